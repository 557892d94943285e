internal import Foundation

/// Where a service keeps what it knows: beside the store file, whose place is the only one that a person names.
struct ServiceFolders: Sendable, Equatable {
  /// The store.
  let store: String

  /// As named; else within the first watch folder, under a dot name that intake passes over.
  init(store: String?, watch: String) {
    self.store = ServiceFolders.absolute(store ?? watch + "/.tallyman/store.sqlite")
  }

  /// The 16-bit pictures, one file a scan.
  var pictures: String { store + ".pictures" }

  /// What the service said of itself last: `tallyman status` reads it.
  var status: String { store + ".status.json" }

  /// The folder that all of it lies in.
  var parent: String { URL(filePath: store).deletingLastPathComponent().path }

  /// A path from the root, links in it kept.
  static func absolute(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
}
