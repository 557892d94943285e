internal import TallyCore

/// A machine made of parts at random: bed, columns, motors, gear cases, shafts, sheet housings, pipes, until its mass is reached.
enum Machine {
  /// The bodies of a machine of about a mass in a room.
  static func solids(in room: Extent, targetKg: Double, _ random: inout SeededGenerator) -> [Solid] {
    var solids = bed(in: room, targetKg: targetKg, &random)
    if targetKg > 500 { solids += castings(in: room, targetKg: targetKg, &random) }
    func massKg() -> Double { solids.reduce(0) { $0 + $1.massKg } }
    var rounds = 0
    var mass = massKg()
    while mass < targetKg && rounds < 160 {
      rounds += 1
      let part: [Solid] =
        switch random.integer(0..<10) {
        case 0, 1: motor(in: room, &random)
        case 2: gears(in: room, &random)
        case 3: block(in: room, &random)
        case 4: housing(in: room, &random)
        case 5, 6: pipes(in: room, &random)
        case 7: shaft(in: room, &random)
        case 8: cabinet(in: room, &random)
        default: fins(in: room, &random)
        }
      let kg = part.reduce(0) { $0 + $1.massKg }
      guard mass + kg <= targetKg * 1.12 else { continue }
      solids += part
      mass += kg
    }
    return solids
  }

  /// A place for a part of some size: what is heavy lies low.
  private static func place(
    _ length: Double, _ height: Double, _ depth: Double, in room: Extent, _ random: inout SeededGenerator
  ) -> Extent {
    let (l, h, d) = (min(length, room.length), min(height, room.height), min(depth, room.depth))
    let rise = random.uniform()
    return Extent(
      x: random.uniform(room.x0, room.x1 - l), y: room.y0 + (room.height - h) * rise * rise,
      z: random.uniform(room.z0, room.z1 - d), length: l, height: h, depth: d)
  }

  private static func steel(_ form: Solid.Form, _ extent: Extent, _ share: Double) -> Solid {
    Solid(form, extent, of: .steel, density: 7.85 * share)
  }

  /// Two sills, cross ties, columns and a tie on top: the frame that carries the rest.
  private static func bed(in room: Extent, targetKg: Double, _ random: inout SeededGenerator) -> [Solid] {
    let section = min(max(targetKg / 25, 50), 150)
    var solids = [Solid]()
    for z in [room.z0 + 20, room.z1 - 20 - section] {
      solids.append(
        steel(.block, Extent(x: room.x0, y: room.y0, z: z, length: room.length, height: section, depth: section), 0.22))
    }
    let uprights = random.integer(2..<5)
    for index in 0..<uprights {
      let x = room.x0 + (room.length - section) * Double(index) / Double(uprights - 1)
      let height = room.height * random.uniform(0.55, 0.98)
      for z in [room.z0 + 20, room.z1 - 20 - section] {
        solids.append(
          steel(
            .block, Extent(x: x, y: room.y0 + section, z: z, length: section, height: height - section, depth: section),
            0.2))
      }
      solids.append(
        steel(
          .block,
          Extent(
            x: x, y: room.y0 + height, z: room.z0 + 20, length: section, height: section * 0.6, depth: room.depth - 40),
          0.12))
    }
    return solids
  }

