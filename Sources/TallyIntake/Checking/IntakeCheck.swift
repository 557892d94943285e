public import TallyCore
public import TallyDomain

/// What an integrator should change before going live: which scans a set of files makes, and what is wrong or unwise about
/// them. Values in, values out: whoever calls reads the files, and holds sidecars against their JSON Schema.
public struct IntakeCheck: Sendable, Equatable {
  /// One file as it is given.
  public struct File: Sendable, Equatable {
    /// Name in its folder.
    public var name: String
    /// The bytes of a sidecar; nil where they were not read.
    public var sidecar: [UInt8]?
    /// Columns of an image and how many planes it holds; nil where they are not known.
    public var columns: Int?, planes: Int?

    /// A file.
    public init(name: String, sidecar: [UInt8]? = nil, columns: Int? = nil, planes: Int? = nil) {
      (self.name, self.sidecar, self.columns, self.planes) = (name, sidecar, columns, planes)
    }
  }

  /// One thing to change.
  public struct Remark: Sendable, Equatable, Codable {
    /// How bad it is.
    public enum Severity: String, Sendable, Codable {
      /// A scan would be lost, refused or misread.
      case fault
      /// It works, but not as well as it could.
      case advice
    }
    /// How bad, and what, where, and what to do.
    public var severity: Severity, explanation: Explanation

    /// A remark.
    public init(severity: Severity, explanation: Explanation) {
      (self.severity, self.explanation) = (severity, explanation)
    }
  }

  /// The scans that the files make.
  public let scans: [ScanGroup]
  /// What to change: by file, faults before advice.
  public let remarks: [Remark]

  /// True where nothing would be lost, refused or misread.
  public var isPassed: Bool { !remarks.contains { $0.severity == .fault } }

  /// Checks files of one folder against a profile.
  public init(_ files: [File], profile: IntakeProfile) {
    let names = files.map(\.name)
    scans = ScanGroup.groups(names: names)
    var findings = NameCheck(names: names, scans: scans, planes: profile.planes).findings
    let byName = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for scan in scans {
      let images = scan.images.compactMap { byName[$0.name] }
      findings += PlaneCheck(scan, images, profile: profile).findings
      let check = SidecarCheck(
        stem: scan.stem, name: scan.sidecar, bytes: scan.sidecar.flatMap { byName[$0]?.sidecar },
        columns: images.compactMap(\.columns).min(), profile: profile)
      findings += check.findings
    }
    for name in NameCheck.lonelySidecars(names, scans) {
      let check = SidecarCheck(
        stem: name, name: name, bytes: byName[name]?.sidecar, columns: nil, profile: profile)
      findings += check.findings
    }
    let ordered = findings.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      return (x.file, x.severity == .fault ? 0 : 1, a.offset) < (y.file, y.severity == .fault ? 0 : 1, b.offset)
    }
    remarks = ordered.map { Remark(severity: $0.element.severity, explanation: $0.element.explanation) }
  }
}
