public import TallyDomain

extension Store {
  /// Says what the scan is to those before it and records that at once, in a transaction of its own: of two workers with the
  /// same pixels at the same moment, the second sees the first. Asked again for the same scan it answers the same; with other
  /// names (the sidecar came later) it looks anew.
  ///
  /// Same pixels, same name, containers and purpose: a duplicate of the first of them. Same pixels otherwise: a replayed
  /// picture; a delivery as `test` cannot use up the pixels of an operational one. Same name and scanner, other pixels: the
  /// next revision. A scan without `scan_id` goes by its stem, which names a picture too weakly to make revisions.
  /// - Parameters:
  ///   - claim: The claim under which this is found out.
  ///   - content: Hash of the decoded planes.
  ///   - scanId: The scanner's name of the scan.
  ///   - containers: Numbers as the scan has them.
  ///   - purpose: What the scan is for.
  ///   - scanner: Identifier of the scanner.
  /// - Returns: What the scan is.
  /// - Throws: `StoreError.claimLost` where the scan is no longer this claim's.
  public func identify(
    _ claim: Claim, content: String, scanId: String?, containers: [String], purpose: ScanPurpose,
    scanner: String? = nil
  ) throws(StoreError) -> Identity {
    let numbers = Set(containers.map { ContainerNumber($0).normalised }).sorted()
    let look = Appearance(
      scan: claim.scan, stem: claim.delivery.stem, content: content, scanId: scanId, scanner: scanner,
      containers: numbers, written: try StoredDocument.text(numbers, at: "scan \(claim.scan), containers"),
      purpose: purpose)
    return try backend.write(.soon) { session throws(StoreError) in
      let row = try session.row(
        """
        SELECT content, scan_id, scanner, containers, purpose, identity, identity_of, identity_order, revision, supersedes
        FROM scans WHERE id = ?1 AND claims = ?2 AND worker IS NOT NULL AND state = 'queued'
        """, .integer(claim.scan), .integer(claim.token))
      guard let row else { throw .claimLost(scan: claim.scan) }
      if try row.optionalText("identity") != nil, try look.isRecorded(in: row) {
        return try Self.recordedIdentity(row, session)
      }
      return try Self.recordIdentity(look, before: row, session)
    }
  }

  private static func recordIdentity(
    _ look: Appearance, before: StoreRow, _ session: any StoreSession
  ) throws(StoreError) -> Identity {
    let (revision, supersedes) = try revision(look, before: before, session)
    var identity = supersedes.map { Identity.revision(number: revision, of: $0) } ?? .new
    if let twin = try twin(of: look, session) { identity = twin }
    // The order is when the pixels first got this name, so that whoever was first stays first.
    let kept = try before.optionalText("content") == look.content ? try before.optionalInteger("identity_order") : nil
    let order = if let kept { kept } else { try session.next(.identity) }
    var values: [StoreValue] = [
      .integer(look.scan), .text(look.content), .text(orNull: look.scanId), .text(orNull: look.scanner),
    ]
    values += [.text(look.written), .text(look.purpose.rawValue), .text(identity.name)]
    values += [.integer(orNull: identity.other), .integer(order), .integer(Int64(revision))]
    values += [.integer(orNull: supersedes)]
    try session.execute(
      """
      UPDATE scans SET content = ?2, scan_id = ?3, scanner = ?4, containers = ?5, purpose = ?6, identity = ?7,
        identity_of = ?8, identity_order = ?9, revision = ?10, supersedes = ?11
      WHERE id = ?1
      """, values)
    try session.execute("DELETE FROM scan_containers WHERE scan = ?1", .integer(look.scan))
    for number in look.containers { try note(number, of: look.scan, session) }
    try session.execute(
      "UPDATE worklist SET purpose = ?2 WHERE scan = ?1", .integer(look.scan), .text(look.purpose.rawValue))
    let search = SearchText.of(
      stem: look.stem, scanId: look.scanId, scanner: look.scanner, containers: look.containers)
    try session.execute(
      """
      UPDATE worklist_text SET content = ?2
      WHERE scan = ?1 AND (SELECT assessment FROM worklist WHERE worklist.scan = ?1) = 0
      """, .integer(look.scan), .text(search))
    return identity
  }

  /// Enters a container number as one of a scan's, normalised, so that a blank or a hyphen makes no other container.
  static func note(_ number: String, of scan: Int64, _ session: any StoreSession) throws(StoreError) {
    try session.execute(
      "INSERT INTO scan_containers (scan, number) VALUES (?1, ?2) ON CONFLICT (scan, number) DO NOTHING",
      .integer(scan), .text(ContainerNumber(number).normalised))
  }

