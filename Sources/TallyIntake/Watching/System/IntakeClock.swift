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
      wallNanoseconds: { Timestamp.nanosecondsNow })
  }

  /// Now, as everything is recorded.
  var timestamp: String { Timestamp.text(nanoseconds: wallNanoseconds()) }
}
