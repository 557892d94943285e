/// Detection within groups of positives, at the thresholds that all clean containers set.
extension DetectionReport {
  /// Flagged at the thresholds of 1 and of 5 % false alarms.
  static func strata(_ rows: [EvaluationRow], one: Double, five: Double) -> [Stratum] {
    func table(_ by: String, order: [String] = [], _ name: (EvaluationRow) -> String?) -> [Stratum] {
      let groups = Dictionary(grouping: rows.filter { name($0) != nil }) { name($0) ?? "" }
      func place(_ key: String) -> (Int, String) { (order.firstIndex(of: key) ?? order.count, key) }
      return groups.keys.sorted { place($0) < place($1) }.map { key in
        let members = groups[key] ?? []
        return Stratum(
          by: by, name: key,
          atOnePercent: Proportion(members.filter { $0.ranking > one }.count, of: members.count),
          atFivePercent: Proportion(members.filter { $0.ranking > five }.count, of: members.count))
      }
    }
    return table("kind", \.kind)
      + table("item mass", order: ItemClasses.mass.names) { $0.itemMass.map(ItemClasses.mass.name) }
      + table("added areal density", order: ItemClasses.arealDensity.names) {
        $0.addedArealDensity.map(ItemClasses.arealDensity.name)
      }
      + table("visibility", order: ItemClasses.visibility.names) { $0.visibility.map(ItemClasses.visibility.name) }
      + table("placement", \.placement) + table("cargo class", \.cargoClass) + table("scanner", \.scanner)
  }
}

/// Classes of a quantity of hidden items.
struct ItemClasses: Sendable {
  /// Where one class ends and the next begins, ascending.
  let edges: [Double]
  /// One more than edges.
  let names: [String]

  /// The class of a value; a value on an edge belongs to the upper class.
  func name(_ value: Double) -> String { names[edges.count { value >= $0 }] }

  /// Kilograms, all of a container together.
  static let mass = ItemClasses(
    edges: [5, 20, 50, 100],
    names: ["below 5 kg", "5 to 20 kg", "20 to 50 kg", "50 to 100 kg", "100 kg and more"])
  /// Mean over the item's box; below 0 where what had to make room was heavier.
  static let arealDensity = ItemClasses(
    edges: [0, 2, 5, 10, 20, 40],
    names: [
      "below 0 g/cm²", "0 to 2 g/cm²", "2 to 5 g/cm²", "5 to 10 g/cm²", "10 to 20 g/cm²", "20 to 40 g/cm²",
      "40 g/cm² and more",
    ])
  /// Contrast over the texture around the item, as the data card defines it.
  static let visibility = ItemClasses(
    edges: [0.25, 0.5, 1, 2], names: ["below 0.25", "0.25 to 0.5", "0.5 to 1", "1 to 2", "2 and more"])
}
