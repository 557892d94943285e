internal import Synchronization
internal import TallyCore

/// Stages that run at once, each on its own lanes, with bounded queues between them: while one scan is in the network the
/// next is decoded, and a slow stage holds up those before it instead of filling memory.
///
/// Stages are added from the source on; each returns the queue that the next one reads. A stage that returns nil for an item
/// is done with it. Ends by itself: when the source has no more, every stage finishes what is in it and closes what follows.
public final class StagedPipeline: Sendable {
  private let started = Mutex([StageMeter]())
  private let threads = ThreadGroup()
  private let clock: @Sendable () -> ContinuousClock.Instant

  /// An empty pipeline; `clock` measures the work of stages.
  public init(clock: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }) {
    self.clock = clock
  }

  /// The meters of all stages, in order.
  public var meters: [StageMeter] { started.withLock { $0 } }

  /// Starts a lane that feeds the first stage from `next`, which waits for work itself and returns nil when there will be
  /// no more.
  public func source<Item: Sendable>(
    _ name: String, capacity: Int, next: @escaping @Sendable () -> Item?
  ) -> BoundedQueue<Item> {
    let output = BoundedQueue<Item>(capacity: capacity)
    start(name, lanes: 1, whenAllAreDone: { output.close() }) {
      while let item = next() {
        guard output.put(item) else { return }
      }
    }
    return output
  }

  /// Starts a stage of so many lanes between `input` and the queue that it returns.
  public func stage<Input: Sendable, Output: Sendable>(
    _ name: String, lanes: Int, from input: BoundedQueue<Input>, capacity: Int,
    work: @escaping @Sendable (Input) -> Output?
  ) -> BoundedQueue<Output> {
    let output = BoundedQueue<Output>(capacity: capacity)
    sink(name, lanes: lanes, from: input, whenDone: { output.close() }) { item in
      if let result = work(item) { _ = output.put(result) }
    }
    return output
  }

  /// Starts the last stage.
  public func sink<Input: Sendable>(
    _ name: String, lanes: Int, from input: BoundedQueue<Input>, work: @escaping @Sendable (Input) -> Void
  ) {
    sink(name, lanes: lanes, from: input, whenDone: {}, work: work)
  }

  private func sink<Input: Sendable>(
    _ name: String, lanes: Int, from input: BoundedQueue<Input>, whenDone: @escaping @Sendable () -> Void,
    work: @escaping @Sendable (Input) -> Void
  ) {
    precondition(lanes > 0, "a stage without a lane")
    let meter = StageMeter(name: name, lanes: lanes) { input.depth }
    started.withLock { $0.append(meter) }
    start(name, lanes: lanes, whenAllAreDone: whenDone) { [clock] in
      while let item = input.take() {
        meter.start()
        let began = clock()
        work(item)
        meter.finish(after: clock() - began)
      }
    }
  }

  /// Waits until every stage has finished what was in it.
  public func waitUntilDone() { threads.waitUntilDone() }

  private func start(
    _ name: String, lanes: Int, whenAllAreDone: @escaping @Sendable () -> Void, body: @escaping @Sendable () -> Void
  ) {
    let left = LaneCount(lanes)
    for lane in 0..<lanes {
      // OpenCV and the network run here, and a secondary thread's default stack is small.
      threads.start("\(name) \(lane)", stackBytes: 8 << 20) {
        body()
        if left.oneIsDone() == 0 { whenAllAreDone() }
      }
    }
  }
}

/// Lanes of a stage that still work.
private final class LaneCount: Sendable {
  private let count: Mutex<Int>

  init(_ lanes: Int) { count = Mutex(lanes) }

  /// Counts one as done; how many are left.
  func oneIsDone() -> Int {
    count.withLock { count in
      count -= 1
      return count
    }
  }
}
