internal import Foundation
internal import Synchronization
internal import TallyKernelTable

/// A few threads that work through the chunks of one job after the other. The caller is one of them, so a team of one
/// has no thread at all. A team serves one caller at a time; several runs at once each have a team of their own.
///
/// What a chunk is never depends on the number of threads: results are the same bits for any team.
public final class WorkerTeam: Sendable {
  /// Threads at work, the caller included.
  public let threads: Int
  /// The instructions that they compute with.
  public let instructions: InstructionSet
  let kernels: KernelTable
  private let room: WorkRoom

  /// Starts `threads − 1` threads (at least none); they sleep between jobs and end with the team.
  public init(threads: Int, instructions: InstructionSet = .best) {
    self.threads = max(1, threads)
    (self.instructions, kernels) = (instructions, instructions.kernels)
    let room = WorkRoom()
    self.room = room
    for worker in 1..<max(2, threads) where worker < threads {
      let thread = Thread { room.work(as: worker) }
      thread.name = "tally-\(worker)"
      thread.stackSize = 1 << 20
      thread.start()
    }
  }

  deinit { room.close() }

  /// Calls `body` once for each chunk `0 ..< count`, with the index of the thread it runs on, and returns when all are
  /// done. Threads take the next chunk when they have finished one, so that a slow core holds nobody up.
  public func forEach(_ count: Int, _ body: @Sendable (_ chunk: Int, _ worker: Int) -> Void) {
    if threads == 1 || count <= 1 {
      for chunk in 0..<max(count, 0) { body(chunk, 0) }
      return
    }
    withoutActuallyEscaping(body) { room.run(count, helpers: threads - 1, $0) }
  }
}

/// The shared state of a team: the job on the table and who is still busy with it.
///
/// `@unchecked Sendable` is safe because every stored property but the atomic counter is read and written only while
/// `condition` is locked; the chunk counter hands each chunk to exactly one thread.
private final class WorkRoom: @unchecked Sendable {
  private typealias Body = @Sendable (Int, Int) -> Void
  private let condition = NSCondition()
  private let next = Atomic<Int>(0)
  /// What `generation` and `busy` are, for a look without the lock; whoever acts on it takes the lock and looks again.
  private let announced = Atomic<Int>(0), atWork = Atomic<Int>(0)
  private var body: Body?
  private var count = 0
  private var generation = 0
  private var busy = 0
  private var closed = false

  func run(_ count: Int, helpers: Int, _ body: @escaping @Sendable (Int, Int) -> Void) {
    condition.lock()
    precondition(busy == 0, "a team serves one caller at a time")
    (self.body, self.count, busy) = (body, count, helpers)
    next.store(0, ordering: .relaxed)
    generation += 1
    atWork.store(helpers, ordering: .relaxed)
    announced.store(generation, ordering: .releasing)
    condition.broadcast()
    condition.unlock()
    drain(body, count, worker: 0)
    lookOut { atWork.load(ordering: .acquiring) == 0 }
    condition.lock()
    while busy > 0 { condition.wait() }
    self.body = nil
    condition.unlock()
  }

  func work(as worker: Int) {
    var seen = 0
    while true {
      lookOut { announced.load(ordering: .acquiring) != seen }
      condition.lock()
      while !closed && (generation == seen || body == nil) { condition.wait() }
      if closed {
        condition.unlock()
        return
      }
      seen = generation
      condition.unlock()
      drainJob(worker: worker)
      condition.lock()
      busy -= 1
      atWork.store(busy, ordering: .releasing)
      if busy == 0 { condition.broadcast() }
      condition.unlock()
    }
  }

  /// Holds the job's closure only as long as it is at work on it: `run` promises that nothing does when it returns.
  @inline(never) private func drainJob(worker: Int) {
    condition.lock()
    let (job, chunks) = (body, count)
    condition.unlock()
    if let job { drain(job, chunks, worker: worker) }
  }

  /// Looks for something that is likely to come in some ten microseconds, which is less than falling asleep and being
  /// woken takes; gives the core away in between, because others may need it.
  private func lookOut(_ isThere: () -> Bool) {
    for _ in 0..<Self.looks {
      if isThere() { return }
      sched_yield()
    }
  }

  /// One takes about 0.3 µs on an idle core.
  private static let looks = 100

  func close() {
    condition.lock()
    closed = true
    announced.store(-1, ordering: .releasing)
    condition.broadcast()
    condition.unlock()
  }

  private func drain(_ body: Body, _ count: Int, worker: Int) {
    while true {
      let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if chunk >= count { return }
      body(chunk, worker)
    }
  }
}
