extension Migration {
  /// Manifests with their versions; nothing that was declared is ever overwritten.
  static let manifests = Migration(name: "manifests with versions") { dialect in
    [
      """
      CREATE TABLE manifests (
        id \(dialect.identity),
        series TEXT NOT NULL, version \(dialect.integer) NOT NULL,
        sender TEXT, reference TEXT, file TEXT NOT NULL, content_hash TEXT NOT NULL, document TEXT NOT NULL,
        imported_at TEXT NOT NULL, relinked_at TEXT,
        UNIQUE (series, version)
      ) \(dialect.tableOptions)
      """,
      "CREATE INDEX manifests_file ON manifests (file, id)",
      "CREATE INDEX manifests_waiting ON manifests (id) WHERE relinked_at IS NULL",
    ]
  }
}
