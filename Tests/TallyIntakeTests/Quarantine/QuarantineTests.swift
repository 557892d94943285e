import Foundation
import Glibc
import Synchronization
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyIntake

private let problem = Explanation(
  code: "TLY-IMG-003", place: "A_high.tif, header", problem: "Too large.", remedy: "Ask.")
private let other = Explanation(code: "TLY-IMG-001", place: "A_high.tif", problem: "It is gone.", remedy: "Look.")

/// A watch folder with a delivery of three files in it.
private struct Yard {
  let folder: String
  let delivery: ScanDelivery

  init(_ url: URL) throws {
    folder = url.standardizedFileURL.path
    var files = [DeliveredFile]()
    for (name, role) in [("A_high.tif", DeliveredFile.Role.high), ("A_low.tif", .low), ("A.json", .sidecar)] {
      files.append(try Self.file(folder, name, role, "content of \(name)"))
    }
    delivery = ScanDelivery(profile: "gate", folder: folder, stem: "A", files: files, faults: ["Odd."])
  }

  static func file(
    _ folder: String, _ name: String, _ role: DeliveredFile.Role, _ text: String
  ) throws -> DeliveredFile {
    try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
    let state = try #require(FileState.of(folder + "/" + name))
    return DeliveredFile(
      name: name, role: role, bytes: state.bytes, modifiedNanoseconds: state.modifiedNanoseconds, inode: state.inode)
  }

  /// Every file below the folder with its content; notes by their code and the time.
  func contents() throws -> [String: String] {
    var contents = [String: String]()
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let path = folder + "/" + name
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
      contents[name] = ProblemNote.read(path).map { "note \($0.code)" } ?? text
    }
    // A link to a folder is not walked.
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder + "/quarantine")) ?? [] {
      let path = folder + "/quarantine/" + name
      let text = try String(contentsOfFile: path, encoding: .utf8)
      contents["quarantine/" + name] = ProblemNote.read(path).map { "note \($0.code)" } ?? text
    }
    return contents
  }
}

private let placed = [
  "quarantine/A.problem.json": "note TLY-IMG-003", "quarantine/A.json": "content of A.json",
  "quarantine/A_high.tif": "content of A_high.tif", "quarantine/A_low.tif": "content of A_low.tif",
]

@Suite("Quarantine")
struct QuarantineTests {

  /// A quarantine that crashes before its n-th step.
  private func quarantine(crashingAt step: Int) -> Quarantine {
    let steps = Mutex(0)
    let work = FileWork { (name) throws(IntakeError) in
      let count = steps.withLock { count in
        count += 1
        return count
      }
      if count == step { throw .fileOperation(path: "", operation: "crash before \(name)", said: "") }
    }
    return Quarantine(now: { "2026-11-24T09:12:33.120Z" }, work: work)
  }

  private let quarantine = Quarantine(now: { "2026-11-24T09:12:33.120Z" })

  @Test("files move together, and the note says why")
  func moves() throws {
    try withTemporaryFolder { url in
      let yard = try Yard(url)
      let places = try quarantine.place(yard.delivery, problem: problem)
      #expect(places == ["A_high.tif", "A_low.tif", "A.json"].map { yard.folder + "/quarantine/" + $0 })
      #expect(try yard.contents() == placed)
      let note = try #require(ProblemNote.read(yard.folder + "/quarantine/A.problem.json"))
      #expect(note == ProblemNote(yard.delivery, problem, at: "2026-11-24T09:12:33.120Z"))
      let text = try String(contentsOfFile: yard.folder + "/quarantine/A.problem.json", encoding: .utf8)
      for part in [#""format" : "tallyman-problem/1""#, #""remedy" : "Ask.""#, #""quarantined_at""#, "Odd."] {
        #expect(text.contains(part))
      }
    }
  }

  @Test("a crash before any step, then the same call again, ends the same; in between no file is without its note")
  func crashes() throws {
    var (step, isWhole) = (0, false)
    while !isWhole {
      step += 1
      try withTemporaryFolder { url in
        let yard = try Yard(url)
        do {
          _ = try quarantine(crashingAt: step).place(yard.delivery, problem: problem)
          isWhole = true
        } catch {}
        let between = try yard.contents()
        for name in ["A.json", "A_high.tif", "A_low.tif"] {
          #expect(between[name] != nil || between["quarantine/" + name] != nil, "step \(step): \(name) is lost")
          let hasMoved = between["quarantine/" + name] != nil
          #expect(!hasMoved || between["quarantine/A.problem.json"] != nil, "step \(step): \(name) has no note")
        }
        // What a second attempt finds wrong may only be what the first one left behind.
        let hasMoved = ["A.json", "A_high.tif", "A_low.tif"].contains { between["quarantine/" + $0] != nil }
        let places = try quarantine.place(yard.delivery, problem: hasMoved ? other : problem)
        #expect(places.count == 3, "step \(step)")
        #expect(try yard.contents() == placed, "step \(step)")
        #expect(try quarantine.place(yard.delivery, problem: other) == places, "step \(step): once more")
        #expect(try yard.contents() == placed, "step \(step): once more")
      }
    }
    #expect(step > 8)
  }

