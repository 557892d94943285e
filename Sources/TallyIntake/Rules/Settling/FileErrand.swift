internal import TallyDomain

/// What the name of a file in a watched folder says that the file is there for.
enum FileErrand: Equatable {
  /// A picture or a sidecar; files of one family decide about each other's roles (`ScanName.family`).
  case scan(family: String)
  /// Any file in a manifest folder: its first bytes say later what it is.
  case manifest
  /// Something else.
  case unknown
  /// Ours, or still being written: not looked at.
  case passedOver

  /// Which files a folder takes.
  enum Folder: Equatable { case scans, manifests }

  init(_ name: String, in folder: Folder) {
    if Self.isPassedOver(name) {
      self = .passedOver
    } else if folder == .manifests {
      self = .manifest
    } else if let family = ScanName.family(name) {
      self = .scan(family: family)
    } else {
      self = .unknown
    }
  }

  /// Dot files and `.part` are still being written; the others are written by this program.
  static func isPassedOver(_ name: String) -> Bool {
    if isTemporary(name) || name == Quarantine.folderName || name == Receipt.folderName { return true }
    return ScanName.ends(name, with: ".problem.json") || ScanName.ends(name, with: ".receipt.json")
  }

  /// A name that writers use until a file is whole, and then rename (scan-format.md §3.1).
  static func isTemporary(_ name: String) -> Bool {
    name.utf8.first == UInt8(ascii: ".") || ScanName.ends(name, with: ".part")
  }
}
