internal import Synchronization

/// Time spent per named stage, summed over scans and threads: what `Benchmarks/pipeline` and `status` show.
public final class StageClock: Sendable {
  private let sums = Mutex<[String: Duration]>([:])

  /// A clock with nothing on it.
  public init() {}

  /// Runs the body and adds its time to the stage.
  public func measure<Result, Failure: Error>(
    _ stage: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = ContinuousClock.now
    defer {
      let spent = ContinuousClock.now - start
      sums.withLock { $0[stage, default: .zero] += spent }
    }
    return try body()
  }

  /// Seconds per stage so far.
  public var seconds: [String: Double] {
    sums.withLock { $0 }.mapValues(\.inSeconds)
  }
}
