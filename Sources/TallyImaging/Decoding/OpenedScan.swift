internal import TallyCore
public import TallyDomain

/// The files of a scan, open: what a reader needs that may not open anything itself.
public struct OpenedScan: Sendable {
  /// What the names share.
  public let stem: String
  /// The image files, `all` first, then `high`, then `low`.
  public let images: [(file: InputFile, role: ScanFiles.Role)]
  /// The sidecar where there is one.
  public let sidecar: Sidecar?
  /// What holds where the sidecar is silent.
  public let defaults: ScanSidecar

  /// A sidecar, or why it could not be opened: that is a fault of the scan and never a reason to lose the picture.
  public enum Sidecar: Sendable {
    /// It is open.
    case open(InputFile)
    /// It could not be opened: its path, and the problem in a sentence.
    case closed(path: String, problem: String)

    /// Where it is.
    public var path: String {
      switch self {
      case .open(let file): file.path
      case .closed(let path, _): path
      }
    }
  }

  /// A scan by its open files.
  public init(
    stem: String, images: [(file: InputFile, role: ScanFiles.Role)], sidecar: Sidecar?,
    defaults: ScanSidecar = ScanSidecar()
  ) {
    (self.stem, self.images, self.sidecar, self.defaults) = (stem, images, sidecar, defaults)
  }

  /// Opens all files of a scan. `followsLinks` as in `InputFile.open`. Throws where an image cannot be opened.
  public init(
    _ files: ScanFiles, followsLinks: Bool = true, defaults: ScanSidecar = ScanSidecar()
  ) throws(ImageError) {
    var images = [(file: InputFile, role: ScanFiles.Role)]()
    for image in files.images {
      images.append((try InputFile.open(image.path, followsLinks: followsLinks), image.role))
    }
    let sidecar = files.sidecar.map { path in
      do throws(ImageError) {
        return Sidecar.open(try InputFile.open(path, followsLinks: followsLinks))
      } catch { return Sidecar.closed(path: path, problem: error.explanation.problem) }
    }
    self.init(stem: files.stem, images: images, sidecar: sidecar, defaults: defaults)
  }

  /// Paths of all files, images first.
  public var paths: [String] { images.map(\.file.path) + (sidecar.map { [$0.path] } ?? []) }
}
