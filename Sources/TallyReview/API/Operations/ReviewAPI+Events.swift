internal import TallyHTTP
internal import TallyStore

/// Live updates.
extension ReviewAPI {
  var eventRoutes: [APIRoute] {
    [
      APIRoute(
        .get, "/api/v1/events", roles: Self.readers,
        Operation(
          "followChanges",
          "Server-sent events, one a change: event `change`, id its sequence number, data a Change. Begins with what comes "
            + "from now on, or behind the number of the last event that was seen.",
          parameters: [
            .optionalHeader("Last-Event-ID", "Sequence number of the last event that was seen.", .text),
            .query("after", "The same, for clients that cannot send the header.", .text),
          ], answers: [.binary(200, "text/event-stream")]),
        follow)
    ]
  }

  private func follow(_ call: RouteCall) throws -> HTTPResponse {
    let query = try QueryReader(call.request, known: ["after"])
    let newest = try asking { () throws(StoreError) in try store.lastChange() }
    var start = newest
    let after = try query.text("after", atMost: 20)
    if let text = call.request.headers["last-event-id"] ?? after {
      guard let number = Int64(text), number >= 0 else {
        throw ReviewError.badValue(name: "Last-Event-ID or after", expected: "the number of an event")
      }
      // A number that this store has not reached comes from another one: nothing can be resumed.
      start = min(number, newest)
    }
    return .events(ChangeStream(store, after: start, pause: pause).source)
  }
}
