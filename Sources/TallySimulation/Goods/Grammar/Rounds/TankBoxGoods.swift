internal import TallyCore

/// Liquids in intermediate bulk containers: a plastic bottle of 1,000 litres in a cage of steel tubes on a pallet.
struct TankBoxGoods: Sendable {
  var content: Substance
  var density: ClosedRange<Double>

  /// Stands them two abreast, two high where mass allows.
  var packed: Packing {
    Packing { order, random in
      let density = random.draw(density), fill = random.uniform(0.88, 0.96)
      let (length, height, depth) = (1195.0, 1160.0, 1000.0)
      let kg = (length - 60) * 960 * fill * (depth - 60) * 1e-6 * density + 62
      let unit = UnitStacking(
        length: length, height: height, depth: depth, kg: kg, gap: 8...30, jitter: 8, mostLayers: 2,
        mayTurn: random.chance(0.5))
      var stowage = Stowage(packageType: "WA")
      for place in unit.places(order, &random) {
        let level = fill * random.uniform(0.98, 1.01)
        guard stowage.add(bodies(place, density, level), netShare: 1 - 62 / kg, within: order) else { break }
      }
      return stowage
    }
  }

  private func bodies(_ place: Extent, _ density: Double, _ fill: Double) -> [Solid] {
    let cage = place.inset(8), base = place.y0 + 150
    func steel(_ extent: Extent, _ share: Double, rhythm: Solid.Rhythm = .even) -> Solid {
      Solid(.block, extent, of: .steel, density: 7.85 * share, rhythm: rhythm)
    }
    var liquid = place.inset(30)
    (liquid.y0, liquid.y1) = (base, base + 960 * fill)
    var solids = [
      Solid(.block, liquid, of: content, density: density),
      Solid(
        .block, Extent(x: liquid.x0, y: base, z: liquid.z0, length: liquid.length, height: 975, depth: liquid.depth),
        of: .plastic, density: 0.014),
      Solid(
        .drum,
        Extent(x: cage.centre.x - 110, y: base + 975, z: -110 + cage.centre.z, length: 220, height: 34, depth: 220),
        of: .plastic, density: 0.9),
    ]
    // Upright tubes of 18 mm every 125 mm, level ones every 190 mm, on all four sides.
    let rhythm = Solid.Rhythm.round(period: 125, phase: -cage.x0 / 125, gain: 0.95)
    for z in [cage.z0, cage.z1 - 18] {
      solids.append(
        steel(Extent(x: cage.x0, y: base, z: z, length: cage.length, height: 985, depth: 18), 0.022, rhythm: rhythm))
      for row in 0..<6 {
        solids.append(
          steel(
            Extent(x: cage.x0, y: base + 20 + Double(row) * 190, z: z, length: cage.length, height: 18, depth: 18), 0.19
          ))
      }
    }
    for x in [cage.x0, cage.x1 - 18] {
      solids.append(steel(Extent(x: x, y: base, z: cage.z0, length: 18, height: 985, depth: cage.depth), 0.022))
    }
    // Steel or wooden base with feet.
    solids.append(
      steel(
        Extent(x: place.x0, y: place.y0 + 120, z: place.z0, length: place.length, height: 30, depth: place.depth), 0.05)
    )
    for share in [0.0, 0.5, 1] {
      solids.append(
        steel(
          Extent(
            x: place.x0 + share * (place.length - 110), y: place.y0, z: place.z0, length: 110, height: 120,
            depth: place.depth), 0.03))
    }
    return solids
  }
}
