internal import CConfinement
internal import Glibc
internal import Synchronization
public import TallyCore

/// Remembers beyond a crash which pieces of work were in hand when it came, so that a scan that ends the program again and
/// again can be told from scans that were only there when it was killed. A killed process, or a machine without power, leaves
/// no note.
public final class CrashNote: Sendable {
  /// What the note of the run before names; empty where it did not crash.
  public let before: Set<Int64>
  private let descriptor: Int32
  private let free = Mutex(Array(0..<Int(cconfinement_crash_slots)))

  /// Reads the note at a path, empties it, and listens from now on. One a process.
  public init(path: String) throws(CrashNoteError) {
    let bytes = (try? BoundedFile.bytes(path, limit: 1 << 16)) ?? []
    before = Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { Int64($0) })
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw CrashNoteError(path: path, said: SystemReason.last) }
    let failure = cconfinement_crash_note(descriptor)
    guard failure == 0 else { throw CrashNoteError(path: path, said: SystemReason.of(failure)) }
  }

  deinit {
    cconfinement_crash_note(-1)
    close(descriptor)
  }

  /// Does a piece of work; a crash in it names `work`, a positive number.
  public func during<Result, Failure: Error>(
    _ work: Int64, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let slot = free.withLock({ $0.popLast() }) else { return try body() }
    cconfinement_crash_slot(Int32(slot), work)
    defer {
      cconfinement_crash_slot(Int32(slot), 0)
      free.withLock { $0.append(slot) }
    }
    return try body()
  }
}

/// A note that cannot be kept.
public struct CrashNoteError: CataloguedError, Equatable {
  let path: String, said: String

  /// Code, place, problem and remedy.
  public var explanation: Explanation {
    Explanation(
      code: "TLY-CNF-021", place: path, problem: "The note for crashes cannot be kept: \(said).",
      remedy: "Check the permissions of its folder.")
  }
}
