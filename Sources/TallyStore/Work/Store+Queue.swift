internal import TallyDomain

extension Store {
  /// Puts a scan into the queue with its attempts counted anew. What it shows until then stays.
  static func queueAgain(
    _ scan: Int64, as reason: ClaimReason, at: String, _ session: any StoreSession
  ) throws(StoreError) {
    try session.execute(
      """
      UPDATE scans SET state = 'queued', queued_at = ?2, reason = ?3, attempts = 0, worker = NULL, lease_until = NULL,
        pending_relink = 0, problem = NULL, quarantined_files = NULL
      WHERE id = ?1
      """, .integer(scan), .text(at), .text(reason.rawValue))
    if reason == .retry { try forgetIdentity(scan, session) }
    try logChange(scan, .requeued, at: at, session)
  }

  /// What comes out of quarantine is compared anew: its pixels may have been delivered again meanwhile.
  private static func forgetIdentity(_ scan: Int64, _ session: any StoreSession) throws(StoreError) {
    try session.execute(
      "UPDATE scans SET content = NULL, identity = NULL, identity_of = NULL, identity_order = NULL WHERE id = ?1",
      .integer(scan))
  }

  /// Has a scan linked anew: now where it is done, after the present work where a worker has it, and not at all where it waits
  /// anyway or cannot be read.
  @discardableResult static func relink(
    _ scan: Int64, at: String, _ session: any StoreSession
  ) throws(StoreError) -> Bool {
    guard let row = try session.row("SELECT state, worker FROM scans WHERE id = ?1", .integer(scan)) else {
      throw .noSuchScan(scan)
    }
    switch try row.choice("state", of: ScanState.self) {
    case .queued where try row.optionalText("worker") != nil:
      try session.execute("UPDATE scans SET pending_relink = 1 WHERE id = ?1", .integer(scan))
    case .assessed, .decided, .duplicate: try queueAgain(scan, as: .relink, at: at, session)
    case .queued, .quarantined: return false
    }
    return true
  }

  /// Sends a scan back for re-linking. The assessment that is shown stays until the new one is there.
  ///
  /// The same reason counts once per scan: a reason that names a manifest (`manifest 12`) re-links once for it however often
  /// it is asked for, also after a crash.
  /// - Returns: True where the scan waits again because of this call.
  @discardableResult public func requeue(scan: Int64, reason: String) throws(StoreError) -> Bool {
    let at = try now().text
    return try backend.write(.onCommit) { session throws(StoreError) in
      try Self.requeue(scan, reason: reason, at: at, session)
    }
  }

  static func requeue(
    _ scan: Int64, reason: String, at: String, _ session: any StoreSession
  ) throws(StoreError) -> Bool {
    guard try session.row("SELECT 1 AS there FROM scans WHERE id = ?1", .integer(scan)) != nil else {
      throw .noSuchScan(scan)
    }
    let asked = try session.execute(
      "INSERT INTO relinks (scan, reason, asked_at) VALUES (?1, ?2, ?3) ON CONFLICT (scan, reason) DO NOTHING",
      .integer(scan), .text(reason), .text(at))
    return asked == 0 ? false : try relink(scan, at: at, session)
  }
}
