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
    guard !name.hasPrefix("."), let (base, ending) = Self.split(name) else { return nil }
    guard ["tif", "tiff", "png"].contains(ending.lowercased()) else { return nil }
    (stem, role) = Self.plane(of: base) ?? (base, .all)
  }

  /// A name without a role in it.
  public init(stem: String) { (self.stem, role) = (stem, .all) }

  /// The stem for which a file is the sidecar; nil for any other file, also for our own `.problem.json`
  /// and `.receipt.json`.
  public static func sidecarStem(_ name: String) -> String? {
    guard !name.hasPrefix("."), let (base, ending) = split(name), ending.lowercased() == "json" else { return nil }
    return [".problem", ".receipt"].contains { base.lowercased().hasSuffix($0) } ? nil : base
  }

  /// Everything before the last dot, and what follows it.
  public static func split(_ name: String) -> (base: String, ending: String)? {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }

  /// What is left of a base name without the suffix that names a plane, and that plane; nil without such a suffix.
  static func plane(of base: String) -> (stem: String, role: Role)? {
    for (suffix, role) in [("_high", Role.high), ("_low", .low), ("_h", .high), ("_l", .low)]
    where base.lowercased().hasSuffix(suffix) && base.count > suffix.count {
      return (String(base.dropLast(suffix.count)), role)
    }
    return nil
  }

  /// What the names of all files that may decide about each other's roles share: the base without any plane suffix. Files
  /// of different families can be grouped apart. Nil for a file that is neither image nor sidecar.
  public static func family(_ name: String) -> String? {
    guard ScanName(name) != nil || sidecarStem(name) != nil, var base = split(name)?.base else { return nil }
    while let shorter = plane(of: base)?.stem { base = shorter }
    return base
  }
}
