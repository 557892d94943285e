public import TallyCore

/// Every way in which a physics request is refused. Tests compare cases, never texts.
public enum PhysicsError: CataloguedError, Equatable {
  /// No material of that name; the nearest names that exist.
  case unknownMaterial(name: String, nearest: [String])
  /// A chemical formula that cannot be read, from which character on (0 is the first).
  case badFormula(formula: String, position: Int)
  /// No scanner of that name; all that exist.
  case unknownScanner(name: String, known: [String])
  /// A scanner's file that does not follow its format; the field where that can be said.
  case badScannerFile(file: String, field: String, problem: String)
  /// No bremsstrahlung tables for a target of this material; the metals that there are.
  case unknownTarget(material: String, known: [String])
  /// A scanner value outside what the physics covers.
  case badScanner(name: String, field: String, problem: String)

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .unknownMaterial(let name, let nearest):
      Explanation(
        code: "TLY-PHY-001", place: "material \(name)", problem: "There is no such material.",
        remedy: nearest.isEmpty ? "Give a chemical formula." : "Did you mean \(nearest.joined(separator: ", "))?")
    case .badFormula(let formula, let position):
      Explanation(
        code: "TLY-PHY-002", place: "formula \(formula), character \(position + 1)",
        problem: "This is not a chemical formula.", remedy: "Write it like C17H21NO4 or Ca(OH)2.")
    case .unknownScanner(let name, let known):
      Explanation(
        code: "TLY-PHY-003", place: "scanner \(name)", problem: "There is no such scanner.",
        remedy: "Known are \(known.joined(separator: ", ")).")
    case .unknownTarget(let material, let known):
      Explanation(
        code: "TLY-PHY-005", place: "target \(material)", problem: "There are no bremsstrahlung tables for it.",
        remedy: "A target is made of \(known.joined(separator: ", ")).")
    case .badScannerFile(let file, let field, let problem):
      Explanation(
        code: "TLY-PHY-006", place: field.isEmpty ? file : "\(file), \(field)", problem: problem,
        remedy: "See docs/physics.md, Scanners, or begin with tallyman physics scanners --show NAME.")
    case .badScanner(let name, let field, let problem):
      Explanation(
        code: "TLY-PHY-004", place: "scanner \(name), \(field)", problem: problem,
        remedy: "Correct the scanner's configuration.")
    }
  }
}
