public import TallyCore

/// Every way in which a physics request is refused. Tests compare cases, never texts.
public enum PhysicsError: CataloguedError, Equatable {
  /// No material of that name; the nearest names that exist.
  case unknownMaterial(name: String, nearest: [String])
  /// A chemical formula that cannot be read, from which character on (0 is the first), and why.
  case badFormula(formula: String, position: Int, fault: FormulaFault)
  /// No scanner of that name; all that exist.
  case unknownScanner(name: String, known: [String])
  /// A scanner's file that does not follow its format; the field where that can be said.
  case badScannerFile(file: String, field: String, problem: String)
  /// A step list that cannot be read, with its line (0 for the whole).
  case badStepList(file: String, line: Int, problem: String)
  /// Wedge scans that cannot teach a scanner anything.
  case badWedge(scan: String, problem: String)
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
    case .badFormula(let formula, let position, let fault):
      Explanation(
        code: "TLY-PHY-002", place: "formula \(formula), character \(position + 1)", problem: fault.sentence,
        remedy: "Write it like C17H21NO4, Ca(OH)2, K4[Fe(CN)6] or CaSO4.2H2O.")
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
    case .badStepList(let file, let line, let problem):
      Explanation(
        code: "TLY-PHY-007", place: line > 0 ? "\(file), line \(line)" : file, problem: problem,
        remedy: "Write it as docs/physics.md, Calibration, shows.")
    case .badWedge(let scan, let problem):
      Explanation(
        code: "TLY-PHY-008", place: scan, problem: problem,
        remedy: "Scan a wedge of at least two materials and six steps, with open air round it.")
    case .badScanner(let name, let field, let problem):
      Explanation(
        code: "TLY-PHY-004", place: "scanner \(name), \(field)", problem: problem,
        remedy: "Correct the scanner's configuration.")
    }
  }
}

/// What can be wrong with a formula.
public enum FormulaFault: Sendable, Equatable {
  /// Nothing there; more than 200 characters; brackets nested more than 8 deep.
  case empty, tooLong, tooDeep
  /// No element of 1 to 92 has this symbol.
  case unknownElement
  /// A bracket that is never closed, that was never opened, or that holds nothing.
  case openBracket, strayBracket, emptyBracket
  /// A count that is 0 or too large.
  case badCount
  /// A character that has no meaning in a formula.
  case strayCharacter

  var sentence: String {
    switch self {
    case .empty: "There is no formula."
    case .tooLong: "A formula has at most 200 characters."
    case .tooDeep: "Brackets are nested more than 8 deep."
    case .unknownElement: "No element of the table has this symbol."
    case .openBracket: "A bracket is not closed here."
    case .strayBracket: "This bracket was not opened."
    case .emptyBracket: "Something must stand here, an element or a group."
    case .badCount: "A count must be above 0 and below a million."
    case .strayCharacter: "This character has no meaning in a formula."
    }
  }
}
