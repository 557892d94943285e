internal import TallyCore

/// A refrigerated box: two sheets with foam between them all round, a floor of aluminium T-bars, machinery in the front end.
struct ReeferShell {
  private let box: PlacedContainer
  private var random: SeededGenerator
  private(set) var solids = [Solid]()

  private init(_ box: PlacedContainer, _ random: SeededGenerator) { (self.box, self.random) = (box, random) }

  /// All the bodies.
  static func solids(of box: PlacedContainer, _ random: SeededGenerator) -> [Solid] {
    var shell = ReeferShell(box, random)
    shell.addFrame()
    shell.addWallsAndRoof()
    shell.addFloor()
    shell.solids += ReeferMachinery.solids(in: shell.machineRoom, &shell.random)
    shell.addDoors()
    return shell.solids
  }

  private var outer: Extent { box.outer }

  /// Where the machinery is: from the outer front to the inner front wall.
  private var machineRoom: Extent {
    Extent(
      x: outer.x0 + 12, y: outer.y0 + 180, z: outer.z0 + 130, length: box.frontWall - 75, height: outer.height - 300,
      depth: outer.depth - 260)
  }

  private mutating func add(
    _ substance: Substance, _ density: Double, _ extent: Extent, texture: Texture? = nil, rhythm: Solid.Rhythm = .even
  ) {
    solids.append(Solid(.block, extent, of: substance, density: density, rhythm: rhythm, texture: texture))
  }

  private mutating func addFrame() {
    for z in [outer.z0, outer.z1 - 60] {
      add(.steel, 7.85 * 0.16, Extent(x: outer.x0, y: outer.y1 - 70, z: z, length: outer.length, height: 70, depth: 60))
      add(
        .steel, 7.85 * 0.16, Extent(x: outer.x0, y: outer.y0 + 10, z: z, length: outer.length, height: 120, depth: 45))
    }
    for (x, width) in [(outer.x0, 110.0), (outer.x1 - 130, 130)] {
      for z in [outer.z0, outer.z1 - 115] {
        add(
          .steel, 7.85 * 0.17,
          Extent(x: x, y: outer.y0 + 118, z: z, length: width, height: outer.height - 236, depth: 115))
      }
    }
    for x in [outer.x0, outer.x1 - 178] {
      for y in [outer.y0, outer.y1 - 118] {
        for z in [outer.z0, outer.z1 - 162] {
          add(.steel, 7.85 * 0.46, Extent(x: x, y: y, z: z, length: 178, height: 118, depth: 162))
        }
      }
    }
    for (x, y, height) in [
      (outer.x0 + 5, outer.y0 + 15, 140.0), (outer.x0 + 5, outer.y1 - 95, 80), (outer.x1 - 110, outer.y0 + 15, 140),
      (outer.x1 - 115, outer.y1 - 110, 95),
    ] {
      add(
        .steel, 7.85 * 0.12, Extent(x: x, y: y, z: outer.z0 + 160, length: 85, height: height, depth: outer.depth - 320)
      )
    }
  }

  /// Outside 0.8 mm of steel or 1.2 mm of aluminium, inside 0.7 mm of stainless steel, foam of 40 to 60 kg/m³ between.
  private mutating func addWallsAndRoof() {
    let foam = random.uniform(0.038, 0.058), isSteel = random.chance(0.7)
    let wall = (outer.depth - box.type.innerWidth) / 2, inner = box.inner
    for (outside, inside, low) in [(outer.z0 + 2, inner.z0 - 1, outer.z0 + 3), (outer.z1 - 3, inner.z1, inner.z1 + 1)] {
      let area = Extent(
        x: outer.x0 + 100, y: outer.y0 + 120, z: outside, length: outer.length - 200, height: outer.height - 180,
        depth: 1)
      // Shallow ribs every 200 mm or so.
      let ribs = Solid.Rhythm.corrugation(period: random.uniform(170, 240), phase: random.uniform(), gain: 0.06)
      if isSteel {
        add(.steel, 7.85 * 0.85, area, rhythm: ribs)
      } else {
        add(.aluminium, 2.7 * 1.3, area, rhythm: ribs)
      }
      add(
        .stainless, 7.9 * 0.75,
        Extent(x: inner.x0, y: inner.y0, z: inside, length: inner.length, height: inner.height, depth: 1))
      add(
        .foam, foam,
        Extent(
          x: outer.x0 + 110, y: outer.y0 + 125, z: low, length: outer.length - 220, height: outer.height - 190,
          depth: wall - 5))
      // Lining battens of the wall and the red load line.
      for x in stride(from: inner.x0 + 900, to: inner.x1 - 300, by: 1220) {
        add(.plastic, 0.9, Extent(x: x, y: inner.y0, z: inside, length: 30, height: inner.height, depth: 5))
      }
    }
    let roof = outer.y1 - 20
    add(
      .aluminium, 2.7,
      Extent(
        x: outer.x0 + 90, y: roof, z: outer.z0 + 50, length: outer.length - 180, height: 1.3, depth: outer.depth - 100))
    add(
      .stainless, 7.9,
      Extent(x: inner.x0, y: inner.y1, z: inner.z0, length: inner.length, height: 0.8, depth: inner.depth))
    add(
      .foam, foam,
      Extent(
        x: outer.x0 + 110, y: inner.y1 + 1, z: outer.z0 + 60, length: outer.length - 220,
        height: max(10, roof - inner.y1 - 2), depth: outer.depth - 120))
    // The inner front wall with the opening of the air duct above.
    add(
      .stainless, 7.9,
      Extent(x: inner.x0 - 50, y: inner.y0, z: inner.z0, length: 1.5, height: inner.height - 160, depth: inner.depth))
    add(
      .foam, foam,
      Extent(x: inner.x0 - 62, y: inner.y0, z: inner.z0, length: 60, height: inner.height, depth: inner.depth))
  }

