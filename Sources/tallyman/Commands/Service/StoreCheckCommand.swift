internal import TallyCore
internal import TallyStore
internal import TallyStoreSQLite

/// `tallyman store check --store port.sqlite`
struct StoreCheckCommand: RunnableCommand, Equatable {
  var store: String?, json = false

  static let name = "store check"
  static let summary = "Check a store: its file, the chain of its decisions, and whether its records agree."
  static let examples = ["tallyman store check --store out/port.sqlite"]
  static var options: [Option<Self>] {
    [
      .value("--store", "FILE", "The store.", \.store),
      .flag("--json", "Print the faults as JSON.", \.json),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let store else { throw UsageError.missingWord(placeholder: "--store FILE") }
    let path = ServiceFolders.absolute(store)
    guard FileBytes.isFile(path) else { throw ServiceError.noStore(path: path) }
    let opened = try Store(backend: try SQLiteBackend(path: path), now: ServiceClock.now)
    let faults = try opened.check()
    if json {
      try terminal.json(faults)
    } else if faults.isEmpty {
      terminal.out("The store is whole: \(StatusText.counts(try opened.counts()))")
    } else {
      for fault in faults { terminal.out("\(fault.subject): \(fault.sentence)") }
    }
    return faults.isEmpty ? .done : .checkFailed
  }
}
