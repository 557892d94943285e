import Foundation
import TallyCore
import TallyTestSupport
import Testing

@testable import TallyHTTP

private let host = "Host: 127.0.0.1\r\n"
private let token = "Authorization: Bearer analyst\r\n"

/// How many sockets this process has open that belong to a port, at either end. Other tests of the process do not count.
private func sockets(ofPort port: UInt16) throws -> Int {
  let hexadecimal = String(port, radix: 16, uppercase: true)
  let ending = ":" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
  let lines = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8).split(separator: "\n").dropFirst()
  let inodes = lines.map { $0.split(separator: " ") }
    .filter { $0.count > 9 && ($0[1].hasSuffix(ending) || $0[2].hasSuffix(ending)) }.map { "socket:[\($0[9])]" }
  return try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter { name in
    let target = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")) ?? ""
    return inodes.contains(target)
  }.count
}

/// Serves, lets the client do its worst, and expects that the server still answers afterwards and has lost nothing.
private func withVictim(_ limits: HTTPLimits = HTTPLimits(), _ body: (UInt16) throws -> Void) throws {
  let server = try HTTPServer(try sampleRouter(), limits: limits, port: 0)
  defer { server.stop() }
  try body(server.port)
  #expect(try Ask("GET", "/healthz").answer(port: server.port).text == "well")
  #expect(try sockets(ofPort: server.port) > 0)
  server.stop()
  #expect(try sockets(ofPort: server.port) == 0)
}

/// What came back is one refusal of ours with this code, and then the end.
private func expectRefusal(_ bytes: [UInt8], _ status: Int, _ code: String, _ note: String = "") throws {
  let answers = try Answer.all(in: bytes)
  #expect(answers.count == 1, "\(note)")
  #expect(answers.first?.status == status && answers.first?.code == code, "\(note): \(answers.first?.text ?? "none")")
  #expect(answers.first?.headers["x-content-type-options"] == "nosniff", "\(note)")
}

extension LiveTests {
  @Suite struct Hostile {
    @Test("headers that trickle in are cut off") func slowHeaders() throws {
      var limits = HTTPLimits()
      limits.headSeconds = 0.3
      try withVictim(limits) { port in
        let client = try RawClient(port: port)
        client.send("GET /healthz HTTP/1.1\r\n\(host)X-Slow: ")
        client.trickle(UInt8(ascii: "a"), everyMilliseconds: 10)
        try expectRefusal(client.receiveAll(), 408, "TLY-HTP-014")
      }
    }

    @Test("a body that trickles in is cut off") func slowBody() throws {
      var limits = HTTPLimits()
      limits.bodySeconds = 0.3
      try withVictim(limits) { port in
        let client = try RawClient(port: port)
        client.send(
          "POST /things HTTP/1.1\r\n\(host)\(token)Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n")
        client.trickle(UInt8(ascii: " "), everyMilliseconds: 10)
        try expectRefusal(client.receiveAll(), 408, "TLY-HTP-014")
      }
    }

    @Test("a connection that says nothing is closed") func silence() throws {
      var limits = HTTPLimits()
      (limits.headSeconds, limits.idleSeconds) = (0.2, 0.2)
      try withVictim(limits) { port in
        #expect(try RawClient(port: port).receiveAll().isEmpty)
        let second = try RawClient(port: port)
        second.send("GET /healthz HTTP/1.1\r\n\(host)\r\n")
        #expect(try Answer.all(in: second.receiveAll()).map(\.status) == [200])
      }
    }

    @Test("a huge body is refused from its announcement") func hugeBody() throws {
      try withVictim { port in
        for length in ["1048577", "9223372036854775807", "99999999999999999999999999"] {
          let client = try RawClient(port: port)
          client.send(
            "POST /things HTTP/1.1\r\n\(host)\(token)Content-Type: application/json\r\nContent-Length: \(length)\r\n\r\n"
          )
          try expectRefusal(client.receiveAll(), 413, "TLY-HTP-010", length)
        }
      }
    }

