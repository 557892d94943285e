internal import TallyCore

/// A passenger car or van as it shows from the side: thin skins, dark engine and wheels, seats, axles, exhaust.
struct Car {
  let length: Double, height: Double, width: Double
  private let wheelRadius: Double, hood: Double, tail: Double

  /// Draws a car; what a used one holds besides is up to the load.
  init(_ random: inout SeededGenerator) {
    let isVan = random.chance(0.2)
    length = isVan ? random.uniform(4400, 5100) : random.uniform(3650, 4800)
    height = isVan ? random.uniform(1750, 1980) : random.uniform(1400, 1690)
    width = random.uniform(1680, 1860)
    wheelRadius = random.uniform(290, 345)
    hood = isVan ? random.uniform(700, 950) : random.uniform(1050, 1350)
    tail = isVan ? 80 : random.uniform(120, 900)
  }

  /// The bodies with the lower front corner at (x, y) and the middle at z; the front looks to low x.
  func solids(x: Double, y: Double, z: Double, _ random: inout SeededGenerator) -> [Solid] {
    var solids = wheels(x, y, z) + skins(x, y, z) + driveTrain(x, y, z, &random) + inside(x, y, z, &random)
    // Carpets, trim, wiring and what else is everywhere.
    let trim = Extent(
      x: x + 300, y: y + 300, z: z - width / 2 + 60, length: length - 600, height: 450, depth: width - 120)
    solids.append(Solid(.block, trim, of: .plastic, density: 0.055, texture: Texture(.lumps, 0.5, &random)))
    return solids
  }

  private func wheels(_ x: Double, _ y: Double, _ z: Double) -> [Solid] {
    var solids = [Solid]()
    for axle in [x + 780, x + length - 820] {
      for side in [z - width / 2 + 110, z + width / 2 - 110] {
        solids += Wheel(x: axle, y: y + wheelRadius, z: side, radius: wheelRadius, width: 190).carSolids()
      }
    }
    return solids
  }

  /// Sheets of 0.8 mm; roof, floor, bonnet and screens show because they are seen on edge.
  private func skins(_ x: Double, _ y: Double, _ z: Double) -> [Solid] {
    let (side, belt) = (width - 80, y + 880)
    func sheet(
      _ x: Double, _ y: Double, _ length: Double, _ height: Double, _ thick: Double = 0.9, _ form: Solid.Form = .block,
      of substance: Substance = .steel
    ) -> Solid {
      let steel = substance == .steel ? 7.85 : 2.5
      // A pressed sheet is wavy: its matter is spread over some millimetres.
      return Solid(
        form, Extent(x: x, y: y, z: z - side / 2, length: length, height: max(height, 6), depth: side), of: substance,
        density: form == .block ? steel * min(1, thick / max(min(height, length), 6)) : steel * thick / 26)
    }
    let cabin = (start: x + hood, end: x + length - tail), screen = 560.0
    var solids = [
      sheet(x + 150, y + 230, length - 300, 7, 1.2),
      sheet(cabin.start + screen, y + height - 30, max(300, cabin.end - cabin.start - screen - 350), 8, 1.0),
      sheet(x + 60, belt - 60, hood - 60, 90, 1.0, .band(.brace(thickness: 0.28))),
      sheet(cabin.start, belt, screen, y + height - 20 - belt, 1.3, .band(.brace(thickness: 0.06)), of: .glass),
      sheet(
        cabin.end - 330, belt, 330, y + height - 20 - belt, 1.0, .band(.brace(thickness: 0.06, falling: true)),
        of: .glass),
      sheet(x + 60, y + 330, 8, 480, 1.5), sheet(x + length - 70, y + 330, 8, 500, 1.2),
    ]
    if tail > 200 { solids.append(sheet(cabin.end, belt - 20, tail - 60, 8, 1)) }
    for face in [z - width / 2, z + width / 2 - 3] {
      let panel = Extent(x: x + 60, y: y + 260, z: face, length: length - 120, height: 620, depth: 2.4)
      solids.append(Solid(.block, panel, of: .steel, density: 7.85 * 0.75))
      let sill = Extent(
        x: x + 1100, y: y + 210, z: face - (face > z ? 60 : 0), length: length - 2200, height: 120, depth: 63)
      solids.append(Solid(.block, sill, of: .steel, density: 7.85 * 0.14))
      for pillar in [cabin.start + 480, (cabin.start + cabin.end) / 2 + 150, cabin.end - 320] {
        solids.append(
          Solid(
            .block, Extent(x: pillar, y: belt, z: face, length: 70, height: y + height - belt - 30, depth: 55),
            of: .steel,
            density: 7.85 * 0.12))
      }
    }
    return solids
  }

