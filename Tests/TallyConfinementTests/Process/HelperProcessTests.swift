import Foundation
import Synchronization
import Testing

@testable import TallyConfinement

@Suite("Helpers as processes", .serialized)
struct HelperProcessTests {
  private func shell(_ script: String) throws(StartFailure) -> HelperProcess {
    try HelperProcess(program: "/bin/sh", arguments: ["-c", script], environment: ["A": "b c"], messageLimit: 100)
  }

  @Test("how it ended is told, once and for all") func ends() throws {
    #expect(try shell("exit 3").end(after: 20_000) == .exit(3))
    #expect(try shell("exit 70").end(after: 20_000) == .outOfMemory)
    #expect(try shell("kill -SEGV $$").end(after: 20_000) == .signal(SIGSEGV, name: "SEGV"))
    let sleeper = try shell("exec sleep 600")
    #expect(sleeper.end() == .killed && sleeper.end(after: 5) == .killed)
    #expect(throws: StartFailure.self) {
      try HelperProcess(program: "/no/such/program", arguments: [], environment: [:], messageLimit: 9)
    }
  }

  @Test("it has its words, its environment, its socket as 3, and no other descriptor") func inheritance() throws {
    let inherited = open("/dev/null", O_RDONLY)  // on purpose not closed on exec
    defer { close(inherited) }
    let helper = try HelperProcess(
      program: "/bin/sh",
      arguments: ["-c", #"printf '\020\000\000\000["%s %s"]' "$1" "$A" >&3; ls /proc/self/fd >&3"#, "x", "12345678"],
      environment: ["A": "b c"], messageLimit: 100)
    let deadline = ContinuousClock.now + .seconds(30)
    #expect(try helper.channel.receive([String].self, deadline: deadline).value == ["12345678 b c"])
    var listing = [UInt8](repeating: 0, count: 100), all = [UInt8]()
    while case let step = read(helper.channel.socket, &listing, 100), step > 0 { all += listing.prefix(step) }
    // The last one is the folder that ls reads.
    #expect(String(decoding: all, as: UTF8.self).split(separator: "\n") == ["0", "1", "2", "3", "4"])
  }

  @Test("the pool keeps spares, gives each away once, and takes all along when it goes") func pool() throws {
    let started = Mutex(0)
    do {
      let pool = HelperPool(spares: 2) { () throws(StartFailure) in
        started.withLock { $0 += 1 }
        return try HelperProcess(program: "/bin/sleep", arguments: ["600"], environment: [:], messageLimit: 9)
      }
      let taken = try (0..<5).map { _ in try pool.take() }
      #expect(Set(taken.map { ObjectIdentifier($0) }).count == 5)
      for helper in taken { #expect(helper.end() == .killed) }
    }
    #expect((5...8).contains(started.withLock { $0 }))
  }

  @Test("a start that fails is told to whoever waits, and tried again for the next") func failingStart() throws {
    let tries = Mutex(0)
    let pool = HelperPool(spares: 1) { () throws(StartFailure) in
      let count = tries.withLock { tries in
        tries += 1
        return tries
      }
      if count < 3 { throw StartFailure(said: "try \(count)") }
      return try HelperProcess(program: "/bin/sleep", arguments: ["600"], environment: [:], messageLimit: 9)
    }
    var failures = [String]()
    for _ in 0..<4 {
      do throws(StartFailure) { _ = try pool.take() } catch { failures.append(error.said) }
    }
    #expect(failures == ["try 1", "try 2"])
  }

  @Test("memory keeps what was written; a shorter one is noticed; nothing changes it once it is sealed") func memory()
    throws
  {
    let memory = try ResultMemory()
    #expect(ResultMemory.isEmpty(memory.descriptor))
    #expect(ResultMemory.append([1.5, -2] as [Float], to: memory.descriptor))
    #expect(ResultMemory.append([7, 8, 9] as [UInt8], to: memory.descriptor))
    #expect(!ResultMemory.isEmpty(memory.descriptor) && memory.seal(bytes: 11))
    #expect(
      memory.numbers(Float.self, count: 2, at: 0) == [1.5, -2]
        && memory.numbers(UInt8.self, count: 3, at: 8) == [7, 8, 9])
    #expect(memory.numbers(Float.self, count: 3, at: 0) == nil && memory.numbers(UInt8.self, count: 1, at: 11) == nil)
    #expect(!ResultMemory.append([1] as [UInt8], to: memory.descriptor) && ftruncate(memory.descriptor, 4) != 0)
    let short = try ResultMemory()
    #expect(ResultMemory.append([1] as [UInt8], to: short.descriptor) && !short.seal(bytes: 2))
  }
}
