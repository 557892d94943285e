internal import TallyDomain

/// Symbols and atomic masses of the elements 1 to 92, from `elements.csv`.
struct ElementTable: Sendable {
  static let standard = ElementTable()
  private let numbers: [String: Int]
  private let masses: [Double]
  /// Names in lower case, with density in g/cm³ where it is a solid or liquid.
  let named: [(name: String, number: Int, density: Double?)]

  private init() {
    let table = ReferenceTable(named: "elements.csv")
    let (symbol, mass) = (table.column("symbol"), table.column("atomic_mass_u"))
    numbers = Dictionary(uniqueKeysWithValues: table.rows.enumerated().map { ($0.element[symbol], $0.offset + 1) })
    masses = table.rows.map { row in
      guard let value = Double(row[mass]) else { preconditionFailure("\(row[symbol]) has no mass") }
      return value
    }
    let (name, density, state) = (
      table.column("name"), table.column("density_nist_g_cm3"), table.column("state_at_20C")
    )
    named = table.rows.enumerated().map { index, row in
      (row[name].lowercased(), index + 1, row[state] == "gas" ? nil : Double(row[density]))
    }
    precondition(masses.count == 92, "\(masses.count) elements")
  }

  /// Atomic number by symbol.
  func number(_ symbol: String) -> Int? { numbers[symbol] }

  /// Atomic mass, u.
  func atomicMass(_ z: Int) -> Double { masses[z - 1] }
}
