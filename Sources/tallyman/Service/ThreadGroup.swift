internal import Foundation
internal import Synchronization

/// Threads that are started here and waited for at the end.
final class ThreadGroup: Sendable {
  private let running = Mutex(0)
  private let changed = NSCondition()

  /// Starts a thread.
  func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
    running.withLock { $0 += 1 }
    let thread = Thread { [self] in
      body()
      changed.lock()
      running.withLock { $0 -= 1 }
      changed.broadcast()
      changed.unlock()
    }
    thread.name = name
    thread.start()
  }

  /// Returns when all have ended.
  func waitUntilDone() {
    changed.lock()
    while running.withLock({ $0 > 0 }) { changed.wait() }
    changed.unlock()
  }
}
