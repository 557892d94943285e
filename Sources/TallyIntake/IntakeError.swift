public import TallyCore

/// Every way in which intake refuses.
public enum IntakeError: CataloguedError, Equatable {
  /// Settings that are no list of profiles, in words.
  case notProfiles(place: String, said: String)
  /// A key that nothing reads; the nearest right one where there is one.
  case unknownKey(place: String, key: String, nearest: String?)
  /// A value that does not fit its key.
  case badValue(place: String, key: String, expected: String)
  /// Two profiles or manifest folders that would take each other's files.
  case overlappingFolders(folder: String, first: String, second: String)
  /// An event that its receiver refused again and again.
  case undeliverable(place: String, attempts: Int, said: String)
  /// A file operation that the system refused.
  case fileOperation(path: String, operation: String, said: String)
  /// The kernel gives no more of something that is needed for every run.
  case noResource(what: String, said: String)

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .notProfiles(let place, let said):
      Explanation(
        code: "TLY-INT-001", place: place, problem: "These are no intake profiles: \(said)",
        remedy: "Give a JSON list of objects with name and folder; every key is in docs/intake.md.")
    case .unknownKey(let place, let key, let nearest):
      Explanation(
        code: "TLY-INT-002", place: place, problem: "There is no key \(key) here.",
        remedy: nearest.map { "Did you mean \($0)?" } ?? "Every key is in docs/intake.md.")
    case .badValue(let place, let key, let expected):
      Explanation(
        code: "TLY-INT-003", place: place, problem: "The value of \(key) does not fit.", remedy: "Give \(expected).")
    case .overlappingFolders(let folder, let first, let second):
      Explanation(
        code: "TLY-INT-004", place: folder, problem: "\(first) and \(second) both take the files of this folder.",
        remedy: "Give each of them a folder of its own.")
    case .undeliverable(let place, let attempts, let said):
      Explanation(
        code: "TLY-INT-005", place: place, problem: "It could not be recorded in \(attempts) attempts: \(said)",
        remedy: "Put right what is named there and start again: the file is still where it was.")
    case .fileOperation(let path, let operation, let said):
      Explanation(
        code: "TLY-INT-006", place: path, problem: "Intake could not \(operation): \(said).",
        remedy: "Check permissions and free space of the folder; it is safe to try again.")
    case .noResource(let what, let said):
      Explanation(
        code: "TLY-INT-007", place: what, problem: "The system gives none: \(said).",
        remedy: "Raise the limit of open files (ulimit -n), or stop what uses them.")
    }
  }
}
