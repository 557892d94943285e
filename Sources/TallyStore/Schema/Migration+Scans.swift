extension Migration {
  /// Deliveries, the queue with its claims, identity, and the log of changes.
  static let scans = Migration(name: "scans, their files, claims and identity") { dialect in
    let (integer, options) = (dialect.integer, dialect.tableOptions)
    return [
      """
      CREATE TABLE scans (
        id \(dialect.identity),
        image_key TEXT NOT NULL UNIQUE,
        profile TEXT NOT NULL, folder TEXT NOT NULL, stem TEXT NOT NULL, delivery TEXT NOT NULL,
        received_at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('queued', 'assessed', 'quarantined', 'duplicate', 'decided')),
        purpose TEXT NOT NULL CHECK (purpose IN ('operational', 'test', 'calibration')),
        queued_at TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason IN ('new', 'relink', 'retry')),
        attempts \(integer) NOT NULL, claims \(integer) NOT NULL, worker TEXT, lease_until TEXT,
        finished_claim \(integer), pending_relink \(integer) NOT NULL CHECK (pending_relink IN (0, 1)),
        problem TEXT, quarantined_files TEXT,
        content TEXT, scan_id TEXT, scanner TEXT, containers TEXT,
        identity TEXT CHECK (identity IN ('new', 'duplicate', 'replayed', 'revision')),
        identity_of \(integer) REFERENCES scans (id), identity_order \(integer) UNIQUE,
        revision \(integer) NOT NULL, supersedes \(integer) REFERENCES scans (id),
        CHECK (worker IS NULL OR lease_until IS NOT NULL),
        CHECK (lease_until IS NULL OR state = 'queued')
      ) \(options)
      """,
      "CREATE INDEX scans_queue ON scans (queued_at, id) WHERE state = 'queued'",
      "CREATE INDEX scans_state ON scans (state, purpose)",
      "CREATE INDEX scans_content ON scans (content, identity_order) WHERE content IS NOT NULL",
      "CREATE INDEX scans_series ON scans (scan_id, scanner, revision) WHERE scan_id IS NOT NULL",
      "CREATE INDEX scans_supersedes ON scans (supersedes) WHERE supersedes IS NOT NULL",
      """
      CREATE TABLE delivered_files (
        scan \(integer) NOT NULL REFERENCES scans (id),
        folder TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
        bytes \(integer) NOT NULL, modified \(integer) NOT NULL, inode \(integer) NOT NULL,
        present \(integer) NOT NULL CHECK (present IN (0, 1)),
        PRIMARY KEY (scan, folder, name, bytes, modified, inode)
      ) \(options)
      """,
      "CREATE INDEX delivered_files_state ON delivered_files (folder, name, bytes, modified, inode)",
      """
      CREATE TABLE scan_containers (
        scan \(integer) NOT NULL REFERENCES scans (id), number TEXT NOT NULL, PRIMARY KEY (scan, number)
      ) \(options)
      """,
      "CREATE INDEX scan_containers_number ON scan_containers (number)",
      """
      CREATE TABLE relinks (
        scan \(integer) NOT NULL REFERENCES scans (id), reason TEXT NOT NULL, asked_at TEXT NOT NULL,
        PRIMARY KEY (scan, reason)
      ) \(options)
      """,
      """
      CREATE TABLE changes (
        sequence \(integer) NOT NULL PRIMARY KEY, scan \(integer) NOT NULL REFERENCES scans (id),
        kind TEXT NOT NULL, at TEXT NOT NULL
      ) \(options)
      """,
      "CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, value \(integer) NOT NULL) \(options)",
      "INSERT INTO counters (name, value) VALUES ('change', 0), ('identity', 0)",
    ] + dialect.appendOnly("changes")
  }
}
