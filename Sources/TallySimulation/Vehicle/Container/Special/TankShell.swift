internal import TallyCore

/// A tank container: a vessel of stainless steel with dished ends in a frame, insulation and cladding, walkway, valves.
enum TankShell {
  /// The bodies without the contents.
  static func solids(of box: PlacedContainer, _ random: SeededGenerator) -> [Solid] {
    var random = random
    let (outer, vessel) = (box.outer, box.inner)
    var solids = frame(outer, &random)
    let wall = random.uniform(4, 6)
    // The cylinder's shell and, at both ends, rings of falling diameter.
    let diameter = min(vessel.height, vessel.depth)
    solids += Solid.ring(.roll, vessel, hole: diameter - 2 * wall, of: .stainless, density: 7.9)
    for (end, direction) in [(vessel.x0, -1.0), (vessel.x1, 1.0)] {
      for (step, share) in [0.97, 0.9, 0.78, 0.6, 0.34].enumerated() {
        let depth = 24.0, near = end + direction * Double(step) * depth
        let cap = Extent(
          x: min(near, near + direction * depth), y: vessel.centre.y - diameter * share / 2, z: -diameter * share / 2,
          length: depth,
          height: diameter * share, depth: diameter * share)
        solids += Solid.ring(.roll, cap, hole: diameter * share * 0.93, of: .stainless, density: 2.6)
      }
      let plate = Extent(
        x: end - 3, y: vessel.centre.y - diameter * 0.49, z: -diameter * 0.49, length: 6, height: diameter * 0.98,
        depth: diameter * 0.98)
      solids.append(Solid(.roll, plate, of: .stainless, density: 7.9 * 0.5))
    }
    // Insulation under an aluminium skin.
    let clad = Extent(
      x: vessel.x0, y: vessel.y0 - 45, z: vessel.z0 - 45, length: vessel.length, height: vessel.height + 90,
      depth: vessel.depth + 90)
    solids += Solid.ring(.roll, clad, hole: diameter, of: .foam, density: 0.05)
    solids += Solid.ring(.roll, clad, hole: diameter + 87, of: .aluminium, density: 2.7)
    for share in [0.18, 0.5, 0.82] {  // stiffening rings
      let ring = Extent(
        x: vessel.x0 + vessel.length * share, y: vessel.y0 - 10, z: vessel.z0 - 10, length: 60,
        height: vessel.height + 20, depth: vessel.depth + 20)
      solids += Solid.ring(.roll, ring, hole: diameter + 1, of: .stainless, density: 7.9)
    }
    solids += fittings(outer, vessel, &random)
    return solids
  }

  private static func steel(_ extent: Extent, _ share: Double, _ form: Solid.Form = .block) -> Solid {
    Solid(form, extent, of: .steel, density: 7.85 * share)
  }

  private static func frame(_ outer: Extent, _ random: inout SeededGenerator) -> [Solid] {
    var solids = [Solid]()
    for x in [outer.x0, outer.x1 - 178] {
      for z in [outer.z0, outer.z1 - 162] {
        for y in [outer.y0, outer.y1 - 118] {
          solids.append(steel(Extent(x: x, y: y, z: z, length: 178, height: 118, depth: 162), 0.46))
        }
        solids.append(
          steel(
            Extent(x: x + 20, y: outer.y0 + 118, z: z + 20, length: 110, height: outer.height - 236, depth: 110), 0.2))
        // Braces from the foot of each post inward.
        let isFront = x == outer.x0
        solids.append(
          steel(
            Extent(
              x: isFront ? x + 130 : x - 900 + 48, y: outer.y0 + 160, z: z + 30, length: 900, height: 620, depth: 80),
            0.22,
            .band(.brace(thickness: 0.12, falling: isFront))))
      }
      for y in [outer.y0 + 20, outer.y1 - 110] {
        solids.append(
          steel(Extent(x: x + 20, y: y, z: outer.z0 + 160, length: 110, height: 95, depth: outer.depth - 320), 0.13))
      }
    }
    for z in [outer.z0 + 10, outer.z1 - 90] {
      solids.append(
        steel(
          Extent(x: outer.x0 + 170, y: outer.y0 + 40, z: z, length: outer.length - 340, height: 100, depth: 80), 0.17))
      if random.chance(0.5) {
        solids.append(
          steel(
            Extent(x: outer.x0 + 170, y: outer.y1 - 90, z: z, length: outer.length - 340, height: 70, depth: 70), 0.14))
      }
    }
    return solids
  }

  /// Manhole, airline valve, walkway on top; foot valve and outlet at the rear.
  private static func fittings(_ outer: Extent, _ vessel: Extent, _ random: inout SeededGenerator) -> [Solid] {
    var solids = [
      steel(Extent(x: vessel.centre.x - 260, y: vessel.y1, z: -260, length: 520, height: 90, depth: 520), 0.12, .drum),
      steel(
        Extent(x: vessel.centre.x - 280, y: vessel.y1 + 70, z: -280, length: 560, height: 18, depth: 560), 0.8, .drum),
      steel(Extent(x: vessel.centre.x + 500, y: vessel.y1, z: -60, length: 120, height: 110, depth: 120), 0.5, .drum),
      steel(
        Extent(x: outer.x0 + 250, y: outer.y1 - 45, z: 250, length: outer.length - 500, height: 30, depth: 450), 0.025),
      steel(Extent(x: vessel.x1 - 80, y: vessel.y0 - 60, z: -110, length: 330, height: 220, depth: 220), 0.35),
      steel(Extent(x: vessel.x1 + 120, y: vessel.y0 + 20, z: -70, length: 140, height: 140, depth: 140), 0.7, .disc),
    ]
    for x in [vessel.x0 + 350, vessel.x1 - 500] {  // saddles
      solids.append(steel(Extent(x: x, y: outer.y0 + 90, z: -700, length: 150, height: 260, depth: 1400), 0.05))
    }
    return solids
  }
}
