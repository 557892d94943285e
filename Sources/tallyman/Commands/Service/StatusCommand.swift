internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyStore
internal import TallyStoreSQLite

/// `tallyman status --store port.sqlite`
struct StatusCommand: RunnableCommand, Equatable {
  var store: String?, watch: String?, json = false

  static let name = "status"
  static let summary = "Show what a service has done, what waits, and how long its stages take."
  static let examples = ["tallyman status --store out/port.sqlite"]
  static var options: [Option<Self>] {
    [
      .value("--store", "FILE", "The store.", \.store),
      .value("--watch", "DIR", "The watch folder, where the store has its default place.", \.watch),
      .flag("--json", "Print the status as JSON.", \.json),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard store != nil || watch != nil else { throw UsageError.missingWord(placeholder: "--store FILE") }
    let folders = ServiceFolders(store: store, watch: watch ?? ".")
    guard FileBytes.isFile(folders.store) else { throw ServiceError.noStore(path: folders.store) }
    let store = try Store(backend: try SQLiteBackend(path: folders.store), now: ServiceClock.now)
    let status = try StatusDocument(store: store, folders: folders)
    if json {
      try terminal.json(status)
    } else {
      terminal.out(StatusText.page(status))
    }
    return .done
  }
}
