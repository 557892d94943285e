public import TallyDomain

/// Reads the files of a scan: planes from TIFF or PNG, whatever their names say, and the sidecar.
public struct ScanReader: Sendable {
  /// What a scan's files may ask for.
  public let limits: DecodingLimits

  /// A reader with these limits.
  public init(limits: DecodingLimits = .standard) { self.limits = limits }

  /// Decodes the planes, high energy first, and reads the sidecar. An unreadable picture throws; an unreadable sidecar or
  /// a missing second plane is one of the scan's `faults`, and all the rest is read.
  public func read(_ files: ScanFiles) throws(ImageError) -> RawScan {
    guard let first = files.images.first else { throw .noScans(path: files.stem) }
    let roles = files.images.map(\.role)
    guard roles == [.all] || roles == [.high] || roles == [.low] || roles == [.high, .low] else {
      throw .ambiguousFiles(stem: files.stem, files: files.images.map(\.path))
    }
    let (sidecar, faults) = files.sidecar.map(SidecarReader(limits: limits).read) ?? (ScanSidecar(), [])
    var (planes, remarks) = ([DetectorPlane](), [String]())
    for image in files.images {
      let decoded = try ImageDecoder(limits: limits).decode(image.path)
      guard image.role == .all || decoded.planes.count == 1 else {
        throw .tooManyPlanes(file: image.path, found: decoded.planes.count + files.images.count - 1)
      }
      planes += decoded.planes
      remarks += decoded.remarks
    }
    for plane in planes where (plane.width, plane.height) != (planes[0].width, planes[0].height) {
      throw .unequalPlanes(
        file: first.path, first: "\(planes[0].width) × \(planes[0].height)",
        second: "\(plane.width) × \(plane.height)")
    }
    let missing = missingPlane(roles, planes.count, sidecar).map { ["The plane \($0) is missing."] } ?? []
    return RawScan(
      stem: files.stem, files: files.images.map(\.path) + (files.sidecar.map { [$0] } ?? []), planes: planes,
      sidecar: sidecar, remarks: remarks, faults: faults + missing)
  }

  /// The energy that names or sidecar promise and that did not come.
  private func missingPlane(_ roles: [ScanFiles.Role], _ count: Int, _ sidecar: ScanSidecar) -> String? {
    switch roles {
    case [.high]: "low"
    case [.low]: "high"
    default: count == 1 && (sidecar.image?.planes?.count ?? 1) > 1 ? "low" : nil
    }
  }
}
