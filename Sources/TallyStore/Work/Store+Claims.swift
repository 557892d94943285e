public import TallyCore
internal import TallyDomain

extension Store {
  /// Takes the scan that has waited longest, or one whose lease ran out; nil where none waits. However many workers ask, in
  /// however many processes, one of them gets it: the row itself says whether it is free.
  /// - Parameters:
  ///   - worker: Who asks, for people and for `giveUpClaims`.
  ///   - leaseSeconds: How long the worker may be silent before the scan is given to another; at most 366 days.
  /// - Returns: The claim.
  /// - Throws: `StoreError` where the store cannot be written.
  public func claim(worker: String, leaseSeconds: Double) throws(StoreError) -> Claim? {
    let now = try now(), until = now.adding(seconds: leaseSeconds).text
    return try backend.write(.soon) { session throws(StoreError) in
      // An attempt that vanished makes the next one a retry; a re-link stays one, because it has an assessment to compare.
      // Whoever claims links anew, so a re-link that was asked for before is part of this claim.
      let row = try session.row(
        """
        UPDATE scans SET claims = claims + 1, attempts = attempts + 1, worker = ?1, lease_until = ?2, pending_relink = 0,
          reason = CASE WHEN reason = 'new' AND attempts > 0 THEN 'retry' ELSE reason END
        WHERE id = (
            SELECT id FROM scans WHERE state = 'queued' AND (lease_until IS NULL OR lease_until <= ?3)
            ORDER BY queued_at, id LIMIT 1\(session.dialect.skipLocked))
          AND state = 'queued' AND (lease_until IS NULL OR lease_until <= ?3)
        RETURNING id, claims, attempts, delivery, reason, problem
        """, .text(worker), .text(until), .text(now.text))
      guard let row else { return nil }
      let scan = try row.integer("id"), place = "scan \(scan)"
      let previous = try session.row(
        "SELECT document FROM assessments WHERE scan = ?1 ORDER BY version DESC LIMIT 1", .integer(scan))
      return Claim(
        scan: scan, token: try row.integer("claims"), worker: worker, attempt: Int(try row.integer("attempts")),
        delivery: try StoredDocument.value(try row.text("delivery"), at: "\(place), delivery"),
        reason: try row.choice("reason"),
        previous: try StoredDocument.optional(try previous?.text("document"), at: "\(place), assessment"),
        lastProblem: try StoredDocument.optional(try row.optionalText("problem"), at: "\(place), problem"),
        leaseUntil: until)
    }
  }

  /// Gives a scan back to its place in the queue, for example at a graceful stop, or because of something that is not the
  /// scan's; the attempt does not count.
  /// - Parameters:
  ///   - claim: The claim.
  ///   - seconds: For so long nobody gets it, so that the others go on meanwhile.
  /// - Throws: `StoreError.claimLost` where the scan is no longer this claim's.
  public func release(_ claim: Claim, forSeconds seconds: Double = 0) throws(StoreError) {
    try giveBack(claim, attempts: "attempts - 1", problem: nil, seconds)
  }

  /// Gives a scan back because of a problem that may pass; the attempt counts, and the next claim has the problem.
  public func retry(_ claim: Claim, problem: Explanation) throws(StoreError) {
    try giveBack(claim, attempts: "attempts", problem: try StoredDocument.text(problem, at: "scan \(claim.scan)"), 0)
  }

  private func giveBack(
    _ claim: Claim, attempts: String, problem: String?, _ seconds: Double
  ) throws(StoreError) {
    let until = seconds > 0 ? try now().adding(seconds: seconds).text : nil
    try backend.write(.soon) { session throws(StoreError) in
      let changed = try session.execute(
        """
        UPDATE scans SET worker = NULL, lease_until = ?4, attempts = \(attempts), problem = ?3
        WHERE id = ?1 AND claims = ?2 AND worker IS NOT NULL AND state = 'queued'
        """, .integer(claim.scan), .integer(claim.token), .text(orNull: problem), .text(orNull: until))
      if changed == 0 { try Self.expectGivenBack(claim, session) }
    }
  }

  /// A claim that is no longer held is given back already, unless another one was made since or the scan is done.
  private static func expectGivenBack(_ claim: Claim, _ session: any StoreSession) throws(StoreError) {
    let row = try session.row(
      "SELECT 1 AS waits FROM scans WHERE id = ?1 AND claims = ?2 AND worker IS NULL AND state = 'queued'",
      .integer(claim.scan), .integer(claim.token))
    if row == nil { throw .claimLost(scan: claim.scan) }
  }

  /// Lengthens a lease, counted from now. A lease that ran out but was not taken by another is good again.
  public func renew(_ claim: Claim, leaseSeconds: Double) throws(StoreError) {
    let until = try now().adding(seconds: leaseSeconds).text
    try backend.write(.soon) { session throws(StoreError) in
      let changed = try session.execute(
        "UPDATE scans SET lease_until = ?3 WHERE id = ?1 AND claims = ?2 AND worker IS NOT NULL AND state = 'queued'",
        .integer(claim.scan), .integer(claim.token), .text(until))
      if changed == 0 { throw .claimLost(scan: claim.scan) }
    }
  }

  /// Frees at once what a process that is known to be dead still holds, instead of waiting for its leases.
  /// - Parameters:
  ///   - worker: The beginning of the names of its workers.
  ///   - guilty: The scans that are thought to have ended it: only their attempts count. Nil: all count.
  /// - Returns: How many were freed.
  /// - Throws: `StoreError` where the store cannot be written.
  @discardableResult public func giveUpClaims(
    ofWorkersNamed worker: String, guilty: Set<Int64>? = nil
  ) throws(StoreError) -> Int {
    try backend.write(.soon) { session throws(StoreError) in
      let held = try session.rows(
        """
        SELECT id FROM scans WHERE state = 'queued' AND worker IS NOT NULL AND substr(worker, 1, ?2) = ?1
        """, [.text(worker), .integer(Int64(worker.unicodeScalars.count))])
      for row in held {
        let scan = try row.integer("id"), counts = guilty?.contains(scan) ?? true
        try session.execute(
          "UPDATE scans SET worker = NULL, lease_until = NULL, attempts = attempts - ?2 WHERE id = ?1",
          .integer(scan), .integer(counts ? 0 : 1))
      }
      return held.count
    }
  }

  /// Ends a claim, with the conditions on the row that make it this claim's. False where the same claim ended before, so that
  /// the call is a repetition and nothing is to be done.
  static func finish(
    _ claim: Claim, as state: ScanState, _ session: any StoreSession
  ) throws(StoreError) -> Bool {
    let changed = try session.execute(
      """
      UPDATE scans SET state = ?3, worker = NULL, lease_until = NULL, finished_claim = claims, problem = NULL,
        quarantined_files = NULL
      WHERE id = ?1 AND claims = ?2 AND worker IS NOT NULL AND state = 'queued'
      """, .integer(claim.scan), .integer(claim.token), .text(state.rawValue))
    if changed == 1 { return true }
    let row = try session.row(
      "SELECT 1 AS done FROM scans WHERE id = ?1 AND finished_claim = ?2", .integer(claim.scan), .integer(claim.token))
    if row == nil { throw .claimLost(scan: claim.scan) }
    return false
  }
}