  /// What makes a machine a machine: a cast bed on its feet, a head at one end of it, a column or a slide at the other, with
  /// the hollows that castings have. About half of the mass.
  private static func castings(in room: Extent, targetKg: Double, _ random: inout SeededGenerator) -> [Solid] {
    let isLeft = random.chance(0.5), depth = room.depth * random.uniform(0.35, 0.6)
    let z = room.centre.z - depth / 2, length = room.length * random.uniform(0.7, 0.94)
    let x = room.x0 + (room.length - length) * random.uniform(0.2, 0.8)
    func iron(_ extent: Extent, _ share: Double, _ form: Solid.Form = .block) -> Solid {
      Solid(form, extent, of: .castIron, density: 7.15 * share)
    }
    let bedTop = room.y0 + room.height * random.uniform(0.22, 0.38)
    let bed = Extent(x: x, y: room.y0 + 60, z: z, length: length, height: bedTop - room.y0 - 60, depth: depth)
    var bodies = [iron(bed, 0.3)]
    for window in 0..<random.integer(2..<5) {  // windows between the ribs of the bed
      let wide = length / 6
      bodies.append(
        iron(
          Extent(
            x: x + length * (0.1 + 0.2 * Double(window)), y: bed.y0 + bed.height * 0.25, z: z, length: wide * 0.8,
            height: bed.height * 0.5, depth: depth), -0.22))
    }
    let headLength = length * random.uniform(0.2, 0.34),
      headHeight = min(room.y1 - bedTop - 30, room.height * random.uniform(0.3, 0.5))
    let head = Extent(
      x: isLeft ? x : x + length - headLength, y: bedTop, z: z + depth * 0.1, length: headLength, height: headHeight,
      depth: depth * 0.8)
    bodies += [iron(head, 0.38), iron(head.shrunk(to: 0.5), -0.3, .disc)]
    let column = Extent(
      x: isLeft ? x + length - headLength * 0.6 : x, y: bedTop, z: z + depth * 0.2, length: headLength * 0.6,
      height: min(room.y1 - bedTop - 20, headHeight * random.uniform(0.4, 1.3)), depth: depth * 0.6)
    bodies.append(iron(column, 0.34))
    // The spindle or screw between them, and two guide ways on the bed.
    let axis = head.y0 + head.height * 0.45,
      between = Extent(
        x: min(head.x1, column.x1), y: axis - 45, z: room.centre.z - 45,
        length: max(60, max(head.x0, column.x0) - min(head.x1, column.x1)),
        height: 90, depth: 90)
    bodies.append(Solid(.roll, between, of: .steel, density: 7.85))
    for side in [0.15, 0.75] {
      bodies.append(
        Solid(
          .block, Extent(x: x, y: bedTop, z: z + side * depth, length: length, height: 40, depth: 70), of: .steel,
          density: 7.0))
    }
    let kg = bodies.reduce(0) { $0 + $1.massKg }, factor = min(1, 0.55 * targetKg / max(kg, 1))
    return bodies.map { body in
      var body = body
      body.density *= factor
      return body
    }
  }

  /// A motor: cast body with ribs, copper core, shaft and feet; axis along or across.
  private static func motor(in room: Extent, _ random: inout SeededGenerator) -> [Solid] {
    let (diameter, long) = (random.uniform(160, 460), random.uniform(250, 700))
    let isAcross = random.chance(0.5)
    let body = place(isAcross ? diameter : long, diameter, isAcross ? long : diameter, in: room, &random)
    let form: Solid.Form = isAcross ? .disc : .roll
    let core = body.inset(min(diameter, long) * 0.22)
    return [
      Solid(form, body, of: .aluminium, density: 2.0), Solid(form, core, of: .copper, density: 4.6),
      steel(
        .block,
        Extent(x: body.x0, y: body.y0 - 20, z: body.z0, length: body.length, height: 25, depth: body.depth * 0.6), 0.8),
      steel(form, body.inset(min(diameter, long) * 0.42), 1),
    ]
  }

  /// Gear wheels that overlap as discs, with holes.
  private static func gears(in room: Extent, _ random: inout SeededGenerator) -> [Solid] {
    (0..<random.integer(1..<4)).flatMap { _ in
      let diameter = random.uniform(140, 620), face = random.uniform(30, 120)
      let extent = place(diameter, diameter, face, in: room, &random)
      let size = min(extent.length, extent.height)
      let round = Extent(x: extent.x0, y: extent.y0, z: extent.z0, length: size, height: size, depth: extent.depth)
      return Solid.ring(.disc, round, hole: size * 0.72, of: .steel, density: 7.4)
        + [steel(.disc, round.inset(0).shrunk(to: 0.3), 1), steel(.disc, round.shrunk(to: 0.9, depth: 0.3), 0.7)]
    }
  }

  /// A casting: black on a scan, with bores.
  private static func block(in room: Extent, _ random: inout SeededGenerator) -> [Solid] {
    let extent = place(random.uniform(180, 800), random.uniform(120, 500), random.uniform(150, 700), in: room, &random)
    var solids = [steel(.block, extent, random.uniform(0.35, 0.8))]
    for _ in 0..<random.integer(0..<4) {
      let bore = extent.shrunk(to: random.uniform(0.15, 0.4), depth: 1)
      let moved = bore.shifted(
        x: random.uniform(-0.25, 0.25) * extent.length, y: random.uniform(-0.2, 0.2) * extent.height)
      solids.append(steel(.disc, moved, -0.3))
    }
    return solids
  }

