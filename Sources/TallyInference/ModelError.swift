public import TallyCore

/// Every way in which a model, or what is fed to it, is refused. Tests compare cases, never texts.
public enum ModelError: CataloguedError, Equatable {
  /// The file could not be read; the system's words.
  case unreadable(file: String, said: String)
  /// More than a limit allows; seen before memory is taken.
  case tooLarge(place: String, what: String, value: UInt64, limit: UInt64)
  /// The bytes are not an ONNX model; `at` is a byte offset.
  case malformed(file: String, at: Int, problem: String)
  /// The graph does not hold together: a name twice, a value that nothing makes, a circle.
  case invalidGraph(file: String, place: String, problem: String)
  /// A node's attribute, input or shape is not what its operator allows.
  case invalidNode(node: String, part: String, problem: String)
  /// All operators of the model that are not known here, each once with its version.
  case unsupportedOperators(file: String, operators: [String])
  /// A known operator in a form that is not covered, or a type that is not.
  case unsupported(node: String, what: String)
  /// Tensors outside the file: refused unless in the model's folder and not behind a link.
  case externalData(file: String, tensor: String, problem: String)
  /// An input of a run is missing, unknown, or of the wrong type or shape.
  case input(name: String, problem: String)
  /// The machine has no memory for this run.
  case outOfMemory(bytes: UInt64)

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .unreadable(let file, let said):
      Explanation(
        code: "TLY-INF-001", place: file, problem: "The model cannot be read: \(said).",
        remedy: "Check the path and the permissions.")
    case .tooLarge(let place, let what, let value, let limit):
      Explanation(
        code: "TLY-INF-002", place: place, problem: "\(value) \(what) are more than \(limit).",
        remedy: "Raise the model limits if the model is meant to be that large.")
    case .malformed(let file, let offset, let problem):
      Explanation(
        code: "TLY-INF-003", place: "\(file), byte \(offset)", problem: problem,
        remedy: "Export the model again; the file is not a sound ONNX model.")
    case .invalidGraph(let file, let place, let problem):
      Explanation(
        code: "TLY-INF-004", place: "\(file), \(place)", problem: problem,
        remedy: "Check the model with onnx.checker and export it again.")
    case .invalidNode(let node, let part, let problem):
      Explanation(
        code: "TLY-INF-005", place: "node \(node), \(part)", problem: problem,
        remedy: "Check the model with onnx.checker, and that the input has the shape it was made for.")
    case .unsupportedOperators(let file, let operators):
      Explanation(
        code: "TLY-INF-006", place: file,
        problem: "The model uses unsupported operators: \(operators.joined(separator: ", ")).",
        remedy: "Export it without them, or see which are known with `tallyman model inspect`.")
    case .unsupported(let node, let what):
      Explanation(
        code: "TLY-INF-007", place: "node \(node)", problem: "This form is unsupported: \(what).",
        remedy: "Export the model in a plainer form, float32 and without that option.")
    case .externalData(let file, let tensor, let problem):
      Explanation(
        code: "TLY-INF-008", place: "\(file), tensor \(tensor)", problem: problem,
        remedy: "Keep external data beside the model, as plain files, or save the model in one file.")
    case .input(let name, let problem):
      Explanation(
        code: "TLY-INF-009", place: "input \(name)", problem: problem,
        remedy: "`tallyman model inspect` lists the inputs with type and shape.")
    case .outOfMemory(let bytes):
      Explanation(
        code: "TLY-INF-010", place: "run", problem: "There is no memory for \(bytes) bytes.",
        remedy: "Use a smaller input or fewer runs at once.")
    }
  }
}
