internal import Foundation
internal import Synchronization

/// Carries items through a closure on several threads and delivers the results in the order of the items.
///
/// Each lane takes the next item and does all of its work, so on `n` cores `n` items are in different stages at once.
/// No item is started that lies more than `ahead` items past the last one delivered: a slow first item cannot fill memory
/// with finished results behind it.
public struct Conveyor: Sendable {
  /// Threads that work.
  public let lanes: Int
  /// How many items may be started and not yet delivered.
  public let ahead: Int

  /// A conveyor; `ahead` is at least `lanes`.
  public init(lanes: Int, ahead: Int? = nil) {
    precondition(lanes > 0, "no lane")
    self.lanes = lanes
    self.ahead = max(lanes, ahead ?? 2 * lanes)
  }

  /// Works off all items. `deliver` is called on the calling thread, once an item, in order.
  public func run<Item: Sendable, Result: Sendable>(
    _ items: [Item], work: @escaping @Sendable (Item) -> Result, deliver: (Int, Result) -> Void
  ) {
    let belt = Belt<Result>(count: items.count, ahead: ahead)
    for lane in 0..<min(lanes, items.count) {
      let thread = Thread {
        while let index = belt.take() { belt.finish(index, with: work(items[index])) }
      }
      thread.name = "lane \(lane)"
      thread.stackSize = 8 << 20  // libtiff and OpenCV run here, and a secondary thread's default stack is small
      thread.start()
    }
    for index in items.indices { deliver(index, belt.await(index)) }
  }
}

/// What lanes and the delivering thread share.
private final class Belt<Result: Sendable>: Sendable {
  private struct State {
    var next = 0, delivered = 0
    var finished = [Int: Result]()
  }

  private let count: Int, ahead: Int
  private let state = Mutex(State())
  // NSCondition is a lock and a signal; the state itself stands under the mutex, so that the compiler checks its use.
  private let changed = NSCondition()

  init(count: Int, ahead: Int) { (self.count, self.ahead) = (count, ahead) }

  /// The next item to work on; waits while the lanes are too far ahead; nil when there is none left.
  func take() -> Int? {
    changed.lock()
    defer { changed.unlock() }
    while true {
      let answer: Int?? = state.withLock { state in
        guard state.next < count else { return .some(nil) }
        guard state.next < state.delivered + ahead else { return nil }
        state.next += 1
        return state.next - 1
      }
      if let answer { return answer }
      changed.wait()
    }
  }

  func finish(_ index: Int, with result: Result) {
    changed.lock()
    state.withLock { $0.finished[index] = result }
    changed.broadcast()
    changed.unlock()
  }

  /// The result of an item; waits for it, and lets the lanes go on by one.
  func await(_ index: Int) -> Result {
    changed.lock()
    defer { changed.unlock() }
    while true {
      if let result = state.withLock({ state -> Result? in
        guard let result = state.finished.removeValue(forKey: index) else { return nil }
        state.delivered = index + 1
        return result
      }) {
        changed.broadcast()
        return result
      }
      changed.wait()
    }
  }
}
