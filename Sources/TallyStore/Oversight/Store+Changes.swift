/// One line of the log of changes.
public struct ScanChange: Sendable, Equatable {
  /// What can happen to a scan.
  public enum Kind: String, Sendable, CaseIterable {
    case recorded, requeued, assessed, decided, quarantined, duplicate
  }

  /// Grows by one with each change, in the order in which changes become visible.
  public let sequence: Int64
  /// The scan, what happened, when.
  public let scan: Int64, kind: Kind, at: String
}

extension Store {
  /// Changes behind a sequence number, oldest first: what an event stream sends on, and resumes from.
  /// - Parameters:
  ///   - sequence: The last one that is known; 0 for all.
  ///   - limit: At most so many, 1 to 10 000.
  /// - Returns: The changes.
  /// - Throws: `StoreError` where the store cannot be read.
  public func changes(after sequence: Int64, limit: Int) throws(StoreError) -> [ScanChange] {
    let rows = try backend.read { session throws(StoreError) in
      try session.rows(
        "SELECT sequence, scan, kind, at FROM changes WHERE sequence > ?1 ORDER BY sequence LIMIT ?2",
        .integer(sequence), .integer(Int64(min(max(limit, 1), 10_000))))
    }
    return try rows.map { row throws(StoreError) in
      ScanChange(
        sequence: try row.integer("sequence"), scan: try row.integer("scan"), kind: try row.choice("kind"),
        at: try row.text("at"))
    }
  }

  /// The number of the last change; 0 where nothing happened yet.
  public func lastChange() throws(StoreError) -> Int64 {
    try backend.read { session throws(StoreError) in try Self.lastChange(session) }
  }

  static func lastChange(_ session: any StoreSession) throws(StoreError) -> Int64 {
    try session.row("SELECT coalesce(max(sequence), 0) AS sequence FROM changes")?.integer("sequence") ?? 0
  }

  /// Notes what happened, and brings the scan's line in the worklist to it: both in the transaction that did it.
  static func logChange(
    _ scan: Int64, _ kind: ScanChange.Kind, at: String, _ session: any StoreSession
  ) throws(StoreError) {
    let sequence = try session.next(.change)
    try session.execute(
      "INSERT INTO changes (sequence, scan, kind, at) VALUES (?1, ?2, ?3, ?4)",
      .integer(sequence), .integer(scan), .text(kind.rawValue), .text(at))
    try session.execute(
      """
      UPDATE worklist SET changed = ?2, state = (SELECT state FROM scans WHERE id = ?1),
        purpose = (SELECT purpose FROM scans WHERE id = ?1)
      WHERE scan = ?1
      """, .integer(scan), .integer(sequence))
  }
}
