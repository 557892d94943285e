public import TallyCore

/// Every way in which the yard refuses a request.
public enum SimulationError: CataloguedError, Equatable {
  /// A mix that cannot be read, and the part of it that is wrong.
  case badMix(text: String, part: String)
  /// A value of the request outside its range.
  case badRequest(field: String, problem: String)
  /// Goods or containers that the yard cannot make; what it can.
  case unknownName(kind: String, name: String, known: [String])
  /// The scanner was refused by the physics, in its words.
  case badScanner(Explanation)
  /// A file that could not be written.
  case unwritable(file: String, said: String)

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .badMix(let text, let part):
      Explanation(
        code: "TLY-SIM-001", place: "mix \(text)", problem: "`\(part)` is no share of a kind of scan.",
        remedy: "Write it like clean=0.5,concealed=0.3,misdeclared=0.15,empty=0.05.")
    case .badRequest(let field, let problem):
      Explanation(code: "TLY-SIM-002", place: field, problem: problem, remedy: "Correct the request.")
    case .unknownName(let kind, let name, let known):
      Explanation(
        code: "TLY-SIM-003", place: "\(kind) \(name)", problem: "The yard does not know it.",
        remedy: "Known are \(known.joined(separator: ", ")).")
    case .badScanner(let explanation):
      Explanation(
        code: "TLY-SIM-004", place: explanation.place, problem: explanation.problem, remedy: explanation.remedy)
    case .unwritable(let file, let said):
      Explanation(
        code: "TLY-SIM-005", place: file, problem: "It could not be written: \(said).",
        remedy: "Check the folder, its rights and the space on the disk.")
    }
  }
}
