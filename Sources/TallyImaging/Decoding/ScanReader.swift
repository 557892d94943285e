public import TallyDomain

/// Reads the files of a scan: planes from TIFF or PNG, whatever their names say, and the sidecar.
public struct ScanReader: Sendable {
  /// What a scan's files may ask for.
  public let limits: DecodingLimits

  /// A reader with these limits.
  public init(limits: DecodingLimits = .standard) { self.limits = limits }

  /// Decodes the planes, high energy first, and reads the sidecar; what it says plane by plane is brought into the order of
  /// the planes that came. An unreadable picture throws; an unreadable sidecar or a missing plane is one of the scan's
  /// `faults`, and all the rest is read.
  public func read(_ files: ScanFiles) throws(ImageError) -> RawScan { try read(OpenedScan(files)) }

  /// The same of files that are open already.
  public func read(_ files: OpenedScan) throws(ImageError) -> RawScan {
    guard let last = files.images.last else { throw .noScans(path: files.stem) }
    let roles = files.images.map(\.role)
    guard roles == [.all] || roles == [.high] || roles == [.low] || roles == [.high, .low] else {
      throw .ambiguousFiles(stem: files.stem, files: files.images.map(\.file.path))
    }
    var (planes, remarks) = ([DetectorPlane](), [String]())
    for image in files.images {
      let decoded = try ImageDecoder(limits: limits).decode(image.file)
      guard image.role == .all || decoded.planes.count == 1 else {
        throw .tooManyPlanes(file: image.file.path, found: decoded.planes.count + files.images.count - 1)
      }
      planes += decoded.planes
      remarks += decoded.remarks
    }
    for plane in planes where (plane.width, plane.height) != (planes[0].width, planes[0].height) {
      throw .unequalPlanes(
        file: last.file.path, first: "\(planes[0].width) × \(planes[0].height)",
        second: "\(plane.width) × \(plane.height)")
    }
    let (written, faults, odd) =
      files.sidecar.map(SidecarReader(limits: limits).read) ?? (ScanSidecar(), [], [])
    let sidecar = written.completed(by: files.defaults)
    let order = PlaneOrder(roles: roles, count: planes.count, sidecar: sidecar)
    if order.isChanged { remarks.append("The low energy was delivered first; the planes were put in order.") }
    return RawScan(
      stem: files.stem, files: files.paths,
      planes: order.order.map { planes[$0] }, sidecar: order.sidecar, remarks: remarks + odd,
      faults: faults + order.missing.map { "The plane \($0) is missing." })
  }
}
