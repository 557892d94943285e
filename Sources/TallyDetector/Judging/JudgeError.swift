public import TallyCore

/// Every way in which a judge of the bench is refused, or fails.
public enum JudgeError: CataloguedError, Equatable {
  /// The description of an adapter is not what it should be.
  case description(file: String, problem: String)
  /// The network is refused or fails: code and words of the inference core.
  case network(place: String, code: String, said: String)
  /// An output has another name or shape than the description says.
  case output(model: String, name: String, problem: String)
  /// The box cannot be put on the judge's grid.
  case box(problem: String)
  /// There is no baseline of this name.
  case unknownBaseline(name: String, known: [String])
  /// A baseline that learns from clean containers was given too few.
  case tooFewClean(baseline: String, cells: Int)
  /// A file with detections is not what it should be.
  case detections(file: String, problem: String)

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .description(let file, let problem):
      Explanation(
        code: "TLY-JUD-001", place: file, problem: problem, remedy: "See docs/bench.md for what an adapter must hold.")
    case .network(let place, let code, let said):
      Explanation(
        code: "TLY-JUD-002", place: place, problem: "\(code): \(said)",
        remedy: "Look at it with tallyman model inspect; the inference core's code says more.")
    case .output(let model, let name, let problem):
      Explanation(
        code: "TLY-JUD-003", place: "\(model), output \(name)", problem: problem,
        remedy: "Correct the adapter, or export the model again.")
    case .box(let problem):
      Explanation(
        code: "TLY-JUD-004", place: "box", problem: problem,
        remedy: "Check the pixel pitch of the scan and of the adapter.")
    case .unknownBaseline(let name, let known):
      Explanation(
        code: "TLY-JUD-005", place: "baseline:\(name)", problem: "There is no baseline of this name.",
        remedy: "Known are \(known.joined(separator: ", ")).")
    case .tooFewClean(let baseline, let cells):
      Explanation(
        code: "TLY-JUD-006", place: "baseline:\(baseline)",
        problem: "It learnt from \(cells) cells of clean loads, which is too little.",
        remedy: "Name clean scans with --clean.")
    case .detections(let file, let problem):
      Explanation(
        code: "TLY-JUD-007", place: file, problem: problem,
        remedy: "Give a list of COCO results for the images of coco-truth.json.")
    }
  }
}
