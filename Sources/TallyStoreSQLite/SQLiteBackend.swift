internal import CSQLite
internal import Foundation
internal import Synchronization
public import TallyStore

/// The store's back end on one machine: one file, in WAL mode, so that readers and the writer do not wait for each other.
/// Several threads and several processes of this machine may use it.
public final class SQLiteBackend: StoreBackend {
  /// The file.
  public let place: String
  /// Where SQLite's SQL differs.
  public let dialect = StoreDialect.sqlite

  private let writer: Mutex<SQLiteConnection>
  private let idleReaders = Mutex<[SQLiteConnection]>([])
  private let busyMilliseconds: Int32
  private let writes = Mutex(0)

  private static let writesBetweenCheckpoints = 500

  /// Connections that are kept for later readers.
  private static let readersKept = 4

  /// "TALY": how a file of ours names itself in its header (PRAGMA application_id).
  private static let application: Int64 = 0x5441_4C59

  /// Opens the file, or makes it and the folders above it.
  /// - Parameters:
  ///   - path: The file.
  ///   - creating: Whether a file that is not there is made; otherwise it is an error.
  ///   - busySeconds: How long a transaction waits for another process before it gives up, 0 to 600.
  /// - Throws: `StoreError`: on a network file system, where the file is no store, where the path cannot be used.
  public convenience init(path: String, creating: Bool = true, busySeconds: Double = 10) throws(StoreError) {
    if !creating, !FileManager.default.fileExists(atPath: path) {
      throw .cannotOpen(store: path, said: "there is no such file")
    }
    try self.init(path: path, busySeconds: busySeconds, networkFileSystem: NetworkFileSystem.name(at:))
  }

