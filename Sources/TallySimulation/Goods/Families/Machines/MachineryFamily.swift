internal import TallyCore

/// Machines in wooden crates: crisp outlines, black blocks, discs of gears and motors, thin pipes and sheets.
enum MachineryFamily {
  /// Crates of different sizes in a row, sometimes two small ones one over the other.
  static func stow(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let room = order.room
    var stowage = Stowage(packageType: random.pick(["CR", "CS"]))
    let density = random.uniform(0.2, 0.55)
    var x = room.x0 + random.uniform(20, 120)
    while x < room.x0 + room.length * order.fill - 600 {
      let length = min(random.uniform(900, 3600), room.x1 - 30 - x)
      guard length > 700 else { break }
      let height = min(random.uniform(900, 2250), room.height - 90)
      let isPair = random.chance(0.35)
      let depth = isPair ? random.uniform(950, 1120) : random.uniform(1300, 2150)
      let lanes = isPair ? [room.z0 + 30, room.z1 - 30 - depth] : [-depth / 2 + random.uniform(-60, 60)]
      for z in lanes {
        let crate = Extent(x: x, y: room.y0, z: z, length: length, height: height, depth: depth)
        let left = order.maximumKg - stowage.grossKg
        let target = min(crate.volumeCm3 * 1e-3 * density * random.uniform(0.7, 1.3), left)
        guard target > 250 else { return stowage }
        add(crate, targetKg: target, to: &stowage, &random)
        let above = room.y1 - crate.y1 - 60
        if above > 600, random.chance(0.3), left - target > 800 {
          let upper = Extent(
            x: x + 20, y: crate.y1 + 5, z: z, length: length - 40, height: min(above, 900), depth: depth)
          add(upper, targetKg: min(600, upper.volumeCm3 * 2e-4), to: &stowage, &random)
        }
      }
      x += length + random.uniform(30, 260)
    }
    return stowage
  }

  private static func add(
    _ crate: Extent, targetKg: Double, to stowage: inout Stowage, _ random: inout SeededGenerator
  ) {
    let box = shell(crate, &random)
    let boxKg = box.reduce(0) { $0 + $1.massKg }
    var inside = crate.inset(60)
    inside.y0 = crate.y0 + 130
    guard inside.height > 200, inside.length > 300, inside.depth > 200 else { return }
    let machine = Machine.solids(in: inside, targetKg: max(80, targetKg - boxKg), &random)
    let netKg = machine.reduce(0) { $0 + $1.massKg }
    stowage.add(box + machine, grossKg: netKg + boxKg, netKg: netKg)
  }

  /// Skids, frame and boards of a crate.
  private static func shell(_ crate: Extent, _ random: inout SeededGenerator) -> [Solid] {
    func wood(_ extent: Extent, _ share: Double = 1) -> Solid { Solid(.block, extent, of: .wood, density: 0.5 * share) }
    let (x, y, z) = (crate.x0, crate.y0, crate.z0)
    var solids = [0.05, 0.47, 0.89].map {
      wood(Extent(x: x, y: y, z: z + crate.depth * $0, length: crate.length, height: 95, depth: 95))
    }
    solids.append(wood(Extent(x: x, y: y + 95, z: z, length: crate.length, height: 28, depth: crate.depth)))
    solids.append(wood(Extent(x: x, y: crate.y1 - 20, z: z, length: crate.length, height: 20, depth: crate.depth), 0.9))
    for end in [x, crate.x1 - 22] {
      solids.append(
        wood(Extent(x: end, y: y + 120, z: z, length: 22, height: crate.height - 140, depth: crate.depth), 0.8))
    }
    let isClosed = random.chance(0.7)
    var upright = x + 22
    while upright < crate.x1 - 100 {
      for side in [z, crate.z1 - 24] {
        solids.append(wood(Extent(x: upright, y: y + 120, z: side, length: 95, height: crate.height - 140, depth: 24)))
      }
      upright += random.uniform(550, 750)
    }
    for side in [z, crate.z1 - 14] where isClosed {
      solids.append(
        wood(Extent(x: x, y: y + 120, z: side, length: crate.length, height: crate.height - 140, depth: 12)))
    }
    return solids
  }
}
