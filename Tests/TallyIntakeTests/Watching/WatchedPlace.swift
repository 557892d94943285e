import Foundation
import Synchronization
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyIntake

/// A folder on the disk, a store in memory and a clock that is turned by hand: whoever waits turns it on.
final class WatchedPlace: Sendable {
  struct State {
    var elapsed = Duration.zero
    var events = [IntakeEvent]()
    var recorded = Set<DeliveredFile>()
    var questions = 0
    /// True where the store knows every file.
    var knowsAll = false
    /// Deeds that are done once the clock has passed their time, in order.
    var deeds = [(time: Duration, deed: @Sendable (WatchedPlace) throws -> Void)]()
    /// Thrown by deliveries that this is true for.
    var refuses: @Sendable (IntakeEvent, Duration) -> Bool = { _, _ in false }
    var refusals = 0
  }

  struct Refusal: CataloguedError {
    var explanation: Explanation { Explanation(code: "TLY-TST-001", place: "store", problem: "Full.", remedy: "Wait.") }
  }

  private let state = Mutex(State())
  let folder: String
  /// What the wall clock shows at zero.
  private static let start: Int64 = 1_795_500_000_000_000_000

  init(_ folder: URL) { self.folder = folder.standardizedFileURL.path }

  func change<Result: Sendable>(_ body: @Sendable (inout State) -> Result) -> Result { state.withLock { body(&$0) } }

  var clock: IntakeClock {
    IntakeClock(
      elapsed: { self.state.withLock { $0.elapsed } }, wallNanoseconds: { self.wall },
      pause: { duration in self.turn(by: duration) })
  }

  private var wall: Int64 { Self.start + Int64(state.withLock { $0.elapsed }.inSeconds * 1e9) }

  /// Turns the clock on, but never past the next deed, which is then done.
  private func turn(by duration: Duration) {
    let deed = state.withLock { state -> (@Sendable (WatchedPlace) throws -> Void)? in
      let end = state.elapsed + duration
      guard let first = state.deeds.first, first.time <= end else {
        state.elapsed = end
        return nil
      }
      state.elapsed = max(state.elapsed, first.time)
      state.deeds.removeFirst()
      return first.deed
    }
    do { try deed?(self) } catch { Issue.record(error) }
  }

  func at(_ second: Double, _ deed: @escaping @Sendable (WatchedPlace) throws -> Void) {
    state.withLock { $0.deeds.append((.seconds(second), deed)) }
  }

  /// Writes a file in place; its modification time is the hand-turned clock's.
  func write(_ name: String, _ text: String, ageSeconds: Double = 0) throws {
    let path = folder + "/" + name
    if let handle = FileHandle(forWritingAtPath: path) {
      try handle.truncate(atOffset: 0)
      try handle.write(contentsOf: Data(text.utf8))
      try handle.close()
    } else {
      try Data(text.utf8).write(to: URL(filePath: path))
    }
    let time = Date(timeIntervalSince1970: Double(wall) * 1e-9 - ageSeconds)
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: folder + "/" + name) }

  func watcher(
    manifests: [String] = [], signals: IntakeWatcher.Signals = .listings,
    _ change: (inout IntakeProfile) -> Void = { _ in }
  ) throws -> IntakeWatcher {
    var profile = IntakeProfile(name: "gate", folder: folder)
    change(&profile)
    return try IntakeWatcher(
      profiles: [profile], manifestFolders: manifests, signals: signals, clock: clock,
      isKnown: { _, file in
        self.state.withLock { state in
          state.questions += 1
          return state.knowsAll || state.recorded.contains(file)
        }
      },
      deliver: { event in
        try self.state.withLock { state in
          if state.refuses(event, state.elapsed) {
            state.refusals += 1
            throw Refusal()
          }
          if case .scan(let delivery) = event { state.recorded.formUnion(delivery.files) }
          state.events.append(event)
        }
      })
  }

  /// What was told, the end of alerts that never were left out, without the folder's path.
  var told: [String] {
    state.withLock { $0.events }.compactMap { event in
      if case .alertOver = event { return nil }
      let text = FolderConversation.text(event, at: .zero).dropFirst(2)
      return text.replacingOccurrences(of: folder, with: "w")
    }
  }
}
