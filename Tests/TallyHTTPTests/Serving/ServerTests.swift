import Foundation
import Synchronization
import TallyCore
import TallyTestSupport
import Testing

@testable import TallyHTTP

func pause() { usleep(1000) }

extension LiveTests {
  @Suite struct Server {
    @Test("a port that is taken is named") func portInUse() throws {
      let first = try HTTPServer(try sampleRouter(), port: 0)
      defer { first.stop() }
      let port = first.port
      #expect(throws: HTTPError.portInUse(address: "127.0.0.1", port: port)) {
        try HTTPServer(try sampleRouter(), port: port)
      }
    }

    @Test("addresses that are none, or not ours") func badAddress() throws {
      for address in ["localhost", "", "300.1.1.1", "127.0.0.1:80"] {
        #expect(throws: HTTPError.badAddress(address)) { try HTTPServer(try sampleRouter(), address: address, port: 0) }
      }
      #expect(throws: HTTPError.badAddress("203.0.113.9")) {
        _ = try ListeningSocket(address: "203.0.113.9", port: 0)
      }
    }

    @Test("beyond loopback only with leave and with TLS") func beyondLoopback() throws {
      for address in ["0.0.0.0", "::", "10.0.0.1", "128.0.0.1", "::2"] {
        #expect(throws: HTTPError.beyondLoopback(address: address, withoutTLS: false)) {
          try HTTPServer(try sampleRouter(), address: address, port: 0)
        }
        #expect(throws: HTTPError.beyondLoopback(address: address, withoutTLS: true)) {
          try HTTPServer(try sampleRouter(), address: address, port: 0, allowsBeyondLoopback: true)
        }
      }
      let server = try HTTPServer(try sampleRouter(), address: "127.8.8.8", port: 0)
      server.stop()
    }

    @Test("an answer under way is finished before the server has stopped") func graceful() throws {
      let (entered, leave) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      let router = try sampleRouter([
        .open(.get, "/slow") { _ in
          entered.signal()
          leave.wait()
          return HTTPResponse(type: "text/plain", Array("done".utf8))
        }
      ])
      let server = try HTTPServer(router, port: 0)
      let port = server.port
      let text = Mutex("")
      let asked = Thread {
        let answer = try? Ask("GET", "/slow").answer(port: port)
        text.withLock { $0 = answer?.text ?? "nothing" }
        entered.signal()
      }
      asked.start()
      entered.wait()
      Thread { leave.signal() }.start()
      server.stop()
      entered.wait()
      #expect(text.withLock { $0 } == "done")
    }

    @Test("exchanges are observed without their query") func observed() throws {
      let seen = Mutex([HTTPExchange]())
      let server = try HTTPServer(try sampleRouter(), port: 0) { exchange in seen.withLock { $0.append(exchange) } }
      _ = try Ask("GET", "/query?token=secret").answer(port: server.port)
      _ = try Ask("BREW", "/x").answer(port: server.port)
      server.stop()
      let exchanges = seen.withLock { $0 }
      #expect(exchanges.map(\.status) == [200, 501])
      #expect(exchanges.first?.path == "/query" && exchanges.first?.method == .get)
      #expect(exchanges.first?.remoteAddress == "127.0.0.1")
    }

    @Test("many servers one after the other leave nothing behind") func leaveNothing() throws {
      /// Signals and sets of sockets to wait for, which belong to no port.
      func count() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter { name in
          let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
          return target?.hasPrefix("anon_inode:[event") ?? false
        }.count
      }
      let before = try count()
      for _ in 0..<40 {
        let server = try HTTPServer(try sampleRouter(), port: 0)
        #expect(try Ask("GET", "/healthz").answer(port: server.port).status == 200)
        server.stop()
      }
      // Other tests of this process may have one or two at either moment; forty servers would leave forty or more.
      #expect(try count() < before + 20)
    }

    @Test("many clients at once are all answered") func concurrent() throws {
      let server = try HTTPServer(try sampleRouter(), port: 0)
      defer { server.stop() }
      let port = server.port
      let wrong = Mutex([String]())
      DispatchQueue.concurrentPerform(iterations: 40) { index in
        for round in 0..<5 {
          let answer = try? Ask("GET", "/things/\(index)-\(round)").answer(port: port)
          if answer?.text != "thing \(index)-\(round)" { wrong.withLock { $0.append("\(index)-\(round)") } }
        }
      }
      #expect(wrong.withLock { $0 }.isEmpty)
    }
  }
}
