/// When one file counts as whole (scan-format.md §3.1): size and modification time have stood still for `settle`, or it was
/// renamed into place. Reads no clock and no disk; `now` is monotonic, so that a stepped clock cannot hang or hurry it.
struct FileSettling: Equatable {
  enum State: Equatable {
    case unseen
    /// `since` it has looked as it does; `from` the moment when it began to change.
    case moving(FileState, since: Duration, from: Duration)
    case settled(FileState, at: Duration)
  }

  /// How the file came to be looked at.
  enum Sighting: Equatable {
    /// It was created, closed by a writer, or due to be looked at again.
    case looked
    /// It was found by listing the folder, so many seconds after its modification time by the wall clock (below zero: its
    /// modification time lies in the future).
    case listed(age: Duration)
    /// It was renamed from another folder or from a name that writers use while they write.
    case renamedIntoPlace
  }

  enum Action: Equatable { case nothing, lookAgain(at: Duration), announce }

  private(set) var state = State.unseen

  mutating func seen(_ file: FileState, _ sighting: Sighting, settle: Duration, at now: Duration) -> Action {
    switch state {
    case .settled(file, _): return .nothing
    case .moving(file, let since, _) where now >= since + settle: return announce(file, at: now)
    case _ where isWhole(file, sighting, settle: settle): return announce(file, at: now)
    case .moving(file, let since, _): return .lookAgain(at: since + settle)
    case .moving(_, _, let from): state = .moving(file, since: now, from: from)
    case .unseen, .settled: state = .moving(file, since: now, from: now)
    }
    return .lookAgain(at: now + settle)
  }

  /// A rename proves that the file is whole. A listing shows no renames, but an inode under this name that was not there
  /// before and was last written longer than `settle` ago can only have been renamed, or have stood still.
  private func isWhole(_ file: FileState, _ sighting: Sighting, settle: Duration) -> Bool {
    switch sighting {
    case .looked: false
    case .renamedIntoPlace: true
    case .listed(let age): age >= settle && inode != file.inode
    }
  }

  private mutating func announce(_ file: FileState, at now: Duration) -> Action {
    state = .settled(file, at: now)
    return .announce
  }

  private var inode: UInt64? {
    switch state {
    case .unseen: nil
    case .moving(let file, _, _), .settled(let file, _): file.inode
    }
  }

  /// The file as it settled, and when.
  var settled: (file: FileState, at: Duration)? {
    if case .settled(let file, let at) = state { (file, at) } else { nil }
  }

  /// Since when it has been changing; nil where it does not.
  var movingFrom: Duration? {
    if case .moving(_, _, let from) = state { from } else { nil }
  }
}
