internal import TallyCore
internal import TallyDomain

/// One watched folder: is told what was seen of it, says what to look at and when, and what is ready to be told. Reads no
/// clock and no disk; all times are of one monotonic clock.
struct FolderIntake {
  /// What the folder takes, and by which times.
  struct Rules {
    /// Absolute path, and the name of its profile.
    var folder: String, profile = ""
    /// Scans or manifests.
    var takes = FileErrand.Folder.scans
    /// How long a file must stand still.
    var settle = Duration.seconds(2)
    /// When a scan is complete.
    var gathering = ScanGathering()
  }

  /// Something that is ready to be told.
  enum Item: Hashable {
    /// A scan by its family and stem.
    case scan(family: String, stem: String)
    /// A file or a remark by the name of its file.
    case single(String), lonely(family: String, name: String), stillChanging(String)
  }

  private enum Task: Hashable { case look(String), gather(String) }

  /// An entry that belongs to no scan.
  struct Single {
    var kind: Kind
    var settling = FileSettling()
    var isTold = false
    var listing: UInt32

    enum Kind: Equatable { case manifest, unknown, notOpened(FolderEntry), unreadableName }
  }

  let rules: Rules
  private let isKnown: (DeliveredFile) -> Bool
  var families = [String: ScanFamily]()
  var singles = [String: Single]()
  private var agenda = Agenda<Task>()
  private var touched = [String]()
  private var ready = [Item]()
  private var listing: UInt32 = 0
  private var hasListed = false
  private var abandoned = Set<String>()
  /// Names that were not there at the first listing are passed over from then on (one pass over what is there).
  var takesNewcomers = true

  /// Nothing is known of the folder yet. `isKnown` says whether a recorded delivery holds this file in this state.
  init(_ rules: Rules, isKnown: @escaping (DeliveredFile) -> Bool) { (self.rules, self.isKnown) = (rules, isKnown) }

  // MARK: What was seen

  /// A listing of the whole folder begins; what it does not show is gone when it ends.
  mutating func beginListing() { listing &+= 1 }

  /// An entry was seen.
  mutating func seen(_ name: String, _ entry: FolderEntry, _ sighting: FileSettling.Sighting, at now: Duration) {
    let errand = FileErrand(name, in: rules.takes)
    guard errand != .passedOver, !abandoned.contains(name) else { return }
    guard case .file(let file) = entry else { return note(name, .notOpened(entry)) }
    let action: FileSettling.Action
    switch errand {
    case .scan(let family):
      guard takesNewcomers || families[family] != nil else { return }
      if singles[name] != nil { forget(name) }
      action = families[family, default: ScanFamily()].seen(
        name, file, sighting, settle: rules.settle, isFirst: !hasListed, listing: listing, at: now)
      // A file that begins to change can end a wait as well as one that ends to change.
      if action != .nothing { touched.append(family) }
    case .manifest, .unknown:
      guard takesNewcomers || singles[name] != nil else { return }
      let kind = errand == .manifest ? Single.Kind.manifest : .unknown
      if singles[name].map({ $0.kind != kind }) ?? true { singles[name] = Single(kind: kind, listing: listing) }
      action = settle(single: name, file, sighting, at: now)
    case .passedOver: return
    }
    switch action {
    case .lookAgain(let time): agenda.set(.look(name), at: time)
    case .announce, .nothing: agenda.remove(.look(name))
    }
  }

  /// A name that cannot be read was seen.
  mutating func seenUnreadableName() { note("", .unreadableName) }

  private mutating func settle(
    single name: String, _ file: FileState, _ sighting: FileSettling.Sighting, at now: Duration
  ) -> FileSettling.Action {
    guard var single = singles[name] else { return .nothing }
    single.listing = listing
    let action = single.settling.seen(file, sighting, settle: rules.settle, at: now)
    if action == .announce {
      // Unknown files are told once, manifests after every change.
      if single.kind == .manifest { single.isTold = false }
      if !single.isTold { ready.append(.single(name)) }
    }
    singles[name] = single
    return action
  }

