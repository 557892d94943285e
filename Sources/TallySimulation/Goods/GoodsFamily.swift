internal import TallyCore

/// A family of goods: how it is stowed and how it is declared. The key is one of the commodity vocabulary.
struct GoodsFamily: Sendable {
  /// HS subheading and ways in which carriers word it.
  typealias Line = (hs: String, wordings: [String])

  let key: String
  let lines: [Line]
  /// Names of its packages in a description.
  let stow: @Sendable (LoadOrder, inout SeededGenerator) -> Stowage
  /// Heaviest load that such goods come in, kg in a 20-foot and in a 40-foot box.
  let usualKg: (twenty: ClosedRange<Double>, forty: ClosedRange<Double>)

  /// Goods for an order; empty solids where the room is too small for a single package.
  func load(_ order: LoadOrder, _ random: inout SeededGenerator) -> Load {
    let stowage = stow(order, &random)
    let line = random.pick(lines)
    return Load(
      family: key, solids: stowage.solids, packages: stowage.packages, packageType: stowage.packageType,
      grossKg: stowage.grossKg, netKg: stowage.netKg, hs: line.hs, description: random.pick(line.wordings))
  }

  /// The family with a key.
  static func named(_ key: String) -> GoodsFamily? { all.first { $0.key == key } }
}
