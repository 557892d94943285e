import TallyCore
import TallyDomain

@testable import TallyIntake

/// A folder, a store and a clock that exist only here, around the rules of one folder.
struct FolderConversation {
  /// What somebody does.
  enum Deed {
    /// Writes so many bytes under a name, in place; renames a whole file into place; takes it away.
    case write(String, Int64), place(String, Int64), remove(String)
    /// Puts something under a name that is no file.
    case entry(String, FolderEntry)
    /// The folder is listed; the process is started again; the store refuses, or takes again.
    case list, restart, refuse(Bool)
  }

  private(set) var intake: FolderIntake
  private var rules: FolderIntake.Rules
  private var disk = [String: FolderEntry]()
  private var inodes = UInt64(100)
  private var outbox = Outbox<FolderIntake.Item>()
  private var store: Store
  private var isRefusing = false
  private let hasEvents: Bool
  /// What was told and when, as text.
  private(set) var told = [String]()

  /// Recorded files, shared with the closure that the rules ask.
  private final class Store {
    var files = Set<DeliveredFile>()
    var questions = [DeliveredFile: Int]()
    func isKnown(_ file: DeliveredFile) -> Bool {
      questions[file, default: 0] += 1
      return files.contains(file)
    }
  }

  init(_ rules: FolderIntake.Rules, hasEvents: Bool = true) {
    let store = Store()
    (self.rules, self.store, self.hasEvents) = (rules, store, hasEvents)
    intake = FolderIntake(rules, isKnown: store.isKnown)
    list(at: .zero)
  }

  /// The most often that the store was asked about one file in one state.
  var mostQuestions: Int { store.questions.values.max() ?? 0 }

  /// Deeds at seconds, then time goes on to `end`.
  mutating func play(_ deeds: [(second: Double, deed: Deed)], to end: Double) {
    for (second, deed) in deeds {
      pass(to: .seconds(second))
      take(deed, at: .seconds(second))
      work(at: .seconds(second))
    }
    pass(to: .seconds(end))
  }

  /// Time goes by: everything that the rules ask for is done at the moment for which they ask.
  private mutating func pass(to end: Duration) {
    while let next = [intake.nextTime(at: .zero), outbox.nextTime(at: .zero)].compactMap({ $0 }).min(), next <= end {
      work(at: next)
    }
    work(at: end)
  }

  private mutating func work(at now: Duration) {
    for name in intake.takeDue(at: now) { look(name, .looked, at: now) }
    for item in intake.takeReady(at: now) { outbox.put(item) }
    while let item = outbox.next(at: now) {
      guard let event = intake.event(item, at: now) else {
        outbox.accepted(item, wasTold: false)
        continue
      }
      if isRefusing {
        outbox.refused(item, at: now)
        continue
      }
      outbox.accepted(item)
      intake.told(item, event)
      if case .scan(let delivery) = event { store.files.formUnion(delivery.files) }
      told.append(Self.text(event, at: now))
    }
  }

  private mutating func take(_ deed: Deed, at now: Duration) {
    switch deed {
    case .write(let name, let bytes):
      if case .file(let old)? = disk[name] { inodes = max(inodes, old.inode) } else { inodes += 1 }
      let inode = if case .file(let old)? = disk[name] { old.inode } else { inodes }
      disk[name] = .file(FileState(bytes: bytes, modifiedNanoseconds: nanoseconds(now), inode: inode))
      if hasEvents { look(name, .looked, at: now) }
    case .place(let name, let bytes):
      inodes += 1
      disk[name] = .file(FileState(bytes: bytes, modifiedNanoseconds: nanoseconds(now) - 60_000_000_000, inode: inodes))
      if hasEvents { look(name, .renamedIntoPlace, at: now) }
    case .remove(let name):
      disk[name] = nil
      if hasEvents { intake.vanished(name) }
    case .entry(let name, let entry):
      disk[name] = entry
      if hasEvents { look(name, .looked, at: now) }
    case .list: list(at: now)
    case .restart:
      intake = FolderIntake(rules, isKnown: store.isKnown)
      outbox = Outbox()
      list(at: now)
    case .refuse(let refuses): isRefusing = refuses
    }
  }

  private mutating func look(_ name: String, _ sighting: FileSettling.Sighting, at now: Duration) {
    if let entry = disk[name] { intake.seen(name, entry, sighting, at: now) } else { intake.vanished(name) }
  }

  private mutating func list(at now: Duration) {
    intake.beginListing()
    for (name, entry) in disk.sorted(by: { $0.key < $1.key }) {
      var age = Duration.zero
      if case .file(let file) = entry { age = now - .nanoseconds(file.modifiedNanoseconds) }
      intake.seen(name, entry, .listed(age: age), at: now)
    }
    intake.endListing()
  }

  private func nanoseconds(_ time: Duration) -> Int64 { Int64(time.inSeconds * 1e9) }

  static func text(_ event: IntakeEvent, at now: Duration) -> String {
    let words =
      switch event {
      case .scan(let delivery):
        "\(delivery.stem): "
          + (delivery.files.map { "\($0.name) \($0.bytes) \($0.role)" } + delivery.faults).joined(separator: ", ")
      case .manifest(let path): "manifest \(path)"
      case .unknownFile(let path): "unknown \(path)"
      case .remark(let explanation): "\(explanation.code) \(explanation.place)"
      case .alert(let alert): "alert \(alert.kind) \(alert.subject)"
      case .alertOver(let kind, let subject): "over \(kind) \(subject)"
      }
    return "\(Int(now.inSeconds)) \(words)"
  }
}
