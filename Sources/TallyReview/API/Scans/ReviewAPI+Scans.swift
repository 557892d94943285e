internal import TallyDomain
internal import TallyHTTP
internal import TallyStore

/// The worklist and single scans.
extension ReviewAPI {
  var scanRoutes: [APIRoute] {
    [
      APIRoute(
        .get, "/api/v1/scans", roles: Self.readers,
        Operation(
          "listScans", "The worklist, page by page.",
          parameters: [
            .query("order", "Worst first, or by arrival.", .choice(WorklistQuery.Order.self)),
            .query("limit", "Entries of a page, 50 where it is not given.", .integer(1...500)),
            .query("state", "Only these states, separated by commas.", .text),
            .query("purpose", "Only scans for these purposes, separated by commas; otherwise operational ones.", .text),
            .query("indicator", "Only scans with a finding of this indicator.", .choice(IndicatorCode.self)),
            .query("flagged", "True: only scans with a flagged container.", .truth),
            .query("q", "Words that container, goods, document, vessel or scan must have.", .text),
            .query("cursor", "`next` of the page before.", .text),
          ], answers: [.json(200, "ScanPage")]),
        list),
      APIRoute(
        .get, "/api/v1/scans/{id}", roles: Self.readers,
        Operation(
          "getScan", "The assessment of a scan, and what is recorded of it.", answers: [.json(200, "ScanDocument")]),
        document),
    ]
  }

  private func list(_ call: RouteCall) throws -> HTTPResponse {
    let query = try QueryReader(
      call.request, known: ["order", "limit", "state", "purpose", "indicator", "flagged", "q", "cursor"])
    var list = WorklistQuery(
      order: try query.choice("order") ?? .priority, states: try query.choices("state"),
      indicator: try query.choice("indicator"), text: try query.text("q", atMost: 200),
      flaggedOnly: try query.truth("flagged") ?? false, limit: try query.integer("limit", 1...500) ?? 50,
      cursor: try query.text("cursor", atMost: 500))
    if let purposes: Set<ScanPurpose> = try query.choices("purpose") { list.purposes = purposes }
    let asked = list
    let page = try asking { () throws(StoreError) in try store.worklist(asked) }
    let alerts = try asking { () throws(StoreError) in try store.alerts() }
    return try .json(WorklistDocument(page, alerts: alerts))
  }

  private func document(_ call: RouteCall) throws -> HTTPResponse {
    try call.expectNoQuery()
    let record = try record(call)
    let decisions = try asking { () throws(StoreError) in try store.decisions(of: record.id) }
    return try .json(ScanDocument(record, decisions: decisions, version: version, budget: budget))
  }
}
