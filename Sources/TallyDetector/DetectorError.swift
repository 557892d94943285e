public import TallyCore

/// Every way in which a model package, a picture for it, or a training folder is refused. Tests compare cases, never texts.
public enum DetectorError: CataloguedError, Equatable {
  /// A file of the package is not there or cannot be read; the system's words.
  case missing(file: String, said: String)
  /// `model.json` is not what it should be.
  case malformed(file: String, problem: String)
  /// The weights are not those that `model.json` was written for.
  case wrongHash(file: String, expected: String, found: String)
  /// The model's commodity channels are not this program's vocabulary, from the given channel on.
  case wrongVocabulary(file: String, channel: Int, expected: String, found: String)
  /// The network itself is refused, or fails while it runs: code and words of the inference core.
  case model(place: String, code: String, said: String)
  /// The network gave an output of another name or shape than `model.json` says.
  case output(model: String, name: String, problem: String)
  /// The box cannot be put on the model's grid: no area, or more cells than the limit.
  case box(region: String, problem: String)
  /// The declared vector has another length than the vocabulary.
  case declared(expected: Int, found: Int)
  /// A training file cannot be written; the system's words.
  case unwritable(file: String, said: String)

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .missing(let file, let said):
      Explanation(
        code: "TLY-DET-001", place: file, problem: "The file of the model package cannot be read: \(said).",
        remedy: "Give the folder of a model package, such as Weights/yard-2.")
    case .malformed(let file, let problem):
      Explanation(
        code: "TLY-DET-002", place: file, problem: problem,
        remedy: "Correct the description; Weights/README.md says what it must hold.")
    case .wrongHash(let file, let expected, let found):
      Explanation(
        code: "TLY-DET-003", place: file, problem: "Its SHA-256 is \(found), but model.json says \(expected).",
        remedy: "Restore the package: weights and description belong together.")
    case .wrongVocabulary(let file, let channel, let expected, let found):
      Explanation(
        code: "TLY-DET-004", place: "\(file), commodities[\(channel)]",
        problem: "The model has \"\(found)\" where this program has \"\(expected)\".",
        remedy: "Use a model that was trained for this version's commodity groups.")
    case .model(let place, let code, let said):
      Explanation(
        code: "TLY-DET-005", place: place, problem: "\(code): \(said)", remedy: "See the inference core's code.")
    case .output(let model, let name, let problem):
      Explanation(
        code: "TLY-DET-006", place: "\(model), output \(name)", problem: problem,
        remedy: "Correct `outputs` in model.json, or export the model again.")
    case .box(let region, let problem):
      Explanation(
        code: "TLY-DET-007", place: "box \(region)", problem: problem,
        remedy: "Check the pixel pitch in the sidecar or the scanner's profile.")
    case .declared(let expected, let found):
      Explanation(
        code: "TLY-DET-008", place: "declared vector", problem: "It has \(found) numbers, not \(expected).",
        remedy: "Make it with CommodityVocabulary.declaredVector.")
    case .unwritable(let file, let said):
      Explanation(
        code: "TLY-DET-009", place: file, problem: "It cannot be written: \(said).",
        remedy: "Check the path, the permissions and the free space.")
    }
  }
}
