import TallyHTTP
import TallyTestSupport
import Testing

@testable import TallyReview

/// Who may do what: every route with the roles that have it. A new route is added here, or this fails.
private let table: [String: Set<Role>] = [
  "GET /api/v1/scans": [.analyst, .supervisor, .auditor],
  "GET /api/v1/scans/{id}": [.analyst, .supervisor, .auditor],
  "GET /api/v1/scans/{id}/decisions": [.analyst, .supervisor, .auditor],
  "POST /api/v1/scans/{id}/decisions": [.analyst, .supervisor],
  "GET /api/v1/scans/{id}/picture": [.analyst, .supervisor, .auditor],
  "GET /api/v1/scans/{id}/planes/{plane}": [.analyst, .supervisor, .auditor],
  "GET /api/v1/scans/{id}/planes/{plane}/tiles/{level}/{row}/{column}": [.analyst, .supervisor, .auditor],
  "GET /api/v1/scans/{id}/rendering": [.analyst, .supervisor, .auditor],
  "GET /api/v1/scans/{id}/thumbnail": [.analyst, .supervisor, .auditor],
  "GET /api/v1/events": [.analyst, .supervisor, .auditor],
  "GET /api/v1/status": [.analyst, .supervisor, .auditor, .administrator, .integrator],
  "GET /metrics": [.analyst, .supervisor, .auditor, .administrator, .integrator],
  "GET /api/v1/openapi.json": Set(Role.allCases),
  "GET /scan/{id}": [.analyst, .supervisor, .auditor],
  "GET /assets/{path*}": Set(Role.allCases),
  "GET /": Set(Role.allCases),
  "GET /healthz": Set(Role.allCases),
]
/// Those that need nobody, or answer somebody who is nobody in their own way.
private let open: Set<String> = ["GET /healthz"]

@Test("every route, every role, every way of saying who one is") func matrix() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let scan = try port.assessed("matrix")
    #expect(Set(port.router.routes.map { "\($0.method.rawValue) \($0.pattern)" }) == Set(table.keys))
    for route in port.router.routes {
      let name = "\(route.method.rawValue) \(route.pattern)", allowed = try #require(table[name])
      let values = [
        "id": "\(scan)", "plane": "high", "level": "0", "row": "0", "column": "0", "path*": "style/base.css",
      ]
      var target = route.pattern.description
      for (parameter, value) in values { target = target.replacing("{\(parameter)}", with: value) }
      /// The status of the route for somebody with these headers.
      func status(_ headers: [String: String]) throws -> Int {
        let request = try HTTPRequest(
          route.method, target,
          headers: ["host": "localhost", "content-type": "application/json", "idempotency-key": headers.description]
            .merging(headers) { $1 },
          body: route.method == .post ? Array(#"{"decision":"clear","reason":"matrix"}"#.utf8) : [])
        return port.router.handle(request).status
      }
      let nobodys: [[String: String]] = [
        [:], ["authorization": "Bearer " + String(repeating: "0", count: 64)], ["authorization": "Bearer "],
        ["authorization": "Basic " + port.everybody.text],
        ["cookie": "\(port.access.cookieName)=\(port.everybody.text)"],
        ["cookie": "\(port.access.cookieName)="], ["cookie": "other=\(port.everybody.text)"],
      ]
      for headers in nobodys {
        #expect(try status(headers) == (open.contains(name) ? 200 : 401), "\(name) with \(headers)")
      }
      for role in Role.allCases {
        let token = try #require(port.tokens[role])
        for headers in [["authorization": "Bearer " + token.text], ["cookie": try port.cookie(token)]] {
          let answer = try status(headers)
          if allowed.contains(role) {
            #expect([200, 201].contains(answer), "\(name) as \(role) with \(headers.keys): \(answer)")
          } else {
            #expect(answer == 403, "\(name) as \(role) with \(headers.keys): \(answer)")
          }
        }
      }
    }
  }
}

extension Port {
  /// Signs in as the page does; the cookie's name and value.
  func cookie(_ token: Secret) throws -> String {
    let answer = router.handle(try HTTPRequest(.get, "/?token=\(token.text)", headers: ["host": "localhost"]))
    let set = try #require(answer.headers["set-cookie"]?.text)
    return String(try #require(set.split(separator: ";").first))
  }
}
