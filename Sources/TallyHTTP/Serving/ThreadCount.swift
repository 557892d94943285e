internal import Foundation
internal import Synchronization

/// Counts threads, and lets one wait for the last.
final class ThreadCount: Sendable {
  private let count = Mutex(0)
  private let condition = NSCondition()

  func enter() { count.withLock { $0 += 1 } }

  func leave() {
    condition.lock()
    count.withLock { $0 -= 1 }
    condition.broadcast()
    condition.unlock()
  }

  func wait(seconds: Double) {
    let until = Date(timeIntervalSinceNow: seconds)
    condition.lock()
    while count.withLock({ $0 }) > 0, condition.wait(until: until) {}
    condition.unlock()
  }
}
