internal import TallyDomain

extension Store {
  /// True where a scan was decided and its new assessment gives no cause to look again.
  ///
  /// Causes are: a finding that says that the declaration changed; links other than those that the decision was made on; a
  /// flag where there was none.
  static func decisionStands(
    scan: Int64, _ result: AssessmentResult, _ session: any StoreSession
  ) throws(StoreError) -> Bool {
    let last = try session.row(
      "SELECT assessment FROM decisions WHERE scan = ?1 ORDER BY sequence DESC LIMIT 1", .integer(scan))
    guard let version = try last?.integer("assessment") else { return false }
    let findings = result.scan.findings + result.scan.containers.flatMap(\.findings)
    if findings.contains(where: { $0.code == .declarationChanged }) { return false }
    let decided = try session.row(
      "SELECT document FROM assessments WHERE scan = ?1 AND version = ?2", .integer(scan), .integer(version))
    guard let document = try decided?.text("document") else { return false }
    let seen: AssessedScan = try StoredDocument.value(document, at: "scan \(scan), assessment \(version)")
    let isFlagged = result.scan.containers.contains(where: \.flagged),
      wasFlagged = seen.containers.contains(where: \.flagged)
    if isFlagged && !wasFlagged { return false }
    let before = try session.rows(
      """
      SELECT number, method, consignments, declared FROM links WHERE scan = ?1 AND version = ?2 ORDER BY position
      """, .integer(scan), .integer(version))
    return try sameLinks(before, result.links)
  }

  private static func sameLinks(_ before: [StoreRow], _ now: [LinkSummary]) throws(StoreError) -> Bool {
    guard before.count == now.count else { return false }
    for (row, link) in zip(before, now) {
      let consignments: [String] = try StoredDocument.value(try row.text("consignments"), at: "link, consignments")
      guard try row.optionalText("number") == link.number, try row.text("method") == link.method.rawValue,
        consignments == link.consignments, try row.optionalText("declared") == link.declared
      else { return false }
    }
    return true
  }
}
