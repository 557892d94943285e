internal import Foundation
internal import TallyCore

/// What intake knows of time. Waiting goes by `elapsed` alone, so that a stepped wall clock cannot hang or hurry it.
public struct IntakeClock: Sendable {
  /// Time since some moment; never goes back.
  public var elapsed: @Sendable () -> Duration
  /// Nanoseconds since 1970, to tell how old a file is.
  public var wallNanoseconds: @Sendable () -> Int64
  /// Lets time pass; nil: waits in the kernel, where an event or a request to stop ends the wait.
  public var pause: (@Sendable (Duration) -> Void)?

  /// A clock of these parts.
  public init(
    elapsed: @escaping @Sendable () -> Duration, wallNanoseconds: @escaping @Sendable () -> Int64,
    pause: (@Sendable (Duration) -> Void)? = nil
  ) {
    (self.elapsed, self.wallNanoseconds, self.pause) = (elapsed, wallNanoseconds, pause)
  }

  /// The machine's clocks.
  public static var system: IntakeClock {
    let start = ContinuousClock.now
    return IntakeClock(
      elapsed: { ContinuousClock.now - start },
      wallNanoseconds: {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
      })
  }

  /// Now, as ISO 8601 in UTC with milliseconds.
  var timestamp: String { Self.timestamp(nanoseconds: wallNanoseconds()) }

  /// ISO 8601 in UTC with milliseconds.
  static func timestamp(nanoseconds: Int64) -> String {
    // Whole milliseconds first: the format would round them from a binary fraction.
    let milliseconds = (Double(nanoseconds) / 1_000_000).rounded(.down)
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    return Date(timeIntervalSince1970: (milliseconds + 0.25) / 1000).formatted(style)
  }
}
