public import TallyDomain

/// What became of an imported manifest.
public enum ManifestRegistration: Sendable, Equatable {
  /// New, or a new version of its series: messages of one sender and reference, or files of one name.
  case added(id: Int64, version: Int)
  /// The file as it was imported before, or what the series already says.
  case known(id: Int64)
}

/// A manifest as it is kept.
public struct StoredManifest: Sendable, Equatable {
  /// Its number; numbers grow in the order of import.
  public let id: Int64
  /// From 1, within its series.
  public let version: Int
  /// Where it came from, the hash of its bytes, when it was imported.
  public let file: String, contentHash: String, importedAt: String
  /// What it says.
  public let manifest: Manifest
}