  /// The scan that had these pixels first, as a duplicate where it also had these names.
  private static func twin(of look: Appearance, _ session: any StoreSession) throws(StoreError) -> Identity? {
    let rows = try session.rows(
      """
      SELECT id, stem, scan_id, containers, purpose FROM scans
      WHERE content = ?1 AND id <> ?2 AND identity <> 'duplicate' AND state <> 'quarantined' ORDER BY identity_order
      """, .text(look.content), .integer(look.scan))
    for row in rows where try look.hasNames(of: row) { return .duplicate(of: try row.integer("id")) }
    guard let first = rows.first else { return nil }
    let scan = try first.integer("id")
    let containers = try StoredDocument.optional(
      try first.optionalText("containers"), as: [String].self, at: "scan \(scan), containers")
    return .replayed(of: scan, scanId: try first.optionalText("scan_id"), containers: containers ?? [])
  }

  /// Which revision of its name and scanner the scan is, and of which scan. It keeps the number that it has.
  private static func revision(
    _ look: Appearance, before: StoreRow, _ session: any StoreSession
  ) throws(StoreError) -> (number: Int, supersedes: Int64?) {
    guard let scanId = look.scanId else { return (1, nil) }
    if try before.optionalText("identity") != nil, try before.optionalText("scan_id") == scanId,
      try before.optionalText("scanner") == look.scanner, try before.optionalText("content") == look.content
    {
      return (Int(try before.integer("revision")), try before.optionalInteger("supersedes"))
    }
    let newest = try session.row(
      """
      SELECT id, revision FROM scans
      WHERE scan_id = ?1 AND coalesce(scanner, '') = ?2 AND id <> ?3 AND content <> ?4
        AND identity IS NOT NULL AND identity <> 'duplicate'
      ORDER BY revision DESC, id DESC LIMIT 1
      """, .text(scanId), .text(look.scanner ?? ""), .integer(look.scan), .text(look.content))
    guard let newest else { return (1, nil) }
    return (Int(try newest.integer("revision")) + 1, try newest.integer("id"))
  }

  private static func recordedIdentity(_ row: StoreRow, _ session: any StoreSession) throws(StoreError) -> Identity {
    switch (try row.text("identity"), try row.optionalInteger("identity_of")) {
    case ("duplicate", let of?): return .duplicate(of: of)
    case ("revision", let of?): return .revision(number: Int(try row.integer("revision")), of: of)
    case ("replayed", let of?):
      let first = try session.row("SELECT scan_id, containers FROM scans WHERE id = ?1", .integer(of))
      let containers = try StoredDocument.optional(
        try first?.optionalText("containers"), as: [String].self, at: "scan \(of), containers")
      return .replayed(of: of, scanId: try first?.optionalText("scan_id"), containers: containers ?? [])
    default: return .new
    }
  }
}

/// By what a scan is compared with others.
private struct Appearance {
  let scan: Int64, stem: String, content: String, scanId: String?, scanner: String?
  /// Sorted, each once; and as they are kept.
  let containers: [String], written: String
  let purpose: ScanPurpose

  /// True where the scan's own row has all of this already.
  func isRecorded(in row: StoreRow) throws(StoreError) -> Bool {
    guard try row.optionalText("content") == content, try row.optionalText("scanner") == scanner else { return false }
    guard try row.optionalText("scan_id") == scanId, try row.optionalText("containers") == written else { return false }
    return try row.text("purpose") == purpose.rawValue
  }

  /// True where another scan has the same name, containers and purpose.
  func hasNames(of row: StoreRow) throws(StoreError) -> Bool {
    guard try row.optionalText("scan_id") == scanId else { return false }
    if scanId == nil, try row.text("stem") != stem { return false }
    guard try row.optionalText("containers") == written else { return false }
    return try row.text("purpose") == purpose.rawValue
  }
}

extension Identity {
  /// As it is kept.
  fileprivate var name: String {
    switch self {
    case .new: "new"
    case .duplicate: "duplicate"
    case .replayed: "replayed"
    case .revision: "revision"
    }
  }

  /// The scan that it refers to.
  fileprivate var other: Int64? {
    switch self {
    case .new: nil
    case .duplicate(let of), .replayed(let of, _, _), .revision(_, let of): of
    }
  }
}
