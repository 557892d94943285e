internal import TallyCore

/// A skeletal trailer: two long beams, cross beams, three axles under the rear, landing legs, locks, what hangs below.
enum Trailer {
  /// Height of the corner castings of the containers over the road.
  static let deck = 1140.0...1290.0

  /// The bodies of a trailer whose load bed reaches from `front` to `rear`; the deck is at `deck` mm.
  static func solids(front: Double, rear: Double, deck: Double, locks: [Double], _ random: SeededGenerator) -> [Solid] {
    var random = random
    var solids = [Solid]()
    func steel(_ extent: Extent, _ share: Double = 1, form: Solid.Form = .block) {
      solids.append(Solid(form, extent, of: .steel, density: 7.85 * share))
    }
    let neck = front + random.uniform(2500, 3100), height = random.uniform(300, 420)
    // I-beams: flanges of 130 × 14 mm, web of 7 mm; shallower over the tractor.
    for z in [-560.0, 430] {
      for (x0, x1, depth) in [(front, neck, 160.0), (neck, rear, height)] {
        let top = deck - 8
        steel(Extent(x: x0, y: top - 14, z: z, length: x1 - x0, height: 14, depth: 130))
        steel(Extent(x: x0, y: top - depth, z: z, length: x1 - x0, height: 14, depth: 130))
        steel(Extent(x: x0, y: top - depth, z: z + 61, length: x1 - x0, height: depth, depth: 8))
      }
    }
    // Cross beams, denser at the locks.
    var x = front + 300
    while x < rear {
      steel(Extent(x: x, y: deck - 130, z: -430, length: 60, height: 100, depth: 860), 0.16)
      x += random.uniform(900, 1500)
    }
    for lock in locks {
      steel(Extent(x: lock - 75, y: deck - 165, z: -1200, length: 150, height: 150, depth: 2400), 0.1)
      for z in [-1180.0, 1040] {
        steel(Extent(x: lock - 50, y: deck - 60, z: z, length: 100, height: 130, depth: 140), 0.55)
      }
    }
    let radius = random.uniform(490, 540), count = random.chance(0.85) ? 3 : 2, spacing = random.uniform(1300, 1400)
    let last = rear - random.uniform(1400, 2200)
    for axle in 0..<count {
      solids += Wheel.axle(at: last - Double(axle) * spacing, radius: radius, isDual: random.chance(0.1), &random)
    }
    addLegs(at: neck + random.uniform(100, 700), deck: deck, &random, to: &solids)
    // Under-run guard, lights, boxes.
    steel(Extent(x: rear - 60, y: 480, z: -1150, length: 60, height: 120, depth: 2300), 0.12)
    steel(Extent(x: rear - 40, y: 480, z: -500, length: 40, height: deck - 600, depth: 60), 0.3)
    if random.chance(0.6) {  // pallet rack or tool box
      let x = neck + random.uniform(1500, 2300)
      steel(Extent(x: x, y: 520, z: -1150, length: random.uniform(700, 2400), height: 450, depth: 700), 0.02)
      steel(Extent(x: x, y: 520, z: -1150, length: 900, height: 40, depth: 2300), 0.05)
    }
    if random.chance(0.18) {  // flatbed: boards over the whole width between side rails
      solids.append(
        Solid(
          .block, Extent(x: front, y: deck - 36, z: -1200, length: rear - front, height: 30, depth: 2400), of: .plywood,
          density: 0.65))
      for z in [-1230.0, 1190] {
        steel(Extent(x: front, y: deck - 150, z: z, length: rear - front, height: 150, depth: 40), 0.14)
      }
    }
    if random.chance(0.08) {  // a tail lift, slid in below the rear
      steel(Extent(x: rear - 1500, y: 560, z: -1050, length: 1250, height: 55, depth: 2100), 0.25)
      steel(Extent(x: rear - 1700, y: 600, z: -1000, length: 140, height: 260, depth: 2000), 0.12)
      for z in [-900.0, 780] {
        steel(Extent(x: rear - 1600, y: 620, z: z, length: 900, height: 110, depth: 110), 0.3, form: .roll)
      }
    }
    if random.chance(0.4) {
      let wheel = Wheel(x: neck + random.uniform(1200, 3000), y: 760, z: 0, radius: radius, width: radius * 0.7)
      solids += wheel.solids()
    }
    return solids
  }

  private static func addLegs(at x: Double, deck: Double, _ random: inout SeededGenerator, to solids: inout [Solid]) {
    let foot = random.uniform(250, 420)
    for z in [-900.0, 780] {
      let leg = Extent(x: x, y: foot, z: z, length: 130, height: deck - 150 - foot, depth: 120)
      solids.append(Solid(.block, leg, of: .steel, density: 7.85 * 0.22))
      solids.append(
        Solid(
          .block, Extent(x: x - 60, y: foot - 25, z: z - 30, length: 250, height: 25, depth: 180), of: .steel,
          density: 7))
    }
    solids.append(
      Solid(
        .block, Extent(x: x + 30, y: deck - 480, z: -800, length: 60, height: 60, depth: 1600), of: .steel, density: 1.4
      ))
  }
}
