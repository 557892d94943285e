import Synchronization
import TallyTestSupport
import Testing

@testable import TallyHTTP

/// A source that gives one list a call, then what it is told.
private func source(_ lists: [[ServerSentEvent]], then last: EventSource.Step) -> EventSource {
  let position = Mutex(0)
  return EventSource { _ in
    let index = position.withLock { value in
      defer { value += 1 }
      return value
    }
    return index < lists.count ? .events(lists[index]) : last
  }
}

@Test("an event travels as the standard writes it") func eventWire() {
  #expect(
    ServerSentEvent(id: "7", name: "change", data: "{\"a\":1}").wire == "event: change\nid: 7\ndata: {\"a\":1}\n\n")
  #expect(ServerSentEvent(data: "a\nb\r\nc").wire == "data: a\ndata: b\ndata: c\n\n")
  #expect(ServerSentEvent(id: "1\nevent: x", data: "").wire == "id: 1event: x\ndata: \n\n")
}

extension LiveTests {
  @Suite struct Events {
    @Test("events arrive, and the stream ends with its source") func arrive() throws {
      let lists = [[ServerSentEvent(id: "1", data: "one")], [ServerSentEvent(id: "2", data: "two")]]
      let router = try sampleRouter([.open(.get, "/events") { _ in .events(source(lists, then: .end)) }])
      let server = try HTTPServer(router, port: 0)
      defer { server.stop() }
      let answer = try Ask("GET", "/events").answer(port: server.port)
      #expect(answer.status == 200 && answer.headers["content-type"] == "text/event-stream")
      #expect(answer.headers["cache-control"] == "no-store")
      for text in [":\n\n", "id: 1\ndata: one\n\n", "id: 2\ndata: two\n\n"] { #expect(answer.text.contains(text)) }
    }

    @Test("a quiet stream sends heartbeats, and stop ends it") func heartbeat() throws {
      var limits = HTTPLimits()
      limits.heartbeatSeconds = 0.05
      let router = try sampleRouter([.open(.get, "/events") { _ in .events(waiting) }])
      let server = try HTTPServer(router, limits: limits, port: 0)
      let client = try RawClient(port: server.port)
      client.send(Ask("GET", "/events").wire)
      #expect(client.receive(until: ":\n\n\r\n3\r\n:\n\n").contains(":\n\n"))
      server.stop()
      _ = client.receiveAll()  // returns, because the stream has ended
      #expect(throws: Unreachable.self) { try RawClient(port: server.port) }
    }

    @Test("a client that leaves ends its stream") func leaves() throws {
      var limits = HTTPLimits()
      limits.connections = 1
      let router = try sampleRouter([.open(.get, "/events") { _ in .events(waiting) }])
      let server = try HTTPServer(router, limits: limits, port: 0)
      defer { server.stop() }
      do {
        let client = try RawClient(port: server.port)
        client.send(Ask("GET", "/events").wire)
        #expect(client.receive(until: ":\n\n").contains("200"))
      }
      // The one place that there is becomes free again.
      while try Ask("GET", "/healthz").answer(port: server.port).status != 200 {}
    }
  }
}

/// Says nothing for as long as it may.
private let waiting = EventSource { atMost in
  let until = ContinuousClock.now + min(atMost, .milliseconds(20))
  while ContinuousClock.now < until { pause() }
  return .quiet
}
