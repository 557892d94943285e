internal import TallyDomain

extension Material {
  /// A material of `materials.csv` by its name, upper and lower case alike, or by one of the everyday names `steel`,
  /// `concrete`, `polyethylene`, `aluminium` and `graphite`.
  public init(named name: String) throws(PhysicsError) {
    guard let material = MaterialTable.standard.find(name) else {
      throw .unknownMaterial(name: String(name.prefix(60)), nearest: MaterialTable.standard.nearest(to: name))
    }
    self = material
  }

  /// A material by its name in `materials.csv`, or else by its chemical formula. What is written like a formula of
  /// elements (`Fe`, `C2H4`) and is no name is read as one.
  public init(nameOrFormula text: String) throws(PhysicsError) {
    if let named = MaterialTable.standard.find(text) {
      self = named
    } else {
      do {
        try self.init(formula: text)
      } catch {
        throw .unknownMaterial(name: String(text.prefix(60)), nearest: MaterialTable.standard.nearest(to: text))
      }
    }
  }

  /// Dry air near sea level, 1.205 mg/cm³ (composition of NIST's XAAMDI tables).
  public static let dryAir = Material(
    name: "dry air", massParts: [6: 0.000124, 7: 0.755267, 8: 0.231781, 18: 0.012827], density: 0.001205)

  /// The names of all named materials, sorted.
  public static var allNames: [String] { MaterialTable.standard.names }
}

/// `materials.csv`, read once.
private struct MaterialTable: Sendable {
  static let standard = MaterialTable()
  /// What people say, and how the table calls it.
  private static let everyday = [
    "steel": "steel, low carbon (1008)", "concrete": "concrete, ordinary (nbs 04)", "aluminium": "aluminum",
    "polyethylene": "polyethylene, non-borated", "graphite": "carbon, graphite (reactor grade)",
  ]
  private let byName: [String: Material]
  let names: [String]

  init() {
    let table = ReferenceTable(named: "materials.csv")
    let (name, fractions, density) = (
      table.column("name"), table.column("mass_fractions"), table.column("density_g_cm3")
    )
    let (low, high) = (table.column("bulk_density_min_g_cm3"), table.column("bulk_density_max_g_cm3"))
    var byName = [String: Material]()
    for row in table.rows {
      var bulk: ClosedRange<Double>?
      if let least = Double(row[low]), let most = Double(row[high]), least <= most { bulk = least...most }
      let key = row[name].lowercased()
      precondition(byName[key] == nil, "\(key) is twice in materials.csv")
      byName[key] = Material(
        name: row[name], massParts: Self.parts(row[fractions]), density: Double(row[density]), bulkDensity: bulk)
    }
    self.byName = byName
    names = byName.values.map(\.name).sorted()
  }

  /// `C:0.62040;O:0.27546` → fractions by atomic number.
  private static func parts(_ text: String) -> [Int: Double] {
    var parts = [Int: Double]()
    for item in text.split(separator: ";") {
      let pair = item.split(separator: ":")
      guard pair.count == 2, let z = ElementTable.standard.number(String(pair[0])), let share = Double(pair[1]) else {
        preconditionFailure("\(item) in materials.csv")
      }
      parts[z, default: 0] += share
    }
    return parts
  }

  func find(_ name: String) -> Material? {
    let key = name.lowercased()
    return byName[Self.everyday[key] ?? key]
  }

  /// Up to three names that contain the words asked for, or share their beginning.
  func nearest(to text: String) -> [String] {
    let wanted = text.lowercased().prefix(60)
    let containing = names.filter { $0.lowercased().contains(wanted) && !wanted.isEmpty }
    let beginning = names.filter { $0.lowercased().hasPrefix(wanted.prefix(4)) && wanted.count >= 3 }
    return Array((containing + beginning.filter { !containing.contains($0) }).prefix(3))
  }
}
