internal import Foundation
internal import TallyCore

/// Holds a store for one service at a time. The kernel lets go of it when the process ends, however it ends, so that what
/// a dead service had in work can be taken up at once.
final class ServiceLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock, or throws where another service has it.
  init(_ folders: ServiceFolders) throws(ServiceError) {
    let path = folders.store + ".lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .lockUnusable(file: path, said: SystemReason.last) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .alreadyRunning(store: folders.store)
    }
  }

  deinit { close(descriptor) }

  /// True where a service holds the store now.
  static func isHeld(_ folders: ServiceFolders) -> Bool {
    let file = open(folders.store + ".lock", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    // A lock that two can share is refused only while one holds it alone.
    return flock(file, LOCK_SH | LOCK_NB) != 0
  }
}

/// What keeps a service from starting.
enum ServiceError: CataloguedError, Equatable {
  /// Another service works on this store.
  case alreadyRunning(store: String)
  /// The lock file cannot be made.
  case lockUnusable(file: String, said: String)
  /// There is no store yet.
  case noStore(path: String)

  var explanation: Explanation {
    switch self {
    case .alreadyRunning(let store):
      Explanation(
        code: "TLY-CMD-051", place: store, problem: "Another service works on this store.",
        remedy: "Stop it first (tallyman status shows its process), or name another store with --store.")
    case .lockUnusable(let file, let said):
      Explanation(
        code: "TLY-CMD-052", place: file, problem: "The lock of the store cannot be taken: \(said).",
        remedy: "Check the permissions of its folder.")
    case .noStore(let path):
      Explanation(
        code: "TLY-CMD-053", place: path, problem: "There is no store here.",
        remedy: "Name the file that tallyman run or tallyman watch works on.")
    }
  }
}
