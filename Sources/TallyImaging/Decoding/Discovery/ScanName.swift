/// What the name of an image file says: the stem of its scan and the role of the file in it.
struct ScanName: Equatable {
  let stem: String
  let role: ScanFiles.Role

  /// Nil for a name that is no image: another extension, a dot file, a file still being written.
  init?(_ name: String) {
    guard !name.hasPrefix("."), let (base, ending) = Self.split(name) else { return nil }
    guard ["tif", "tiff", "png"].contains(ending.lowercased()) else { return nil }
    for (suffix, role) in [("_high", ScanFiles.Role.high), ("_low", .low), ("_h", .high), ("_l", .low)]
    where base.lowercased().hasSuffix(suffix) && base.count > suffix.count {
      (stem, self.role) = (String(base.dropLast(suffix.count)), role)
      return
    }
    (stem, role) = (base, .all)
  }

  /// A name without a role in it.
  init(stem: String) { (self.stem, role) = (stem, .all) }

  /// The stem for which a file is the sidecar; nil for any other file, also for our own `.problem.json`.
  static func sidecarStem(_ name: String) -> String? {
    guard !name.hasPrefix("."), let (base, ending) = split(name), ending.lowercased() == "json" else { return nil }
    return base.lowercased().hasSuffix(".problem") ? nil : base
  }

  /// Everything before the last dot, and what follows it.
  static func split(_ name: String) -> (base: String, ending: String)? {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }
}
