internal import TallyCore
public import TallyDomain

extension Store {
  /// Records a complete scan. When this returns, the delivery survives the loss of power.
  ///
  /// A delivery is the same as an earlier one where its images are the same files in the same state. Its sidecar alone does
  /// not make it another scan.
  public func register(_ delivery: ScanDelivery) throws(StoreError) -> Registration {
    let at = try now().text, key = Self.imageKey(delivery)
    return try backend.write(.onCommit) { session throws(StoreError) in
      let document = try StoredDocument.text(delivery, at: "delivery \(delivery.stem)")
      guard let known = try Self.knownScan(delivery, key: key, session) else {
        return .recorded(scan: try Self.record(delivery, document, key: key, at: at, session))
      }
      let scan = try known.integer("id"), state = try known.choice("state", of: ScanState.self)
      let putBack = try Self.isPutBack(scan, delivery, session)
      let before: ScanDelivery = try StoredDocument.value(try known.text("delivery"), at: "scan \(scan), delivery")
      guard putBack || (delivery.sidecar != nil && delivery.sidecar != before.sidecar) else {
        return .known(scan: scan)
      }
      try session.execute("UPDATE scans SET delivery = ?2 WHERE id = ?1", .integer(scan), .text(document))
      try Self.recordFiles(delivery, scan: scan, session)
      if state == .quarantined {
        try Self.queueAgain(scan, as: .retry, at: at, session)
        return .recorded(scan: scan)
      }
      try Self.relink(scan, at: at, session)
      return .sidecarUpdated(scan: scan)
    }
  }

  /// True where this file in this state belongs to a recorded delivery and lies where it was delivered; false again once it was
  /// moved to quarantine, so that what is put back is looked at again.
  public func isKnown(folder: String, file: DeliveredFile) throws(StoreError) -> Bool {
    try backend.read { session throws(StoreError) in
      try session.row(
        """
        SELECT 1 AS known FROM delivered_files
        WHERE folder = ?1 AND name = ?2 AND bytes = ?3 AND modified = ?4 AND inode = ?5 AND present = 1 LIMIT 1
        """, Self.fileState(folder, file)) != nil
    }
  }

  private static func record(
    _ delivery: ScanDelivery, _ document: String, key: String, at: String, _ session: any StoreSession
  ) throws(StoreError) -> Int64 {
    let row = try session.row(
      """
      INSERT INTO scans (image_key, profile, folder, stem, delivery, received_at, state, purpose, queued_at, reason,
        attempts, claims, pending_relink, revision)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'queued', 'operational', ?6, 'new', 0, 0, 0, 1) RETURNING id
      """,
      .text(key), .text(delivery.profile), .text(delivery.folder), .text(delivery.stem), .text(document), .text(at))
    guard let scan = try row?.integer("id") else {
      throw .damagedRecord(place: "scans", said: "a new row has no number")
    }
    try recordFiles(delivery, scan: scan, session)
    try beginWorklistEntry(scan, stem: delivery.stem, session)
    try logChange(scan, .recorded, at: at, session)
    return scan
  }

  /// Enters the files as the ones that lie there now; an earlier state of the sidecar no longer does.
  private static func recordFiles(
    _ delivery: ScanDelivery, scan: Int64, _ session: any StoreSession
  ) throws(StoreError) {
    try session.execute("UPDATE delivered_files SET present = 0 WHERE scan = ?1", .integer(scan))
    for file in delivery.files {
      try session.execute(
        """
        INSERT INTO delivered_files (folder, name, bytes, modified, inode, scan, role, present)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)
        ON CONFLICT (scan, folder, name, bytes, modified, inode) DO UPDATE SET present = 1, role = excluded.role
        """, fileState(delivery.folder, file) + [.integer(scan), .text(file.role.rawValue)])
    }
  }

  /// The scan of these images, or of a set of images that has these among it (a plane was taken away meanwhile).
  private static func knownScan(
    _ delivery: ScanDelivery, key: String, _ session: any StoreSession
  ) throws(StoreError) -> StoreRow? {
    if let same = try session.row("SELECT id, state, delivery FROM scans WHERE image_key = ?1", .text(key)) {
      return same
    }
    var common: Set<Int64>?
    for image in delivery.images {
      let rows = try session.rows(
        """
        SELECT scan FROM delivered_files
        WHERE folder = ?1 AND name = ?2 AND bytes = ?3 AND modified = ?4 AND inode = ?5 AND present = 1
        """, fileState(delivery.folder, image))
      var scans = Set<Int64>()
      for row in rows { scans.insert(try row.integer("scan")) }
      common = common?.intersection(scans) ?? scans
    }
    guard let scan = common?.max() else { return nil }
    return try session.row("SELECT id, state, delivery FROM scans WHERE id = ?1", .integer(scan))
  }

  /// True where the images were moved to quarantine and lie in the watch folder again.
  private static func isPutBack(
    _ scan: Int64, _ delivery: ScanDelivery, _ session: any StoreSession
  ) throws(StoreError) -> Bool {
    guard let image = delivery.images.first else { return false }
    let row = try session.row(
      """
      SELECT present FROM delivered_files
      WHERE folder = ?1 AND name = ?2 AND bytes = ?3 AND modified = ?4 AND inode = ?5 AND scan = ?6
      """, fileState(delivery.folder, image) + [.integer(scan)])
    return try row.map { row throws(StoreError) in try !row.truth("present") } ?? false
  }

  private static func fileState(_ folder: String, _ file: DeliveredFile) -> [StoreValue] {
    [
      .text(folder), .text(file.name), .integer(file.bytes), .integer(file.modifiedNanoseconds),
      .integer(Int64(bitPattern: file.inode)),
    ]
  }

  /// Names the images in their state: SHA-256 over folder and files, each with the length of its name in front. A unique
  /// column holds it, so that no two workers record the same images twice.
  private static func imageKey(_ delivery: ScanDelivery) -> String {
    var hash = ContentHash()
    hash.update("\(delivery.folder.utf8.count):\(delivery.folder)".utf8)
    for image in delivery.images.sorted(by: { ($0.name, $0.inode) < ($1.name, $1.inode) }) {
      let state = "\(image.bytes),\(image.modifiedNanoseconds),\(image.inode)"
      hash.update("\n\(image.name.utf8.count):\(image.name),\(state)".utf8)
    }
    return hash.hexadecimal()
  }
}
