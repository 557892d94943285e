internal import TallyCore
public import TallyDomain

extension Store {
  /// One page of the list of scans, with all it shows, read at one moment.
  ///
  /// Over several pages a scan that does not change comes exactly once and none comes twice, whatever else is recorded,
  /// assessed or decided meanwhile; a scan that changes is left out of the pages that follow and is in
  /// `changes(after: page.sequence)`.
  public func worklist(_ query: WorklistQuery) throws(StoreError) -> WorklistPage {
    let limit = min(max(query.limit, 1), 500)
    let cursor = try query.cursor.map { text throws(StoreError) in try WorklistCursor(text, for: query) }
    return try backend.read { session throws(StoreError) in
      let sequence = if let cursor { cursor.sequence } else { try Self.lastChange(session) }
      let (rows, total) = try Self.rows(query, after: cursor, upTo: sequence, limit: limit + 1, session)
      var page = WorklistPage(
        entries: try Self.entries(Array(rows.prefix(limit))), next: nil, total: total,
        counts: try Self.counts(of: query.purposes, session), sequence: sequence)
      if rows.count > limit { page.next = try Self.cursor(at: rows[limit - 1], of: query, sequence).text }
      return page
    }
  }

  /// The rows of a page, and how many the query finds in all.
  private static func rows(
    _ query: WorklistQuery, after cursor: WorklistCursor?, upTo sequence: Int64, limit: Int,
    _ session: any StoreSession
  ) throws(StoreError) -> (rows: [StoreRow], total: Int) {
    if let search = WorklistSearch(query) {
      let selection = search.selection(query, after: cursor, limit: limit, session.dialect)
      let rows = try session.rows(selection.statement, selection.values)
      if let first = rows.first { return (rows, Int(try first.integer("total"))) }
      return ([], try total(search.count(query, session.dialect), session))
    }
    var rows = [StoreRow]()
    for part in WorklistPart.parts(of: query, after: cursor) where rows.count < limit {
      let selection = part.selection(query, upTo: sequence, limit: limit - rows.count)
      rows += try session.rows(selection.statement, selection.values)
    }
    return (rows, try total(WorklistPart.count(query), session))
  }

  private static func total(
    _ count: WorklistConditions, _ session: any StoreSession
  ) throws(StoreError) -> Int {
    Int(try session.rows(count.statement, count.values).first?.integer("total") ?? 0)
  }

  /// How many scans are in each state, of whatever purpose; every state is there.
  public func counts() throws(StoreError) -> [ScanState: Int] {
    try backend.read { session throws(StoreError) in try Self.counts(of: Set(ScanPurpose.allCases), session) }
  }

  private static func counts(
    of purposes: Set<ScanPurpose>, _ session: any StoreSession
  ) throws(StoreError) -> [ScanState: Int] {
    var result = Dictionary(uniqueKeysWithValues: ScanState.allCases.map { ($0, 0) })
    for row in try session.rows("SELECT state, purpose, count(*) AS number FROM scans GROUP BY state, purpose") {
      guard purposes.contains(try row.choice("purpose")) else { continue }
      result[try row.choice("state"), default: 0] += Int(try row.integer("number"))
    }
    return result
  }

  private static func cursor(
    at row: StoreRow, of query: WorklistQuery, _ sequence: Int64
  ) throws(StoreError) -> WorklistCursor {
    WorklistCursor(
      sequence: sequence, state: try row.choice("state"), band: try row.integer("band"),
      standing: try row.real("standing"), scan: try row.integer("scan"),
      fingerprint: WorklistCursor.fingerprint(of: query))
  }

  private static func entries(_ rows: [StoreRow]) throws(StoreError) -> [WorklistEntry] {
    // One document for all rows: setting up a decoder costs more than a summary.
    var texts = [String]()
    for row in rows { texts.append(try row.optionalText("summary") ?? "null") }
    let summaries: [WorklistSummary?] = try StoredDocument.value(
      "[\(texts.joined(separator: ","))]", at: "worklist, summaries")
    var entries = [WorklistEntry]()
    for (row, summary) in zip(rows, summaries) { entries.append(try entry(row, summary)) }
    return entries
  }

  private static func entry(_ row: StoreRow, _ summary: WorklistSummary?) throws(StoreError) -> WorklistEntry {
    let id = try row.integer("scan"), state: ScanState = try row.choice("state")
    let decision = try row.optionalText("decision").map { _ throws(StoreError) in
      WorklistEntry.LastDecision(
        decision: try row.choice("decision"), actor: try row.text("actor"), decidedAt: try row.text("decided_at"))
    }
    let problem = state == .quarantined ? try row.optionalText("problem") : nil
    return WorklistEntry(
      id: id, stem: try row.text("stem"), scanId: try row.optionalText("scan_id"), state: state,
      purpose: try row.choice("purpose"), revision: Int(try row.integer("revision")),
      priority: try row.optionalReal("priority"), pValue: try row.optionalReal("p_value"),
      flagged: try row.truth("flagged"), containers: summary?.containers ?? [], indicators: summary?.indicators ?? [],
      sentence: summary?.sentence, scanner: try row.optionalText("scanner"), acquiredAt: summary?.acquiredAt,
      receivedAt: try row.text("received_at"), assessedAt: try row.optionalText("made_at"), decision: decision,
      duplicateOf: state == .duplicate ? try row.optionalInteger("identity_of") : nil,
      problem: try StoredDocument.optional(problem, at: "scan \(id), problem"), picture: try row.optionalText("picture")
    )
  }
}
