import TallyCore
import TallyHTTP
import TallyStore
import TallyTestSupport
import Testing

@testable import TallyReview

/// What a stream says until it is quiet.
private func heard(_ response: HTTPResponse) throws -> [ServerSentEvent] {
  guard case .events(let source) = response.body else {
    Issue.record("no stream: \(response.text)")
    return []
  }
  var events = [ServerSentEvent]()
  while case .events(let more) = source.next(.milliseconds(300)) { events += more }
  return events
}

@Test("a stream begins with what comes, and resumes behind what was seen") func stream() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let first = try port.assessed("before", picture: false)
    let live = try port.ask(.get, "/api/v1/events")
    #expect(live.headers["content-type"]?.text == "text/event-stream")
    #expect(try heard(live).isEmpty)
    let second = try port.assessed("after", picture: false)
    let events = try heard(live)
    #expect(events.allSatisfy { $0.name == "change" })
    let changes = try events.map { try JSONValue(parsing: Array($0.data.utf8), file: "event") }
    #expect(changes.map { $0["kind"]?.text } == ["recorded", "assessed"])
    #expect(changes.allSatisfy { $0["scan"] == .number(Double(second)) })
    #expect(changes.map { $0["sequence"]?.number.map { String(Int($0)) } } == events.map(\.id))
    let all = try heard(try port.ask(.get, "/api/v1/events", headers: ["last-event-id": "0"]))
    #expect(all.count == 4 && all.suffix(2).map(\.id) == events.map(\.id))
    #expect(all.first?.data.contains("\"scan\":\(first),") == true)
    // Resumed after any event, exactly the later ones come.
    for (index, event) in all.enumerated() {
      let rest = try heard(try port.ask(.get, "/api/v1/events", headers: ["last-event-id": try #require(event.id)]))
      #expect(rest == Array(all.dropFirst(index + 1)))
      #expect(try heard(try port.ask(.get, "/api/v1/events?after=\(try #require(event.id))")) == rest)
    }
    #expect(try heard(try port.ask(.get, "/api/v1/events", headers: ["last-event-id": "999999"])).isEmpty)
    for wrong in ["-1", "x", "", "1.5"] {
      #expect(try port.ask(.get, "/api/v1/events", headers: ["last-event-id": wrong]).code == "TLY-REV-003")
    }
  }
}

@Test("many changes come in batches, none twice") func manyChanges() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    for index in 0..<230 { try port.assessed("scan-\(index)", picture: false) }
    let events = try heard(try port.ask(.get, "/api/v1/events?after=0"))
    #expect(events.compactMap { $0.id.flatMap { Int($0) } } == Array(1...460))
  }
}

@Test("a live stream: an arrival reaches a client over a socket") func liveStream() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let server = try HTTPServer(port.router, port: 0)
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    client.send(
      "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(port.everybody.text)\r\n\r\n")
    #expect(client.receive(until: ":\n\n").contains("text/event-stream"))
    let id = try port.assessed("live", picture: false)
    let heard = client.receive(until: "\"kind\":\"assessed\"")
    #expect(heard.contains("event: change\n") && heard.contains("\"scan\":\(id)"))
  }
}
