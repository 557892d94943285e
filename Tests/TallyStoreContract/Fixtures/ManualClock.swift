import Synchronization

/// A clock that stands still until it is told otherwise.
final class ManualClock: Sendable {
  private let seconds = Mutex(0)

  /// 2026-11-24T09:00:00.000Z and what was added to it.
  var text: String {
    let now = seconds.withLock { $0 }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "2026-11-24T\(two(9 + now / 3600)):\(two(now / 60 % 60)):\(two(now % 60)).000Z"
  }

  /// Goes on.
  func advance(seconds more: Int) { seconds.withLock { $0 += more } }
}
