internal import TallyCore

/// Plywood on cross members: from the side a thin band over a close comb of short dark ticks.
enum ContainerFloor {
  /// The bodies of the floor.
  static func solids(of box: PlacedContainer, isRepaired: Bool = false, _ random: SeededGenerator) -> [Solid] {
    var random = random
    let outer = box.outer
    var solids = [Solid]()
    let plywood = Extent(
      x: outer.x0 + 60, y: outer.y0 + box.floor - 28, z: outer.z0 + 45, length: outer.length - 160, height: 28,
      depth: outer.depth - 90)
    solids.append(
      Solid(
        .block, plywood, of: .plywood, density: random.uniform(0.62, 0.78), texture: Texture(.streaks, 0.05, &random)))
    let spacing = random.uniform(255, 345), bottom = outer.y0 + box.floor - 28 - 122
    var x = outer.x0 + 130
    // Fork pockets of a 20-foot box: two gaps in the comb, closed by plates.
    let pockets = box.type.isTwentyFoot ? [outer.centre.x - 1050 - 180, outer.centre.x + 1050 - 180] : []
    // Gooseneck tunnel of a 40-foot box: the front 3.1 m have a raised, lighter comb.
    let tunnelEnd = box.type.isTwentyFoot ? outer.x0 : outer.x0 + 3150
    while x < outer.x1 - 200 {
      let inPocket = pockets.contains { x > $0 - 40 && x < $0 + 360 }
      if !inPocket { solids += member(at: x, bottom: bottom, box: box, isTunnel: x < tunnelEnd) }
      x += spacing * random.uniform(0.97, 1.03)
    }
    for pocket in pockets {
      for side in [pocket - 4, pocket + 360] {
        solids.append(
          steel(Extent(x: side, y: outer.y0 + 5, z: outer.z0 + 40, length: 5, height: 115, depth: outer.depth - 80)))
      }
      solids.append(
        steel(Extent(x: pocket, y: outer.y0 + 116, z: outer.z0 + 40, length: 360, height: 3, depth: outer.depth - 80)))
    }
    if isRepaired { solids += repair(box, &random) }
    return solids
  }

  /// Boards of another thickness and a steel plate over them, on two members set in close to the old ones.
  private static func repair(_ box: PlacedContainer, _ random: inout SeededGenerator) -> [Solid] {
    let outer = box.outer, length = random.uniform(700, 1900)
    let x = random.uniform(outer.x0 + 500, outer.x1 - 700 - length), top = outer.y0 + box.floor
    let plate = Extent(
      x: x, y: top - 4, z: random.uniform(-900, -200), length: length, height: 5, depth: random.uniform(500, 1100))
    var solids = [steel(plate)]
    let board = Extent(x: x, y: top - 34, z: outer.z0 + 60, length: length, height: 28, depth: outer.depth - 120)
    solids.append(Solid(.block, board, of: .hardwood, density: 0.35))
    for share in [0.25, 0.7] {
      solids += member(at: x + share * length, bottom: top - 150, box: box, isTunnel: false)
    }
    return solids
  }

  /// A C-profile of 122 × 45 × 4 mm across the box.
  private static func member(at x: Double, bottom: Double, box: PlacedContainer, isTunnel: Bool) -> [Solid] {
    let outer = box.outer, y = isTunnel ? bottom + 84 : bottom, height = isTunnel ? 38.0 : 122
    let (z, depth) = (outer.z0 + 40, outer.depth - 80)
    return [
      steel(Extent(x: x, y: y, z: z, length: 4, height: height, depth: depth)),
      steel(Extent(x: x, y: y, z: z, length: 45, height: 4, depth: depth)),
      steel(Extent(x: x, y: y + height - 4, z: z, length: 45, height: 4, depth: depth)),
    ]
  }

  private static func steel(_ extent: Extent) -> Solid { Solid(.block, extent, of: .steel, density: 7.85) }
}
