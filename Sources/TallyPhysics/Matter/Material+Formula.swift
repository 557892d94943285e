extension Material {
  /// Longest formula that is read, and deepest nesting of brackets.
  static let (formulaLimit, nestingLimit) = (200, 8)

  /// A material by its chemical formula: symbols, whole counts, round brackets, and a dot before water of
  /// crystallisation, for example `C17H21NO4`, `Ca(OH)2`, `CaSO4.2H2O`.
  public init(formula: String, density: Double? = nil) throws(PhysicsError) {
    let characters = Array(formula)
    guard !characters.isEmpty, characters.count <= Self.formulaLimit else {
      throw .badFormula(formula: String(formula.prefix(Self.formulaLimit)), position: 0)
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
  let characters: [Character]
  var position = 0

  init(characters: [Character]) { self.characters = characters }

  /// Atoms of the whole formula by atomic number.
  mutating func read() throws(PhysicsError) -> [Int: Double] {
    var total = [Int: Double]()
    repeat {
      let multiple = isDigit(peek) ? try count() : 1
      let part = try group(depth: 0)
      for (z, atoms) in part { total[z, default: 0] += atoms * multiple }
    } while take(".") || take("·")
    guard position == characters.count, !total.isEmpty else { throw failure() }
    return total
  }

  private var peek: Character? { position < characters.count ? characters[position] : nil }

  private func failure() -> PhysicsError { .badFormula(formula: String(characters), position: position) }

  private func isDigit(_ character: Character?) -> Bool { character.map { ("0"..."9").contains($0) } ?? false }

  private mutating func take(_ wanted: Character) -> Bool {
    guard peek == wanted else { return false }
    position += 1
    return true
  }

  private mutating func group(depth: Int) throws(PhysicsError) -> [Int: Double] {
    guard depth <= Material.nestingLimit else { throw failure() }
    var atoms = [Int: Double]()
    while let character = peek {
      if take("(") {
        let inner = try group(depth: depth + 1)
        guard take(")") else { throw failure() }
        let multiple = try count()
        for (z, number) in inner { atoms[z, default: 0] += number * multiple }
      } else if ("A"..."Z").contains(character) {
        let z = try symbol()
        atoms[z, default: 0] += try count()
      } else {
        break
      }
    }
    guard !atoms.isEmpty else { throw failure() }
    return atoms
  }

  private mutating func symbol() throws(PhysicsError) -> Int {
    for length in [2, 1] where position + length <= characters.count {
      if let z = ElementTable.standard.number(String(characters[position..<position + length])) {
        position += length
        return z
      }
    }
    throw failure()
  }

  private mutating func count() throws(PhysicsError) -> Double {
    let start = position
    while isDigit(peek) { position += 1 }
    guard position > start else { return 1 }
    guard let number = Double(String(characters[start..<position])), number > 0, number < 1e6 else { throw failure() }
    return number
  }
}
