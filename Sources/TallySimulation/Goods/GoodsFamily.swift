internal import TallyCore

/// A family of goods: what it is declared as, how it is stowed, in which boxes. The key is one of the commodity vocabulary.
struct GoodsFamily: Sendable {
  let key: String
  let kinds: [Kind]
  /// Heaviest load that such goods come in, kg in a 20-foot and in a 40-foot box.
  let usualKg: (twenty: ClosedRange<Double>, forty: ClosedRange<Double>)
  /// The boxes that they travel in.
  let carriage: Carriage

  /// One kind of goods of a family.
  struct Kind: Sendable {
    /// HS subheading and ways in which carriers word it.
    let hs: String, wordings: [String]
    let packing: Packing
    /// Only in these boxes; nil for wherever the family goes.
    var only: Carriage?

    /// A kind of goods.
    init(_ hs: String, _ wordings: [String], _ packing: Packing, only: Carriage? = nil) {
      (self.hs, self.wordings, self.packing, self.only) = (hs, wordings, packing, only)
    }
  }

  /// Sorts of boxes.
  struct Carriage: OptionSet, Sendable {
    let rawValue: Int
    static let dry = Carriage(rawValue: 1), reefer = Carriage(rawValue: 2), openTop = Carriage(rawValue: 4)
    static let flatRack = Carriage(rawValue: 8), tank = Carriage(rawValue: 16)
  }

  /// A family.
  init(
    _ key: String, kg twenty: ClosedRange<Double>, _ forty: ClosedRange<Double>, in carriage: Carriage = .dry,
    _ kinds: [Kind]
  ) {
    (self.key, self.kinds, usualKg, self.carriage) = (key, kinds, (twenty, forty), carriage)
  }

  /// Indices of the kinds that travel in a sort of box.
  func kinds(in box: Carriage) -> [Int] {
    kinds.indices.filter { kinds[$0].only.map { $0.contains(box) } ?? carriage.contains(box) }
  }

  /// Goods for an order; empty solids where the room is too small for a single package. `kind`: which kind; drawn where nil.
  func load(_ order: LoadOrder, kind: Int? = nil, in box: Carriage = .dry, _ random: inout SeededGenerator) -> Load {
    let fitting = kinds(in: box)
    var choice = random.shuffled(fitting.isEmpty ? Array(kinds.indices) : fitting)
    var kind = kinds[kind ?? choice.removeFirst()], stowage = kind.packing.stow(order, &random)
    while stowage.solids.isEmpty, let next = choice.popLast() {
      // What does not go into this room at all gives way to another kind.
      kind = kinds[next]
      stowage = kind.packing.stow(order, &random)
    }
    return Load(
      family: key, solids: stowage.solids, packages: stowage.packages, packageType: stowage.packageType,
      grossKg: stowage.grossKg, netKg: stowage.netKg, hs: kind.hs, description: random.pick(kind.wordings),
      packageStarts: stowage.starts)
  }

  /// Every family of the yard.
  static let all: [GoodsFamily] =
    freshFood + frozenFood + staples + preparedFood + drinks + feedAndTobacco + minerals + chemicals + plasticsAndRubber
    + woodAndPaper + textiles + stoneAndGlass + metals + machines + consumerGoods

  /// The family with a key.
  static func named(_ key: String) -> GoodsFamily? { all.first { $0.key == key } }
}
