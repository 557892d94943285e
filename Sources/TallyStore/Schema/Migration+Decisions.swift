extension Migration {
  /// Decisions as a chain of events that can only grow, and where the chain ends. The end is kept beside it, so that a cut
  /// tail shows.
  static let decisions = Migration(name: "decisions as a chain") { dialect in
    let (integer, options) = (dialect.integer, dialect.tableOptions)
    return [
      """
      CREATE TABLE decisions (
        sequence \(integer) NOT NULL PRIMARY KEY,
        scan \(integer) NOT NULL REFERENCES scans (id),
        decision TEXT NOT NULL CHECK (decision IN ('clear', 'inspect', 'rescan', 'refer')),
        reason TEXT NOT NULL, actor TEXT NOT NULL, decided_at TEXT NOT NULL,
        idempotency_key TEXT NOT NULL UNIQUE, assessment \(integer) NOT NULL,
        previous_hash TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE,
        FOREIGN KEY (scan, assessment) REFERENCES assessments (scan, version)
      ) \(options)
      """,
      "CREATE INDEX decisions_scan ON decisions (scan, sequence)",
      """
      CREATE TABLE chain_ends (
        name TEXT NOT NULL PRIMARY KEY, sequence \(integer) NOT NULL, hash TEXT NOT NULL
      ) \(options)
      """,
      "INSERT INTO chain_ends (name, sequence, hash) VALUES ('decisions', 0, '\(DecisionChain.start)')",
    ] + dialect.appendOnly("decisions")
  }
}
