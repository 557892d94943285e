public import TallyCore
public import TallyDomain

/// Every way in which the store refuses. Tests compare cases, never texts; no case carries what a record says of a person.
public enum StoreError: CataloguedError, Equatable {
  /// The database could not be opened, or is not one of ours.
  case cannotOpen(store: String, said: String), notAStore(store: String, said: String)
  /// It lies where several machines could write it at once.
  case networkFileSystem(store: String, kind: String)
  /// Made by a newer program: a schema of a version that this one does not know.
  case newerSchema(store: String, version: Int64, known: Int64)
  /// Held by another for too long, no space, the disk fails, damage, no right to write, no memory.
  case busy(store: String, said: String), diskFull(store: String, said: String), ioFailed(store: String, said: String)
  case damaged(store: String, said: String), readOnly(store: String, said: String), outOfMemory(store: String)
  /// The database refuses a statement; the values stay hidden.
  case statementFailed(store: String, statement: String, said: String)
  /// A record is not what this program wrote; or a value cannot be written.
  case damagedRecord(place: String, said: String), unwritable(place: String, said: String)
  /// The clock's text is no time.
  case badTime(String)
  /// The lease ran out and another worker has the scan, or it is done.
  case claimLost(scan: Int64)
  /// There is no such scan or manifest.
  case noSuchScan(Int64), noSuchManifest(Int64)
  /// Only what is assessed can be decided.
  case notDecidable(scan: Int64, state: ScanState)
  /// A decision without its reason, its actor or its key, or with one that is too long.
  case incompleteDecision(field: String, limit: Int)
  /// The key was used for another request.
  case keyReused(key: String)
  /// The assessment that the person saw is no longer the current one.
  case assessmentMoved(scan: Int64, seen: Int64, current: Int64)
  /// The cursor is none of ours, or belongs to another order.
  case badCursor(String)

  /// One row per case.
  public var explanation: Explanation {
    let (code, place, problem, remedy) = row
    return Explanation(code: code, place: place, problem: problem, remedy: remedy)
  }

  private typealias Row = (code: String, place: String, problem: String, remedy: String)

  private var row: Row {
    switch self {
    case .cannotOpen(let store, let said):
      ("TLY-STO-001", store, "The store cannot be opened: \(said).", "Check the path and the rights of its folder.")
    case .notAStore(let store, let said):
      ("TLY-STO-002", store, "This file is no store of Tallyman: \(said).", "Name another file with --store.")
    case .networkFileSystem(let store, let kind):
      (
        "TLY-STO-003", store, "The store lies on a network file system (\(kind)), where locks do not hold.",
        "Put the store on a local disk of this machine; images may stay where they are."
      )
    case .newerSchema(let store, let version, let known):
      (
        "TLY-STO-004", store, "The store has version \(version); this program knows versions up to \(known).",
        "Use the program that made it or a newer one, or restore the copy from before the update."
      )
    case .busy(let store, let said):
      (
        "TLY-STO-005", store, "Another program holds the store: \(said).",
        "Wait and try again; end backup or inspection tools that keep it open."
      )
    case .diskFull(let store, let said):
      ("TLY-STO-006", store, "No space is left for the store: \(said).", "Free space on its disk; nothing is lost.")
    case .ioFailed(let store, let said):
      (
        "TLY-STO-007", store, "The disk of the store fails: \(said).",
        "Check the disk and the system log, then run tallyman store check."
      )
    case .damaged(let store, let said):
      (
        "TLY-STO-008", store, "The store is damaged: \(said).",
        "Stop the service, keep the file, and restore the last good copy."
      )
    case .readOnly(let store, let said):
      (
        "TLY-STO-009", store, "The store cannot be written: \(said).",
        "Give this user the right to write the file and its folder."
      )
    case .outOfMemory(let store):
      ("TLY-STO-010", store, "Memory is out.", "End other programs, or give this one more memory.")
    case .statementFailed(let store, let statement, let said):
      ("TLY-STO-011", store, "The database refuses \(statement): \(said).", "Report this; run tallyman store check.")
    case .damagedRecord(let place, let said):
      ("TLY-STO-012", place, "A record is not as it was written: \(said).", "Run tallyman store check.")
    case .unwritable(let place, let said):
      ("TLY-STO-013", place, "A value cannot be written: \(said).", "Report this with the scan's files.")
    case .badTime(let text):
      (
        "TLY-STO-014", text, "This is no time such as 2026-11-24T09:12:33.120Z.",
        "Write it in UTC with milliseconds; check this machine's clock."
      )
    case .claimLost(let scan):
      (
        "TLY-STO-015", "scan \(scan)", "The claim is over: its lease ran out, or the scan is done.",
        "Leave the scan to whoever has it now; give slow work a longer lease."
      )
    case .noSuchScan(let scan):
      ("TLY-STO-016", "scan \(scan)", "There is no such scan.", "Take a number from the worklist.")
    case .noSuchManifest(let manifest):
      ("TLY-STO-017", "manifest \(manifest)", "There is no such manifest.", "Take a number that the store gave.")
    case .notDecidable(let scan, let state):
      (
        "TLY-STO-018", "scan \(scan)", "It is \(state.rawValue), so nothing can be decided about it.",
        "Wait until it is assessed."
      )
    case .incompleteDecision(let field, let limit):
      (
        "TLY-STO-019", field, "A decision needs its \(field), of 1 to \(limit) characters.",
        "Say it, and send the request again."
      )
    case .keyReused(let key):
      (
        "TLY-STO-020", "idempotency key \(key)", "The key was used for another decision.",
        "Make a new key for each decision; send the same key only with the same content."
      )
    case .assessmentMoved(let scan, let seen, let current):
      (
        "TLY-STO-021", "scan \(scan)", "Assessment \(seen) was decided on, but \(current) is the current one.",
        "Load the scan again and decide on what it shows now."
      )
    case .badCursor(let cursor):
      ("TLY-STO-022", cursor, "This cursor does not continue this list.", "Begin again without a cursor.")
    }
  }
}
