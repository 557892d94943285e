internal import TallyCore

/// Boxes without a roof: the open top under its tarpaulin, the flat rack.
enum OpenShells {
  /// What an open top has instead of a roof: loose bows, a tarpaulin, the swinging header.
  static func tarpaulin(of box: PlacedContainer, _ random: inout SeededGenerator) -> [Solid] {
    let outer = box.outer
    var solids = [Solid]()
    let bows = box.type.isTwentyFoot ? 6 : 12
    for bow in 0..<bows {
      let x = outer.x0 + 250 + (outer.length - 500) * Double(bow) / Double(bows - 1) + random.uniform(-40, 40)
      solids += [
        Solid(
          .block, Extent(x: x, y: outer.y1 - 55, z: outer.z0 + 50, length: 38, height: 38, depth: outer.depth - 100),
          of: .steel, density: 7.85 * 0.22)
      ]
    }
    let cloth = Extent(
      x: outer.x0 + 20, y: outer.y1 - 16, z: outer.z0 + 20, length: outer.length - 40, height: 3,
      depth: outer.depth - 40)
    solids.append(Solid(.block, cloth, of: .softPVC, density: 0.28))
    for z in [outer.z0 - 1, outer.z1] {
      solids.append(
        Solid(
          .block, Extent(x: cloth.x0, y: outer.y1 - 330, z: z, length: cloth.length, height: 300, depth: 1),
          of: .softPVC, density: 1.2))
    }
    return solids
  }

  /// A platform of steel with two end walls, and the lashings of what stands on it.
  static func flatRack(of box: PlacedContainer, _ random: SeededGenerator) -> [Solid] {
    var random = random
    let outer = box.outer, deck = outer.y0 + box.floor
    var solids = [Solid]()
    func steel(_ extent: Extent, _ share: Double, _ form: Solid.Form = .block) {
      solids.append(Solid(form, extent, of: .steel, density: 7.85 * share))
    }
    // Main beams with flanges, cross members, planks.
    for z in [outer.z0 + 60, outer.z1 - 160] {
      steel(
        Extent(
          x: outer.x0 + 60, y: outer.y0 + 15, z: z + 44, length: outer.length - 120, height: box.floor - 80, depth: 12),
        1)
      for y in [outer.y0 + 15, deck - 90] {
        steel(Extent(x: outer.x0 + 60, y: y, z: z, length: outer.length - 120, height: 22, depth: 100), 1)
      }
    }
    for x in stride(from: outer.x0 + 200, to: outer.x1 - 200, by: random.uniform(420, 600)) {
      steel(Extent(x: x, y: deck - 210, z: outer.z0 + 30, length: 60, height: 130, depth: outer.depth - 60), 0.13)
    }
    solids.append(
      Solid(
        .block,
        Extent(
          x: outer.x0 + 150, y: deck - 50, z: outer.z0 + 40, length: outer.length - 300, height: 46,
          depth: outer.depth - 80), of: .hardwood,
        density: 0.7, texture: Texture(.streaks, 0.06, &random)))
    // End walls: posts, sheet, castings.
    for (x, inward) in [(outer.x0, 1.0), (outer.x1, -1.0)] {
      for z in [outer.z0, outer.z1 - 160] {
        steel(
          Extent(
            x: min(x, x + inward * 170), y: outer.y0 + 118, z: z, length: 170, height: outer.height - 236, depth: 160),
          0.2)
        for y in [outer.y0, outer.y1 - 118] {
          steel(Extent(x: min(x, x + inward * 178), y: y, z: z, length: 178, height: 118, depth: 162), 0.46)
        }
      }
      steel(
        Extent(
          x: min(x + inward * 60, x + inward * 76), y: deck, z: outer.z0 + 150, length: 16,
          height: outer.height - box.floor - 130, depth: outer.depth - 300), 0.25)
      for y in [deck + 400, outer.y1 - 150] {
        steel(
          Extent(
            x: min(x + inward * 40, x + inward * 120), y: y, z: outer.z0 + 150, length: 80, height: 90,
            depth: outer.depth - 300), 0.12)
      }
    }
    // Chains over the load.
    for index in 0..<(box.type.isTwentyFoot ? 4 : 8) {
      let x = box.inner.x0 + 200 + random.uniform(0, max(1, box.inner.length - 1500))
      steel(
        Extent(
          x: x, y: deck, z: index % 2 == 0 ? outer.z0 + 20 : outer.z1 - 45, length: random.uniform(500, 1300),
          height: random.uniform(700, 1500), depth: 25), 0.25,
        .band(.brace(thickness: 0.025, falling: index % 4 < 2)))
    }
    return solids
  }
}