  /// A sheet housing: only its edges show.
  private static func housing(in room: Extent, _ random: inout SeededGenerator) -> [Solid] {
    let extent = place(
      random.uniform(400, 1800), random.uniform(300, 1500), random.uniform(300, 1500), in: room, &random)
    let sheet = random.uniform(1.5, 4)
    let (x, y, z) = (extent.x0, extent.y0, extent.z0)
    return [
      Extent(x: x, y: y, z: z, length: sheet, height: extent.height, depth: extent.depth),
      Extent(x: extent.x1 - sheet, y: y, z: z, length: sheet, height: extent.height, depth: extent.depth),
      Extent(x: x, y: y, z: z, length: extent.length, height: sheet, depth: extent.depth),
      Extent(x: x, y: extent.y1 - sheet, z: z, length: extent.length, height: sheet, depth: extent.depth),
      Extent(x: x, y: y, z: z, length: extent.length, height: extent.height, depth: sheet),
      Extent(x: x, y: y, z: extent.z1 - sheet, length: extent.length, height: extent.height, depth: sheet),
    ].map { steel(.block, $0, 1) }
  }

  /// A bundle of thin pipes or bars.
  private static func pipes(in room: Extent, _ random: inout SeededGenerator) -> [Solid] {
    let (diameter, count) = (random.uniform(18, 75), random.integer(1..<6))
    let isUpright = random.chance(0.35)
    let length = random.uniform(400, 2200)
    let first = place(isUpright ? diameter : length, isUpright ? length : diameter, diameter, in: room, &random)
    return (0..<count).flatMap { index in
      let step = Double(index) * diameter * 1.6
      let moved = isUpright ? first.shifted(x: step) : first.shifted(y: step)
      guard let inside = moved.intersection(room) else { return [Solid]() }
      return Solid.ring(isUpright ? .drum : .roll, inside, hole: diameter * 0.82, of: .steel, density: 7.85)
    }
  }

  private static func shaft(in room: Extent, _ random: inout SeededGenerator) -> [Solid] {
    let diameter = random.uniform(60, 180)
    let extent = place(random.uniform(500, 2500), diameter, diameter, in: room, &random)
    return [steel(.roll, extent, 1)]
      + [0.12, 0.88].map { share in
        let collar = diameter * 1.7
        let middle = extent.centre
        let x = extent.x0 + extent.length * share
        return steel(
          .roll,
          Extent(x: x, y: middle.y - collar / 2, z: middle.z - collar / 2, length: 90, height: collar, depth: collar),
          0.8)
      }
  }

  /// A switch cabinet: sheet, boards, transformers.
  private static func cabinet(in room: Extent, _ random: inout SeededGenerator) -> [Solid] {
    let extent = place(random.uniform(300, 700), random.uniform(500, 1400), random.uniform(250, 450), in: room, &random)
    var solids = [Solid(.block, extent, of: .plastic, density: 0.12, texture: Texture(.lumps, 0.3, &random))]
    solids.append(
      steel(
        .block,
        Extent(x: extent.x0, y: extent.y0, z: extent.z0, length: extent.length, height: extent.height, depth: 2), 1))
    for _ in 0..<random.integer(1..<5) {
      let part = place(90, 110, 90, in: extent, &random)
      solids.append(Solid(.block, part, of: .copper, density: 5.2))
    }
    return solids
  }

  /// A cooler or a stack of plates: a fine upright comb.
  private static func fins(in room: Extent, _ random: inout SeededGenerator) -> [Solid] {
    let extent = place(random.uniform(250, 900), random.uniform(200, 900), random.uniform(150, 600), in: room, &random)
    let pitch = random.uniform(14, 40)
    return stride(from: extent.x0, to: extent.x1 - 4, by: pitch).map {
      steel(
        .block, Extent(x: $0, y: extent.y0, z: extent.z0, length: 2, height: extent.height, depth: extent.depth), 0.55)
    }
  }
}

extension Extent {
  /// The same middle, shrunk in x and y, and in z by another share.
  func shrunk(to share: Double, depth depthShare: Double? = nil) -> Extent {
    let (x, y, z) = centre
    let (l, h, d) = (length * share, height * share, depth * (depthShare ?? share))
    return Extent(x: x - l / 2, y: y - h / 2, z: z - d / 2, length: l, height: h, depth: d)
  }
}
