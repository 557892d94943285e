internal import TallyCore

/// What intake tells once and goes on.
enum IntakeRemark: CataloguedError, Equatable {
  /// An entry of a watch folder that is not opened.
  case symbolicLink(path: String), specialFile(path: String), subfolder(path: String), unreadableName(folder: String)
  /// No events from the kernel; folders are listed instead.
  case polling(folder: String, every: Duration, said: String)
  /// A sidecar for which no picture came.
  case lonelySidecar(path: String, after: Duration)
  /// A single pass ended while a file still changed.
  case stillChanging(path: String, after: Duration)

  var explanation: Explanation {
    switch self {
    case .symbolicLink(let path):
      Explanation(
        code: "TLY-INT-031", place: path, problem: "A symbolic link is not followed.",
        remedy: "Move the file itself into the folder.")
    case .specialFile(let path):
      Explanation(
        code: "TLY-INT-032", place: path, problem: "A pipe, socket or device is not opened.",
        remedy: "Write scans as regular files.")
    case .subfolder(let path):
      Explanation(
        code: "TLY-INT-033", place: path, problem: "What is in subfolders is not looked at.",
        remedy: "Write scans into the watch folder itself, or add a profile for the subfolder.")
    case .unreadableName(let folder):
      Explanation(
        code: "TLY-INT-034", place: folder, problem: "A file has a name that is not UTF-8.",
        remedy: "Write names in ASCII or UTF-8.")
    case .polling(let folder, let every, let said):
      Explanation(
        code: "TLY-INT-035", place: folder,
        problem: "The kernel sends no events (\(said)); the folder is listed every \(Wording.seconds(every)) instead.",
        remedy: "Raise fs.inotify.max_user_watches and max_user_instances if arrival should be noticed at once.")
    case .lonelySidecar(let path, let after):
      Explanation(
        code: "TLY-INT-036", place: path, problem: "No picture came for this sidecar in \(Wording.seconds(after)).",
        remedy: "Send the picture under the same stem, or remove the sidecar.")
    case .stillChanging(let path, let after):
      Explanation(
        code: "TLY-INT-037", place: path,
        problem: "The file still changes after \(Wording.seconds(after)); this pass ends without it.",
        remedy: "See whether its writer ever closes it; the next pass takes it when it stands still.")
    }
  }
}

/// Values in sentences.
enum Wording {
  /// `20 s`, `0.5 s`: at most three decimals.
  static func seconds(_ duration: Duration) -> String {
    let thousandths = (duration.inSeconds * 1000).rounded()
    let whole = Int64(thousandths / 1000), rest = Int64(thousandths) - whole * 1000
    guard rest != 0 else { return "\(whole) s" }
    var digits = String(rest + 1000).dropFirst()
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(whole).\(digits) s"
  }
}
