import TallyCore
import TallyHTTP
import TallyTestSupport
import Testing

@testable import TallyReview

@Test("a token is exchanged once for a cookie that only the browser's own requests carry") func exchange() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let door = ["host": "localhost", "accept": "text/html"]
    let answer = port.router.handle(try HTTPRequest(.get, "/?token=\(port.everybody.text)", headers: door))
    #expect(answer.status == 303 && answer.headers["location"]?.text == "/" && answer.text.isEmpty)
    let set = try #require(answer.headers["set-cookie"]?.text)
    #expect(set.hasSuffix("; Path=/; HttpOnly; SameSite=Strict") && !set.contains(port.everybody.text))
    let cookie = String(try #require(set.split(separator: ";").first))
    let page = port.router.handle(try HTTPRequest(.get, "/", headers: ["host": "localhost", "cookie": cookie]))
    #expect(page.status == 200 && page.text.hasPrefix("<!doctype html>"))
    #expect(try port.cookie(port.everybody) != cookie)
    // A bearer token that is wrong is not saved by a cookie that is right.
    let mixed = ["host": "localhost", "cookie": cookie, "authorization": "Bearer wrong"]
    #expect(port.router.handle(try HTTPRequest(.get, "/", headers: mixed)).status == 401)
  }
}

@Test("without a token there is a page in words for a browser, and a problem for a program") func noToken() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    for target in ["/", "/?token=", "/?token=\(String(repeating: "a", count: 64))", "/scan/1"] {
      let page = port.router.handle(
        try HTTPRequest(.get, target, headers: ["host": "localhost", "accept": "text/html,*/*"]))
      #expect(page.status == 401 && page.headers["set-cookie"] == nil)
      #expect(page.headers["content-type"]?.text == "text/html; charset=utf-8")
      #expect(!page.text.contains("<script") && !page.text.contains("style") && !page.text.contains("src="))
      let problem = port.router.handle(try HTTPRequest(.get, target, headers: ["host": "localhost"]))
      #expect(problem.status == 401 && problem.code == "TLY-HTP-006")
    }
    let api = port.router.handle(
      try HTTPRequest(.get, "/api/v1/scans", headers: ["host": "localhost", "accept": "text/html"]))
    #expect(api.code == "TLY-HTP-006")
  }
}

@Test("a session that is not used ends, and one that is used lasts") func sessionEnds() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let cookie = try port.cookie(port.everybody)
    func status() throws -> Int {
      port.router.handle(try HTTPRequest(.get, "/", headers: ["host": "localhost", "cookie": cookie])).status
    }
    for _ in 0..<3 {
      port.clock.advance(.seconds(11 * 3600))
      #expect(try status() == 200)
    }
    port.clock.advance(.seconds(12 * 3600))
    #expect(try status() == 401)
    #expect(try status() == 401)
  }
}

@Test("sessions are bounded; the one that was not used for longest goes first") func sessionsAreBounded() {
  var table = SessionTable(lifetime: .seconds(100), limit: 3)
  let someone = Principal(name: "one", roles: [])
  for (index, name) in ["a", "b", "c"].enumerated() { table.begin(Array(name.utf8), someone, at: .seconds(index)) }
  #expect(table.use(Array("a".utf8), at: .seconds(5)) == someone)
  table.begin(Array("d".utf8), someone, at: .seconds(6))
  #expect(table.count == 3 && table.use(Array("b".utf8), at: .seconds(6)) == nil)
  #expect(table.use(Array("a".utf8), at: .seconds(6)) == someone)
  table.end(Array("a".utf8))
  #expect(table.use(Array("a".utf8), at: .seconds(6)) == nil)
  table.begin(Array("e".utf8), someone, at: .seconds(200))
  #expect(table.count == 1)
}

@Test("secrets are 256 bits, differ, and are compared whole") func secrets() {
  var generator = SystemRandomNumberGenerator()
  let drawn = (0..<1000).map { _ in Secret(drawnFrom: &generator).text }
  #expect(Set(drawn).count == 1000 && drawn.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
  let bytes = Secret.digest(drawn[0])
  #expect(Secret.equal(bytes, bytes) && !Secret.equal(bytes, Array(bytes.dropLast())) && !Secret.equal([], bytes))
  for position in bytes.indices {
    var other = bytes
    other[position] ^= 1
    #expect(!Secret.equal(bytes, other))
  }
}
