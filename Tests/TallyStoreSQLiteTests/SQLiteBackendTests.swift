import Foundation
import TallyCore
import TallyDomain
import TallyStore
import TallyTestSupport
import Testing

@testable import TallyStoreSQLite

@Suite struct SQLiteBackendTests {
  private func open(_ path: String, busySeconds: Double = 10) throws -> Store {
    try Store(backend: try SQLiteBackend(path: path, busySeconds: busySeconds), now: { "2026-11-24T09:00:00.000Z" })
  }

  private func delivery(_ stem: String) -> ScanDelivery {
    ScanDelivery(
      profile: "p", folder: "/w", stem: stem,
      files: [DeliveredFile(name: "\(stem).tif", role: .all, bytes: 1, modifiedNanoseconds: 1, inode: 1)])
  }

  @Test("the folders above a store are made") func folders() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "a/b/store.tally").path
      #expect(throws: StoreError.cannotOpen(store: path, said: "there is no such file")) {
        try SQLiteBackend(path: path, creating: false)
      }
      _ = try open(path).register(delivery("a"))
      let backend = try SQLiteBackend(path: path, creating: false)
      #expect(backend.place == path)
      #expect(try Store(backend: backend, now: { "2026-11-24T09:00:00.000Z" }).counts()[.queued] == 1)
    }
  }

  @Test("another program's database, a text and a folder are refused and left alone") func foreign() throws {
    try withTemporaryFolder { folder in
      let other = folder.appending(path: "other.db").path
      _ = try SQLiteConnection(path: other, busyMilliseconds: 0).execute("CREATE TABLE t (a)")
      let bytes = try Data(contentsOf: URL(filePath: other))
      #expect(throws: StoreError.notAStore(store: other, said: "it is the database of another program")) {
        try open(other)
      }
      #expect(try Data(contentsOf: URL(filePath: other)) == bytes)
      let text = folder.appending(path: "notes.txt").path
      try String(repeating: "not a database ", count: 100).write(toFile: text, atomically: true, encoding: .utf8)
      #expect(throws: StoreError.notAStore(store: text, said: "file is not a database")) { try open(text) }
      #expect {
        try open(folder.path)
      } throws: { error in
        if case StoreError.cannotOpen? = error as? StoreError { true } else { false }
      }
    }
  }

  @Test("a full disk is told with its remedy, nothing is lost, and work goes on when there is space") func full() throws
  {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "s").path, backend = try SQLiteBackend(path: path)
      let store = try Store(backend: backend, now: { "2026-11-24T09:00:00.000Z" })
      _ = try store.register(delivery("first"))
      func limit(_ pages: Int) throws {
        try backend.write(.soon) { session throws(StoreError) in
          _ = try session.rows("PRAGMA max_page_count = \(pages)", [])
        }
      }
      try limit(1)  // SQLite takes this as: no page more than there are
      var recorded = 1
      let error = #expect(throws: StoreError.self) {
        for index in 0..<2_000 {
          _ = try store.register(delivery("s\(index)"))
          recorded += 1
        }
      }
      #expect(error?.explanation.code == "TLY-STO-006")
      #expect(try store.counts()[.queued] == recorded)
      #expect(try store.check() == [])
      try limit(1 << 30)
      _ = try store.register(delivery("last"))
      #expect(try store.counts()[.queued] == recorded + 1)
    }
  }

  @Test("damaged files are found or refused, never a crash; seeded") func damaged() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "s").path
      for stem in ["a", "b", "c"] { _ = try open(path).register(delivery(stem)) }
      let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
      var noticed = 0
      for seed in UInt64(0)..<150 {
        let copy = folder.appending(path: "damaged").path
        for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + end) }
        var bytes = Mutation.damaged(whole, seed: seed)
        for round in 1..<20 { bytes = Mutation.damaged(bytes, seed: seed * 1_000 + UInt64(round)) }
        try Data(bytes).write(to: URL(filePath: copy))
        do {
          let store = try open(copy)
          if try !store.check().isEmpty { noticed += 1 }
          _ = try store.worklist(WorklistQuery())
          _ = try store.claim(worker: "w", leaseSeconds: 1)
        } catch is StoreError {
          noticed += 1
        }
      }
      #expect(noticed > 100, "\(noticed) of 150 noticed")
    }
  }

  @Test("a store that another program holds is told as busy, and readers do not wait for a writer") func busy() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "s").path, store = try open(path, busySeconds: 0)
      _ = try store.register(delivery("a"))
      let other = try SQLiteConnection(path: path, busyMilliseconds: 0)
      _ = try other.execute("BEGIN IMMEDIATE")
      let error = #expect(throws: StoreError.self) { try store.register(delivery("b")) }
      #expect(error?.explanation.code == "TLY-STO-005")
      #expect(try store.counts()[.queued] == 1)
      _ = try other.execute("ROLLBACK")
      _ = try store.register(delivery("b"))
    }
  }

  @Test("more different statements than are kept still work") func manyStatements() throws {
    try withTemporaryFolder { folder in
      let connection = try SQLiteConnection(path: folder.appending(path: "s").path, busyMilliseconds: 0)
      for round in 0..<2 {
        for number in 0..<3 * SQLiteConnection.statementsKept {
          let row = try #require(try connection.rows("SELECT ?1 + \(number) AS sum", [.integer(Int64(round))]).first)
          #expect(try row.value("sum") == .integer(Int64(number + round)))
        }
      }
    }
  }

  @Test("values go in and come out as they are") func values() throws {
    try withTemporaryFolder { folder in
      let connection = try SQLiteConnection(path: folder.appending(path: "s").path, busyMilliseconds: 0)
      let values: [StoreValue] = [
        .null, .integer(.min), .integer(.max), .real(-0.0), .real(.greatestFiniteMagnitude),
        .real(.leastNonzeroMagnitude), .text(""),
        .text("a\u{0}b"), .text("Größe 集装箱 🚢"), .text(String(repeating: "x", count: 1_000_000)),
      ]
      for value in values {
        #expect(try connection.rows("SELECT ?1 AS value", [value]).first?.value("value") == value)
      }
      #expect(throws: StoreError.self) { try connection.rows("SELECT ?1 AS value, ?2 AS other", [.null]) }
      #expect(throws: StoreError.self) { try connection.rows("SELECT \"no such column\"") }
    }
  }

  @Test("an error names the statement and hides its values") func privacy() throws {
    try withTemporaryFolder { folder in
      let connection = try SQLiteConnection(path: folder.appending(path: "s").path, busyMilliseconds: 0)
      _ = try connection.execute("CREATE TABLE t (a TEXT UNIQUE NOT NULL CHECK (length(a) < 20)) STRICT")
      _ = try connection.execute("INSERT INTO t (a) VALUES (?1)", [.text("a person's name")])
      for value in ["a person's name", "a person's name that is too long"] {
        let error = #expect(throws: StoreError.self) {
          try connection.execute("INSERT INTO t (a) VALUES (?1)", [.text(value)])
        }
        #expect(error?.explanation.line.contains("person") == false)
        #expect(error?.explanation.line.contains("INSERT INTO t (a)") == true)
      }
    }
  }
}
