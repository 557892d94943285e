internal import TallyDomain

/// The files of one folder that decide about each other's roles (`ScanName.family`): mostly one scan, seldom two.
struct ScanFamily {
  /// Whether the store knows a settled file in its state.
  enum Standing: Equatable {
    /// Not asked yet, in this state and role.
    case unasked
    /// No delivery holds it, or one does, in this role.
    case fresh(DeliveredFile.Role), recorded(DeliveredFile.Role)
  }

  /// One file.
  struct Member {
    let name: String
    var settling = FileSettling()
    var standing = Standing.unasked
    /// True where it may stand in the place of a file that was delivered.
    var mayReplace: Bool
    /// The listing that saw it last.
    var listing: UInt32
    /// True once it was said that no picture came for it.
    var isCalledLonely = false
  }

  /// Files in the order in which they were first seen; a handful.
  private(set) var members = [Member]()
  /// A delivered file went away while others stayed: what comes next may stand in its place.
  private var hasLost = false

  /// True where nothing is left of it.
  var isEmpty: Bool { members.isEmpty }

  /// A look at one file. `isFirst` where nothing is known of what was there before.
  mutating func seen(
    _ name: String, _ file: FileState, _ sighting: FileSettling.Sighting, settle: Duration, isFirst: Bool,
    listing: UInt32, at now: Duration
  ) -> FileSettling.Action {
    let index: Int
    if let found = members.firstIndex(where: { $0.name == name }) {
      index = found
    } else {
      index = members.count
      members.append(Member(name: name, mayReplace: isFirst || hasLost, listing: listing))
    }
    members[index].listing = listing
    let before = members[index].settling.settled?.file
    let action = members[index].settling.seen(file, sighting, settle: settle, at: now)
    if before != nil, before != members[index].settling.settled?.file {
      if case .recorded = members[index].standing { members[index].mayReplace = true }
      members[index].standing = .unasked
      members[index].isCalledLonely = false
    }
    return action
  }

  /// A file is no longer there.
  mutating func vanished(_ name: String) {
    remove { $0.name == name }
  }

  /// Names of files that the listing did not find.
  func unseen(in listing: UInt32) -> [String] {
    members.contains { $0.listing != listing } ? members.filter { $0.listing != listing }.map(\.name) : []
  }

  private mutating func remove(_ isGone: (Member) -> Bool) {
    hasLost =
      hasLost
      || members.contains { member in
        if isGone(member), case .recorded = member.standing { true } else { false }
      }
    members.removeAll(where: isGone)
  }

  /// The scans that the names make now.
  var scans: [ScanGroup] { ScanGroup.groups(names: members.map(\.name)) }

  /// Files of a scan with their roles, in the order of a delivery.
  private func files(of scan: ScanGroup) -> [(index: Int, role: DeliveredFile.Role)] {
    let named =
      scan.images.map { ($0.name, DeliveredFile.Role($0.role)) } + (scan.sidecar.map { [($0, .sidecar)] } ?? [])
    return named.compactMap { name, role in members.firstIndex { $0.name == name }.map { ($0, role) } }
  }

  /// Asks the store about settled files of which it was not asked in their state and role.
  mutating func ask(about scans: [ScanGroup], _ isKnown: (DeliveredFile) -> Bool) {
    for scan in scans {
      for (index, role) in files(of: scan) { ask(index, role, isKnown) }
    }
    for index in lonelySidecars(scans) { ask(index, .sidecar, isKnown) }
  }

  private mutating func ask(_ index: Int, _ role: DeliveredFile.Role, _ isKnown: (DeliveredFile) -> Bool) {
    let standing = members[index].standing
    guard standing != .fresh(role), standing != .recorded(role), let file = delivered(index, role) else { return }
    members[index].standing = isKnown(file) ? .recorded(role) : .fresh(role)
  }

  private func delivered(_ index: Int, _ role: DeliveredFile.Role) -> DeliveredFile? {
    members[index].settling.settled.map { file, _ in
      DeliveredFile(
        name: members[index].name, role: role, bytes: file.bytes, modifiedNanoseconds: file.modifiedNanoseconds,
        inode: file.inode)
    }
  }

  /// What is to be done with one of the scans.
  func decide(_ scan: ScanGroup, by rules: ScanGathering, at now: Duration) -> ScanGathering.Decision {
    let files = files(of: scan).map { index, role in
      ScanGathering.File(
        role: role, settledAt: members[index].settling.settled?.at, isFresh: members[index].standing == .fresh(role),
        mayReplace: members[index].mayReplace)
    }
    return rules.decide(files, at: now)
  }

  /// The settled files of a scan, as they are delivered.
  func delivery(of scan: ScanGroup) -> [DeliveredFile] { files(of: scan).compactMap { delivered($0.index, $0.role) } }

  /// The store has recorded these files.
  mutating func recorded(_ files: [DeliveredFile]) {
    for file in files {
      guard let index = members.firstIndex(where: { $0.name == file.name }), delivered(index, file.role) == file else {
        continue
      }
      members[index].standing = .recorded(file.role)
      members[index].mayReplace = false
    }
    hasLost = false
  }

  /// Sidecars that belong to no picture.
  private func lonelySidecars(_ scans: [ScanGroup]) -> [Int] {
    members.indices.filter { index in
      let name = members[index].name
      return ScanName.sidecarStem(name) != nil && !scans.contains { $0.sidecar == name }
    }
  }

  /// Names of sidecars for which no picture came in this time and of which nothing was said yet, and when the next one
  /// will be one of them.
  func lonely(_ scans: [ScanGroup], after wait: Duration, at now: Duration) -> (names: [String], next: Duration?) {
    var (names, next) = ([String](), Duration?.none)
    for index in lonelySidecars(scans)
    where !members[index].isCalledLonely && members[index].standing == .fresh(.sidecar) {
      guard let settled = members[index].settling.settled?.at else { continue }
      let time = settled + wait
      if time <= now { names.append(members[index].name) } else { next = min(next ?? time, time) }
    }
    return (names, next)
  }

  /// It was said that no picture came for this sidecar.
  mutating func calledLonely(_ name: String) {
    if let index = members.firstIndex(where: { $0.name == name }) { members[index].isCalledLonely = true }
  }
}
