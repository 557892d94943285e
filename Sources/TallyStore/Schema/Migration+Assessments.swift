extension Migration {
  /// Assessments with their findings and links, and what the worklist needs of the current one. A store from before has no
  /// assessments: its scans enter the worklist as they stand.
  static let assessments = Migration(name: "assessments, links, findings and the worklist") { dialect in
    let (integer, real, options) = (dialect.integer, dialect.real, dialect.tableOptions)
    return [
      """
      CREATE TABLE assessments (
        scan \(integer) NOT NULL REFERENCES scans (id), version \(integer) NOT NULL,
        claim \(integer) NOT NULL, made_at TEXT NOT NULL,
        program TEXT NOT NULL, model TEXT, calibration TEXT, flagged_clean_per_100 \(real) NOT NULL,
        picture TEXT, summary TEXT NOT NULL, document TEXT NOT NULL,
        PRIMARY KEY (scan, version), UNIQUE (scan, claim)
      ) \(options)
      """,
      """
      CREATE TABLE links (
        scan \(integer) NOT NULL, version \(integer) NOT NULL, position \(integer) NOT NULL,
        number TEXT, method TEXT NOT NULL, consignments TEXT NOT NULL, declared TEXT, seals TEXT NOT NULL,
        vessel TEXT,
        PRIMARY KEY (scan, version, position),
        FOREIGN KEY (scan, version) REFERENCES assessments (scan, version)
      ) \(options)
      """,
      """
      CREATE TABLE findings (
        scan \(integer) NOT NULL, version \(integer) NOT NULL, position \(integer) NOT NULL,
        container \(integer), code TEXT NOT NULL, family TEXT NOT NULL, severity TEXT,
        score \(real), p_value \(real), sentence TEXT NOT NULL,
        PRIMARY KEY (scan, version, position),
        FOREIGN KEY (scan, version) REFERENCES assessments (scan, version)
      ) \(options)
      """,
      """
      CREATE TABLE worklist (
        scan \(integer) NOT NULL PRIMARY KEY REFERENCES scans (id),
        state TEXT NOT NULL, purpose TEXT NOT NULL,
        band \(integer) NOT NULL, standing \(real) NOT NULL,
        flagged \(integer) NOT NULL, priority \(real), p_value \(real),
        assessment \(integer) NOT NULL,
        changed \(integer) NOT NULL
      ) \(options)
      """,
      "CREATE INDEX worklist_order ON worklist (state, band, standing, scan, purpose, flagged, changed)",
      "CREATE INDEX worklist_scan ON worklist (scan, state, purpose, flagged, changed)",
      """
      CREATE TABLE worklist_text (
        scan \(integer) NOT NULL PRIMARY KEY REFERENCES worklist (scan), content TEXT NOT NULL
      ) \(options)
      """,
      """
      CREATE TABLE worklist_indicators (
        scan \(integer) NOT NULL REFERENCES worklist (scan), code TEXT NOT NULL, PRIMARY KEY (code, scan)
      ) \(options)
      """,
      "CREATE INDEX worklist_indicators_scan ON worklist_indicators (scan)",
      """
      INSERT INTO worklist (scan, state, purpose, band, standing, flagged, assessment, changed)
      SELECT id, state, purpose, 2, \(WorklistStanding.unknown), 0, 0,
        (SELECT coalesce(max(sequence), 0) FROM changes WHERE changes.scan = scans.id)
      FROM scans
      """,
      "INSERT INTO worklist_text (scan, content) SELECT id, lower(stem) FROM scans",
    ] + dialect.appendOnly("assessments") + dialect.appendOnly("links") + dialect.appendOnly("findings")
  }
}
