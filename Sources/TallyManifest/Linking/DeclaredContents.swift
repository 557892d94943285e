internal import TallyDomain

/// What is declared to be in one container, over all consignments that use it.
struct DeclaredContents {
  let declared: Declared
  /// Seals of all uses, each once.
  let seals: [String]
  /// What had to be decided, as sentences.
  let notes: [String]

  init(_ uses: [DeclaredUse]) {
    var goods = [DeclaredGoods](), notes = [String](), seals = [String](), known = Set<String>()
    for use in uses {
      for seal in use.container.seals ?? [] where known.insert(seal).inserted { seals.append(seal) }
      goods += Self.goods(of: use, notes: &notes)
    }
    let states = uses.compactMap(\.container.fullEmpty)
    let fullEmpty: ContainerUse.FullEmpty? = states.contains(.full) ? .full : states.first
    // Masses add up only where every line has one. No line at all weighs nothing where the container is declared empty.
    let masses = goods.compactMap(\.grossMassKg)
    var mass: Double? = masses.count == goods.count ? (masses.reduce(0, +) * 1000).rounded() / 1000 : nil
    if goods.isEmpty && fullEmpty != .empty { mass = nil }
    declared = Declared(fullEmpty: fullEmpty, goods: goods, grossMassKg: mass)
    (self.seals, self.notes) = (seals, notes)
  }

  private static func goods(of use: DeclaredUse, notes: inout [String]) -> [DeclaredGoods] {
    let items = use.consignment.goodsItems ?? [], containers = use.consignment.containers ?? []
    let document = use.consignment.transportDocument
    func line(_ item: GoodsItem, _ mass: Double?) -> DeclaredGoods {
      DeclaredGoods(
        consignment: document, item: item.sequence, hs: item.hsCode, description: item.description, grossMassKg: mass)
    }
    guard let shares = use.container.goods else {
      let isOnly = containers.count == 1
      if !isOnly && !items.isEmpty {
        notes.append(
          "Which goods of \(document ?? "the consignment") are in which container is not declared, so masses are unknown."
        )
      }
      return items.filter { !isEmptyNote($0, in: use.container) }.map { line($0, isOnly ? $0.grossMassKg : nil) }
    }
    let bySequence = Dictionary(items.map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first })
    let parts = Dictionary(grouping: containers.flatMap { $0.goods ?? [] }, by: \.sequence)
    let mayBeElsewhere = containers.contains { $0.goods == nil }
    return shares.compactMap { share in
      guard let item = bySequence[share.sequence], !isEmptyNote(item, in: use.container) else { return nil }
      let parts = parts[share.sequence] ?? []
      return line(item, mass(of: share, item: item, parts: parts, mayBeElsewhere: mayBeElsewhere, notes: &notes))
    }
  }

  /// The part's own mass; that of the whole item where it is nowhere else; in proportion to packages where their parts are all
  /// declared and add up. Otherwise it is not known: an even split would be an invention.
  private static func mass(
    of share: ContainerUse.Share, item: GoodsItem, parts: [ContainerUse.Share], mayBeElsewhere: Bool,
    notes: inout [String]
  ) -> Double? {
    if let mass = share.grossMassKg { return mass }
    guard let whole = item.grossMassKg else { return nil }
    if parts.count == 1 && !mayBeElsewhere { return whole }
    let counts = parts.compactMap(\.packages)
    let name = "Goods item \(item.sequence.map(String.init) ?? "without number")"
    guard let packages = share.packages, let total = item.packages?.count, total > 0, counts.count == parts.count,
      counts.reduce(0.0, { $0 + Double($1) }) == Double(total)
    else {
      notes.append("\(name) lies in \(parts.count) containers without a mass for each, so this part's mass is unknown.")
      return nil
    }
    notes.append("\(name) lies in \(parts.count) containers; its mass was shared by packages, \(packages) of \(total).")
    return (whole * Double(packages) / Double(total) * 1000).rounded() / 1000
  }

  /// A line that only says that the container is empty is no goods: no code, no mass, in a container declared empty.
  private static func isEmptyNote(_ item: GoodsItem, in container: ContainerUse) -> Bool {
    container.fullEmpty == .empty && item.hsCode == nil && (item.grossMassKg ?? 0) == 0
  }
}
