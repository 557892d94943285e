public import TallyCore
internal import TallyDomain

extension Store {
  /// Ends a claim with its assessment: a new version beside the earlier ones, and what the worklist shows of it, in one
  /// transaction. A scan that was decided comes back to the analysts where its declaration or its flag is not what it was when
  /// it was decided; otherwise the decision stands.
  /// - Throws: `StoreError.claimLost` where the scan is no longer this claim's.
  public func complete(_ claim: Claim, with result: AssessmentResult) throws(StoreError) {
    let at = try now().text, place = "scan \(claim.scan), assessment"
    let document = try StoredDocument.text(result.scan, at: place)
    let summary = WorklistSummary(result), summaryText = try StoredDocument.text(summary, at: place)
    let search = SearchText.of(result)
    try backend.write(.onCommit) { session throws(StoreError) in
      guard try Self.finish(claim, as: .assessed, session) else { return }
      let version = try Self.nextVersion(of: claim.scan, session)
      try session.execute(
        """
        INSERT INTO assessments (scan, version, claim, made_at, program, model, calibration, flagged_clean_per_100,
          picture, summary, document)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """, .integer(claim.scan), .integer(version), .integer(claim.token), .text(at), .text(result.version),
        .text(orNull: result.model), .text(orNull: result.calibration), .real(result.budget.flaggedCleanPer100),
        .text(orNull: result.picture), .text(summaryText), .text(document))
      try Self.record(result.links, of: claim.scan, version: version, session)
      try Self.record(result.scan, of: claim.scan, version: version, session)
      try Self.enter(summary, version: version, search: search, of: claim.scan, session)
      if try Self.decisionStands(scan: claim.scan, result, session) {
        try session.execute("UPDATE scans SET state = 'decided' WHERE id = ?1", .integer(claim.scan))
      }
      try Self.logChange(claim.scan, .assessed, at: at, session)
      try Self.relinkIfPending(claim.scan, at: at, session)
    }
  }

  /// Ends a claim on a scan that was delivered before.
  public func finishAsDuplicate(_ claim: Claim, of original: Int64) throws(StoreError) {
    let at = try now().text
    try backend.write(.onCommit) { session throws(StoreError) in
      guard try Self.finish(claim, as: .duplicate, session) else { return }
      let there = try session.execute(
        "UPDATE scans SET identity = 'duplicate', identity_of = ?2 WHERE id = ?1 AND ?2 IN (SELECT id FROM scans)",
        .integer(claim.scan), .integer(original))
      if there == 0 { throw .noSuchScan(original) }
      try Self.logChange(claim.scan, .duplicate, at: at, session)
      try Self.relinkIfPending(claim.scan, at: at, session)
    }
  }

  /// Ends a claim on a scan that cannot be read.
  /// - Parameters:
  ///   - claim: The claim.
  ///   - problem: Why.
  ///   - files: Where the files are now; a file that is still where it was delivered is not delivered again.
  /// - Throws: `StoreError.claimLost` where the scan is no longer this claim's.
  public func quarantine(_ claim: Claim, problem: Explanation, files: [String]) throws(StoreError) {
    let at = try now().text, place = "scan \(claim.scan), quarantine"
    let words = try StoredDocument.text(problem, at: place), list = try StoredDocument.text(files, at: place)
    let stillThere = Set(files), folder = claim.delivery.folder
    try backend.write(.onCommit) { session throws(StoreError) in
      guard try Self.finish(claim, as: .quarantined, session) else { return }
      try session.execute(
        "UPDATE scans SET problem = ?2, quarantined_files = ?3, pending_relink = 0 WHERE id = ?1",
        .integer(claim.scan), .text(words), .text(list))
      for file in claim.delivery.files where !stillThere.contains("\(folder)/\(file.name)") {
        try session.execute(
          "UPDATE delivered_files SET present = 0 WHERE scan = ?1 AND folder = ?2 AND name = ?3",
          .integer(claim.scan), .text(folder), .text(file.name))
      }
      try Self.logChange(claim.scan, .quarantined, at: at, session)
    }
  }

  /// What was asked for while the worker had the scan.
  private static func relinkIfPending(
    _ scan: Int64, at: String, _ session: any StoreSession
  ) throws(StoreError) {
    let row = try session.row("SELECT pending_relink FROM scans WHERE id = ?1", .integer(scan))
    if try row?.truth("pending_relink") == true { try queueAgain(scan, as: .relink, at: at, session) }
  }

  private static func nextVersion(of scan: Int64, _ session: any StoreSession) throws(StoreError) -> Int64 {
    let row = try session.row(
      "SELECT coalesce(max(version), 0) + 1 AS version FROM assessments WHERE scan = ?1", .integer(scan))
    return try row?.integer("version") ?? 1
  }

  private static func record(
    _ links: [LinkSummary], of scan: Int64, version: Int64, _ session: any StoreSession
  ) throws(StoreError) {
    for (position, link) in links.enumerated() {
      try session.execute(
        """
        INSERT INTO links (scan, version, position, number, method, consignments, declared, seals, vessel)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """, .integer(scan), .integer(version), .integer(Int64(position)), .text(orNull: link.number),
        .text(link.method.rawValue), .text(try StoredDocument.text(link.consignments, at: "scan \(scan), link")),
        .text(orNull: link.declared), .text(try StoredDocument.text(link.seals, at: "scan \(scan), link")),
        .text(orNull: link.vessel))
      if let number = link.number { try note(number, of: scan, session) }
    }
  }

  private static func record(
    _ assessed: AssessedScan, of scan: Int64, version: Int64, _ session: any StoreSession
  ) throws(StoreError) {
    var all = assessed.findings.map { (container: Int64?.none, finding: $0) }
    for (index, container) in assessed.containers.enumerated() {
      all += container.findings.map { (container: Int64(index), finding: $0) }
    }
    for (position, (container, finding)) in all.enumerated() {
      try session.execute(
        """
        INSERT INTO findings (scan, version, position, container, code, family, severity, score, p_value, sentence)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """, .integer(scan), .integer(version), .integer(Int64(position)), .integer(orNull: container),
        .text(finding.code.rawValue), .text(finding.family.rawValue), .text(orNull: finding.severity?.rawValue),
        .real(orNull: finding.score), .real(orNull: finding.pValue), .text(finding.sentence))
    }
  }
}