    @Test("a refused body that is sent all the same does not hide the answer") func insistentBody() throws {
      try withVictim { port in
        let client = try RawClient(port: port)
        client.send("POST /things HTTP/1.1\r\n\(host)\(token)Content-Length: 2000000\r\n\r\n")
        client.send([UInt8](repeating: 0x20, count: 2_000_000))
        try expectRefusal(client.receiveAll(), 413, "TLY-HTP-010")
      }
    }

    @Test("a length that is none", arguments: ["-1", "1e3", "0x10", "1,1", "+5", ""]) func wrongLength(_ length: String)
      throws
    {
      try withVictim { port in
        let client = try RawClient(port: port)
        client.send(
          "POST /things HTTP/1.1\r\n\(host)\(token)Content-Type: application/json\r\nContent-Length: \(length)\r\n\r\n")
        try expectRefusal(client.receiveAll(), 400, "TLY-HTP-001", length)
      }
    }

    @Test("two lengths, chunks, and both") func doubtfulFraming() throws {
      try withVictim { port in
        let start = "POST /things HTTP/1.1\r\n\(host)\(token)Content-Type: application/json\r\n"
        let cases = [
          ("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x", 400, "TLY-HTP-001"),
          ("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 411, "TLY-HTP-011"),
          ("Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", 411, "TLY-HTP-011"),
          ("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\nzz\r\nGET /who HTTP/1.1\r\n", 411, "TLY-HTP-011"),
          ("Transfer-Encoding: xchunked\r\n\r\n", 411, "TLY-HTP-011"), ("\r\n", 411, "TLY-HTP-011"),
        ]
        for (rest, status, code) in cases {
          let client = try RawClient(port: port)
          client.send(start + rest)
          try expectRefusal(client.receiveAll(), status, code, rest)
        }
      }
    }

    @Test("huge headers, many headers, a huge address", arguments: [20_000, 500_000, 5_000_000])
    func hugeHead(_ bytes: Int) throws {
      try withVictim { port in
        let filler = String(repeating: "a", count: bytes)
        let cases = [
          ("GET /healthz HTTP/1.1\r\n\(host)X: \(filler)\r\n\r\n", 431, "TLY-HTP-013"),
          (
            "GET /healthz HTTP/1.1\r\n\(host)\(String(repeating: "A: b\r\n", count: bytes / 100))\r\n", 431,
            "TLY-HTP-013"
          ),
          ("GET /\(filler) HTTP/1.1\r\n\(host)\r\n", 414, "TLY-HTP-012"),
        ]
        for (text, status, code) in cases {
          let client = try RawClient(port: port)
          client.send(text)
          try expectRefusal(client.receiveAll(), status, code, String(text.prefix(40)))
        }
      }
    }

    @Test("connections beyond the limits are told so") func tooMany() throws {
      var limits = HTTPLimits()
      (limits.connections, limits.connectionsPerAddress) = (6, 4)
      try withVictim(limits) { port in
        var clients = [RawClient]()
        for _ in 0..<4 { clients.append(try RawClient(port: port)) }
        // The first four must have been counted before the fifth comes: an answer proves it.
        for client in clients {
          client.send("GET /healthz HTTP/1.1\r\n\(host)\r\n")
          #expect(client.receive(until: "well").contains("200"))
        }
        try expectRefusal(try RawClient(port: port).receiveAll(), 429, "TLY-HTP-016")
        clients.removeAll()
        while try Ask("GET", "/healthz").answer(port: port).status != 200 {}
      }
    }

    @Test(
      "paths that lead elsewhere",
      arguments: [
        "/things/../../etc/passwd", "/things/%2e%2e/%2e%2e/etc/passwd", "/things/..%2f..%2fetc%2fpasswd",
        "/things/%2e%2e%5cetc", "/things/....//", "/things/a%00.png", "//etc/passwd", "/things/%c0%ae%c0%ae",
        "\\..\\etc",
      ]) func traversal(_ path: String) throws
    {
      try withVictim { port in
        let answer = try Ask("GET", path).answer(port: port)
        #expect([400, 404].contains(answer.status) && answer.code != nil, "\(answer.status) \(answer.text)")
      }
    }

    @Test("no host, two hosts, another host, an old version, none") func doubtfulHeads() throws {
      try withVictim { port in
        let cases: [(String, Int, String)] = [
          ("GET /healthz HTTP/1.1\r\n\(host)\(host)\r\n", 400, "TLY-HTP-001"),
          ("GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421, "TLY-HTP-003"),
          ("GET /healthz HTTP/1.0\r\n\r\n", 421, "TLY-HTP-003"),
          ("GET /healthz HTTP/1.1\r\n\(host)A\u{1}B: x\r\n\r\n", 400, "TLY-HTP-001"),
          ("GET /healthz HTTP/1.1\r\n\(host)X: a\u{1}\r\n\r\n", 400, "TLY-HTP-001"),
          ("BREW /healthz HTTP/1.1\r\n\(host)\r\n", 501, "TLY-HTP-017"),
          ("GET /healthz HTTP/2.0\r\n\(host)\r\n", 505, "TLY-HTP-018"),
          ("GET /healthz HTTP/0.9\r\n\r\n", 505, "TLY-HTP-018"),
        ]
        for (text, status, code) in cases {
          let client = try RawClient(port: port)
          client.send(text)
          client.finishSending()
          try expectRefusal(client.receiveAll(), status, code, text)
        }
        for text in [
          "GET /healthz HTTP/1.1\r\n\r\n", "GET /healthz\r\n\r\n", "GET\r\n\r\n", "\r\n\r\n\r\n", "\u{16}\u{3}\u{1}",
        ] {
          let client = try RawClient(port: port)
          client.send(text)
          client.finishSending()
          let answers = try Answer.all(in: client.receiveAll())
          #expect(answers.allSatisfy { $0.status >= 400 && $0.code != nil }, "\(text): \(answers.map(\.text))")
        }
      }
    }

    @Test("requests sent in one go are answered in order") func pipelined() throws {
      try withVictim { port in
        let client = try RawClient(port: port)
        let one = "GET /things/%@ HTTP/1.1\r\n\(host)\(token)\r\n"
        client.send((1...5).map { one.replacingOccurrences(of: "%@", with: "\($0)") }.joined())
        client.send(
          "POST /things HTTP/1.1\r\n\(host)\(token)Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
        client.send("GET /who HTTP/1.1\r\n\(host)\(token)Connection: close\r\n\r\nGET /late HTTP/1.1\r\n\r\n")
        let texts = try Answer.all(in: client.receiveAll()).map(\.text)
        #expect(texts == (1...5).map { "thing \($0)" } + ["{}", "one"])
      }
    }

    @Test("rubbish is refused or dropped, and never stops the server") func rubbish() throws {
      var limits = HTTPLimits()
      (limits.headSeconds, limits.bodySeconds, limits.idleSeconds) = (0.3, 0.3, 0.3)
      let valid = Array(
        "POST /things/a?b=c HTTP/1.1\r\n\(host)\(token)Content-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}"
          .utf8)
      try withVictim(limits) { port in
        for seed in UInt64(0)..<250 {
          var generator = SeededGenerator(seed: seed, stream: "rubbish")
          let random = (0..<generator.integer(1..<600)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
          let client = try RawClient(port: port)
          client.send(seed % 3 == 0 ? random : Mutation.damaged(valid, seed: seed))
          client.finishSending()
          for answer in try Answer.all(in: client.receiveAll()) where answer.status >= 400 {
            #expect(answer.code != nil, "seed \(seed): \(answer.status) \(answer.text)")
          }
        }
      }
    }
  }
}
