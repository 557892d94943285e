internal import TallyCore

/// The goods of one box: what is in it, and what is said to be in it.
struct BoxLoad: Sendable {
  /// What is in it, front to doors.
  var loads: [Load]
  /// What is declared, one entry a consignment; empty where the box is declared empty.
  var declared: [[DeclaredLine]]
  /// An honest oddity that came to pass.
  var oddity: ScanPlan.Oddity?
  /// How the declaration differs.
  var difference: ScanPlan.Difference?

  /// Kilograms of all goods with their packing.
  var massKg: Double { loads.reduce(0) { $0 + $1.grossKg } }

  /// One line of goods as it is written down.
  struct DeclaredLine: Sendable, Equatable {
    var hs: String, description: String
    var packages: Int, packageType: String
    var grossKg: Double, netKg: Double

    /// Goods as they are.
    init(_ load: Load) {
      (hs, description, packages, packageType) = (load.hs, load.description, load.packages, load.packageType)
      (grossKg, netKg) = (load.grossKg.rounded(), load.netKg.rounded())
    }
  }

  /// Fills a box as its plan says.
  init(
    _ plan: ScanPlan.Box, in box: PlacedContainer, shared: ScanPlan.SharedDocument?, stock: YardStock,
    _ random: inout SeededGenerator
  ) {
    (loads, declared, difference) = ([], [], plan.difference)
    guard !plan.isEmpty else { return }
    var room = box.inner
    let usable = room.length, limit = Self.usualKg(plan, box.type, &random)
    let hasBattery = plan.oddity == .forkliftBattery && limit < box.type.payloadKg - 1200
    if hasBattery { room.x1 -= 1200 }
    let end = room.x1
    for part in plan.parts {
      room.x1 = min(end, room.x0 + usable * part.share)
      guard room.length > 300 else { break }
      let order = LoadOrder(room: room, maximumKg: limit * part.share, fill: plan.fill)
      var load = part.family.load(order, kind: part.kind, in: box.type.sort, &random)
      if let shared { (load.hs, load.description) = (shared.hs, shared.description) }
      if !load.solids.isEmpty { loads.append(load) }
      room.x0 = room.x1
    }
    addOddity(plan, in: box, limit: limit, hasBattery: hasBattery, &random)
    let honest = loads.map(DeclaredLine.init)
    declared = plan.isGroupage ? honest.map { [$0] } : honest.isEmpty ? [] : [honest]
    falsify(plan, in: box, limit: limit, stock: stock, &random)
  }

  private mutating func addOddity(
    _ plan: ScanPlan.Box, in box: PlacedContainer, limit: Double, hasBattery: Bool, _ random: inout SeededGenerator
  ) {
    switch plan.oddity {
    case .oddPallets where loads.count == 2: oddity = .oddPallets
    case .denseSublot:
      guard let heavier = loads.first?.withDenseSublot(limitKg: limit, &random) else { return }
      (loads[0], oddity) = (heavier, .denseSublot)
    case .forkliftBattery where hasBattery && !loads.isEmpty:
      loads.append(.tractionBattery(in: box.inner, &random))
      oddity = .forkliftBattery
    case .repairedFloor, .repairedWall: oddity = plan.oddity
    case .shiftedCargo:
      guard let leaning = loads.first?.leaning(in: box.inner, &random) else { return }
      (loads[0], oddity) = (leaning, .shiftedCargo)
    case .damagedCargo:
      guard let fallen = loads.last?.collapsed(in: box.inner, &random) else { return }
      (loads[loads.count - 1], oddity) = (fallen, .damagedCargo)
    default: break
    }
  }

  /// Changes what is declared where the plan wants it.
  private mutating func falsify(
    _ plan: ScanPlan.Box, in box: PlacedContainer, limit: Double, stock: YardStock, _ random: inout SeededGenerator
  ) {
    guard let difference, !loads.isEmpty else {
      self.difference = nil
      return
    }
    switch difference {
    case .empty: declared = []
    case .mass:
      let share = random.uniform(0.35, 0.72)
      declared = declared.map { lines in
        lines.map { line in
          var line = line
          line.packages = max(1, Int((Double(line.packages) * share).rounded()))
          (line.grossKg, line.netKg) = ((line.grossKg * share).rounded(), (line.netKg * share).rounded())
          return line
        }
      }
    case .commodity:
      let actual = Set(loads.map(\.family))
      var others = stock.families(for: box.type).filter { !actual.contains($0.key) }
      if others.isEmpty { others = stock.families.filter { !actual.contains($0.key) } }
      guard let claimed = others.randomly(&random) else { return }
      declared = [[claim(claimed, in: box, limit: limit, &random)]]
    }
  }

  /// What an honest load of other goods with the same mass would say.
  private func claim(
    _ family: GoodsFamily, in box: PlacedContainer, limit: Double, _ random: inout SeededGenerator
  ) -> DeclaredLine {
    var order = LoadOrder(room: box.inner, maximumKg: max(massKg, 400), fill: 1)
    order.maximumKg = min(order.maximumKg, limit * 1.2)
    let honest = family.load(order, in: box.type.sort, &random)
    var line = DeclaredLine(honest)
    if honest.packages > 0, honest.grossKg > 0 {
      line.packages = max(1, Int((Double(honest.packages) * massKg / honest.grossKg).rounded()))
    } else {
      line.packages = max(1, Int(massKg / 500))
    }
    (line.grossKg, line.netKg) = (massKg.rounded(), (massKg * 0.95).rounded())
    return line
  }

  /// How heavy such goods come, within the box's limit.
  private static func usualKg(_ plan: ScanPlan.Box, _ type: ContainerType, _ random: inout SeededGenerator) -> Double {
    let usual = plan.parts.map { type.isTwentyFoot ? $0.family.usualKg.twenty : $0.family.usualKg.forty }
    let (low, high) = (usual.map(\.lowerBound).max() ?? 0, usual.map(\.upperBound).max() ?? 0)
    return min(random.uniform(min(low, high), high), type.payloadKg)
  }
}
