extension Migration {
  /// Alerts about the service itself; what is over stays as history.
  static let alerts = Migration(name: "alerts") { dialect in
    [
      """
      CREATE TABLE alerts (
        id \(dialect.identity),
        kind TEXT NOT NULL, subject TEXT NOT NULL, sentence TEXT NOT NULL, raised_at TEXT NOT NULL, cleared_at TEXT
      ) \(dialect.tableOptions)
      """,
      "CREATE UNIQUE INDEX alerts_open ON alerts (kind, subject) WHERE cleared_at IS NULL",
    ]
  }
}
