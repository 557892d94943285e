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
  init(_ plan: ScanPlan.Box, in box: PlacedContainer, shared: ScanPlan.SharedDocument?, _ random: inout SeededGenerator)
  {
    (loads, declared, difference) = ([], [], plan.difference)
    guard !plan.isEmpty else { return }
    var room = box.inner
    let usable = room.length
    let limit = Self.usualKg(plan, box.type, &random)
    for (family, share) in plan.families {
      room.x1 = min(box.inner.x1, room.x0 + usable * share)
      let order = LoadOrder(room: room, maximumKg: limit * share, fill: plan.fill)
      var load = family.load(order, &random)
      if let shared { (load.hs, load.description) = (shared.hs, shared.description) }
      if !load.solids.isEmpty { loads.append(load) }
      room.x0 = room.x1
    }
    if plan.oddity == .oddPallets, loads.count == 2 { oddity = .oddPallets }
    if plan.oddity == .denseSublot, let heavier = loads.first?.withDenseSublot(limitKg: limit, &random) {
      (loads[0], oddity) = (heavier, .denseSublot)
    }
    let honest = loads.map(DeclaredLine.init)
    declared = plan.isGroupage ? honest.map { [$0] } : honest.isEmpty ? [] : [honest]
    falsify(plan, in: box, limit: limit, &random)
  }

  /// Changes what is declared where the plan wants it.
  private mutating func falsify(
    _ plan: ScanPlan.Box, in box: PlacedContainer, limit: Double, _ random: inout SeededGenerator
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
      let others = GoodsFamily.all.filter { !actual.contains($0.key) }
      guard let claimed = others.randomly(&random) else { return }
      // What an honest load of the claimed goods with the same mass would say.
      var order = LoadOrder(room: box.inner, maximumKg: max(massKg, 400), fill: 1)
      order.maximumKg = min(order.maximumKg, limit * 1.2)
      let honest = claimed.load(order, &random)
      var line = DeclaredLine(honest)
      if honest.packages > 0, honest.grossKg > 0 {
        let scale = massKg / honest.grossKg
        line.packages = max(1, Int((Double(honest.packages) * scale).rounded()))
      } else {
        line.packages = max(1, Int(massKg / 500))
      }
      (line.grossKg, line.netKg) = (massKg.rounded(), (massKg * 0.95).rounded())
      declared = [[line]]
    }
  }

  /// How heavy such goods come, within the box's limit.
  private static func usualKg(_ plan: ScanPlan.Box, _ type: ContainerType, _ random: inout SeededGenerator) -> Double {
    let usual = plan.families.map { type.isTwentyFoot ? $0.family.usualKg.twenty : $0.family.usualKg.forty }
    let (low, high) = (usual.map(\.lowerBound).max() ?? 0, usual.map(\.upperBound).max() ?? 0)
    return min(random.uniform(min(low, high), high), type.payloadKg)
  }
}

extension Load {
  /// The same goods with a part that weighs more a package (thawed and frozen again, another grade, fuller bags), declared
  /// with the mass that it has; nil where that would be too heavy for the box or the load is too short.
  func withDenseSublot(limitKg: Double, _ random: inout SeededGenerator) -> Load? {
    guard let extent, extent.length > 1500 else { return nil }
    let length = extent.length * random.uniform(0.15, 0.3)
    let start = random.uniform(extent.x0, extent.x1 - length), factor = random.uniform(1.12, 1.3)
    var copy = self
    var added = 0.0
    for index in copy.solids.indices where copy.solids[index].substance != .wood {
      let x = copy.solids[index].extent.centre.x
      guard x > start, x < start + length else { continue }
      added += copy.solids[index].massKg * (factor - 1)
      copy.solids[index].density *= factor
    }
    guard added > 50, copy.grossKg + added <= limitKg * 1.05 else { return nil }
    copy.grossKg += added
    copy.netKg += added
    return copy
  }
}
