internal import TallyCore

/// The box itself: walls, roof, rails, posts, castings. Steel, measures after ISO 1496-1 practice (sheet 1.6 to 2 mm,
/// corrugations 36 mm deep at 278 mm, rails of 60 mm hollow section, castings of 178 × 162 × 118 mm); they vary by box.
struct ContainerShell {
  private let box: PlacedContainer
  private var random: SeededGenerator
  private(set) var solids = [Solid]()

  private init(_ box: PlacedContainer, _ random: SeededGenerator) { (self.box, self.random) = (box, random) }

  /// What of a box was mended, so that it shows and is honest.
  enum Repair: Sendable { case floor, wall }

  /// All the bodies of one container.
  static func solids(of box: PlacedContainer, repair: Repair? = nil, _ random: SeededGenerator) -> [Solid] {
    switch box.type.sort {
    case .reefer: return ReeferShell.solids(of: box, random)
    case .tank: return TankShell.solids(of: box, random)
    case .flatRack: return OpenShells.flatRack(of: box, random)
    default: break
    }
    var shell = ContainerShell(box, random)
    shell.addSideWalls(isRepaired: repair == .wall)
    if box.type.sort == .openTop {
      shell.solids += OpenShells.tarpaulin(of: box, &shell.random)
    } else {
      shell.addRoof()
    }
    shell.addRails()
    shell.addPostsAndCastings()
    shell.addFrontWall()
    if box.outer.length > 13_000 { shell.addInnerPosts() }
    shell.solids += ContainerFloor.solids(of: box, isRepaired: repair == .floor, shell.random)
    shell.solids += ContainerDoors.solids(of: box, shell.random)
    return shell.solids
  }

  private var outer: Extent { box.outer }

  private mutating func steel(_ extent: Extent, filled share: Double = 1, rhythm: Solid.Rhythm = .even) {
    solids.append(Solid(.block, extent, of: .steel, density: 7.85 * share, rhythm: rhythm))
  }

  private mutating func addSideWalls(isRepaired: Bool) {
    let period = random.uniform(270, 285), gain = Float(random.uniform(0.14, 0.24))
    for z in [outer.z0 + 20, outer.z1 - 22] {
      let sheet = random.uniform(1.5, 1.9)
      let wall = Extent(
        x: outer.x0 + 90, y: outer.y0 + 120, z: z, length: outer.length - 190, height: outer.height - 170, depth: sheet)
      steel(wall, rhythm: .corrugation(period: period, phase: random.uniform(), gain: gain))
      if random.chance(0.12) { addPatch(on: wall, length: random.uniform(150, 700), height: random.uniform(150, 600)) }
      if random.chance(0.3) { addDents(on: wall) }
      if random.chance(0.5) { addVents(at: z) }
      addSideMarks(at: z)
      // A whole section of the wall was cut out and a doubled plate set in with its seams.
      if isRepaired, z > 0 {
        addPatch(on: wall, length: random.uniform(900, 2200), height: wall.height * random.uniform(0.4, 0.8), thick: 4)
      }
    }
  }

  /// A repair: a plate welded over a hole, its seam a little thicker.
  private mutating func addPatch(on wall: Extent, length: Double, height: Double, thick: Double = 2.2) {
    let plate = Extent(
      x: random.uniform(wall.x0, wall.x1 - length), y: random.uniform(wall.y0, wall.y1 - height), z: wall.z0,
      length: length, height: height, depth: random.uniform(0.7, 1.3) * thick)
    steel(plate)
    for x in [plate.x0 - 4, plate.x1 - 4] {
      steel(Extent(x: x, y: plate.y0, z: wall.z0, length: 8, height: height, depth: 4))
    }
    for y in [plate.y0 - 4, plate.y1 - 4] {
      steel(Extent(x: plate.x0, y: y, z: wall.z0, length: length, height: 8, depth: 4))
    }
  }

  /// Dents: the sheet runs obliquely, so that the beam has a little more of it to pass.
  private mutating func addDents(on wall: Extent) {
    for _ in 0..<random.integer(1..<4) {
      let (length, height) = (random.uniform(200, 900), random.uniform(200, 900))
      let x = random.uniform(wall.x0, wall.x1 - length), y = random.uniform(wall.y0, wall.y1 - height)
      for share in [1.0, 0.6] {
        let dent = Extent(x: x, y: y, z: wall.z0, length: length, height: height, depth: random.uniform(0.12, 0.3))
          .shrunk(to: share, depth: 1)
        solids.append(Solid(.disc, dent, of: .steel, density: 7.85))
      }
    }
  }

