public import TallyDomain

/// The files of one scan: all in one folder that share a stem (scan-format.md §1).
public struct ScanFiles: Sendable, Equatable {
  /// Which planes an image file holds, as its name says.
  public typealias Role = ScanName.Role

  /// What the names share.
  public var stem: String
  /// Paths of the image files, `all` first, then `high`, then `low`.
  public var images: [(path: String, role: Role)]
  /// Path of `<stem>.json` where it is there.
  public var sidecar: String?

  /// A scan by its files.
  public init(stem: String, images: [(path: String, role: Role)], sidecar: String? = nil) {
    (self.stem, self.images, self.sidecar) = (stem, images, sidecar)
  }

  /// Equal where stem, images in order, and sidecar are.
  public static func == (a: ScanFiles, b: ScanFiles) -> Bool {
    a.stem == b.stem && a.sidecar == b.sidecar && a.images.elementsEqual(b.images) { $0 == $1 }
  }
}
