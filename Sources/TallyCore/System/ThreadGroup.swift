internal import Foundation
internal import Synchronization

/// Threads that are started here and waited for at the end.
public final class ThreadGroup: Sendable {
  private let running = Mutex(0)
  // NSCondition is a lock and a signal; the count itself stands under the mutex, so that the compiler checks its use.
  private let changed = NSCondition()

  /// A group without a thread.
  public init() {}

  /// Starts a thread. `stackBytes`: its stack, nil for the system's default.
  public func start(_ name: String, stackBytes: Int? = nil, _ body: @escaping @Sendable () -> Void) {
    running.withLock { $0 += 1 }
    let thread = Thread { [self] in
      body()
      changed.lock()
      running.withLock { $0 -= 1 }
      changed.broadcast()
      changed.unlock()
    }
    thread.name = name
    if let stackBytes { thread.stackSize = stackBytes }
    thread.start()
  }

  /// Returns when all have ended.
  public func waitUntilDone() {
    changed.lock()
    while running.withLock({ $0 > 0 }) { changed.wait() }
    changed.unlock()
  }

  /// Returns when all have ended, or after so many seconds.
  public func waitUntilDone(seconds: Double) {
    let deadline = Date(timeIntervalSinceNow: seconds)
    changed.lock()
    while running.withLock({ $0 > 0 }), changed.wait(until: deadline) {}
    changed.unlock()
  }
}
