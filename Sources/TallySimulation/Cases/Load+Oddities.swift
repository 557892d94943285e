internal import TallyCore

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

  /// A forklift's traction battery on its pallet, at the doors, declared as what it is.
  static func tractionBattery(in room: Extent, _ random: inout SeededGenerator) -> Load {
    let size = HeavyArticles.tractionBattery.size
    let place = Extent(
      x: room.x1 - size.length - random.uniform(40, 150), y: room.y0,
      z: random.uniform(room.z0 + 30, room.z1 - size.depth - 30),
      length: size.length, height: size.height, depth: size.depth)
    let solids = HeavyArticles.tractionBattery.bodies(place, &random)
    let kg = solids.reduce(0) { $0 + $1.massKg }
    return Load(
      family: "electrical-equipment", solids: solids, packages: 1, packageType: "PX", grossKg: kg, netKg: kg * 0.97,
      hs: "850720",
      description: random.pick(["FORKLIFT TRACTION BATTERY", "BATERIA DE TRACCION", "LEAD ACID BATTERY FOR FORKLIFT"]))
  }

  /// The same goods after a hard stop: a part of the stacks leans towards the doors or the front. Nil where there is no
  /// room to lean into.
  func leaning(in room: Extent, _ random: inout SeededGenerator) -> Load? {
    guard let extent, extent.height > 900, room.x1 - extent.x1 > 60 else { return nil }
    let lean = min(0.12, (room.x1 - extent.x1 - 10) / extent.height)
    guard lean > 0.03 else { return nil }
    var copy = self
    // From some place on to the doors, more and more.
    let start = extent.x0 + extent.length * random.uniform(0.2, 0.7)
    for index in copy.solids.indices {
      let body = copy.solids[index].extent
      guard body.x0 > start, copy.solids[index].substance != .wood || body.y0 > extent.y0 + 200 else { continue }
      let share = (body.centre.x - start) / max(1, extent.x1 - start)
      copy.solids[index].extent = body.shifted(x: lean * (body.centre.y - extent.y0) * share)
    }
    return copy
  }

  /// The same goods after stacks at the doors fell over: some packages lie about where there was air. Nil where packages are
  /// not known apart or nothing could fall.
  func collapsed(in room: Extent, _ random: inout SeededGenerator) -> Load? {
    guard let extent, room.x1 - extent.x1 > 450, extent.height > 900, packageStarts.count > 30 else { return nil }
    var copy = self
    let free = room.x1 - extent.x1 - 20
    var moved = 0
    for (position, start) in packageStarts.enumerated() {
      let end = position + 1 < packageStarts.count ? packageStarts[position + 1] : solids.count
      guard start < end, end - start <= 8 else { continue }
      let box = solids[start + 1..<end].reduce(solids[start].extent) { $0.union($1.extent) }
      guard box.x1 > extent.x1 - 1300, box.y0 > extent.y0 + 0.45 * extent.height, box.length < free, box.height < 700,
        moved < 60
      else { continue }
      guard random.chance(0.75) else { continue }
      let x = random.uniform(extent.x1, room.x1 - box.length - 10)
      // Farther from the stacks they lie lower.
      let high = max(0, 0.5 * extent.height * (1 - (x - extent.x1) / free))
      let y = room.y0 + random.uniform(0, max(1, min(high, room.height - box.height - 20)))
      for index in start..<end {
        copy.solids[index].extent = copy.solids[index].extent.shifted(x: x - box.x0, y: y - box.y0)
      }
      moved += 1
    }
    return moved >= 5 ? copy : nil
  }
}
