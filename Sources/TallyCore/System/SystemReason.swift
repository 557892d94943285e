internal import Glibc

/// The system's words for why a call failed.
public enum SystemReason {
  /// Of the call that failed last on this thread.
  public static var last: String { of(errno) }

  /// Of an error number.
  public static func of(_ number: Int32) -> String { String(cString: strerror(number)) }
}
