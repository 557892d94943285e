internal import TallyCore
internal import TallyDomain

extension Material {
  /// A material of `materials.csv` by its name, upper and lower case alike; by an everyday name (`material-names.csv`, for
  /// example `steel`, `cocaine`, `banknotes`); or by the name of an element.
  public init(named name: String) throws(PhysicsError) {
    guard let material = MaterialTable.standard.find(name) else {
      throw .unknownMaterial(name: String(name.prefix(60)), nearest: MaterialTable.standard.nearest(to: name))
    }
    self = material
  }

  /// A material by its name, or else by its chemical formula. What is written like a formula (`Fe`, `C2H4`) and is no name is
  /// read as one; where it has digits or brackets, what is wrong with it is said of the formula.
  public init(nameOrFormula text: String) throws(PhysicsError) {
    if let named = MaterialTable.standard.find(text) {
      self = named
      return
    }
    do throws(PhysicsError) {
      try self.init(formula: text)
    } catch {
      let isFormula = text.contains { $0.isNumber || "()[]{}".contains($0) } && !text.contains(" ")
      if isFormula { throw error }
      throw .unknownMaterial(name: String(text.prefix(60)), nearest: MaterialTable.standard.nearest(to: text))
    }
  }

  /// Dry air near sea level, 1.205 mg/cm³ (composition of NIST's XAAMDI tables).
  public static let dryAir = Material(
    name: "dry air", massParts: [6: 0.000124, 7: 0.755267, 8: 0.231781, 18: 0.012827], density: 0.001205)

  /// The names of all materials of `materials.csv`, sorted.
  public static var allNames: [String] { MaterialTable.standard.names }

  /// Everyday names and what they stand for.
  public static var everydayNames: [String: String] { MaterialTable.standard.everyday }
}

/// `materials.csv` by name, read once.
private struct MaterialTable: Sendable {
  static let standard = MaterialTable()
  private let byName: [String: Material]
  let names: [String], everyday: [String: String]

  init() {
    var byName = [String: Material]()
    for record in MaterialRecord.all {
      let key = record.name.lowercased()
      precondition(byName[key] == nil, "\(key) is twice in materials.csv")
      byName[key] = Material(
        name: record.name, massParts: Self.parts(record.massFractions), density: record.densityGCm3,
        bulkDensity: record.bulkDensityGCm3.map { $0[0]...$0[1] })
    }
    names = byName.values.map(\.name).sorted()
    let table = ReferenceTable(named: "material-names.csv")
    everyday = Dictionary(uniqueKeysWithValues: table.rows.map { ($0[0], $0[1]) })
    for (short, long) in everyday {
      guard let material = byName[long.lowercased()] else { preconditionFailure("\(long) is no material") }
      byName[short] = byName[short] ?? material
    }
    for key in ["air", "dry air"] { byName[key] = .dryAir }
    for element in ElementTable.standard.named where byName[element.name] == nil {
      byName[element.name] = Material(
        name: element.name, massParts: [element.number: 1], density: element.density)
    }
    // British spelling beside the table's.
    for (one, other) in [("aluminium", "aluminum"), ("caesium", "cesium"), ("sulphur", "sulfur")] {
      byName[one] = byName[one] ?? byName[other]
      byName[other] = byName[other] ?? byName[one]
    }
    self.byName = byName
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

  func find(_ name: String) -> Material? { byName[name.lowercased()] }

  /// Up to three names that contain the words asked for, share their beginning, or differ by a typing error.
  func nearest(to text: String) -> [String] {
    let wanted = text.lowercased().prefix(60)
    guard !wanted.isEmpty else { return [] }
    let containing = names.filter { $0.lowercased().contains(wanted) }
    let typing = NearestWord.of(String(wanted), among: byName.keys.sorted())
    let beginning = names.filter { wanted.count >= 3 && $0.lowercased().hasPrefix(wanted.prefix(4)) }
    var found = containing
    for name in [typing].compactMap({ $0 }) + beginning where !found.contains(name) { found.append(name) }
    return Array(found.prefix(3))
  }
}
