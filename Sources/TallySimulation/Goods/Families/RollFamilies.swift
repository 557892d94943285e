internal import TallyCore

/// Heavy round goods: reels of paper and coils of steel.
enum RollFamilies {
  /// Reels standing on end, one to three high, staggered, with a light core.
  static func paperReels(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let room = order.room
    let diameter = random.uniform(950, 1170), density = random.uniform(0.68, 1.02)
    let most = room.height - 60
    let high = random.pick([1, 2, 2, 3])
    let height = min(most / Double(high) * random.uniform(0.86, 0.99), 1600)
    let core = random.pick([76.0, 76, 102, 152])
    let content: Substance = random.chance(0.5) ? .paper : .newsprint
    // Two lanes against the two walls, each reel in the hollow between two of the other lane.
    let stagger = max(0, room.depth - diameter - 20)
    let pitch = max(
      (diameter * diameter - min(stagger, diameter) * min(stagger, diameter)).squareRoot(), diameter / 2 + 8)
    let one = reel(x: 0, y: 0, z: 0, diameter, height, core, content, density, &random)
    let kg = one.reduce(0) { $0 + $1.massKg }
    let rows = max(0, Int((room.length - diameter - 20) / pitch) + 1)
    let wanted = min(Int((Double(rows * high) * order.fill).rounded(.up)), Int(order.maximumKg / (kg * 1.02)))
    var stowage = Stowage(packageType: "RL")
    // Whole tiers first, so that the floor is full before the upper tier begins.
    for index in 0..<max(0, wanted) {
      let (tier, place) = (index / max(rows, 1), index % max(rows, 1))
      let bodies = reel(
        x: room.x0 + 10 + Double(place) * pitch + random.uniform(0, 6), y: room.y0 + Double(tier) * (height + 3),
        z: place % 2 == 0 ? room.z0 + 10 : room.z1 - 10 - diameter, diameter, height, core, content,
        density * random.uniform(0.985, 1.015), &random)
      let mine = bodies.reduce(0) { $0 + $1.massKg }
      stowage.add(bodies, grossKg: mine, netKg: mine * 0.985)
    }
    return stowage
  }

  private static func reel(
    x: Double, y: Double, z: Double, _ diameter: Double, _ height: Double, _ core: Double, _ content: Substance,
    _ density: Double, _ random: inout SeededGenerator
  ) -> [Solid] {
    let extent = Extent(x: x, y: y, z: z, length: diameter, height: height, depth: diameter)
    return Solid.ring(
      .drum, extent, hole: core, of: content, density: density, texture: Texture(.grain, 0.012, &random))
  }

  /// Coils of strip, three to eight tonnes each, few in a box, chocked with timber; bore across, along or upright.
  static func steelCoils(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let room = order.room
    let axis = random.pick([Solid.Form.roll, .roll, .disc, .drum])
    let outer = random.uniform(900, 1350), width = random.uniform(600, axis == .disc ? 1500 : 1250)
    let bore = random.pick([508.0, 508, 610]), density = 7.75 * random.uniform(0.96, 0.99)
    let size = (
      length: axis == .roll ? width : outer, height: axis == .drum ? width : outer, depth: axis == .disc ? width : outer
    )
    let kg = (outer * outer - bore * bore) * .pi / 4 * width * 1e-6 * density
    let fits = Int(room.length / (size.length + 150))
    let count = max(1, min(fits, Int(order.maximumKg / (kg + 90)), Int((Double(fits) * order.fill).rounded(.up))))
    guard kg + 90 <= order.maximumKg else { return smallCoils(order, &random) }
    let spacing = (room.length - 200) / Double(count)
    var stowage = Stowage(packageType: "CL")
    for index in 0..<count {
      let x = room.x0 + 100 + spacing * (Double(index) + 0.5) - size.length / 2 + random.uniform(-60, 60)
      let z = -size.depth / 2 + random.uniform(-80, 80)
      let extent = Extent(x: x, y: room.y0 + 110, z: z, length: size.length, height: size.height, depth: size.depth)
      stowage.add(
        Solid.ring(axis, extent, hole: bore, of: .steel, density: density), grossKg: kg * 1.002, netKg: kg)
      stowage.addCarrier(cradle(extent, room, &random))
    }
    return stowage
  }

  /// Slit coils upright on pallets, where a large one would be too heavy.
  private static func smallCoils(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let outer = random.uniform(750, 950), width = random.uniform(120, 350), density = 7.6
    let kg = (outer * outer - 508 * 508) * .pi / 4 * width * 1e-6 * density
    var stowage = Stowage(packageType: "CL")
    for place in Pallet.places(Pallet.Size(length: 1000, depth: 1000), in: order.room, &random) {
      guard stowage.grossKg + kg + 25 <= order.maximumKg else { break }
      stowage.addCarrier(Pallet.solids(x: place.x, y: order.room.y0, z: place.z, length: 1000, depth: 1000))
      let extent = Extent(
        x: place.x + (1000 - outer) / 2, y: order.room.y0 + Pallet.height, z: place.z + (1000 - outer) / 2,
        length: outer,
        height: width, depth: outer)
      stowage.add(Solid.ring(.drum, extent, hole: 508, of: .steel, density: density), grossKg: kg * 1.002, netKg: kg)
    }
    return stowage
  }

  /// Timber under and beside a coil, wedges against rolling.
  private static func cradle(_ coil: Extent, _ room: Extent, _ random: inout SeededGenerator) -> [Solid] {
    func wood(_ extent: Extent, _ share: Double) -> Solid { Solid(.block, extent, of: .wood, density: 0.55 * share) }
    var solids = [Extent]()
    for x in [coil.x0 - 60, coil.x1 - 40] {
      solids.append(Extent(x: x, y: room.y0, z: room.z0 + 150, length: 100, height: 110, depth: room.depth - 300))
    }
    for side in [coil.x0 - 120, coil.x1 + 20] where random.chance(0.7) {
      solids.append(
        Extent(x: side, y: room.y0 + 110, z: -450, length: 100, height: random.uniform(120, 260), depth: 900))
    }
    return solids.map { wood($0, 0.9) }
  }
}
