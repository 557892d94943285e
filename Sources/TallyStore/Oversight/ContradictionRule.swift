/// What must hold between records, as statements that find where it does not. Each gives the numbers of the scans concerned.
struct ContradictionRule {
  let kind: StoreFault.Kind
  let sentence: String
  let statement: String

  static let all: [ContradictionRule] = [
    ContradictionRule(
      kind: .orphan, sentence: "It has no line in the worklist.",
      statement: "SELECT id AS scan FROM scans WHERE id NOT IN (SELECT scan FROM worklist)"),
    ContradictionRule(
      kind: .orphan, sentence: "It has no text to be found by.",
      statement: "SELECT id AS scan FROM scans WHERE id NOT IN (SELECT scan FROM worklist_text)"),
    ContradictionRule(
      kind: .orphan, sentence: "No file was recorded for it.",
      statement: "SELECT id AS scan FROM scans WHERE id NOT IN (SELECT scan FROM delivered_files)"),
    ContradictionRule(
      kind: .contradiction, sentence: "The worklist shows another state or purpose.",
      statement: """
        SELECT s.id AS scan FROM scans AS s JOIN worklist AS w ON w.scan = s.id
        WHERE s.state <> w.state OR s.purpose <> w.purpose
        """),
    ContradictionRule(
      kind: .contradiction, sentence: "The worklist shows another assessment than the newest.",
      statement: """
        SELECT w.scan FROM worklist AS w
        WHERE w.assessment <> (SELECT coalesce(max(a.version), 0) FROM assessments AS a WHERE a.scan = w.scan)
        """),
    ContradictionRule(
      kind: .contradiction, sentence: "Versions of its assessments are missing.",
      statement: "SELECT scan FROM assessments GROUP BY scan HAVING count(*) <> max(version) OR min(version) <> 1"),
    ContradictionRule(
      kind: .contradiction, sentence: "It counts as assessed or decided but has no assessment.",
      statement: """
        SELECT id AS scan FROM scans
        WHERE state IN ('assessed', 'decided') AND id NOT IN (SELECT scan FROM assessments)
        """),
    ContradictionRule(
      kind: .contradiction, sentence: "It counts as decided but nobody decided it.",
      statement: "SELECT id AS scan FROM scans WHERE state = 'decided' AND id NOT IN (SELECT scan FROM decisions)"),
    ContradictionRule(
      kind: .contradiction, sentence: "It is in quarantine without a reason.",
      statement: "SELECT id AS scan FROM scans WHERE state = 'quarantined' AND problem IS NULL"),
    ContradictionRule(
      kind: .contradiction, sentence: "It counts as a duplicate but not of a scan.",
      statement: """
        SELECT id AS scan FROM scans
        WHERE (state = 'duplicate' AND (identity IS NULL OR identity <> 'duplicate' OR identity_of IS NULL))
          OR (identity = 'duplicate' AND identity_of = id)
        """),
    ContradictionRule(
      kind: .contradiction, sentence: "It has an identity but no hash of its pixels, or the reverse.",
      statement: """
        SELECT id AS scan FROM scans
        WHERE identity IS NOT NULL AND identity <> 'duplicate' AND (content IS NULL OR identity_order IS NULL)
          OR content IS NOT NULL AND identity IS NULL
        """),
    ContradictionRule(
      kind: .contradiction,
      sentence: "It has the pixels and names of another scan, and neither counts as the duplicate.",
      statement: """
        SELECT max(id) AS scan FROM scans
        WHERE content IS NOT NULL AND scan_id IS NOT NULL AND identity <> 'duplicate' AND state <> 'quarantined'
        GROUP BY content, scan_id, containers, purpose, scanner HAVING count(*) > 1
        """),
    ContradictionRule(
      kind: .contradiction, sentence: "Its last change is not the one that the worklist knows.",
      statement: """
        SELECT w.scan AS scan FROM worklist AS w
        LEFT JOIN (SELECT scan, max(sequence) AS last FROM changes GROUP BY scan) AS c ON c.scan = w.scan
        WHERE w.changed <> coalesce(c.last, 0)
        """),
    ContradictionRule(
      kind: .contradiction, sentence: "Changes are missing in the log before this scan's last.",
      statement: """
        SELECT scan FROM changes
        WHERE sequence = (SELECT max(sequence) FROM changes)
          AND (sequence <> (SELECT count(*) FROM changes)
            OR sequence <> (SELECT value FROM counters WHERE name = 'change'))
        """),
  ]
}
