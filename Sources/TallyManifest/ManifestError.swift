public import TallyCore

/// Every way in which a manifest is refused. Tests compare cases, never texts.
public enum ManifestError: CataloguedError, Equatable {
  /// The file could not be opened or read, in the system's words.
  case unreadable(file: String, said: String)
  /// More than a limit allows, noticed before memory was taken.
  case tooLarge(file: String, what: String, limit: Int)
  /// Nothing in it, or nothing but white space.
  case empty(file: String)
  /// None of the formats that are known.
  case unknownFormat(file: String)
  /// Bytes that are no text in the encoding that the file says or shows.
  case encoding(file: String, said: String)
  /// Well-formed EDIFACT, but another message: its type as written, empty where it names none.
  case notACargoReport(file: String, message: String, type: String)
  /// An EDIFACT message that cannot be read on; segments count from UNH as 1, elements from 1.
  case syntax(file: String, message: String, segment: Int, tag: String, element: Int, expected: String, found: String)
  /// A CSV file without a column that nothing can replace.
  case missingColumn(file: String, column: String, found: [String])
  /// A column of numbers that can be read in two ways, or is written in two ways; rows count the header line as 1.
  case ambiguousNumbers(file: String, column: String, rows: [Int])
  /// A CSV cell that is not what its column holds.
  case cell(file: String, row: Int, column: String, expected: String, found: String)
  /// JSON that is none, at a byte where that is known.
  case json(file: String, said: String)
  /// A JSON value of a wrong type or with a wrong content.
  case field(file: String, path: String, expected: String)
  /// A value that a format cannot carry; only writers say this.
  case unwritable(field: String, said: String)

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .unreadable(let file, let said):
      Explanation(
        code: "TLY-MAN-001", place: file, problem: "It cannot be read: \(said).", remedy: "Check path and rights.")
    case .tooLarge(let file, let what, let limit):
      Explanation(
        code: "TLY-MAN-002", place: file, problem: "There are more than \(limit) \(what).",
        remedy: "Raise limits.manifest if that is real.")
    case .empty(let file):
      Explanation(code: "TLY-MAN-003", place: file, problem: "The file is empty.", remedy: "Send the file again.")
    case .unknownFormat(let file):
      Explanation(
        code: "TLY-MAN-004", place: file, problem: "This is neither EDIFACT nor CSV nor JSON.",
        remedy: "Send CUSCAR, CSV with a header line, or tallyman-manifest/1.")
    case .encoding(let file, let said):
      Explanation(code: "TLY-MAN-005", place: file, problem: "\(said).", remedy: "Send the file as UTF-8.")
    case .notACargoReport(let file, let message, let type):
      Explanation(
        code: "TLY-MAN-010", place: "\(file), message \(message)",
        problem: "This is not a cargo report: the message type is \(type.isEmpty ? "not given" : type).",
        remedy: "Send CUSCAR; other messages are not read.")
    case .syntax(let file, let message, let segment, let tag, let element, let expected, let found):
      Explanation(
        code: "TLY-MAN-011", place: "\(file), message \(message), segment \(segment), \(tag), element \(element)",
        problem: "Expected \(expected), found \(found.isEmpty ? "nothing" : "'\(found.prefix(60))'").",
        remedy: "Correct that segment and send the message again; the others of the file were read.")
    case .missingColumn(let file, let column, let found):
      Explanation(
        code: "TLY-MAN-020", place: "\(file), header line",
        problem: "No column for the \(column); found: \(found.prefix(40).joined(separator: ", ")).",
        remedy: "Name the column as the list of header names has it.")
    case .ambiguousNumbers(let file, let column, let rows):
      Explanation(
        code: "TLY-MAN-021",
        place: "\(file), column \(column), row \(rows.prefix(20).map(String.init).joined(separator: ", "))",
        problem: "It cannot be told whether comma or point is the decimal mark.",
        remedy: "Write the numbers of the column in one way, without thousands separators.")
    case .cell(let file, let row, let column, let expected, let found):
      Explanation(
        code: "TLY-MAN-022", place: "\(file), row \(row), column \(column)",
        problem: "Expected \(expected), found '\(found.prefix(60))'.", remedy: "Correct the cell.")
    case .json(let file, let said):
      Explanation(
        code: "TLY-MAN-030", place: file, problem: "This is no JSON: \(said).", remedy: "Send the file again.")
    case .field(let file, let path, let expected):
      Explanation(
        code: "TLY-MAN-031", place: "\(file), \(path)", problem: "Expected \(expected).",
        remedy: "Compare with the description of tallyman-manifest/1.")
    case .unwritable(let field, let said):
      Explanation(code: "TLY-MAN-040", place: field, problem: "\(said).", remedy: "Write tallyman-manifest/1 instead.")
    }
  }
}
