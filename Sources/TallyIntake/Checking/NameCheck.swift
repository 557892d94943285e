internal import TallyCore
internal import TallyDomain

/// What the names of files alone say.
struct NameCheck {
  let findings: [CheckFinding]

  init(names: [String], scans: [ScanGroup], planes: [String]?) {
    var findings = [CheckFinding]()
    let lonely = Self.lonelySidecars(names, scans)
    for name in names {
      func find(_ kind: CheckFinding.Kind) { findings.append(CheckFinding(file: name, kind: kind)) }
      switch FileErrand(name, in: .scans) {
      case .passedOver: find(.passedOver)
      case .unknown:
        let isLossy = [".jpg", ".jpeg", ".jp2", ".webp", ".bmp", ".gif"].contains { ScanName.ends(name, with: $0) }
        find(isLossy ? .lossy : .unknown)
      case .manifest: break
      case .scan: if lonely.contains(name) { find(Self.lonelyKind(name, scans)) }
      }
    }
    findings += Self.differingCase(scans)
    for scan in scans where scan.images.contains(where: { $0.role == .all }) && scan.sidecar != nil {
      // A plane that stands alone because its sidecar bears its name, while its partner is there.
      guard let image = scan.images.first, let (stem, _) = ScanName(image.name).map({ ($0.stem, $0.role) }),
        stem != scan.stem, scans.contains(where: { $0.stem == stem }), let sidecar = scan.sidecar
      else { continue }
      findings.append(CheckFinding(file: image.name, kind: .whollyNamedPlane(sidecar: sidecar)))
    }
    self.findings = findings
  }

  /// Sidecars that no scan takes.
  static func lonelySidecars(_ names: [String], _ scans: [ScanGroup]) -> [String] {
    let taken = Set(scans.compactMap(\.sidecar))
    return names.filter { ScanName.sidecarStem($0) != nil && !taken.contains($0) }.sorted()
  }

  /// A sidecar alone: perhaps named by the whole name of its picture, `A.tif.json`, or by a plane, `A_high.json`.
  private static func lonelyKind(_ name: String, _ scans: [ScanGroup]) -> CheckFinding.Kind {
    guard let stem = ScanName.sidecarStem(name) else { return .lonelySidecar }
    let meant = scans.first { scan in
      scan.images.contains { $0.name == stem } || ScanName(stem + ".tif")?.stem == scan.stem
    }
    if let like = scans.first(where: { $0.stem.lowercased() == stem.lowercased() }), let image = like.images.first {
      return .differsInCase(other: image.name)
    }
    return meant.map { .oddSidecarName(expected: $0.stem + ".json") } ?? .lonelySidecar
  }

  /// Scans whose stems differ only in case.
  private static func differingCase(_ scans: [ScanGroup]) -> [CheckFinding] {
    let alike = Dictionary(grouping: scans) { $0.stem.lowercased() }.values.filter { $0.count > 1 }
    return alike.flatMap { group in
      group.dropFirst().compactMap { scan in
        scan.images.first.map { image in
          CheckFinding(file: image.name, kind: .differsInCase(other: group[0].images.first?.name ?? group[0].stem))
        }
      }
    }
  }
}

/// Whether the planes of a scan are those that the profile expects.
struct PlaneCheck {
  private(set) var findings = [CheckFinding]()

  init(_ scan: ScanGroup, _ images: [IntakeCheck.File], profile: IntakeProfile) {
    let first = scan.images.first?.name ?? scan.stem
    let roles = scan.images.map(\.role)
    let isAmbiguous = Set(roles).count < roles.count || (roles.contains(.all) && roles.count > 1)
    if isAmbiguous { findings.append(CheckFinding(file: first, kind: .ambiguous(files: scan.images.map(\.name)))) }
    if !roles.contains(.all) {
      for plane in profile.planes ?? ["high", "low"] where !roles.contains(where: { $0.rawValue == plane }) {
        findings.append(CheckFinding(file: first, kind: .missingPlane(plane)))
      }
    }
    for image in scan.images {
      let found = images.first { $0.name == image.name }?.planes
      if let planes = profile.planes, image.role != .all, !planes.contains(image.role.rawValue) {
        findings.append(CheckFinding(file: image.name, kind: .unexpectedPlane(image.role.rawValue)))
      }
      guard let found else { continue }
      if image.role != .all, found != 1 {
        findings.append(CheckFinding(file: image.name, kind: .planeCount(found: found, expected: 1)))
      } else if image.role == .all, let planes = profile.planes {
        for plane in planes.dropFirst(found) {
          findings.append(CheckFinding(file: image.name, kind: .missingPlane(plane)))
        }
      }
    }
  }
}
