extension Material {
  /// Longest formula that is read, and deepest nesting of brackets.
  static let (formulaLimit, nestingLimit) = (200, 8)

  /// A material by its chemical formula: symbols, counts (also broken ones, `Fe0.947O`), brackets of three kinds, and a dot
  /// before water of crystallisation: `C17H21NO4`, `Ca(OH)2`, `K4[Fe(CN)6]`, `CaSO4.2H2O`.
  public init(formula: String, density: Double? = nil) throws(PhysicsError) {
    let characters = Array(formula)
    guard !characters.isEmpty else { throw .badFormula(formula: "", position: 0, fault: .empty) }
    guard characters.count <= Self.formulaLimit else {
      throw .badFormula(formula: String(formula.prefix(Self.formulaLimit)), position: 0, fault: .tooLong)
    }
    var reader = FormulaReader(characters: characters)
    let atoms = try reader.read()
    let parts = Dictionary(
      uniqueKeysWithValues: atoms.map { ($0.key, $0.value * ElementTable.standard.atomicMass($0.key)) })
    self.init(name: formula, massParts: parts, density: density)
  }
}

/// Reads one formula from left to right.
private struct FormulaReader {
  private static let closing: [Character: Character] = ["(": ")", "[": "]", "{": "}"]
  let characters: [Character]
  var position = 0

  init(characters: [Character]) { self.characters = characters }

  /// Atoms of the whole formula by atomic number.
  mutating func read() throws(PhysicsError) -> [Int: Double] {
    var total = [Int: Double]()
    repeat {
      let multiple = isDigit(at: position) ? try count() : 1
      let part = try group(depth: 0)
      for (z, atoms) in part { total[z, default: 0] += atoms * multiple }
    } while take(".") || take("·") || take("*")
    if let rest = peek {
      throw failure(Self.closing.values.contains(rest) ? .strayBracket : .strayCharacter)
    }
    return total
  }

  private var peek: Character? { position < characters.count ? characters[position] : nil }

  private func failure(_ fault: FormulaFault) -> PhysicsError {
    .badFormula(formula: String(characters), position: position, fault: fault)
  }

  private func isDigit(at place: Int) -> Bool {
    place < characters.count && ("0"..."9").contains(characters[place])
  }

  private mutating func take(_ wanted: Character) -> Bool {
    guard peek == wanted else { return false }
    position += 1
    return true
  }

  private mutating func group(depth: Int) throws(PhysicsError) -> [Int: Double] {
    guard depth <= Material.nestingLimit else { throw failure(.tooDeep) }
    var atoms = [Int: Double]()
    while let character = peek {
      if let closing = Self.closing[character] {
        position += 1
        let inner = try group(depth: depth + 1)
        guard take(closing) else { throw failure(peek == nil ? .openBracket : .strayCharacter) }
        let multiple = try count()
        for (z, number) in inner { atoms[z, default: 0] += number * multiple }
      } else if ("A"..."Z").contains(character) {
        let z = try symbol()
        atoms[z, default: 0] += try count()
      } else {
        break
      }
    }
    guard !atoms.isEmpty else {
      let isLetter = peek.map { $0.isLetter } ?? false
      throw failure(
        isLetter
          ? .unknownElement
          : peek.map { Self.closing.values.contains($0) } == false
            ? .strayCharacter : .emptyBracket)
    }
    return atoms
  }

  private mutating func symbol() throws(PhysicsError) -> Int {
    for length in [2, 1] where position + length <= characters.count {
      if let z = ElementTable.standard.number(String(characters[position..<position + length])) {
        position += length
        return z
      }
    }
    throw failure(.unknownElement)
  }

  /// A count, 1 where none stands. A point belongs to the count after a 0 and where the formula or a bracket ends behind it;
  /// else it stands before water of crystallisation.
  private mutating func count() throws(PhysicsError) -> Double {
    let start = position
    while isDigit(at: position) { position += 1 }
    guard position > start else { return 1 }
    if peek == ".", isDigit(at: position + 1) {
      var end = position + 1
      while isDigit(at: end) { end += 1 }
      let isBroken = characters[start..<position] == ["0"]
      if isBroken || end == characters.count || Self.closing.values.contains(characters[end]) { position = end }
    }
    guard let number = Double(String(characters[start..<position])), number > 0, number < 1e6 else {
      throw failure(.badCount)
    }
    return number
  }
}
