public import TallyCore

/// Every way in which a scan's files are refused. Tests compare cases, never texts.
public enum ImageError: CataloguedError, Equatable {
  /// The file could not be opened or read; the system's own words.
  case unopenable(file: String, said: String)
  /// Neither TIFF nor PNG by its first bytes.
  case notAnImage(file: String, begins: String)
  /// More than a limit allows; seen in the header, before memory was taken. `limit` is the name in `DecodingLimits`.
  case tooLarge(file: String, at: String, what: String, value: UInt64, limit: String, allowed: UInt64)
  /// A kind of picture that is no measurement, or that we do not read: colour, lossy compression, an odd depth.
  case unsupported(file: String, at: String, what: String, remedy: String)
  /// The file contradicts itself or ends too early; `at` is a page, strip, tile, chunk or byte.
  case damaged(file: String, at: String, said: String)
  /// Planes of different sizes.
  case unequalPlanes(file: String, first: String, second: String)
  /// More planes than two energies can have.
  case tooManyPlanes(file: String, found: Int)
  /// The files of one scan contradict each other, for example a TIFF and a PNG of the same name.
  case ambiguousFiles(stem: String, files: [String])
  /// No image file at this path.
  case noScans(path: String)
  /// A file could not be written.
  case unwritable(file: String, said: String)
  /// A picture file of ours that is not as it was written.
  case pictureDamaged(file: String, at: String, said: String)
  /// A plane, level, tile or region that a picture file does not have.
  case notInPicture(file: String, what: String)

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .unopenable(let file, let said):
      Explanation(
        code: "TLY-IMG-001", place: file, problem: "The file cannot be read: \(said).",
        remedy: "Check the path and the permissions.")
    case .notAnImage(let file, let begins):
      Explanation(
        code: "TLY-IMG-002", place: "\(file), byte 0",
        problem: "This is neither TIFF nor PNG; it begins with \(begins).",
        remedy: "Send the scanner's own file, not a renamed one.")
    case .tooLarge(let file, let place, let what, let value, let limit, let allowed):
      Explanation(
        code: "TLY-IMG-003", place: "\(file), \(place)", problem: "\(value) \(what) are more than \(allowed).",
        remedy: "Raise limits.\(limit) if that is real.")
    case .unsupported(let file, let place, let what, let remedy):
      Explanation(
        code: "TLY-IMG-004", place: "\(file), \(place)", problem: "\(what) is not read.", remedy: remedy)
    case .damaged(let file, let place, let said):
      Explanation(
        code: "TLY-IMG-005", place: "\(file), \(place)", problem: "The file is damaged: \(said).",
        remedy: "Send the file again.")
    case .unequalPlanes(let file, let first, let second):
      Explanation(
        code: "TLY-IMG-006", place: file, problem: "The planes differ in size: \(first) and \(second) pixels.",
        remedy: "Deliver both energies on one pixel grid; mark previews as reduced images (NewSubfileType 1).")
    case .tooManyPlanes(let file, let found):
      Explanation(
        code: "TLY-IMG-007", place: file, problem: "\(found) planes were found; a scan has one or two.",
        remedy: "Deliver page 1 = high energy, page 2 = low energy; mark previews as reduced images (NewSubfileType 1)."
      )
    case .ambiguousFiles(let stem, let files):
      Explanation(
        code: "TLY-IMG-008", place: stem,
        problem: "It is not clear which files are the scan: \(files.joined(separator: ", ")).",
        remedy: "Deliver one image with both planes, or one ending in _high and one in _low.")
    case .noScans(let path):
      Explanation(
        code: "TLY-IMG-009", place: path, problem: "There is no scan here.",
        remedy: "Name a .tif, .tiff or .png file, a folder of them, or a data set.")
    case .unwritable(let file, let said):
      Explanation(
        code: "TLY-IMG-010", place: file, problem: "The file cannot be written: \(said).",
        remedy: "Check the path, the permissions and the free space.")
    case .pictureDamaged(let file, let place, let said):
      Explanation(
        code: "TLY-IMG-011", place: "\(file), \(place)", problem: "The picture file is damaged: \(said).",
        remedy: "Assess the scan again; its picture is then written anew.")
    case .notInPicture(let file, let what):
      Explanation(
        code: "TLY-IMG-012", place: file, problem: "The picture has no \(what).",
        remedy: "Ask for what its description names.")
    }
  }
}
