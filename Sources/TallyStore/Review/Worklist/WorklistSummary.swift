internal import TallyDomain

/// What the worklist shows of an assessment, made once when it is handed in.
struct WorklistSummary: Codable, Equatable {
  var priority: Double?, pValue: Double?, flagged: Bool, band: Int64, standing: Double
  var containers: [WorklistEntry.Container]
  var indicators: [String], sentence: String?, acquiredAt: String?

  init(_ result: AssessmentResult) {
    let scan = result.scan, standing = WorklistStanding(scan)
    let worst = scan.containers.filter { $0.priority != nil }.max { ($0.priority ?? 0) < ($1.priority ?? 0) }
    (priority, pValue) = (worst?.priority, worst?.pValue)
    flagged = scan.containers.contains(where: \.flagged)
    (band, self.standing) = (standing.band, standing.standing)
    containers = scan.containers.enumerated().map { index, container in
      WorklistEntry.Container(container, vessel: index < result.links.count ? result.links[index].vessel : nil)
    }
    let findings = Self.loudestFirst(scan)
    var seen = Set<String>()
    indicators = findings.map(\.code.rawValue).filter { seen.insert($0).inserted }
    (sentence, acquiredAt) = (findings.first?.sentence, scan.acquiredAt)
  }

  /// Image findings of flagged containers, document alerts, other image findings, attention, information; within each by score.
  private static func loudestFirst(_ scan: AssessedScan) -> [Finding] {
    var ranked = scan.findings.map { (rank: rank($0, flagged: false), finding: $0) }
    for container in scan.containers {
      ranked += container.findings.map { (rank: rank($0, flagged: container.flagged), finding: $0) }
    }
    let order = ranked.enumerated().sorted { first, second in
      let (a, b) = (first.element, second.element)
      if a.rank != b.rank { return a.rank < b.rank }
      let (scoreOfA, scoreOfB) = (a.finding.score ?? -.infinity, b.finding.score ?? -.infinity)
      return scoreOfA != scoreOfB ? scoreOfA > scoreOfB : first.offset < second.offset
    }
    return order.map(\.element.finding)
  }

  private static func rank(_ finding: Finding, flagged: Bool) -> Int {
    switch (finding.family, finding.severity) {
    case (.image, _): flagged ? 0 : 2
    case (.document, .alert): 1
    case (.document, .attention): 3
    case (.document, _): 4
    }
  }
}

extension Store {
  /// A scan that was just recorded.
  static func beginWorklistEntry(_ scan: Int64, stem: String, _ session: any StoreSession) throws(StoreError) {
    try session.execute(
      """
      INSERT INTO worklist (scan, state, purpose, band, standing, flagged, assessment, changed)
      VALUES (?1, 'queued', 'operational', 2, ?2, 0, 0, 0)
      """, .integer(scan), .real(WorklistStanding.unknown))
    let text = SearchText.of(stem: stem, scanId: nil, scanner: nil, containers: [])
    try session.execute(
      "INSERT INTO worklist_text (scan, content) VALUES (?1, ?2)", .integer(scan), .text(text))
  }

  /// A new assessment. What the list shows of it stands with the assessment; here is only what it is ordered and found by, so
  /// that a whole list is a few pages of the disk.
  static func enter(
    _ summary: WorklistSummary, version: Int64, search: String, of scan: Int64, _ session: any StoreSession
  ) throws(StoreError) {
    try session.execute(
      """
      UPDATE worklist SET band = ?2, standing = ?3, flagged = ?4, priority = ?5, p_value = ?6, assessment = ?7
      WHERE scan = ?1
      """, .integer(scan), .integer(summary.band), .real(summary.standing), .truth(summary.flagged),
      .real(orNull: summary.priority), .real(orNull: summary.pValue), .integer(version))
    try session.execute("UPDATE worklist_text SET content = ?2 WHERE scan = ?1", .integer(scan), .text(search))
    try session.execute("DELETE FROM worklist_indicators WHERE scan = ?1", .integer(scan))
    for code in summary.indicators {
      try session.execute(
        "INSERT INTO worklist_indicators (scan, code) VALUES (?1, ?2)", .integer(scan), .text(code))
    }
  }
}
