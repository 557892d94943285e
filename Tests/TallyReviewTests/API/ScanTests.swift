import TallyCore
import TallyDomain
import TallyHTTP
import TallyStore
import TallyTestSupport
import Testing

@testable import TallyReview

@Test("a scan is its assessment document with a record beside it") func scanDocument() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let id = try port.assessed("one", flagged: true)
    let document = try port.get("/api/v1/scans/\(id)")
    #expect(document["format"] == .string("tallyman-assessment/1") && document["model"] == .string("model@1"))
    #expect(document["budget"]?["flagged_clean_per_100"] == .number(5))
    let scan = try #require(document["scans"]?.items.first)
    #expect(scan["stem"] == .string("one") && scan["error"] == .null)
    let record = try #require(document["record"])
    #expect(record["id"] == .number(Double(id)) && record["state"] == .string("assessed"))
    #expect(record["assessments"] == .number(1) && record["assessment"] == .number(1))
    #expect(record["profile"] == .string("gate") && record["previous"] == .null && record["problem"] == .null)
  }
}

@Test("what is not assessed says why") func notAssessed() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let waiting = try port.claim("waiting")
    let queued = try port.get("/api/v1/scans/\(waiting.scan)")
    #expect(queued["scans"]?.items == [] && queued["record"]?["state"] == .string("queued"))
    #expect(queued["version"] == .string("1.2.3") && queued["budget"]?["flagged_clean_per_100"] == .number(5))
    let problem = Explanation(code: "TLY-IMG-005", place: "waiting.tiff", problem: "Damaged.", remedy: "Send again.")
    try port.store.quarantine(waiting, problem: problem, files: ["quarantine/waiting.tiff"])
    let broken = try port.get("/api/v1/scans/\(waiting.scan)")
    #expect(broken["record"]?["problem"]?["code"] == .string("TLY-IMG-005"))
    #expect(broken["record"]?["problem"]?["message"] == .string("Damaged."))
    #expect(try port.ask(.get, "/api/v1/scans/\(waiting.scan)/picture").code == "TLY-REV-008")
    let listed = try port.get("/api/v1/scans?state=quarantined")["scans"]?.items.first
    #expect(listed?["problem"]?["remedy"] == .string("Send again."))
  }
}

@Test("a decision is recorded once, revised, and never overwritten") func decisions() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let id = try port.assessed("one")
    let path = "/api/v1/scans/\(id)/decisions"
    func decide(_ key: String, _ body: String) throws -> HTTPResponse {
      try port.ask(.post, path, headers: ["idempotency-key": key], body: body)
    }
    let clear = #"{"decision":"clear","reason":"Looks like cotton."}"#
    let first = try decide("a", clear)
    #expect(first.status == 201 && first.headers["location"]?.text == path)
    #expect(try first.document["actor"] == .string("local analyst"))
    let again = try decide("a", clear)
    #expect(again.status == 200 && again.bytes == first.bytes)
    let other = try decide("a", #"{"decision":"inspect","reason":"Looks like cotton."}"#)
    #expect(other.status == 422 && other.code == "TLY-STO-020")
    #expect(try decide("b", #"{"decision":"inspect","reason":"The manifest changed.","assessment":1}"#).status == 201)
    #expect(try decide("c", #"{"decision":"refer","reason":"x","assessment":9}"#).status == 409)
    let history = try port.get(path)["decisions"]?.items ?? []
    #expect(history.map { $0["decision"]?.text } == ["clear", "inspect"])
    #expect(history.last?["previous_hash"] == history.first?["hash"])
    #expect(try port.get("/api/v1/scans/\(id)")["record"]?["decisions"]?.items == history)
    #expect(try port.get("/api/v1/scans")["scans"]?.items.first?["decision"]?["decision"] == .string("inspect"))
    #expect(try port.store.check().isEmpty)
  }
}

@Test(
  "a decision that is none is refused with the place",
  arguments: [
    ("k", #"{"decision":"open","reason":"r"}"#, 400, "TLY-REV-004"),
    ("k", #"{"decision":"clear"}"#, 400, "TLY-REV-004"),
    ("k", "", 400, "TLY-REV-004"), ("k", "[]", 400, "TLY-REV-004"), ("k", "{", 400, "TLY-REV-004"),
    ("k", #"{"decision":"clear","reason":"  "}"#, 422, "TLY-STO-019"),
    ("k", #"{"decision":"clear","reason":""# + String(repeating: "a", count: 4001) + "\"}", 422, "TLY-STO-019"),
    ("", #"{"decision":"clear","reason":"r"}"#, 400, "TLY-REV-005"),
    (String(repeating: "k", count: 201), #"{"decision":"clear","reason":"r"}"#, 422, "TLY-STO-019"),
  ]) func wrongDecisions(_ key: String, _ body: String, _ status: Int, _ code: String) throws
{
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let id = try port.assessed("one", picture: false)
    let answer = try port.ask(
      .post, "/api/v1/scans/\(id)/decisions", headers: key.isEmpty ? [:] : ["idempotency-key": key], body: body)
    #expect(answer.status == status && answer.code == code, "\(answer.text)")
    #expect(try port.store.decisions(of: id).isEmpty)
  }
}

@Test("only what is assessed can be decided") func decideQueued() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let claim = try port.claim("waiting")
    let body = #"{"decision":"clear","reason":"r"}"#
    let answer = try port.ask(
      .post, "/api/v1/scans/\(claim.scan)/decisions", headers: ["idempotency-key": "k"], body: body)
    #expect(answer.status == 409 && answer.code == "TLY-STO-018")
    let missing = try port.ask(.post, "/api/v1/scans/99/decisions", headers: ["idempotency-key": "k"], body: body)
    #expect(missing.status == 404 && missing.code == "TLY-REV-006")
  }
}
