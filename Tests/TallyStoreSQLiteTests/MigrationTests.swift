import Foundation
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyStore
@testable import TallyStoreSQLite

@Suite struct MigrationTests {
  private func store(_ backend: any StoreBackend, versions: Int = Migration.all.count) throws -> Store {
    try Store(backend: backend, now: { "2026-11-24T09:00:00.000Z" }, migrations: Array(Migration.all.prefix(versions)))
  }

  @Test("the schema of every version is as it was published", arguments: 1...Migration.all.count)
  func published(version: Int) throws {
    try withTemporaryFolder { folder in
      let backend = try SQLiteBackend(path: folder.appending(path: "s").path)
      _ = try store(backend, versions: version)
      try Golden.expect(try backend.schema(), equals: "TallyStoreSQLiteTests/Golden/schema-\(version).sql")
    }
  }

  @Test("a store of every version comes to the newest with its scans", arguments: 1...Migration.all.count)
  func migrated(version: Int) throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "s").path
      do {
        let backend = try SQLiteBackend(path: path)
        _ = try store(backend, versions: version)
        try backend.write(.onCommit) { session throws(StoreError) in
          try session.execute(Self.oldScan, [])
          try session.execute(Self.oldFile, [])
          try session.execute("INSERT INTO changes (sequence, scan, kind, at) VALUES (1, 1, 'recorded', '2026')", [])
          try session.execute("UPDATE counters SET value = 1 WHERE name = 'change'", [])
          guard version >= 3 else { return }
          try session.execute(Self.oldEntry, [])
          try session.execute("INSERT INTO worklist_text (scan, content) VALUES (1, 'old')", [])
        }
      }
      let backend = try SQLiteBackend(path: path), newest = try store(backend)
      try Golden.expect(
        try backend.schema(), equals: "TallyStoreSQLiteTests/Golden/schema-\(Migration.all.count).sql")
      let applied = try backend.read { session throws(StoreError) in
        try session.rows("SELECT name FROM migrations ORDER BY version", []).map { row throws(StoreError) in
          try row.text("name")
        }
      }
      #expect(applied == Migration.all.map(\.name))
      #expect(try newest.worklist(WorklistQuery(text: "old")).entries.map(\.stem) == ["OLD"])
      let claim = try #require(try newest.claim(worker: "w", leaseSeconds: 60))
      #expect(claim.delivery.stem == "OLD")
      #expect(try newest.check() == [])
      try newest.release(claim)
      #expect(try newest.counts()[.queued] == 1)
    }
  }

  @Test("a store of a newer program is refused and left as it is") func newer() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "s").path, backend = try SQLiteBackend(path: path)
      _ = try store(backend)
      let before = try backend.schema(), known = Int64(Migration.all.count)
      #expect(throws: StoreError.newerSchema(store: path, version: known, known: known - 1)) {
        try store(try SQLiteBackend(path: path), versions: Int(known) - 1)
      }
      #expect(try backend.schema() == before)
    }
  }

  @Test("a step that fails leaves the version before it") func failing() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "s").path, backend = try SQLiteBackend(path: path)
      let broken = Migration(name: "broken") { _ in ["CREATE TABLE half (a TEXT) STRICT", "CREATE TABLE"] }
      _ = try store(backend)
      let before = try backend.schema()
      #expect(throws: StoreError.self) {
        try Store(
          backend: backend, now: { "2026-11-24T09:00:00.000Z" }, migrations: Migration.all + [broken])
      }
      #expect(try backend.schema() == before)
      _ = try store(backend).register(
        ScanDelivery(
          profile: "p", folder: "/w", stem: "a",
          files: [DeliveredFile(name: "a.tif", role: .all, bytes: 1, modifiedNanoseconds: 1, inode: 1)]))
    }
  }

  private static let oldScan = """
    INSERT INTO scans (image_key, profile, folder, stem, delivery, received_at, state, purpose, queued_at, reason, attempts,
      claims, pending_relink, revision)
    VALUES ('k', 'p', '/w', 'OLD',
      '{"profile":"p","folder":"/w","stem":"OLD","faults":[],"files":[
        {"name":"OLD.tif","role":"all","bytes":1,"modified_nanoseconds":1,"inode":1}]}',
      '2026-11-20T00:00:00.000Z', 'queued', 'operational', '2026-11-20T00:00:00.000Z', 'new', 0, 0, 0, 1)
    """
  private static let oldFile = """
    INSERT INTO delivered_files (scan, folder, name, role, bytes, modified, inode, present)
    VALUES (1, '/w', 'OLD.tif', 'all', 1, 1, 1, 1)
    """
  private static let oldEntry = """
    INSERT INTO worklist (scan, state, purpose, band, standing, flagged, assessment, changed)
    VALUES (1, 'queued', 'operational', 2, 1e300, 0, 0, 1)
    """
}
