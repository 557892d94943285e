import TallyCore
import TallyTestSupport
import Testing

@testable import TallyHTTP

private func assembled(
  _ headers: [(String, String)], method: String = "GET", target: String = "/", version: String = "HTTP/1.1",
  limits: HTTPLimits = HTTPLimits()
) -> (RequestAssembly, HTTPRefusal?) {
  var assembly = RequestAssembly(limits, remoteAddress: "::1")
  for (name, value) in headers {
    Array(name.utf8).withUnsafeBytes { name in
      Array(value.utf8).withUnsafeBytes { assembly.header(name, $0) }
    }
  }
  let refusal = assembly.head(method: method, target: target, version: version)
  return (assembly, refusal)
}

@Test("headers come together under lower-case names") func headersJoin() throws {
  let (assembly, refusal) = assembled([
    ("Host", "h"), ("ACCEPT", "a"), ("accept", " b"), ("Cookie", "x=1"), ("cookie", "y=2"), ("X-Ü".lowercased(), "1"),
  ])
  #expect(refusal == .malformed("a header has bytes that may not stand there."))
  let (good, none) = assembled([
    ("Host", "h"), ("ACCEPT", "a"), ("accept", " b"), ("Cookie", "x=1"), ("cookie", "y=2"), ("Title", "Überseekiste"),
  ])
  #expect(none == nil)
  let request = try good.finish()
  #expect(request.headers == ["host": "h", "accept": "a, b", "cookie": "x=1; y=2", "title": "Überseekiste"])
  #expect(request.cookie("y") == "2" && request.cookie("z") == nil && request.remoteAddress == "::1")
  #expect(throws: HTTPRefusal.self) { try assembly.finish() }
}

@Test("what a head is refused for") func refusals() {
  var small = HTTPLimits()
  (small.targetBytes, small.headerBytes, small.headerCount, small.bodyBytes) = (8, 20, 2, 10)
  #expect(assembled([], target: "/1234567", limits: small).1 == nil)
  #expect(assembled([], target: "/12345678", limits: small).1 == .targetTooLong(limit: 8))
  #expect(assembled([("a", String(repeating: "b", count: 19))], limits: small).1 == nil)
  #expect(assembled([("a", String(repeating: "b", count: 20))], limits: small).1 == .headersTooLarge(limit: 20))
  #expect(assembled([("a", ""), ("b", ""), ("c", "")], limits: small).1 == .headersTooLarge(limit: 20))
  #expect(assembled([("content-length", "10")], method: "POST", limits: small).1 == nil)
  #expect(assembled([("content-length", "11")], method: "POST", limits: small).1 == .bodyTooLarge(limit: 10))
  #expect(assembled([("content-length", "11")], method: "GET", limits: small).1 == .bodyTooLarge(limit: 10))
  #expect(assembled([], method: "PUT").1 == .lengthRequired)
  #expect(assembled([], method: "get").1 == .unknownMethod)
  #expect(assembled([], version: "HTTP/1.2").1 == .unknownVersion)
  #expect(assembled([("host", "a"), ("Host", "a")]).1 == .malformed("the header host is there twice."))
}

@Test("a body never grows beyond the limit, whatever the library hands over") func bodyLimit() {
  var limits = HTTPLimits()
  limits.bodyBytes = 100
  var (assembly, _) = assembled([("content-length", "100")], method: "POST", limits: limits)
  for _ in 0..<100 { [UInt8](repeating: 1, count: 3).withUnsafeBytes { assembly.append($0) } }
  #expect(throws: HTTPRefusal.bodyTooLarge(limit: 100)) { try assembly.finish() }
}

@Test("damaged heads are refused or understood, never more") func damagedHeads() {
  let fields = ["Host", "127.0.0.1", "Content-Length", "17", "Accept", "text/html", "Cookie", "a=b; c=d"]
  for seed in UInt64(0)..<2000 {
    var assembly = RequestAssembly(HTTPLimits(), remoteAddress: "")
    for index in stride(from: 0, to: fields.count, by: 2) {
      let pair = (0...1).map { side in
        Mutation.damaged(Array(fields[index + side].utf8), seed: seed &* 31 &+ UInt64(index + side))
      }
      pair[0].withUnsafeBytes { name in pair[1].withUnsafeBytes { assembly.header(name, $0) } }
    }
    let target = String(decoding: Mutation.damaged(Array("/a/%20b?c=d&e=%41".utf8), seed: seed), as: UTF8.self)
    guard assembly.head(method: "GET", target: target, version: "HTTP/1.1") == nil else { continue }
    guard let request = try? assembly.finish() else { continue }
    let texts = request.target.segments + request.target.query.flatMap { [$0.name, $0.value] }
    #expect(texts.allSatisfy { !$0.unicodeScalars.contains("\0") }, "seed \(seed)")
    #expect(request.target.segments.allSatisfy { !$0.contains("/") && !$0.contains("..") }, "seed \(seed)")
    #expect(request.headers.values.allSatisfy { !$0.contains("\r") && !$0.contains("\n") }, "seed \(seed)")
  }
}
