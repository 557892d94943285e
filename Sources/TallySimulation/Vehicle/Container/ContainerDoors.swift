internal import TallyCore

/// Two door leaves at the rear: frames, sheet on edge, gaskets, locking bars with cams, hinges.
enum ContainerDoors {
  /// The bodies of the doors.
  static func solids(of box: PlacedContainer, _ random: SeededGenerator) -> [Solid] {
    var random = random
    let outer = box.outer
    let (bottom, height) = (outer.y0 + 125, outer.height - 240)
    let face = outer.x1 - 62  // outside of the leaves; the bars stand before it
    var solids = [Solid]()
    func steel(_ extent: Extent, _ share: Double = 1, form: Solid.Form = .block) {
      solids.append(Solid(form, extent, of: .steel, density: 7.85 * share))
    }
    // Sheet of 2 mm with corrugations along the leaf, seen on edge over the whole width.
    steel(
      Extent(x: face - 36, y: bottom, z: outer.z0 + 150, length: 34, height: height, depth: outer.depth - 300),
      random.uniform(0.05, 0.07))
    // Upright members of both leaves, hollow, and the horizontal ones at top and bottom.
    for z in [outer.z0 + 130, -108, 8, outer.z1 - 230] {
      steel(Extent(x: face - 50, y: bottom, z: z, length: 50, height: height, depth: 100), 0.17)
    }
    for y in [bottom, bottom + height - 120] {
      steel(Extent(x: face - 50, y: y, z: outer.z0 + 150, length: 50, height: 120, depth: outer.depth - 300), 0.1)
    }
    for z in [outer.z0 + 115, -12, outer.z1 - 139] {
      solids.append(
        Solid(
          .block, Extent(x: face - 55, y: bottom - 10, z: z, length: 60, height: height + 20, depth: 24), of: .rubber,
          density: 1.2))
    }
    for y in [bottom - 12, bottom + height - 10] {
      solids.append(
        Solid(
          .block, Extent(x: face - 50, y: y, z: outer.z0 + 130, length: 50, height: 22, depth: outer.depth - 260),
          of: .rubber, density: 1.2))
    }
    // Four locking bars of 34 mm, two to a leaf.
    for z in [-910.0, -360, 330, 880] {
      let bar = Extent(x: face + 6, y: outer.y0 + 40, z: z, length: 34, height: outer.height - 80, depth: 34)
      solids += Solid.ring(.drum, bar, hole: 27, of: .steel, density: 7.85)
      for y in [outer.y0 + 30, outer.y1 - 90] {
        steel(Extent(x: face + 2, y: y, z: z - 20, length: 58, height: 60, depth: 75), 0.6)
      }
      for share in [0.25, 0.5, 0.78] {
        let y = outer.y0 + outer.height * share + random.uniform(-40, 40)
        steel(Extent(x: face, y: y, z: z - 25, length: 48, height: 70, depth: 85), 0.25)
      }
    }
    // Handles, and four hinges a side.
    for z in [-700.0, 400] {
      let y = outer.y0 + random.uniform(950, 1150)
      steel(Extent(x: face + 14, y: y, z: z, length: 22, height: 30, depth: 430), 0.5)
    }
    for z in [outer.z0 + 60, outer.z1 - 120] {
      for share in [0.12, 0.37, 0.63, 0.87] {
        steel(Extent(x: face - 12, y: bottom + height * share - 60, z: z, length: 40, height: 120, depth: 60), 0.6)
      }
    }
    return solids
  }
}