  private mutating func note(_ name: String, _ kind: Single.Kind) {
    guard singles[name]?.kind != kind else {
      singles[name]?.listing = listing
      return
    }
    if let family = ScanName.family(name), families[family] != nil { vanished(name) }
    singles[name] = Single(kind: kind, listing: listing)
    agenda.remove(.look(name))
    ready.append(.single(name))
  }

  /// An entry is no longer there.
  mutating func vanished(_ name: String) {
    forget(name)
    guard let family = ScanName.family(name), families[family] != nil else { return }
    families[family]?.vanished(name)
    touched.append(family)
  }

  private mutating func forget(_ name: String) {
    agenda.remove(.look(name))
    singles[name] = nil
  }

  /// The listing is at its end.
  mutating func endListing() {
    hasListed = true
    for name in singles.filter({ $0.value.listing != listing }).keys { forget(name) }
    for name in families.values.flatMap({ $0.unseen(in: listing) }) { vanished(name) }
  }

  // MARK: What is to be done

  /// Names that are to be looked at now. What has become complete by now is added to what is ready.
  mutating func takeDue(at now: Duration) -> [String] {
    var names = [String]()
    while let task = agenda.takeDue(at: now) {
      switch task {
      case .look(let name): names.append(name)
      case .gather(let family): touched.append(family)
      }
    }
    return names
  }

  /// Judges the scans that something happened to, some hundreds at a time so that a caller can stop in between, and gives
  /// what has become ready since the last time, in order.
  mutating func takeReady(at now: Duration) -> [Item] {
    let batch = touched.prefix(Self.judgedAtMost)
    touched.removeFirst(batch.count)
    var judged = Set<String>()
    for family in batch where judged.insert(family).inserted { gather(family, at: now) }
    defer { ready = [] }
    return ready
  }

  /// Scans judged in one go.
  private static let judgedAtMost = 512

  private mutating func gather(_ key: String, at now: Duration) {
    agenda.remove(.gather(key))
    guard families[key]?.isEmpty == false else {
      families[key] = nil
      return
    }
    let scans = families[key]?.scans ?? []
    families[key]?.ask(about: scans, isKnown)
    guard let family = families[key] else { return }
    var next: Duration?
    for scan in scans {
      switch family.decide(scan, by: rules.gathering, at: now) {
      case .nothing: break
      case .wait(let until): next = min(next ?? until, until)
      case .deliver: ready.append(.scan(family: key, stem: scan.stem))
      }
    }
    let lonely = family.lonely(scans, after: lonelyWait, at: now)
    ready += lonely.names.map { .lonely(family: key, name: $0) }
    if let time = [next, lonely.next].compactMap({ $0 }).min() { agenda.set(.gather(key), at: time) }
  }

  var lonelyWait: Duration { max(rules.gathering.sidecarWait, rules.gathering.planeWait) }

  /// When `takeDue` or `takeReady` has something to do.
  mutating func nextTime(at now: Duration) -> Duration? { touched.isEmpty ? agenda.next() : now }

  /// True where nothing settles and nothing waits for its time.
  var isIdle: Bool { agenda.isEmpty && touched.isEmpty && ready.isEmpty }

  /// Stops waiting for files that have been changing for longer than this, and says so.
  mutating func giveUpMoving(after limit: Duration, at now: Duration) {
    let looks = agenda.tasks.compactMap { task in if case .look(let name) = task { name } else { nil } }
    for name in looks {
      let settling =
        singles[name]?.settling
        ?? ScanName.family(name).flatMap { families[$0]?.members.first { $0.name == name }?.settling }
      guard let from = settling?.movingFrom, from + limit <= now else { continue }
      agenda.remove(.look(name))
      abandoned.insert(name)
      ready.append(.stillChanging(name))
    }
  }
}
