CREATE UNIQUE INDEX alerts_open ON alerts (kind, subject) WHERE cleared_at IS NULL;
CREATE INDEX decisions_scan ON decisions (scan, sequence);
CREATE INDEX delivered_files_state ON delivered_files (folder, name, bytes, modified, inode);
CREATE INDEX manifests_file ON manifests (file, id);
CREATE INDEX manifests_waiting ON manifests (id) WHERE relinked_at IS NULL;
CREATE INDEX scan_containers_number ON scan_containers (number);
CREATE INDEX scans_content ON scans (content, identity_order) WHERE content IS NOT NULL;
CREATE INDEX scans_queue ON scans (queued_at, id) WHERE state = 'queued';
CREATE INDEX scans_series ON scans (scan_id, scanner, revision) WHERE scan_id IS NOT NULL;
CREATE INDEX scans_state ON scans (state, purpose);
CREATE INDEX scans_supersedes ON scans (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX worklist_indicators_scan ON worklist_indicators (scan);
CREATE INDEX worklist_order ON worklist (state, band, standing, scan, purpose, flagged, changed);
CREATE INDEX worklist_scan ON worklist (scan, state, purpose, flagged, changed);
CREATE TABLE alerts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL, subject TEXT NOT NULL, sentence TEXT NOT NULL, raised_at TEXT NOT NULL, cleared_at TEXT
) STRICT;
CREATE TABLE assessments (
  scan INTEGER NOT NULL REFERENCES scans (id), version INTEGER NOT NULL,
  claim INTEGER NOT NULL, made_at TEXT NOT NULL,
  program TEXT NOT NULL, model TEXT, calibration TEXT, flagged_clean_per_100 REAL NOT NULL,
  picture TEXT, summary TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (scan, version), UNIQUE (scan, claim)
) STRICT;
CREATE TABLE chain_ends (
  name TEXT NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TABLE changes (
  sequence INTEGER NOT NULL PRIMARY KEY, scan INTEGER NOT NULL REFERENCES scans (id),
  kind TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT;
CREATE TABLE decisions (
  sequence INTEGER NOT NULL PRIMARY KEY,
  scan INTEGER NOT NULL REFERENCES scans (id),
  decision TEXT NOT NULL CHECK (decision IN ('clear', 'inspect', 'rescan', 'refer')),
  reason TEXT NOT NULL, actor TEXT NOT NULL, decided_at TEXT NOT NULL,
  idempotency_key TEXT NOT NULL UNIQUE, assessment INTEGER NOT NULL,
  previous_hash TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE,
  FOREIGN KEY (scan, assessment) REFERENCES assessments (scan, version)
) STRICT;
CREATE TABLE delivered_files (
  scan INTEGER NOT NULL REFERENCES scans (id),
  folder TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
  bytes INTEGER NOT NULL, modified INTEGER NOT NULL, inode INTEGER NOT NULL,
  present INTEGER NOT NULL CHECK (present IN (0, 1)),
  PRIMARY KEY (scan, folder, name, bytes, modified, inode)
) STRICT;
CREATE TABLE findings (
  scan INTEGER NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL,
  container INTEGER, code TEXT NOT NULL, family TEXT NOT NULL, severity TEXT,
  score REAL, p_value REAL, sentence TEXT NOT NULL,
  PRIMARY KEY (scan, version, position),
  FOREIGN KEY (scan, version) REFERENCES assessments (scan, version)
) STRICT;
CREATE TABLE links (
  scan INTEGER NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL,
  number TEXT, method TEXT NOT NULL, consignments TEXT NOT NULL, declared TEXT, seals TEXT NOT NULL,
  vessel TEXT,
  PRIMARY KEY (scan, version, position),
  FOREIGN KEY (scan, version) REFERENCES assessments (scan, version)
) STRICT;
CREATE TABLE manifests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  series TEXT NOT NULL, version INTEGER NOT NULL,
  sender TEXT, reference TEXT, file TEXT NOT NULL, content_hash TEXT NOT NULL, document TEXT NOT NULL,
  imported_at TEXT NOT NULL, relinked_at TEXT,
  UNIQUE (series, version)
) STRICT;
CREATE TABLE migrations (
  version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT;
CREATE TABLE relinks (
  scan INTEGER NOT NULL REFERENCES scans (id), reason TEXT NOT NULL, asked_at TEXT NOT NULL,
  PRIMARY KEY (scan, reason)
) STRICT;
CREATE TABLE scan_containers (
  scan INTEGER NOT NULL REFERENCES scans (id), number TEXT NOT NULL, PRIMARY KEY (scan, number)
) STRICT;
CREATE TABLE scans (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  image_key TEXT NOT NULL UNIQUE,
  profile TEXT NOT NULL, folder TEXT NOT NULL, stem TEXT NOT NULL, delivery TEXT NOT NULL,
  received_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'assessed', 'quarantined', 'duplicate', 'decided')),
  purpose TEXT NOT NULL CHECK (purpose IN ('operational', 'test', 'calibration')),
  queued_at TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason IN ('new', 'relink', 'retry')),
  attempts INTEGER NOT NULL, claims INTEGER NOT NULL, worker TEXT, lease_until TEXT,
  finished_claim INTEGER, pending_relink INTEGER NOT NULL CHECK (pending_relink IN (0, 1)),
  problem TEXT, quarantined_files TEXT,
  content TEXT, scan_id TEXT, scanner TEXT, containers TEXT,
  identity TEXT CHECK (identity IN ('new', 'duplicate', 'replayed', 'revision')),
  identity_of INTEGER REFERENCES scans (id), identity_order INTEGER UNIQUE,
  revision INTEGER NOT NULL, supersedes INTEGER REFERENCES scans (id),
  CHECK (worker IS NULL OR lease_until IS NOT NULL),
  CHECK (lease_until IS NULL OR state = 'queued')
) STRICT;
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE worklist (
  scan INTEGER NOT NULL PRIMARY KEY REFERENCES scans (id),
  state TEXT NOT NULL, purpose TEXT NOT NULL,
  band INTEGER NOT NULL, standing REAL NOT NULL,
  flagged INTEGER NOT NULL, priority REAL, p_value REAL,
  assessment INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
CREATE TABLE worklist_indicators (
  scan INTEGER NOT NULL REFERENCES worklist (scan), code TEXT NOT NULL, PRIMARY KEY (code, scan)
) STRICT;
CREATE TABLE worklist_text (
  scan INTEGER NOT NULL PRIMARY KEY REFERENCES worklist (scan), content TEXT NOT NULL
) STRICT;
CREATE TRIGGER assessments_are_never_changed BEFORE UPDATE ON assessments
BEGIN SELECT RAISE(ABORT, 'assessments are never changed'); END;
CREATE TRIGGER assessments_are_never_deleted BEFORE DELETE ON assessments
BEGIN SELECT RAISE(ABORT, 'assessments are never deleted'); END;
CREATE TRIGGER changes_are_never_changed BEFORE UPDATE ON changes
BEGIN SELECT RAISE(ABORT, 'changes are never changed'); END;
CREATE TRIGGER changes_are_never_deleted BEFORE DELETE ON changes
BEGIN SELECT RAISE(ABORT, 'changes are never deleted'); END;
CREATE TRIGGER decisions_are_never_changed BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decisions_are_never_deleted BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER findings_are_never_changed BEFORE UPDATE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are never changed'); END;
CREATE TRIGGER findings_are_never_deleted BEFORE DELETE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are never deleted'); END;
CREATE TRIGGER links_are_never_changed BEFORE UPDATE ON links
BEGIN SELECT RAISE(ABORT, 'links are never changed'); END;
CREATE TRIGGER links_are_never_deleted BEFORE DELETE ON links
BEGIN SELECT RAISE(ABORT, 'links are never deleted'); END;
