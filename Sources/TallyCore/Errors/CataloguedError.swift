/// What a person is told of a failure: made once from an error's data, shown by terminal, JSON and problem note alike.
public struct Explanation: Sendable, Equatable, Codable {
  /// Catalogue code, for example `TLY-IMG-003`: `TLY`, the target's three letters, three digits.
  public let code: String
  /// File and byte, tag, segment or node.
  public let place: String
  /// One sentence: what is wrong.
  public let problem: String
  /// What to do next.
  public let remedy: String

  /// Names an error by its code, its place, what is wrong and what to do.
  public init(code: String, place: String, problem: String, remedy: String) {
    (self.code, self.place, self.problem, self.remedy) = (code, place, problem, remedy)
  }

  /// One line for a person at a terminal: what is wrong comes first, the code last.
  public var complaint: String { "\(place): \(problem) \(remedy) [\(code)]" }

  /// One line for a terminal or a log.
  public var line: String { "\(code) \(place): \(problem) \(remedy)" }
}

/// An error of the catalogue. Cases are data; `explanation` is the one place that turns them into words.
public protocol CataloguedError: Error {
  /// Code, place, problem and remedy.
  var explanation: Explanation { get }
}

/// The exit status of the program, the same for every command (architecture.md, The command line).
public enum ExitStatus: Int32, Sendable {
  /// Done, whether or not something was found.
  case done = 0
  /// A check that was asked for failed.
  case checkFailed = 1
  /// The command line is wrong.
  case usage = 2
  /// An input could not be read.
  case badInput = 3
  /// The machine refuses: disk, memory, permission, a missing library.
  case environment = 4
}
