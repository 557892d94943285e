/// What the name of an image file says: the stem of its scan and the role of the file in it.
public struct ScanName: Sendable, Equatable {
  /// Which planes an image file holds, as its name says.
  public enum Role: String, Sendable, Equatable {
    /// All there are: `<stem>.tif`.
    case all
    /// One energy: `<stem>_high.tif` or `<stem>_H.tif`, `<stem>_low.tif` or `<stem>_L.tif`.
    case high, low
  }

  /// What the names of the scan's files share.
  public let stem: String
  /// What the file holds.
  public let role: Role

  /// Nil for a name that is no image: another extension, a dot file, a file still being written.
  public init?(_ name: String) {
    guard [".tif", ".tiff", ".png"].contains(where: { Self.ends(name, with: $0) }), name.utf8.first != Self.dot,
      let base = Self.split(name)?.base
    else { return nil }
    (stem, role) = Self.plane(of: base) ?? (base, .all)
  }

  /// A name without a role in it.
  public init(stem: String) { (self.stem, role) = (stem, .all) }

  /// The stem for which a file is the sidecar; nil for any other file, also for our own `.problem.json`
  /// and `.receipt.json`.
  public static func sidecarStem(_ name: String) -> String? {
    guard ends(name, with: ".json"), name.utf8.first != dot, !ends(name, with: ".problem.json"),
      !ends(name, with: ".receipt.json")
    else { return nil }
    return split(name)?.base
  }

  /// Everything before the last dot, and what follows it.
  public static func split(_ name: String) -> (base: String, ending: String)? {
    guard let point = name.utf8.lastIndex(of: dot), point != name.startIndex else { return nil }
    return (String(name[..<point]), String(name[name.utf8.index(after: point)...]))
  }

  private static let dot = UInt8(ascii: ".")

  /// True where a name ends in these ASCII letters, which are given in lower case, whatever case the name is in. Looks at
  /// bytes: a watch folder may have a hundred thousand names.
  public static func ends(_ name: String, with ending: String) -> Bool {
    let (name, ending) = (name.utf8, ending.utf8)
    guard name.count >= ending.count else { return false }
    return zip(name.suffix(ending.count), ending).allSatisfy { byte, wanted in
      byte == wanted || ((65...90).contains(byte) && byte | 0x20 == wanted)
    }
  }

  /// What is left of a base name without the suffix that names a plane, and that plane; nil without such a suffix.
  static func plane(of base: String) -> (stem: String, role: Role)? {
    for (suffix, role) in [("_high", Role.high), ("_low", .low), ("_h", .high), ("_l", .low)]
    where ends(base, with: suffix) && base.utf8.count > suffix.utf8.count {
      return (String(base.utf8.dropLast(suffix.utf8.count)) ?? base, role)
    }
    return nil
  }

  /// What the names of all files that may decide about each other's roles share: the base without any plane suffix. Files
  /// of different families can be grouped apart. Nil for a file that is neither image nor sidecar.
  public static func family(_ name: String) -> String? {
    guard [".tif", ".tiff", ".png", ".json"].contains(where: { ends(name, with: $0) }),
      ScanName(name) != nil || sidecarStem(name) != nil, var base = split(name)?.base
    else { return nil }
    while let shorter = plane(of: base)?.stem { base = shorter }
    return base
  }
}
