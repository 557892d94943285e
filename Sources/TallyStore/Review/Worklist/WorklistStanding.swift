internal import TallyDomain

/// Where a scan stands among the others of its state: by band, then by standing, both lowest first.
///
/// Band 0: a container is flagged. Band 1: none is, but a document finding has the severity alert (a replayed picture, a
/// changed declaration, a picture that cannot be judged). Band 2: everything else. So a paper can lift a scan above what is
/// unflagged and never above what the picture flags, and it never touches the image score (assessment.md).
struct WorklistStanding: Equatable {
  /// 0 to 2.
  let band: Int64
  /// The negative of the highest priority of a container; `unknown` where no container has one.
  let standing: Double

  /// Behind every priority.
  static let unknown = 1e300

  init(_ scan: AssessedScan) {
    let findings = scan.findings + scan.containers.flatMap(\.findings)
    let isLifted = findings.contains { $0.family == .document && $0.severity == .alert }
    band = scan.containers.contains(where: \.flagged) ? 0 : isLifted ? 1 : 2
    let highest = scan.containers.compactMap(\.priority).filter { !$0.isNaN }.max()
    standing = highest.map { -max(-1e299, min(1e299, $0)) } ?? Self.unknown
  }
}

extension ScanState {
  /// The order of states in a list by priority: what waits for a person first.
  static let byUrgency: [ScanState] = [.assessed, .queued, .quarantined, .decided, .duplicate]
}
