import Foundation
import TallyTestSupport
import Testing

@testable import TallyConfinement

@Suite("Messages between parent and helper", .serialized)
struct ChannelTests {
  private func withPair(limit: Int = 1_000, _ body: (Channel, Channel) throws -> Void) throws {
    var ends = [Int32](repeating: -1, count: 2)
    try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    defer { for end in ends { close(end) } }
    try body(Channel(socket: ends[0], limit: limit), Channel(socket: ends[1], limit: limit))
  }

  private var soon: ContinuousClock.Instant { .now + .seconds(30) }

  @Test("messages arrive whole and in order, descriptors with them") func exchange() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "text").path
      try Data("content".utf8).write(to: URL(filePath: path))
      try withPair { here, there in
        let file = open(path, O_RDONLY)
        defer { close(file) }
        try here.send(["first"], descriptors: [file, file])
        try here.send(["second", ""])
        let (first, descriptors) = try there.receive([String].self, deadline: soon)
        #expect(first == ["first"] && descriptors.count == 2 && !descriptors.contains(file))
        var bytes = [UInt8](repeating: 0, count: 7)
        #expect(pread(descriptors[1], &bytes, 7, 0) == 7 && String(decoding: bytes, as: UTF8.self) == "content")
        for descriptor in descriptors { close(descriptor) }
        #expect(try there.receive([String].self, deadline: soon).value == ["second", ""])
      }
    }
  }

  @Test("nothing by the deadline is late, also within a message; the end is the end") func endings() throws {
    try withPair { here, there in
      #expect(throws: Channel.Failure.late) { try here.receive([String].self, deadline: .now) }
      #expect(throws: Channel.Failure.late) { try here.receive([String].self, deadline: .now + .milliseconds(30)) }
      #expect(ResultMemory.append([9, 0, 0, 0, 1] as [UInt8], to: there.socket))
      #expect(throws: Channel.Failure.late) { try here.receive([String].self, deadline: .now + .milliseconds(30)) }
      shutdown(there.socket, Int32(SHUT_RDWR))
      #expect(throws: Channel.Failure.closed) { try here.receive([String].self, deadline: soon) }
      #expect(throws: Channel.Failure.closed) { try here.send(["to nobody"]) }
    }
  }

  @Test("too long is refused from its length, before memory is taken; nonsense is refused") func improper() throws {
    for bytes in [[0xFF, 0xFF, 0xFF, 0xFF], [0xE9, 3, 0, 0], [2, 0, 0, 0, 0x7B, 0x5D], [0, 0, 0, 0]] as [[UInt8]] {
      try withPair { here, there in
        #expect(ResultMemory.append(bytes, to: there.socket))
        #expect(throws: Channel.Failure.self) { try here.receive([String].self, deadline: soon) }
      }
    }
    try withPair { here, _ in
      #expect(throws: Channel.Failure.self) { try here.send([String(repeating: "x", count: 2_000)]) }
    }
  }

  @Test("descriptors that come with a bad message are closed") func strays() throws {
    try withPair { here, there in
      func count() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
      let before = try count()
      for _ in 0..<50 {
        try there.send(["text"], descriptors: [0, 1, 2])
        #expect(throws: Channel.Failure.self) { try here.receive([Int].self, deadline: soon) }
      }
      // Other tests open and close files meanwhile, but not by the hundred.
      #expect(try count() < before + 60)
    }
  }
}
