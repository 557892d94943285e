internal import Foundation
internal import Synchronization

/// Wakes a source that waits for work: whoever records new work rings, whoever waits returns at once or after a time.
/// A ring that comes while nobody waits is not lost.
public final class WorkSignal: Sendable {
  private struct State {
    var hasRung = false, isStopped = false
  }

  private let state = Mutex(State())
  private let changed = NSCondition()

  /// A signal that has not rung.
  public init() {}

  /// There is work.
  public func ring() { change { $0.hasRung = true } }

  /// There will be no more work; nobody waits any longer.
  public func stop() { change { $0.isStopped = true } }

  /// True after `stop`.
  public var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Waits for a ring, for the stop, or for so many seconds, whichever is first.
  public func wait(seconds: Double) {
    let deadline = Date(timeIntervalSinceNow: seconds)
    changed.lock()
    defer { changed.unlock() }
    while !state.withLock({ $0.hasRung || $0.isStopped }) {
      guard changed.wait(until: deadline) else { break }
    }
    state.withLock { $0.hasRung = false }
  }

  private func change(_ body: (inout State) -> Void) {
    changed.lock()
    state.withLock { body(&$0) }
    changed.broadcast()
    changed.unlock()
  }
}
