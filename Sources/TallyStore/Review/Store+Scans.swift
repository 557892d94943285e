internal import TallyCore
internal import TallyDomain

extension Store {
  /// All that is kept of a scan; nil where there is none of this number.
  public func scan(_ id: Int64) throws(StoreError) -> ScanRecord? {
    try backend.read { session throws(StoreError) in
      let row = try session.row(
        """
        SELECT state, purpose, delivery, received_at, scan_id, scanner, content, revision, supersedes, identity,
          identity_of, problem, quarantined_files,
          (SELECT max(later.id) FROM scans AS later WHERE later.supersedes = scans.id) AS superseded_by,
          (SELECT count(*) FROM assessments WHERE scan = scans.id) AS assessments
        FROM scans WHERE id = ?1
        """, .integer(id))
      guard let row else { return nil }
      let assessment = try Self.assessment(of: id, version: nil, session)
      return try Self.record(id, row, assessment, try Self.lastDecision(of: id, session))
    }
  }

  /// An earlier assessment, or the current one; nil where there is none of this version.
  public func assessment(of scan: Int64, version: Int64) throws(StoreError) -> ScanRecord.CurrentAssessment? {
    try backend.read { session throws(StoreError) in
      try Self.assessment(of: scan, version: version, session)
    }
  }

  /// One version; without a number the newest.
  private static func assessment(
    of scan: Int64, version: Int64?, _ session: any StoreSession
  ) throws(StoreError) -> ScanRecord.CurrentAssessment? {
    let row = try session.row(
      """
      SELECT version, made_at, program, model, calibration, flagged_clean_per_100, document, picture
      FROM assessments WHERE scan = ?1 AND version = coalesce(?2, version) ORDER BY version DESC LIMIT 1
      """, .integer(scan), .integer(orNull: version))
    guard let row else { return nil }
    let number = try row.integer("version")
    return ScanRecord.CurrentAssessment(
      version: number, madeAt: try row.text("made_at"), program: try row.text("program"),
      model: try row.optionalText("model"), calibration: try row.optionalText("calibration"),
      budget: AssessmentDocument.Budget(flaggedCleanPer100: try row.real("flagged_clean_per_100")),
      scan: try StoredDocument.value(try row.text("document"), at: "scan \(scan), assessment \(number)"),
      picture: try row.optionalText("picture"))
  }

  private static func record(
    _ id: Int64, _ row: StoreRow, _ assessment: ScanRecord.CurrentAssessment?, _ decision: DecisionEvent?
  ) throws(StoreError) -> ScanRecord {
    let state: ScanState = try row.choice("state"), place = "scan \(id)"
    let identity = try row.optionalText("identity"), other = try row.optionalInteger("identity_of")
    let isQuarantined = state == .quarantined
    let problem = isQuarantined ? try row.optionalText("problem") : nil
    let files = isQuarantined ? try row.optionalText("quarantined_files") : nil
    return ScanRecord(
      id: id, state: state, purpose: try row.choice("purpose"),
      delivery: try StoredDocument.value(try row.text("delivery"), at: "\(place), delivery"),
      receivedAt: try row.text("received_at"), scanId: try row.optionalText("scan_id"),
      scanner: try row.optionalText("scanner"), content: try row.optionalText("content"),
      revision: Int(try row.integer("revision")), supersedes: try row.optionalInteger("supersedes"),
      supersededBy: try row.optionalInteger("superseded_by"), duplicateOf: identity == "duplicate" ? other : nil,
      replayOf: identity == "replayed" ? other : nil,
      problem: try StoredDocument.optional(problem, as: Explanation.self, at: "\(place), problem"),
      quarantinedFiles: try StoredDocument.optional(files, as: [String].self, at: "\(place), files") ?? [],
      assessment: assessment, assessments: Int(try row.integer("assessments")), decision: decision)
  }
}
