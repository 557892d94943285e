/// The files of one folder that make one scan, by their names alone (scan-format.md §1).
public struct ScanGroup: Sendable, Equatable {
  /// An image and what its name says that it holds.
  public struct Image: Sendable, Equatable {
    /// Name in the folder.
    public let name: String
    /// Its planes.
    public let role: ScanName.Role
  }

  /// What the names share.
  public let stem: String
  /// `all` first, then `high`, then `low`; by name within a role.
  public let images: [Image]
  /// Name of `<stem>.json` where it is there.
  public let sidecar: String?

  /// The scans that these names make, sorted by stem; names that are neither image nor sidecar are passed over, and so are
  /// sidecars without an image. A sidecar that bears an image's whole name wins over the suffix in it: with `Y_L.json`
  /// beside it, `Y_L.tif` is the scan `Y_L` and not the low plane of `Y`.
  public static func groups(names: [String]) -> [ScanGroup] {
    let names = names.sorted()
    var sidecars = [String: String]()
    for name in names {
      if let stem = ScanName.sidecarStem(name) { sidecars[stem] = name }
    }
    var images = [String: [Image]]()
    for name in names {
      guard var parts = ScanName(name), let base = ScanName.split(name)?.base else { continue }
      if parts.role != .all, sidecars[base] != nil, sidecars[parts.stem] == nil { parts = ScanName(stem: base) }
      images[parts.stem, default: []].append(Image(name: name, role: parts.role))
    }
    let order: [ScanName.Role] = [.all, .high, .low]
    return images.sorted { $0.key < $1.key }.map { stem, images in
      ScanGroup(
        stem: stem, images: order.flatMap { role in images.filter { $0.role == role } }, sidecar: sidecars[stem])
    }
  }
}