  @Test(
    "across file systems files are copied whole, then taken away; crashes end the same",
    .enabled(if: Self.hasOtherFileSystem))
  func otherFileSystem() throws {
    var (step, isWhole) = (0, false)
    while !isWhole {
      step += 1
      try withTemporaryFolder { url in
        let yard = try Yard(url)
        let elsewhere = "/dev/shm/tallyman-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: elsewhere) }
        try FileManager.default.createSymbolicLink(
          atPath: yard.folder + "/quarantine", withDestinationPath: elsewhere)
        do {
          _ = try quarantine(crashingAt: step).place(yard.delivery, problem: problem)
          isWhole = true
        } catch {}
        let places = try quarantine.place(yard.delivery, problem: problem)
        #expect(places.count == 3, "step \(step)")
        #expect(try yard.contents() == placed, "step \(step)")
        let moved = try #require(FileState.of(elsewhere + "/A_high.tif"))
        #expect(moved.modifiedNanoseconds == yard.delivery.files[0].modifiedNanoseconds)
      }
    }
    #expect(step > 12)
  }

  private static var hasOtherFileSystem: Bool {
    func device(_ path: String) -> UInt? {
      var status = stat()
      return stat(path, &status) == 0 ? UInt(status.st_dev) : nil
    }
    let shared = device("/dev/shm")
    return shared != nil && shared != device(FileManager.default.temporaryDirectory.path)
  }

  @Test("names that are taken get numbers, and nothing is overwritten")
  func clashes() throws {
    try withTemporaryFolder { url in
      var yard = try Yard(url)
      _ = try quarantine.place(yard.delivery, problem: problem)
      let first = try yard.contents()
      // Another scan by the same names, and a stranger's file under one of the names that come next.
      yard = try Yard(url)
      try Data("stranger".utf8).write(to: url.appending(path: "quarantine/A-2_low.tif"))
      let places = try quarantine.place(yard.delivery, problem: other)
      #expect(places == ["A-3_high.tif", "A-3_low.tif", "A-3.json"].map { yard.folder + "/quarantine/" + $0 })
      let after = try yard.contents()
      for (name, text) in first { #expect(after[name] == text) }
      #expect(after["quarantine/A-2_low.tif"] == "stranger")
      #expect(after["quarantine/A-3.problem.json"] == "note TLY-IMG-001")
      #expect(after.count == 9)
    }
  }

  @Test("files that were replaced or went away since the delivery are left alone")
  func replaced() throws {
    try withTemporaryFolder { url in
      let yard = try Yard(url)
      try FileManager.default.removeItem(atPath: yard.folder + "/A.json")
      _ = try Yard.file(yard.folder, "A_low.tif", .low, "a new scan's plane")
      let places = try quarantine.place(yard.delivery, problem: problem)
      #expect(places == [yard.folder + "/quarantine/A_high.tif"])
      #expect(
        try yard.contents() == [
          "A_low.tif": "a new scan's plane", "quarantine/A_high.tif": "content of A_high.tif",
          "quarantine/A.problem.json": "note TLY-IMG-003",
        ])
    }
  }

  @Test("a file in place of the folder is an error, and nothing moves")
  func noFolder() throws {
    try withTemporaryFolder { url in
      let yard = try Yard(url)
      try Data("x".utf8).write(to: url.appending(path: "quarantine"))
      #expect(throws: IntakeError.self) { try quarantine.place(yard.delivery, problem: problem) }
      #expect(try yard.contents().count == 4)
    }
  }

  @Test("a receipt says what became of a scan, not what was found or decided, and is replaced in one step")
  func receipt() throws {
    try withTemporaryFolder { url in
      let yard = try Yard(url)
      let queued = Receipt(yard.delivery, scan: 7, state: .queued, scanId: "S1", writtenAt: "t1")
      let path = try Receipt.write(queued, folder: yard.folder)
      #expect(path == yard.folder + "/receipts/A.receipt.json")
      let decided = Receipt(yard.delivery, scan: 7, state: .decided, writtenAt: "t2")
      try Receipt.write(decided, folder: yard.folder)
      let read = try JSONCoding.decoder().decode(Receipt.self, from: Data(contentsOf: URL(filePath: path)))
      #expect(read == decided && read.state == .assessed)
      #expect(try FileManager.default.contentsOfDirectory(atPath: yard.folder + "/receipts") == ["A.receipt.json"])
    }
  }
}
