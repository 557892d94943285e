@testable import TallyHTTP

/// A handful of routes that do one thing each, for the tests of the contract.
func sampleRouter(_ more: [Route] = []) throws -> Router {
  let everyone = Set(Role.allCases)
  let routes: [Route] = [
    .open(.get, "/healthz") { _ in HTTPResponse(type: "text/plain", Array("well".utf8)) },
    Route(.get, "/things/{id}", roles: everyone) { call in
      HTTPResponse(type: "text/plain", Array("thing \(call.parameters["id"] ?? "")".utf8)).with("etag", "\"v1\"")
    },
    Route(.get, "/things/best", roles: everyone) { _ in HTTPResponse(type: "text/plain", Array("the best".utf8)) },
    Route(.post, "/things", roles: [.analyst]) { call in
      HTTPResponse(status: 201, type: "application/octet-stream", call.request.body)
    },
    Route(.get, "/who", roles: everyone) { call in
      HTTPResponse(type: "text/plain", Array((call.principal?.name ?? "nobody").utf8))
    },
    Route(.get, "/query", roles: everyone) { call in
      HTTPResponse(
        type: "text/plain", Array(call.request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "|").utf8))
    },
    Route(.get, "/supervision", roles: [.supervisor]) { _ in HTTPResponse() },
    Route(.get, "/throws", roles: everyone) { _ in throw SecretFailure() },
    Route(.get, "/echo", roles: everyone) { call in
      HTTPResponse().with("x-echo", HeaderValue(encoding: call.request.parameter("text") ?? ""))
    },
    Route(.get, "/large", roles: everyone) { _ in
      HTTPResponse(type: "application/octet-stream", (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    },
  ]
  return try Router(
    routes + more,
    authenticate: { request in
      switch request.bearerToken {
      case "analyst": Principal(name: "one", roles: [.analyst])
      case "auditor": Principal(name: "two", roles: [.auditor])
      default: nil
      }
    },
    allowedHosts: ["127.0.0.1", "localhost", "[::1]"])
}

/// What a handler must not tell anybody.
struct SecretFailure: Error { let secret = "the password is in the cellar" }
