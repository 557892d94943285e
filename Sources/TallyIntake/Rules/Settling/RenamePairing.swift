/// Tells renames into place from other renames: the kernel tells of both ends of a rename, the old name first.
struct RenamePairing: Equatable {
  /// Old names whose new ones have not been seen: the last few, because a rename to another folder never shows its end.
  private var left = [(cookie: UInt32, name: String)]()
  private static let remembered = 64

  static func == (a: RenamePairing, b: RenamePairing) -> Bool { a.left.elementsEqual(b.left) { $0 == $1 } }

  /// A name was renamed away.
  mutating func movedOut(_ name: String, cookie: UInt32) {
    left.append((cookie, name))
    if left.count > Self.remembered { left.removeFirst() }
  }

  /// A name appeared by a rename. It is in place where it comes from a name for writing or from another folder; a rename
  /// among the folder's own names says nothing of whether its writer is done.
  mutating func movedIn(cookie: UInt32) -> FileSettling.Sighting {
    guard let index = left.firstIndex(where: { $0.cookie == cookie }) else { return .renamedIntoPlace }
    return FileErrand.isTemporary(left.remove(at: index).name) ? .renamedIntoPlace : .looked
  }
}
