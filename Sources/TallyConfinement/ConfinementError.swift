public import TallyCore

/// Every way in which a confined read ends without a scan.
public enum ConfinementError: CataloguedError, Equatable {
  /// The files were refused by the decoder, in its own words, or could not be opened.
  case refused(Explanation)
  /// The helper died of a signal, or left without an answer.
  case crashed(file: String, how: String)
  /// The helper asked the system for something that decoding never needs, and was ended for it.
  case forbidden(file: String)
  /// The helper took longer than it may.
  case hung(file: String, seconds: Double, isProcessorTime: Bool)
  /// The helper wanted more memory than it may have.
  case outOfMemory(file: String, bytes: UInt64)
  /// The helper's answer cannot be true.
  case untrue(file: String, what: String)
  /// No helper could be started; nothing is known about the scan.
  case notStarted(program: String, said: String)
  /// This system does not offer what confines a helper; nothing is known about the scan.
  case unavailable(said: String)

  /// True where the error tells something about this scan; false where the next scan would fail in the same way, so that the scan
  /// should wait and a person should look at the machine.
  public var isAboutTheScan: Bool {
    switch self {
    case .notStarted, .unavailable: false
    case .refused, .crashed, .forbidden, .hung, .outOfMemory, .untrue: true
    }
  }

  /// True where a fresh helper might fare better.
  var isWorthAnotherTry: Bool {
    switch self {
    case .refused, .unavailable: false
    case .crashed, .forbidden, .hung, .outOfMemory, .untrue, .notStarted: true
    }
  }

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .refused(let explanation): explanation
    case .crashed(let file, let how):
      Explanation(
        code: "TLY-CNF-001", place: file, problem: "The decoder crashed on this file, twice: \(how).",
        remedy: "Have the scan delivered again; if it fails again, keep the file and report it.")
    case .forbidden(let file):
      Explanation(
        code: "TLY-CNF-002", place: file,
        problem: "The decoder tried to do what decoding never needs, and was stopped; the file may be made to do harm.",
        remedy: "Do not open the file with other programs; keep it and have a specialist look at it.")
    case .hung(let file, let seconds, let isProcessorTime):
      Explanation(
        code: "TLY-CNF-003", place: file,
        problem: "Decoding took longer than \(Int(seconds)) s" + (isProcessorTime ? " of processor time." : "."),
        remedy:
          "Raise limits.decode_seconds if the disc or the machine is that slow; else have the scan delivered again.")
    case .outOfMemory(let file, let bytes):
      Explanation(
        code: "TLY-CNF-004", place: file, problem: "Decoding wanted more than \(bytes >> 20) MiB of memory.",
        remedy: "Free memory on this machine, or raise limits.image_pixels if the picture is really that large.")
    case .untrue(let file, let what):
      Explanation(
        code: "TLY-CNF-005", place: file, problem: "The decoder's answer cannot be true: \(what).",
        remedy: "Have the scan delivered again; if it fails again, keep the file and report it.")
    case .notStarted(let program, let said):
      Explanation(
        code: "TLY-CNF-006", place: program, problem: "The decoder's process could not be started: \(said).",
        remedy: "Check that the program is executable, and that memory and processes are left.")
    case .unavailable(let said):
      Explanation(
        code: "TLY-CNF-007", place: "this system", problem: "The decoder's process cannot be confined: \(said).",
        remedy:
          "Allow seccomp filters here (a container's profile may forbid them), or set decoding.confinement to "
          + "where-available to go on without the filter.")
    }
  }
}
