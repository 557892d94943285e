internal import Synchronization
internal import TallyCore

/// What the service says to whoever looks after the machine: one line on standard error for each thing, and no flood where
/// the same thing is wrong again and again.
final class ServiceJournal: Sendable {
  private let terminal: Terminal
  private let repeated = Mutex((text: "", count: 0))

  init(_ terminal: Terminal) { self.terminal = terminal }

  /// Says what is wrong, where, what to do.
  func note(_ explanation: Explanation) {
    note(explanation.complaint)
  }

  /// Says something. The same thing at once again is said at its 10th, 100th, 1,000th time.
  func note(_ text: String) {
    let count = repeated.withLock { last in
      last = (text, last.text == text ? last.count + 1 : 1)
      return last.count
    }
    if count == 1 { return terminal.note("\(ServiceClock.now()) \(text)") }
    if [10, 100, 1000, 10_000].contains(count) { terminal.note("\(ServiceClock.now()) \(count) times: \(text)") }
  }
}
