/// What the goods of a commodity group may be made of, as far as two energies can tell (`commodity-matter.csv`).
public struct CommodityMatter: Sendable, Equatable {
  /// A hand's breadth of organic or mineral matter is nothing unusual among such goods; of metal.
  public let mayBeOrganic: Bool, mayBeMetal: Bool

  /// The table that ships with this program, by group key.
  public static let standard = table(ReferenceTable(named: "commodity-matter.csv"))

  /// Reads the columns `group,organic,metal`, each of the last two `yes` or nothing.
  static func table(_ table: ReferenceTable) -> [String: CommodityMatter] {
    let (group, organic, metal) = (table.column("group"), table.column("organic"), table.column("metal"))
    return Dictionary(
      table.rows.map { row in
        (row[group], CommodityMatter(mayBeOrganic: row[organic] == "yes", mayBeMetal: row[metal] == "yes"))
      }, uniquingKeysWith: { first, _ in first })
  }
}
