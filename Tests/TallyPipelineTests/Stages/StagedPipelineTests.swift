import Synchronization
import TallyPipeline
import Testing

/// Hands out 0, 1, 2 … up to a count, then nothing.
private final class Numbers: Sendable {
  private let next = Mutex(0)
  private let count: Int
  init(_ count: Int) { self.count = count }
  var handedOut: Int { next.withLock { $0 } }
  func take() -> Int? {
    next.withLock { next in
      guard next < count else { return nil }
      next += 1
      return next - 1
    }
  }
}

@Test(arguments: [1, 2, 5], [0, 1, 3, 200])
func everyItemGoesThroughEveryStageOnce(lanes: Int, count: Int) {
  let numbers = Numbers(count), arrived = Mutex([Int]())
  let pipeline = StagedPipeline()
  let first = pipeline.source("numbers", capacity: 2) { numbers.take() }
  let doubled = pipeline.stage("double", lanes: lanes, from: first, capacity: 1) { $0 * 2 }
  let kept = pipeline.stage("drop sevens", lanes: lanes, from: doubled, capacity: 3) { $0 % 7 == 0 ? nil : "\($0)" }
  pipeline.sink("gather", lanes: 1, from: kept) { text in arrived.withLock { $0.append(Int(text) ?? -1) } }
  pipeline.waitUntilDone()
  #expect(arrived.withLock { $0.sorted() } == (0..<count).map { $0 * 2 }.filter { $0 % 7 != 0 })
  let figures = pipeline.meters.map(\.now)
  #expect(pipeline.meters.map(\.name) == ["double", "drop sevens", "gather"])
  #expect(figures.map(\.finished) == [count, count, arrived.withLock { $0.count }])
  #expect(figures.allSatisfy { $0.running == 0 && $0.waiting == 0 })
  #expect(figures.map(\.lanes) == [lanes, lanes, 1])
}

/// While the last stage is held, no more may be taken from the source than queues and lanes have room for.
@Test func aSlowStageHoldsUpTheSource() {
  let numbers = Numbers(1000), gate = BoundedQueue<Int>(capacity: 1), taken = Mutex(0)
  let pipeline = StagedPipeline()
  let first = pipeline.source("numbers", capacity: 2) { numbers.take() }
  let second = pipeline.stage("pass", lanes: 2, from: first, capacity: 3) { $0 }
  pipeline.sink("held", lanes: 1, from: second) { _ in
    _ = gate.take()
    taken.withLock { $0 += 1 }
  }
  // In each queue what it holds, in each lane one, one in the hand of the source, and one more for each that is let go.
  let room = 2 + 3 + 2 + 1 + 1
  var worst = 0
  for _ in 0..<1000 {
    worst = max(worst, numbers.handedOut - taken.withLock { $0 })
    _ = gate.put(0)
  }
  gate.close()
  pipeline.waitUntilDone()
  #expect(worst <= room + 1, "one may be between the gate and its count")
  #expect(taken.withLock { $0 } == 1000)
}

@Test func aClosedQueueTakesNothingAndGivesWhatIsLeft() {
  let queue = BoundedQueue<Int>(capacity: 3)
  #expect(queue.put(1) && queue.put(2))
  queue.close()
  #expect(!queue.put(3))
  #expect(queue.depth == 2)
  #expect(queue.take() == 1 && queue.take() == 2 && queue.take() == nil && queue.take() == nil)
}

@Test func aRingBeforeTheWaitIsNotLost() {
  let signal = WorkSignal()
  signal.ring()
  signal.wait(seconds: 3600)  // would outlast the test run
  #expect(!signal.isStopped)
  signal.stop()
  signal.wait(seconds: 3600)
  #expect(signal.isStopped)
}

@Test func meteredTimeIsTheTimeOfTheWork() {
  let time = Mutex(ContinuousClock.now)
  let pipeline = StagedPipeline { time.withLock { $0 } }
  let numbers = Numbers(3)
  let first = pipeline.source("numbers", capacity: 1) { numbers.take() }
  pipeline.sink("work", lanes: 1, from: first) { number in time.withLock { $0 += .seconds(number) } }
  pipeline.waitUntilDone()
  #expect(pipeline.meters[0].now.seconds == 3)
}
