import TallyTestSupport
import Testing

@testable import TallyHTTP

/// How a test reaches the router: directly, or through a server and a socket. Every test of the contract runs both ways.
enum Way: String, CaseIterable {
  case socketless, live

  /// Runs the test's body with a function that sends a request this way.
  func with(
    _ router: Router, limits: HTTPLimits = HTTPLimits(), _ body: (_ send: (Ask) throws -> Answer) throws -> Void
  ) throws {
    switch self {
    case .socketless: try body { try $0.answer(router) }
    case .live:
      let server = try HTTPServer(router, limits: limits, port: 0)
      defer { server.stop() }
      try body { try $0.answer(port: server.port) }
    }
  }
}

/// A request as a test writes it. The host is ours unless the test says otherwise.
struct Ask {
  var method: String, target: String, headers: [String: String], body: [UInt8]

  init(_ method: String, _ target: String, _ headers: [String: String] = [:], body: String = "") {
    (self.method, self.target, self.body) = (method, target, Array(body.utf8))
    self.headers = ["Host": "127.0.0.1", "Authorization": "Bearer analyst"].merging(headers) { $1 }
    if !body.isEmpty {
      self.headers["Content-Length"] = String(self.body.count)
      self.headers["Content-Type"] = headers["Content-Type"] ?? "application/json"
    }
  }

  func answer(_ router: Router) throws -> Answer {
    let response: HTTPResponse
    do {
      let known = try #require(HTTPMethod(rawValue: method))
      response = router.handle(try HTTPRequest(known, target, headers: headers, body: body))
    } catch let refusal as HTTPRefusal {
      response = Router.withDefaults(router.refusal(refusal))
    }
    var headers = Dictionary(uniqueKeysWithValues: response.headers.map { ($0.key.text, $0.value.text) })
    headers["content-length"] = String(response.headLength ?? response.bytes?.count ?? 0)
    return Answer(status: response.status, headers: headers, body: response.bytes ?? [])
  }

  /// The request as it travels, on a connection that ends after it.
  var wire: [UInt8] {
    let lines = headers.merging(["Connection": "close"]) { $1 }.sorted { $0.key < $1.key }
    return Array("\(method) \(target) HTTP/1.1\r\n\(lines.map { "\($0): \($1)\r\n" }.joined())\r\n".utf8) + body
  }

  func answer(port: UInt16) throws -> Answer {
    let client = try RawClient(port: port)
    client.send(wire)
    let answers = try Answer.all(in: client.receiveAll(), heads: method == "HEAD" ? [0] : [])
    return try #require(answers.first)
  }
}