  private func driveTrain(_ x: Double, _ y: Double, _ z: Double, _ random: inout SeededGenerator) -> [Solid] {
    func part(
      _ form: Solid.Form, _ substance: Substance, _ density: Double, _ dx: Double, _ dy: Double, _ dz: Double,
      _ l: Double, _ h: Double, _ d: Double
    ) -> Solid {
      Solid(
        form, Extent(x: x + dx, y: y + dy, z: z + dz - d / 2, length: l, height: h, depth: d), of: substance,
        density: density)
    }
    var solids = [
      part(.block, .castIron, 2.1, 330, 330, 60, 480, 400, 420),
      part(.block, .aluminium, 1.5, 350, 720, 60, 440, 110, 380),
      part(.disc, .aluminium, 2.0, 420, 300, -330, 340, 340, 330),
      part(.block, .aluminium, 0.9, 130, 300, 0, 45, 480, 700),
      part(.block, .leadAcid, 2.4, 620, 620, -520, 240, 190, 175),
      part(.disc, .copper, 3.2, 260, 420, 380, 150, 150, 170),
      part(.roll, .steel, 0.8, 1150, 215, 120, length - 2500, 65, 65),
      part(.roll, .steel, 1.1, length - 1050, 215, 150, 480, 190, 190),
      part(.block, .steel, 1.4, 700, 240, 0, 180, 80, 1300),
      part(.block, .steel, 1.2, length - 900, 260, 0, 160, 80, 1300),
      part(.block, .plastic, 0.25, length - 1700, 260, -300, 560, 220, 700),
    ]
    if random.chance(0.7) {  // spare wheel
      solids += Solid.ring(
        .drum, Extent(x: x + length - 820, y: y + 300, z: z - 300, length: 600, height: 150, depth: 600), hole: 380,
        of: .tyreRubber, density: 0.6)
    }
    return solids
  }

  /// Seats with steel frames, dashboard, steering wheel.
  private func inside(_ x: Double, _ y: Double, _ z: Double, _ random: inout SeededGenerator) -> [Solid] {
    var solids = [Solid]()
    let front = x + hood + 650, rows = length > 4000 ? [front, front + 900] : [front]
    for seat in rows {
      for side in [-380.0, 380] {
        let low = z + side - 240
        solids.append(
          Solid(
            .block, Extent(x: seat, y: y + 480, z: low, length: 480, height: 150, depth: 480), of: .softFoam,
            density: 0.07))
        solids.append(
          Solid(
            .block, Extent(x: seat + 20, y: y + 440, z: low + 20, length: 440, height: 26, depth: 440), of: .steel,
            density: 1.0))
        let back = Extent(x: seat + 430, y: y + 560, z: low, length: 260, height: 680, depth: 480)
        solids.append(
          Solid(
            .band(.init(lowerStart: 0, lowerEnd: 0.2, upperStart: 0.3, upperEnd: 1)), back, of: .softFoam, density: 0.08
          ))
        solids.append(Solid(.band(.brace(thickness: 0.07)), back, of: .steel, density: 0.9))
      }
    }
    let dash = Extent(x: x + hood + 120, y: y + 700, z: z - 650, length: 330, height: 240, depth: 1300)
    solids.append(Solid(.block, dash, of: .plastic, density: 0.14, texture: Texture(.lumps, 0.4, &random)))
    solids.append(
      Solid(
        .band(.brace(thickness: 0.15, falling: true)),
        Extent(x: x + hood + 480, y: y + 760, z: z - 560, length: 150, height: 300, depth: 340),
        of: .steel, density: 0.5))
    return solids
  }
}

extension Wheel {
  /// A car's wheel: thinner walls, an alloy or steel rim, a brake disc.
  func carSolids() -> [Solid] {
    func disc(_ radius: Double, _ z: Double, _ depth: Double) -> Extent {
      Extent(x: x - radius, y: y - radius, z: z, length: 2 * radius, height: 2 * radius, depth: depth)
    }
    let rim = radius * 0.64
    var solids = Solid.ring(
      .disc, disc(radius, z - width / 2, width), hole: 2 * (radius - 16), of: .tyreRubber, density: 1.25)
    for side in [z - width / 2, z + width / 2 - 12] {
      solids += Solid.ring(.disc, disc(radius - 8, side, 12), hole: 2 * rim, of: .tyreRubber, density: 1.15)
    }
    solids += Solid.ring(
      .disc, disc(rim + 5, z - width * 0.42, width * 0.84), hole: 2 * (rim - 2), of: .steel, density: 5.5)
    solids.append(Solid(.disc, disc(rim * 0.95, z - 3, 5), of: .steel, density: 5))
    solids.append(Solid(.disc, disc(radius * 0.42, z - 60, 22), of: .castIron, density: 6))
    solids.append(Solid(.disc, disc(radius * 0.2, z - 70, 120), of: .steel, density: 5))
    return solids
  }
}