  /// With another eye for file systems: for tests.
  init(path: String, busySeconds: Double, networkFileSystem: (String) -> String?) throws(StoreError) {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotOpen(store: path, said: error.localizedDescription)
    }
    // The folder is asked before the file is made, and the file too where it is there: it may be a link to elsewhere.
    for looked in [folder, path] {
      if let kind = networkFileSystem(looked) { throw .networkFileSystem(store: path, kind: kind) }
    }
    (place, busyMilliseconds) = (path, Int32((min(max(busySeconds, 0), 600) * 1_000).rounded()))
    let connection = try SQLiteConnection(path: path, busyMilliseconds: busyMilliseconds)
    try Self.prepareFile(connection, path)
    writer = Mutex(connection)
  }

  /// One transaction that writes (BEGIN IMMEDIATE); other writers of this and other processes wait.
  public func write<Result: Sendable>(
    _ durability: StoreDurability, _ body: (any StoreSession) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try writer.withLock { connection throws(StoreError) in
      // In WAL mode FULL syncs the log at each commit, NORMAL at each checkpoint; either way a commit survives this process,
      // and the log keeps its order, so that a later FULL commit makes what came before it durable as well.
      let synchronous = durability == .onCommit ? "FULL" : "NORMAL"
      _ = try connection.execute("PRAGMA synchronous = \(synchronous)")
      let result = try Self.transaction("BEGIN IMMEDIATE", connection, dialect, body)
      boundLog(connection)
      return result
    }
  }

  /// Now and then makes the log begin anew. SQLite does so by itself only at a moment when nobody reads; under readers that
  /// never pause the log would grow without end. What was committed is committed: where this fails, it is tried again later.
  private func boundLog(_ connection: SQLiteConnection) {
    let count = writes.withLock { writes in
      writes += 1
      return writes
    }
    guard count % Self.writesBetweenCheckpoints == 0 else { return }
    _ = try? connection.rows("PRAGMA busy_timeout = 100")
    _ = try? connection.rows("PRAGMA wal_checkpoint(RESTART)")
    _ = try? connection.rows("PRAGMA busy_timeout = \(busyMilliseconds)")
  }

  /// One transaction that reads.
  public func read<Result: Sendable>(
    _ body: (any StoreSession) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let idle = idleReaders.withLock { $0.popLast() }
    let connection = if let idle { idle } else { try reader() }
    let result = try Self.transaction("BEGIN", connection, dialect, body)
    // A connection whose transaction failed is not used again: it is closed here.
    idleReaders.withLock { if $0.count < Self.readersKept { $0.append(connection) } }
    return result
  }

  /// SQLite's own look at its pages and at foreign keys; at most a hundred sentences of each.
  public func integrityFaults() throws(StoreError) -> [String] {
    do {
      return try read { session throws(StoreError) in
        var faults = [String]()
        for row in try session.rows("PRAGMA integrity_check(100)", []) {
          if case .text(let sentence) = try row.value("integrity_check"), sentence != "ok" { faults.append(sentence) }
        }
        for row in try session.rows("PRAGMA foreign_key_check", []).prefix(100) {
          guard case .text(let table) = try row.value("table"), case .text(let parent) = try row.value("parent") else {
            continue
          }
          let number = if case .integer(let number) = try row.value("rowid") { " \(number)" } else { "" }
          faults.append("Row\(number) of \(table) refers to a row of \(parent) that is not there.")
        }
        return faults
      }
    } catch {
      guard case .damaged(_, let said) = error else { throw error }
      return ["The database cannot be read: \(said)."]
    }
  }

  /// The schema as CREATE statements, sorted by name.
  public func schema() throws(StoreError) -> String {
    try read { session throws(StoreError) in
      var statements = [String]()
      let rows = try session.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name", [])
      for row in rows {
        if case .text(let sql) = try row.value("sql") { statements.append(sql + ";\n") }
      }
      return statements.joined()
    }
  }

  private func reader() throws(StoreError) -> SQLiteConnection {
    let connection = try SQLiteConnection(path: place, busyMilliseconds: busyMilliseconds)
    for setting in ["query_only = ON", "cache_size = -16000", "temp_store = MEMORY"] {
      _ = try connection.execute("PRAGMA \(setting)")
    }
    return connection
  }

  /// Makes an empty file ours, and refuses one that is another program's.
  private static func prepareFile(_ connection: SQLiteConnection, _ path: String) throws(StoreError) {
    let settings = ["foreign_keys = ON", "cache_size = -16000", "temp_store = MEMORY", "journal_size_limit = 67108864"]
    for setting in settings { _ = try connection.execute("PRAGMA \(setting)") }
    let said = try connection.rows("PRAGMA application_id").first?.value("application_id")
    if said != .integer(application) {
      let tables = try connection.rows("SELECT count(*) AS tables FROM sqlite_schema").first?.value("tables")
      guard said == .integer(0), tables == .integer(0) else {
        throw .notAStore(store: path, said: "it is the database of another program")
      }
    }
    let mode = try connection.rows("PRAGMA journal_mode = WAL").first?.value("journal_mode")
    guard mode == .text("wal") else {
      throw .cannotOpen(store: path, said: "its file system has no shared memory, which WAL needs")
    }
    if said != .integer(application) { _ = try connection.execute("PRAGMA application_id = \(application)") }
  }

  private static func transaction<Result>(
    _ begin: String, _ connection: SQLiteConnection, _ dialect: StoreDialect,
    _ body: (any StoreSession) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    _ = try connection.execute(begin)
    do {
      let result = try body(SQLiteSession(connection: connection, dialect: dialect))
      _ = try connection.execute("COMMIT")
      return result
    } catch {
      // A full disk or an I/O error may have ended the transaction already. Where the rollback fails as well, the first
      // error is the one to tell; the next BEGIN on this connection then says so again.
      if connection.isInTransaction { _ = try? connection.execute("ROLLBACK") }
      throw error
    }
  }
}

/// The transaction that a connection is in.
private struct SQLiteSession: StoreSession {
  let connection: SQLiteConnection, dialect: StoreDialect

  func execute(_ statement: String, _ values: [StoreValue]) throws(StoreError) -> Int {
    try connection.execute(statement, values)
  }

  func rows(_ statement: String, _ values: [StoreValue]) throws(StoreError) -> [StoreRow] {
    try connection.rows(statement, values)
  }
}