  /// T-bars of aluminium, 60 mm high, on foam over cross members.
  private mutating func addFloor() {
    let inner = box.inner
    add(
      .aluminium, 2.7 * 0.16,
      Extent(x: inner.x0, y: inner.y0 - 62, z: inner.z0, length: inner.length, height: 62, depth: inner.depth))
    add(
      .aluminium, 2.7,
      Extent(x: inner.x0, y: inner.y0 - 64, z: inner.z0, length: inner.length, height: 3, depth: inner.depth))
    add(
      .foam, 0.055,
      Extent(
        x: outer.x0 + 110, y: outer.y0 + 95, z: outer.z0 + 50, length: outer.length - 220,
        height: inner.y0 - 66 - outer.y0 - 95, depth: outer.depth - 100))
    add(
      .steel, 7.85,
      Extent(
        x: outer.x0 + 110, y: outer.y0 + 92, z: outer.z0 + 50, length: outer.length - 220, height: 2,
        depth: outer.depth - 100))
    let spacing = random.uniform(380, 520)
    for x in stride(from: outer.x0 + 150, to: outer.x1 - 180, by: spacing) {
      add(
        .steel, 7.85, Extent(x: x, y: outer.y0 + 15, z: outer.z0 + 45, length: 4, height: 78, depth: outer.depth - 90))
      add(
        .steel, 7.85, Extent(x: x, y: outer.y0 + 15, z: outer.z0 + 45, length: 40, height: 4, depth: outer.depth - 90))
    }
  }

  /// Insulated leaves with bars, cams and thick gaskets.
  private mutating func addDoors() {
    let (bottom, height, face) = (outer.y0 + 120, outer.height - 235, outer.x1 - 60)
    add(
      .foam, 0.055,
      Extent(x: face - 70, y: bottom, z: outer.z0 + 110, length: 66, height: height, depth: outer.depth - 220))
    for x in [face - 72, face - 3] {
      add(
        .aluminium, 2.7, Extent(x: x, y: bottom, z: outer.z0 + 110, length: 2, height: height, depth: outer.depth - 220)
      )
    }
    for z in [outer.z0 + 105, -14, outer.z1 - 140] {
      add(.rubber, 1.1, Extent(x: face - 76, y: bottom - 10, z: z, length: 80, height: height + 20, depth: 32))
    }
    for y in [bottom - 14, bottom + height - 12] {
      add(.rubber, 1.1, Extent(x: face - 70, y: y, z: outer.z0 + 120, length: 70, height: 26, depth: outer.depth - 240))
    }
    for z in [-880.0, -330, 300, 850] {
      solids += Solid.ring(
        .drum, Extent(x: face + 6, y: outer.y0 + 40, z: z, length: 34, height: outer.height - 80, depth: 34), hole: 27,
        of: .steel, density: 7.85)
      for share in [0.02, 0.3, 0.55, 0.8, 0.97] {
        add(
          .steel, 7.85 * 0.35,
          Extent(x: face, y: outer.y0 + share * (outer.height - 80), z: z - 22, length: 50, height: 65, depth: 80))
      }
    }
    for z in [outer.z0 + 60, outer.z1 - 120] {
      for share in [0.12, 0.37, 0.63, 0.87] {
        add(
          .steel, 7.85 * 0.55,
          Extent(x: face - 20, y: bottom + height * share - 60, z: z, length: 45, height: 120, depth: 60))
      }
    }
  }
}
