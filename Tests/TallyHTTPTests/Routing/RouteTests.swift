import TallyCore
import Testing

@testable import TallyHTTP

private func route(_ method: HTTPMethod, _ pattern: String) -> Route { .open(method, pattern) { _ in HTTPResponse() } }

@Test("routes that would take the same request are refused") func clashes() throws {
  #expect(Route.clashes(in: [route(.get, "/a/{id}"), route(.post, "/a/{id}"), route(.get, "/a/b")]).isEmpty)
  #expect(
    Route.clashes(in: [route(.get, "/a/{id}"), route(.get, "/a/{name}")]) == ["GET /a/{}: /a/{id} and /a/{name}"])
  #expect(throws: HTTPError.clashingRoutes(["GET /: / and /"])) {
    try Router([route(.get, "/"), route(.get, "/")], authenticate: { _ in nil }, allowedHosts: [])
  }
}

@Test("the more specific route wins, wherever it stands") func specific() throws {
  func named(_ pattern: String) -> Route {
    .open(.get, pattern) { call in
      let values = call.parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      return HTTPResponse(type: "text/plain", Array("\(pattern) \(values.joined(separator: ","))".utf8))
    }
  }
  let patterns = ["/{a}/{b}", "/x/{b}", "/x/y", "/{a}/y", "/r/{all*}"]
  for order in [patterns, patterns.reversed()] {
    let router = try Router(order.map(named), authenticate: { _ in nil }, allowedHosts: ["h"])
    func answer(_ path: String) throws -> String {
      let request = try HTTPRequest(.get, path, headers: ["host": "h"])
      return String(decoding: router.handle(request).bytes ?? [], as: UTF8.self)
    }
    #expect(try answer("/x/y") == "/x/y ")
    #expect(try answer("/x/z") == "/x/{b} b=z")
    #expect(try answer("/z/y") == "/{a}/y a=z")
    #expect(try answer("/r/1/2/3") == "/r/{all*} all=1/2/3")
    #expect(try answer("/r/z") == "/r/{all*} all=z")
    for path in ["/r", "/r/", "/r//a", "/r/a/"] { #expect(try answer(path).contains("TLY-HTP-006"), "\(path)") }
    #expect(try answer("/z/z") == "/{a}/{b} a=z,b=z")
  }
}

@Test("every refusal has a code of its own, and a title") func codes() {
  let refusals: [HTTPRefusal] = [
    .malformed(""), .badTarget(""), .unknownHost, .notFound, .methodNotAllowed(allowed: []), .unauthenticated,
    .forbidden,
    .crossSite, .notJSON, .bodyTooLarge(limit: 1), .lengthRequired, .targetTooLong(limit: 1),
    .headersTooLarge(limit: 1),
    .tooSlow, .tooManyConnections, .tooManyFromAddress, .unknownMethod, .unknownVersion, .failed,
  ]
  #expect(Set(refusals.map(\.explanation.code)).count == refusals.count)
  #expect(refusals.allSatisfy { !["Refused", "Failed"].contains(HTTPResponse.title(of: $0.status)) })
}