  /// The second pair of posts of a 45-foot box, where a 40-foot box ends, with castings for the spreader.
  private mutating func addInnerPosts() {
    for x in [outer.centre.x - 6096, outer.centre.x + 6096 - 178] {
      for z in [outer.z0, outer.z1 - 115] {
        steel(
          Extent(x: x + 30, y: outer.y0 + 118, z: z, length: 118, height: outer.height - 236, depth: 115), filled: 0.14)
        for y in [outer.y0, outer.y1 - 118] {
          steel(Extent(x: x, y: y, z: z, length: 178, height: 118, depth: 162), filled: 0.4)
        }
      }
    }
  }

  /// Small vent covers under the roof rail.
  private mutating func addVents(at z: Double) {
    for x in [outer.x0 + 600, outer.x1 - 850] {
      solids.append(
        Solid(
          .block, Extent(x: x, y: outer.y1 - 330, z: z, length: 220, height: 90, depth: 8), of: .plastic, density: 1))
    }
  }

  /// Lashing rings along the floor and flat panels for the marks: small, regular, present in every box.
  private mutating func addSideMarks(at z: Double) {
    for x in stride(from: outer.x0 + 700, to: outer.x1 - 500, by: 1150) {
      steel(Extent(x: x, y: outer.y0 + 190, z: z, length: 55, height: 40, depth: 12))
      steel(Extent(x: x, y: outer.y1 - 150, z: z, length: 45, height: 35, depth: 12))
    }
  }

  private mutating func addRoof() {
    let sheet = random.uniform(1.8, 2.2)
    steel(
      Extent(
        x: outer.x0 + 60, y: outer.y1 - 40, z: outer.z0 + 50, length: outer.length - 120, height: sheet,
        depth: outer.depth - 100),
      rhythm: .corrugation(period: random.uniform(205, 215), phase: random.uniform(), gain: 0.3))
    // Header plates at both ends.
    for x in [outer.x0 + 60, outer.x1 - 400] {
      steel(Extent(x: x, y: outer.y1 - 38, z: outer.z0 + 200, length: 320, height: 3, depth: outer.depth - 400))
    }
  }

  private mutating func addRails() {
    for z in [outer.z0, outer.z1 - 60] {
      let rail = Extent(x: outer.x0, y: outer.y1 - 62, z: z, length: outer.length, height: 60, depth: 60)
      steel(rail, filled: random.uniform(0.17, 0.22))
    }
    for z in [outer.z0 + 2, outer.z1 - 40] {
      let rail = Extent(x: outer.x0, y: outer.y0 + 12, z: z, length: outer.length, height: 155, depth: 38)
      steel(rail, filled: random.uniform(0.12, 0.16))
    }
    // Front sill and top end rail, door header and sill: across the whole width.
    for (x, y, height) in [
      (outer.x0, outer.y0 + 20, 150.0), (outer.x0, outer.y1 - 95, 75), (outer.x1 - 115, outer.y0 + 20, 150),
      (outer.x1 - 125, outer.y1 - 125, 110),
    ] {
      let rail = Extent(x: x, y: y, z: outer.z0 + 160, length: 80, height: height, depth: outer.depth - 320)
      steel(rail, filled: 0.11)
    }
  }

  private mutating func addPostsAndCastings() {
    for (x, width, share) in [(outer.x0, 105.0, 0.15), (outer.x1 - 150, 150, 0.2)] {
      for z in [outer.z0, outer.z1 - 115] {
        let post = Extent(x: x, y: outer.y0 + 118, z: z, length: width, height: outer.height - 236, depth: 115)
        steel(post, filled: share * random.uniform(0.9, 1.1))
      }
    }
    for x in [outer.x0, outer.x1 - 178] {
      for y in [outer.y0, outer.y1 - 118] {
        for z in [outer.z0, outer.z1 - 162] {
          steel(Extent(x: x, y: y, z: z, length: 178, height: 118, depth: 162), filled: 0.46)
        }
      }
    }
  }

  /// Corrugated sheet seen on edge: two faces and slopes between them.
  private mutating func addFrontWall() {
    let (y, height) = (outer.y0 + 130, outer.height - 210)
    func layer(_ x: Double, _ length: Double, _ share: Double) {
      steel(
        Extent(x: outer.x0 + x, y: y, z: outer.z0 + 110, length: length, height: height, depth: outer.depth - 220),
        filled: share)
    }
    layer(10, 4, 0.22)
    layer(14, 38, random.uniform(0.04, 0.055))
    layer(52, 4, 0.22)
  }
}
