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
    defer { add(ContinuousClock.now - start, to: stage) }
    return try body()
  }

  /// Adds time that was measured elsewhere, as in a helper process.
  public func add(_ spent: Duration, to stage: String) { sums.withLock { $0[stage, default: .zero] += spent } }

  /// Seconds per stage so far.
  public var seconds: [String: Double] {
    sums.withLock { $0 }.mapValues(\.inSeconds)
  }
}
