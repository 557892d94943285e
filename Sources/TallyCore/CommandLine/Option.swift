/// One word of a command's language: its name, its placeholder, its help, and what reading it does to the command.
/// A name of `""` stands for the words that belong to no option.
public struct Option<Command>: Sendable {
  /// How often an option may come and whether it takes a value.
  public enum Kind: Sendable, Equatable {
    /// No value; may come once or more without difference.
    case flag
    /// One value; the last one counts.
    case value
    /// A value each time it comes.
    case list
  }

  /// With its dashes, for example `--manifest`; empty for plain words.
  public let name: String
  /// What stands for the value in help; empty for a flag.
  public let placeholder: String
  /// One sentence.
  public let help: String
  /// Flag, value or list.
  public let kind: Kind
  let apply: @Sendable (inout Command, String) throws(UsageError) -> Void

  /// Switches something on.
  public static func flag(_ name: String, _ help: String, _ path: any WritableKeyPath<Command, Bool> & Sendable) -> Self
  {
    Option(name: name, placeholder: "", help: help, kind: .flag) { command, _ throws(UsageError) in
      command[keyPath: path] = true
    }
  }

  /// Sets a text.
  public static func value(
    _ name: String, _ placeholder: String, _ help: String, _ path: any WritableKeyPath<Command, String?> & Sendable
  ) -> Self {
    Option(name: name, placeholder: placeholder, help: help, kind: .value) { command, word throws(UsageError) in
      command[keyPath: path] = word
    }
  }

  /// Sets whatever `parse` makes of the word; nil from it is a usage error that says what was `expected`.
  public static func value<Value>(
    _ name: String, _ placeholder: String, _ help: String, _ path: any WritableKeyPath<Command, Value> & Sendable,
    expected: String, parse: @escaping @Sendable (String) -> Value?
  ) -> Self {
    Option(name: name, placeholder: placeholder, help: help, kind: .value) { command, word throws(UsageError) in
      guard let value = parse(word) else { throw .badValue(option: name, word: word, expected: expected) }
      command[keyPath: path] = value
    }
  }

  /// Collects texts.
  public static func list(
    _ name: String, _ placeholder: String, _ help: String, _ path: any WritableKeyPath<Command, [String]> & Sendable
  ) -> Self {
    Option(name: name, placeholder: placeholder, help: help, kind: .list) { command, word throws(UsageError) in
      command[keyPath: path].append(word)
    }
  }
}

/// A command as a value: its defaults are its properties, its language is one table.
public protocol CommandDeclaration: Sendable {
  /// All defaults.
  init()
  /// The words that call it, for example `manifest show`.
  static var name: String { get }
  /// One sentence for the list of commands.
  static var summary: String { get }
  /// Whole command lines with what they do; shown by `--help` and run by a test.
  static var examples: [String] { get }
  /// What it understands.
  static var options: [Option<Self>] { get }
}

/// A command line that cannot be understood.
public enum UsageError: CataloguedError, Equatable {
  /// No such option; the nearest right one where there is one.
  case unknownOption(word: String, nearest: String?)
  /// An option without its value, or a flag with one.
  case missingValue(option: String), unexpectedValue(option: String)
  /// A value that cannot be read.
  case badValue(option: String, word: String, expected: String)
  /// A plain word where none belongs, or none where one belongs.
  case unexpectedWord(String), missingWord(placeholder: String)
  /// No such command; the nearest right one where there is one.
  case unknownCommand(word: String, nearest: String?)
  /// Options that do not go together, in words.
  case contradiction(String)

  /// One row per case.
  public var explanation: Explanation {
    let place = "command line"
    func hint(_ nearest: String?) -> String { nearest.map { "Did you mean \($0)?" } ?? "See --help." }
    return switch self {
    case .unknownOption(let word, let nearest):
      Explanation(code: "TLY-COR-001", place: place, problem: "There is no option \(word).", remedy: hint(nearest))
    case .missingValue(let option):
      Explanation(code: "TLY-COR-002", place: place, problem: "\(option) needs a value.", remedy: "See --help.")
    case .unexpectedValue(let option):
      Explanation(code: "TLY-COR-003", place: place, problem: "\(option) takes no value.", remedy: "Leave it out.")
    case .badValue(let option, let word, let expected):
      Explanation(
        code: "TLY-COR-004", place: place, problem: "\(option) cannot be \"\(word)\".", remedy: "Give \(expected).")
    case .unexpectedWord(let word):
      Explanation(
        code: "TLY-COR-005", place: place, problem: "\"\(word)\" has no meaning here.", remedy: "See --help.")
    case .missingWord(let placeholder):
      Explanation(code: "TLY-COR-006", place: place, problem: "\(placeholder) is missing.", remedy: "See --help.")
    case .unknownCommand(let word, let nearest):
      Explanation(
        code: "TLY-COR-007", place: place, problem: "There is no command \"\(word)\".",
        remedy: nearest.map { "Did you mean \($0)?" } ?? "See tallyman --help.")
    case .contradiction(let problem):
      Explanation(code: "TLY-COR-008", place: place, problem: problem, remedy: "See --help.")
    }
  }
}
