internal import TallyDomain

/// A row of `materials.csv`: a named material with where its figures come from.
public struct MaterialRecord: Sendable, Codable, Equatable {
  /// Its name, and what kind of thing it is, for example `narcotic or precursor`.
  public let name: String, category: String
  /// Density of the solid or liquid, g/cm³; nil where only the composition is known.
  public let densityGCm3: Double?
  /// Density as packed, stacked or poured, least and most, g/cm³; nil where it is not known.
  public let bulkDensityGCm3: [Double]?
  /// Where composition and density come from.
  public let compositionSource: String, densitySource: String
  /// A: published compendium; B: exact formula or published analysis; C: typical, unverified.
  public let confidence: String
  /// Fractions by mass as the table writes them, `Symbol:fraction;…`.
  public let massFractions: String

  /// All rows, in the order of the table.
  public static let all: [MaterialRecord] = {
    let table = ReferenceTable(named: "materials.csv")
    func column(_ name: String) -> Int { table.column(name) }
    let (name, category, fractions) = (column("name"), column("category"), column("mass_fractions"))
    let (density, low, high) = (
      column("density_g_cm3"), column("bulk_density_min_g_cm3"), column("bulk_density_max_g_cm3")
    )
    let (source, densitySource, confidence) = (
      column("composition_source"), column("density_source"), column("confidence")
    )
    return table.rows.map { row in
      var bulk: [Double]?
      if let least = Double(row[low]), let most = Double(row[high]), least <= most { bulk = [least, most] }
      return MaterialRecord(
        name: row[name], category: row[category], densityGCm3: Double(row[density]), bulkDensityGCm3: bulk,
        compositionSource: row[source], densitySource: row[densitySource], confidence: row[confidence],
        massFractions: row[fractions])
    }
  }()

  /// The categories, each once, sorted.
  public static var categories: [String] { Set(all.map(\.category)).sorted() }
}
