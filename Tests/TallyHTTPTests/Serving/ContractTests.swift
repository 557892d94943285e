import TallyTestSupport
import Testing

@testable import TallyHTTP

/// Everything that opens a socket, one after the other: the tests count descriptors and connections.
@Suite(.serialized) enum LiveTests {}

private struct Expectation: CustomTestStringConvertible {
  let name: String, ask: Ask, status: Int
  var code: String?, text: String?, headers = [String: String]()
  var testDescription: String { name }
}

private let expectations: [Expectation] = [
  .init(
    name: "an open route needs nobody", ask: Ask("GET", "/healthz", ["Authorization": ""]), status: 200, text: "well"),
  .init(
    name: "every answer is guarded", ask: Ask("GET", "/healthz"), status: 200,
    headers: [
      "content-security-policy":
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
      "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cache-control": "no-store",
      "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
    ]),
  .init(
    name: "refusals are guarded too", ask: Ask("GET", "/nothing"), status: 404, code: "TLY-HTP-004",
    headers: ["x-content-type-options": "nosniff", "cache-control": "no-store"]),
  .init(name: "a parameter arrives", ask: Ask("GET", "/things/a%20b"), status: 200, text: "thing a b"),
  .init(name: "decoded once only", ask: Ask("GET", "/things/%2541"), status: 200, text: "thing %41"),
  .init(name: "a literal wins over a parameter", ask: Ask("GET", "/things/best"), status: 200, text: "the best"),
  .init(name: "an empty parameter is none", ask: Ask("GET", "/things/"), status: 404, code: "TLY-HTP-004"),
  .init(name: "no slash in a parameter", ask: Ask("GET", "/things/a%2Fb"), status: 400, code: "TLY-HTP-002"),
  .init(name: "no backslash", ask: Ask("GET", "/things/a%5Cb"), status: 400, code: "TLY-HTP-002"),
  .init(name: "no NUL", ask: Ask("GET", "/things/a%00"), status: 400, code: "TLY-HTP-002"),
  .init(name: "no way up", ask: Ask("GET", "/things/../healthz"), status: 400, code: "TLY-HTP-002"),
  .init(name: "no way up, encoded", ask: Ask("GET", "/things/%2e%2E"), status: 400, code: "TLY-HTP-002"),
  .init(name: "no broken escape", ask: Ask("GET", "/things/%4"), status: 400, code: "TLY-HTP-002"),
  .init(name: "no broken UTF-8", ask: Ask("GET", "/things/%FF"), status: 400, code: "TLY-HTP-002"),
  .init(name: "no other server's address", ask: Ask("GET", "http://x/healthz"), status: 400, code: "TLY-HTP-002"),
  .init(name: "the query", ask: Ask("GET", "/query?a=1&b=x+y%26&c&a=2"), status: 200, text: "a=1|b=x y&|c=|a=2"),
  .init(
    name: "another method", ask: Ask("DELETE", "/healthz"), status: 405, code: "TLY-HTP-005",
    headers: ["allow": "GET,HEAD,OPTIONS"]),
  .init(name: "options", ask: Ask("OPTIONS", "/things/1"), status: 204, headers: ["allow": "GET,HEAD,OPTIONS"]),
  .init(name: "head", ask: Ask("HEAD", "/things/1"), status: 200, text: "", headers: ["content-length": "7"]),
  .init(
    name: "nobody", ask: Ask("GET", "/who", ["Authorization": ""]), status: 401, code: "TLY-HTP-006",
    headers: ["www-authenticate": "Bearer"]),
  .init(
    name: "nobody learns nothing of what there is", ask: Ask("GET", "/nothing", ["Authorization": ""]), status: 401,
    code: "TLY-HTP-006"),
  .init(
    name: "a wrong token", ask: Ask("GET", "/who", ["Authorization": "Bearer x"]), status: 401, code: "TLY-HTP-006"),
  .init(name: "who", ask: Ask("GET", "/who", ["Authorization": "bearer auditor"]), status: 200, text: "two"),
  .init(name: "a role that may not", ask: Ask("GET", "/supervision"), status: 403, code: "TLY-HTP-007"),
  .init(
    name: "a role that may not post", ask: Ask("POST", "/things", ["Authorization": "Bearer auditor"], body: "{}"),
    status: 403, code: "TLY-HTP-007"),
  .init(name: "a body", ask: Ask("POST", "/things", body: #"{"a":1}"#), status: 201, text: #"{"a":1}"#),
  .init(
    name: "a form is no JSON", ask: Ask("POST", "/things", ["Content-Type": "text/plain"], body: "{}"), status: 415,
    code: "TLY-HTP-009"),
  .init(
    name: "JSON with a charset",
    ask: Ask("POST", "/things", ["Content-Type": "application/json; charset=utf-8"], body: "{}"),
    status: 201),
  .init(name: "another host", ask: Ask("GET", "/healthz", ["Host": "evil.example"]), status: 421, code: "TLY-HTP-003"),
  .init(name: "our host as a prefix", ask: Ask("GET", "/healthz", ["Host": "127.0.0.1.evil.example"]), status: 421),
  .init(name: "a host with rubbish behind", ask: Ask("GET", "/healthz", ["Host": "127.0.0.1:x"]), status: 421),
  .init(name: "our host with a port", ask: Ask("GET", "/healthz", ["Host": "LOCALHOST:8080"]), status: 200),
  .init(name: "our host as IPv6", ask: Ask("GET", "/healthz", ["Host": "[::1]:8080"]), status: 200),
  .init(
    name: "another site's page", ask: Ask("POST", "/things", ["Origin": "http://evil.example"], body: "{}"),
    status: 403,
    code: "TLY-HTP-008"),
  .init(
    name: "another site's page without a name", ask: Ask("POST", "/things", ["Origin": "null"], body: "{}"),
    status: 403,
    code: "TLY-HTP-008"),
  .init(
    name: "another port's page", ask: Ask("POST", "/things", ["Origin": "http://127.0.0.1:1"], body: "{}"), status: 403,
    code: "TLY-HTP-008"),
  .init(
    name: "a sibling's page", ask: Ask("POST", "/things", ["Sec-Fetch-Site": "same-site"], body: "{}"), status: 403,
    code: "TLY-HTP-008"),
  .init(
    name: "our own page",
    ask: Ask(
      "POST", "/things", ["Host": "127.0.0.1:99", "Origin": "http://127.0.0.1:99", "Sec-Fetch-Site": "same-origin"],
      body: "{}"), status: 201),
  .init(
    name: "known content", ask: Ask("GET", "/things/1", ["If-None-Match": #""v0", W/"v1""#]), status: 304, text: ""),
  .init(name: "other content", ask: Ask("GET", "/things/1", ["If-None-Match": #""v0""#]), status: 200, text: "thing 1"),
  .init(
    name: "no header can be smuggled", ask: Ask("GET", "/echo?text=a%0D%0ASet-Cookie:b=1"), status: 200,
    headers: ["x-echo": "a%0D%0ASet-Cookie:b=1"]),
]

extension LiveTests {
  @Suite struct Contract {
    @Test(arguments: Way.allCases) func holds(_ way: Way) throws {
      try way.with(try sampleRouter()) { send in
        for expected in expectations {
          let answer = try send(expected.ask)
          #expect(answer.status == expected.status, "\(expected.name)")
          #expect(answer.headers["set-cookie"] == nil, "\(expected.name)")
          if let code = expected.code { #expect(answer.code == code, "\(expected.name): \(answer.text)") }
          if let text = expected.text { #expect(answer.text == text, "\(expected.name)") }
          for (name, value) in expected.headers { #expect(answer.headers[name] == value, "\(expected.name): \(name)") }
        }
      }
    }

    @Test("what a handler throws is reported, not told", arguments: Way.allCases) func failureIsSilent(_ way: Way)
      throws
    {
      try way.with(try sampleRouter()) { send in
        let answer = try send(Ask("GET", "/throws"))
        #expect(answer.status == 500 && answer.code == "TLY-HTP-019")
        #expect(!answer.text.contains("cellar"))
      }
    }

    @Test("a large answer arrives whole", arguments: Way.allCases) func large(_ way: Way) throws {
      try way.with(try sampleRouter()) { send in
        let answer = try send(Ask("GET", "/large"))
        #expect(answer.body == (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
      }
    }
  }
}
