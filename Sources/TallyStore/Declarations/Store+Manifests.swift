public import TallyDomain

extension Store {
  /// Keeps a manifest. It counts as known where the newest import of this file has the same bytes (a restart), or where the
  /// newest version of its series has (a copy under another name); an older version that is sent again is a new version.
  ///
  /// A manifest that is added waits in `manifestsToRelink` until `relink(_:for:)` was called for it, so that a crash in
  /// between loses no re-linking.
  public func addManifest(
    _ manifest: Manifest, file: String, contentHash: String
  ) throws(StoreError) -> ManifestRegistration {
    let at = try now().text, document = try StoredDocument.text(manifest, at: "manifest \(file)")
    let sender = manifest.message?.sender, reference = manifest.message?.reference
    let series = Self.series(sender: sender, reference: reference, file: file)
    return try backend.write(.onCommit) { session throws(StoreError) in
      let ofFile = try session.row(
        "SELECT id, content_hash FROM manifests WHERE file = ?1 ORDER BY id DESC LIMIT 1", .text(file))
      if let ofFile, try ofFile.text("content_hash") == contentHash { return .known(id: try ofFile.integer("id")) }
      let newest = try session.row(
        "SELECT id, version, content_hash FROM manifests WHERE series = ?1 ORDER BY version DESC LIMIT 1",
        .text(series))
      if let newest, try newest.text("content_hash") == contentHash { return .known(id: try newest.integer("id")) }
      let version = try (newest?.integer("version") ?? 0) + 1
      let row = try session.row(
        """
        INSERT INTO manifests (series, version, sender, reference, file, content_hash, document, imported_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id
        """, .text(series), .integer(version), .text(orNull: sender), .text(orNull: reference), .text(file),
        .text(contentHash), .text(document), .text(at))
      guard let id = try row?.integer("id") else {
        throw .damagedRecord(place: "manifests", said: "a new row has no number")
      }
      return .added(id: id, version: Int(version))
    }
  }

  /// Every manifest in order of import.
  public func manifests() throws(StoreError) -> [Manifest] {
    try importedManifests(after: 0).map(\.manifest)
  }

  /// The manifests with a higher number, in order of import: what an index that knows the earlier ones has to add.
  public func importedManifests(after id: Int64) throws(StoreError) -> [StoredManifest] {
    let rows = try backend.read { session throws(StoreError) in
      try session.rows(
        "SELECT id, version, file, content_hash, imported_at, document FROM manifests WHERE id > ?1 ORDER BY id",
        .integer(id))
    }
    var result = [StoredManifest]()
    for row in rows {
      let id = try row.integer("id")
      result.append(
        StoredManifest(
          id: id, version: Int(try row.integer("version")), file: try row.text("file"),
          contentHash: try row.text("content_hash"), importedAt: try row.text("imported_at"),
          manifest: try StoredDocument.value(try row.text("document"), at: "manifest \(id)")))
    }
    return result
  }

  /// Manifests whose effect on the recorded scans was not worked out yet, in order of import.
  public func manifestsToRelink() throws(StoreError) -> [Int64] {
    let rows = try backend.read { session throws(StoreError) in
      try session.rows("SELECT id FROM manifests WHERE relinked_at IS NULL ORDER BY id")
    }
    return try rows.map { row throws(StoreError) in try row.integer("id") }
  }

  /// Sends the scans that a manifest changes back for re-linking and notes that the manifest is worked off: both or neither.
  /// - Returns: How many scans wait again because of it.
  @discardableResult public func relink(_ scans: [Int64], for manifest: Int64) throws(StoreError) -> Int {
    let at = try now().text
    return try backend.write(.onCommit) { session throws(StoreError) in
      var count = 0
      for scan in scans where try Self.requeue(scan, reason: "manifest \(manifest)", at: at, session) { count += 1 }
      let noted = try session.execute(
        "UPDATE manifests SET relinked_at = coalesce(relinked_at, ?2) WHERE id = ?1", .integer(manifest), .text(at))
      if noted == 0 { throw .noSuchManifest(manifest) }
      return count
    }
  }

  /// Names what a manifest is a version of; each part with its length in front, so that no two series share a name.
  private static func series(sender: String?, reference: String?, file: String) -> String {
    guard let reference else { return "file \(file)" }
    let sender = sender ?? ""
    return "message \(sender.utf8.count):\(sender)\(reference)"
  }
}
