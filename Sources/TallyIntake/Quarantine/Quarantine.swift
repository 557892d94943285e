public import TallyCore
public import TallyDomain

/// Takes scans that cannot be read out of the watch folder, with a note that says why (scan-format.md §3.4). The note is
/// written before the first file moves, so that no file is ever there without its reason; after a crash at any point the
/// same call finishes what was begun. Nothing is deleted or overwritten.
public struct Quarantine: Sendable {
  /// The folder in the watch folder.
  public static let folderName = "quarantine"

  private let now: @Sendable () -> String
  private let work: FileWork
  /// So many scans of one stem fit.
  private static let mostOfOneStem = 10_000

  /// `now` gives ISO 8601 in UTC with milliseconds.
  public init(now: @escaping @Sendable () -> String) { self.init(now: now, work: FileWork()) }

  init(now: @escaping @Sendable () -> String, work: FileWork) { (self.now, self.work) = (now, work) }

  /// Moves the files of a delivery to `<folder>/quarantine/` and gives back where they are now; a name that is taken gets
  /// `-2`, `-3` … behind its stem. A file that is gone, or that was replaced since the delivery, is left out.
  public func place(_ delivery: ScanDelivery, problem: Explanation) throws(IntakeError) -> [String] {
    let folder = delivery.folder + "/" + Self.folderName
    try work.makeFolder(folder)
    let berth = try berth(for: delivery, in: folder)
    let moved = delivery.files.map { berth.holds($0) }
    // Where nothing has moved yet, the reason that is known now is the right one. Later it may only be that files are gone.
    if !berth.hasNote || !moved.contains(true) {
      try work.replace(berth.notePath, with: ProblemNote(delivery, problem, at: now()).bytes())
    }
    var places = [String]()
    for (file, isThere) in zip(delivery.files, moved) {
      let source = delivery.folder + "/" + file.name
      let isAtSource = FileState.of(source).map { file.isIn($0) } ?? false
      if isAtSource {
        // Under both names: a crash came between the two steps of the move.
        if isThere { try work.remove(source) } else { try work.move(source, to: berth.path(file)) }
      }
      if isThere || isAtSource { places.append(berth.path(file)) }
    }
    return places
  }

  /// The first set of names that is free, or that a note of this very delivery holds.
  private func berth(for delivery: ScanDelivery, in folder: String) throws(IntakeError) -> Berth {
    for number in 1...Self.mostOfOneStem {
      var berth = Berth(folder: folder, stem: delivery.stem, number: number)
      if !FileState.isNothing(at: berth.notePath) {
        guard ProblemNote.read(berth.notePath)?.isAbout(delivery) == true else { continue }
        berth.hasNote = true
      }
      // A name that somebody else's file bears makes the whole set unusable.
      if delivery.files.allSatisfy({ berth.isFree($0) || (berth.hasNote && berth.holds($0)) }) { return berth }
    }
    throw .fileOperation(
      path: folder, operation: "find a free name for \(delivery.stem)", said: "\(Self.mostOfOneStem) are taken")
  }
}

/// Names in the quarantine for the files of one scan.
private struct Berth {
  let folder: String, stem: String, number: Int
  var hasNote = false

  init(folder: String, stem: String, number: Int) { (self.folder, self.stem, self.number) = (folder, stem, number) }

  private var newStem: String { number == 1 ? stem : "\(stem)-\(number)" }
  var notePath: String { "\(folder)/\(newStem).problem.json" }

  /// Where a file goes: the number stands behind the stem, so that the files of a scan still share one.
  func path(_ file: DeliveredFile) -> String {
    folder + "/" + (file.name.hasPrefix(stem) ? newStem + file.name.dropFirst(stem.count) : file.name)
  }

  func isFree(_ file: DeliveredFile) -> Bool { FileState.isNothing(at: path(file)) }

  /// True where the file, or a whole copy of it, is there.
  func holds(_ file: DeliveredFile) -> Bool {
    FileState.of(path(file)).map { file.isIn($0) || file.isCopied($0) } ?? false
  }
}

extension DeliveredFile {
  /// True for the same file in the same state.
  fileprivate func isIn(_ state: FileState) -> Bool {
    state == FileState(bytes: bytes, modifiedNanoseconds: modifiedNanoseconds, inode: inode)
  }

  /// True for what looks like a copy: the same size and time, as exactly as the coarsest file system (FAT: 2 s) keeps it.
  fileprivate func isCopied(_ state: FileState) -> Bool {
    let difference = state.modifiedNanoseconds.subtractingReportingOverflow(modifiedNanoseconds)
    return state.bytes == bytes && !difference.overflow && difference.partialValue.magnitude <= 2_000_000_000
  }
}

extension FileState {
  /// True where a name is free.
  fileprivate static func isNothing(at path: String) -> Bool { (try? FolderListing.entry(at: path)) == nil }

  /// The regular file at a path; nil where there is none.
  static func of(_ path: String) -> FileState? {
    if case .file(let state)? = try? FolderListing.entry(at: path) { state } else { nil }
  }
}
