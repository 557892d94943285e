internal import TallyDomain

/// Symbols and atomic masses of the elements 1 to 92, from `elements.csv`.
struct ElementTable: Sendable {
  static let standard = ElementTable()
  private let numbers: [String: Int]
  private let masses: [Double]

  private init() {
    let table = ReferenceTable(named: "elements.csv")
    let (symbol, mass) = (table.column("symbol"), table.column("atomic_mass_u"))
    numbers = Dictionary(uniqueKeysWithValues: table.rows.enumerated().map { ($0.element[symbol], $0.offset + 1) })
    masses = table.rows.map { row in
      guard let value = Double(row[mass]) else { preconditionFailure("\(row[symbol]) has no mass") }
      return value
    }
    precondition(masses.count == 92, "\(masses.count) elements")
  }

  /// Atomic number by symbol.
  func number(_ symbol: String) -> Int? { numbers[symbol] }

  /// Atomic mass, u.
  func atomicMass(_ z: Int) -> Double { masses[z - 1] }
}
