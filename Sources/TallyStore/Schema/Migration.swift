/// One named step of the schema. Steps are applied in order, each once, and never edited after a release: a change of the
/// schema is a new step at the end. The version of a store is how many it has.
struct Migration: Sendable {
  /// What it brings.
  let name: String
  /// Its statements, in order.
  let statements: @Sendable (StoreDialect) -> [String]

  /// All steps, oldest first.
  static let all: [Migration] = [.scans, .manifests, .assessments, .decisions, .alerts]
}

/// Brings a store to the newest schema.
struct Migrator {
  let migrations: [Migration]

  /// Applies what is missing, all of it in one transaction. Two programs that start at once do it one after the other, and
  /// the second finds nothing to do.
  func migrate(_ backend: any StoreBackend, at time: String) throws(StoreError) {
    let known = Int64(migrations.count), place = backend.place
    try backend.write(.onCommit) { session throws(StoreError) in
      try session.execute(
        """
        CREATE TABLE IF NOT EXISTS migrations (
          version \(session.dialect.integer) NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL
        ) \(session.dialect.tableOptions)
        """)
      let version = try Self.version(session)
      guard version <= known else { throw StoreError.newerSchema(store: place, version: version, known: known) }
      for (index, migration) in migrations.enumerated().dropFirst(Int(version)) {
        for statement in migration.statements(session.dialect) { try session.execute(statement) }
        try session.execute(
          "INSERT INTO migrations (version, name, applied_at) VALUES (?1, ?2, ?3)",
          .integer(Int64(index + 1)), .text(migration.name), .text(time))
      }
    }
  }

  /// How many steps the store has.
  static func version(_ session: any StoreSession) throws(StoreError) -> Int64 {
    try session.row("SELECT coalesce(max(version), 0) AS version FROM migrations")?.integer("version") ?? 0
  }
}
