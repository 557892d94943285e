internal import TallyDomain
internal import TallyHTTP
internal import TallyStore

/// What people decide about a scan.
extension ReviewAPI {
  var decisionRoutes: [APIRoute] {
    [
      APIRoute(
        .get, "/api/v1/scans/{id}/decisions", roles: Self.readers,
        Operation("listDecisions", "Every decision on a scan, oldest first.", answers: [.json(200, "DecisionList")]),
        history),
      APIRoute(
        .post, "/api/v1/scans/{id}/decisions", roles: Self.deciders,
        Operation(
          "decide", "Records a decision; a later one revises an earlier one, which stays.",
          parameters: [
            .header(
              "Idempotency-Key",
              "The client's own name for this request; sent again, it is answered by the same event.",
              .text)
          ], body: "DecisionRequest",
          answers: [.json(201, "DecisionEvent"), .json(200, "DecisionEvent")], refusals: [409, 415, 422]),
        decide),
    ]
  }

  private struct Body: Decodable {
    let decision: Decision, reason: String, assessment: Int64?
  }

  private struct History: Encodable { let decisions: [DecisionEvent] }

  private func history(_ call: RouteCall) throws -> HTTPResponse {
    try call.expectNoQuery()
    let record = try record(call)
    return try .json(
      History(decisions: try asking { () throws(StoreError) in try store.decisions(of: record.id) }))
  }

  private func decide(_ call: RouteCall) throws -> HTTPResponse {
    try call.expectNoQuery()
    let scan = try call.number("id")
    guard let actor = call.principal?.name else { throw HTTPRefusal.unauthenticated }
    guard let key = call.request.headers["idempotency-key"], !key.isEmpty else {
      throw ReviewError.missingHeader("Idempotency-Key")
    }
    let body = try call.body(Body.self)
    let request = DecisionRequest(
      scan: scan, decision: body.decision, reason: body.reason, actor: actor, idempotencyKey: key,
      assessment: body.assessment)
    let (event, isNew) = try asking { () throws(StoreError) in try store.recordDecision(request) }
    return try .json(event, status: isNew ? 201 : 200)
      .with("location", HeaderValue(encoding: "/api/v1/scans/\(scan)/decisions"))
  }
}
