internal import TallyCore

/// Heavy parts of machines, on pallets or in crates: engines, gear cases, motors, transformers, generating sets, forklifts' batteries.
enum HeavyArticles {
  private static func add(
    _ substance: Substance, _ density: Double, _ place: Extent, _ x: Double, _ y: Double, _ z: Double, _ length: Double,
    _ height: Double, _ depth: Double
  ) -> Solid {
    add(.block, substance, density, place, x, y, z, length, height, depth)
  }

  private static func add(
    _ form: Solid.Form, _ substance: Substance, _ density: Double, _ place: Extent, _ x: Double, _ y: Double,
    _ z: Double, _ length: Double, _ height: Double, _ depth: Double
  ) -> Solid {
    Solid(
      form,
      Extent(
        x: place.x0 + x * place.length, y: place.y0 + y * place.height, z: place.z0 + z * place.depth,
        length: length * place.length, height: height * place.height, depth: depth * place.depth), of: substance,
      density: density)
  }

  /// An engine with gearbox: block with bores, heads, sump, manifolds, flywheel.
  static let engine = Article(size: (1080, 1000, 760), netShare: 0.93, spread: 0.12) { place, random in
    var solids = Pallet.solids(x: place.x0, y: place.y0, z: place.z0, length: place.length, depth: place.depth)
    var body = place
    body.y0 += Pallet.height
    solids += [
      add(.castIron, random.uniform(1.6, 2.3), body, 0.12, 0.18, 0.22, 0.5, 0.42, 0.5),
      add(.aluminium, 1.5, body, 0.13, 0.6, 0.25, 0.48, 0.14, 0.45),
      add(.steel, 0.9, body, 0.15, 0.06, 0.25, 0.45, 0.12, 0.45),
      add(.disc, .castIron, 5, body, 0.6, 0.16, 0.3, 0.05, 0.46, 0.4),
      add(.roll, .aluminium, 1.8, body, 0.64, 0.2, 0.3, 0.3, 0.36, 0.4),
      add(.disc, .copper, 2.6, body, 0.1, 0.22, 0.08, 0.16, 0.18, 0.2),
      add(.disc, .steel, 3.2, body, 0.3, 0.62, 0.72, 0.2, 0.22, 0.2),
      add(.roll, .castIron, 1.5, body, 0.2, 0.44, 0.78, 0.36, 0.1, 0.1),
      add(.disc, .steel, 4, body, 0.055, 0.18, 0.4, 0.15, 0.17, 0.06),
    ]
    for bore in 0..<4 {
      solids.append(add(.castIron, -1.3, body, 0.16 + 0.115 * Double(bore), 0.3, 0.36, 0.08, 0.28, 0.22))
    }
    return solids
  }

  /// Gear cases and axles in a steel rack: small dense repeats in a light frame.
  static let partsRack = Article(size: (1200, 1000, 1000), netShare: 0.85, spread: 0.05) { place, random in
    var solids = VehicleFamily.frame(place, tube: 45)
    let tiers = random.pick([2, 3]), columns = random.pick([3, 4, 5])
    let isRound = random.chance(0.6), density = random.uniform(0.8, 2.4), size = random.uniform(0.55, 0.82)
    for tier in 0..<tiers {
      let shelf = place.y0 + 60 + (place.height - 120) * Double(tier) / Double(tiers)
      solids.append(
        Solid(
          .block, Extent(x: place.x0, y: shelf - 8, z: place.z0, length: place.length, height: 8, depth: place.depth),
          of: .steel, density: 2.6))
      for column in 0..<columns {
        let (w, h) = ((place.length - 100) / Double(columns), (place.height - 160) / Double(tiers))
        let side = min(w, h) * size
        let part = Extent(
          x: place.x0 + 50 + (Double(column) + 0.5) * w - side / 2, y: shelf, z: place.z0 + 90, length: side,
          height: side,
          depth: place.depth - 180)
        if isRound {
          solids += Solid.ring(.disc, part, hole: side * 0.4, of: .steel, density: density)
        } else {
          solids += [
            Solid(.block, part, of: .castIron, density: density),
            Solid(.disc, part.shrunk(to: 0.5, depth: 0.8), of: .castIron, density: -density * 0.7),
          ]
        }
      }
    }
    return solids
  }

  /// Three limbs with windings round an iron core, in a tank with fins, bushings above.
  static let transformer = Article(size: (1750, 1850, 1150), netShare: 0.96, spread: 0.15) { place, random in
    var solids = [Solid]()
    let tank = Extent(
      x: place.x0 + 0.14 * place.length, y: place.y0 + 120, z: place.z0 + 0.16 * place.depth,
      length: place.length * 0.72, height: place.height * 0.68, depth: place.depth * 0.68)
    solids += Appliances.cabinet(tank, sheet: 4)
    solids.append(Solid(.block, tank.inset(8), of: .lubricant, density: 0.55))
    for limb in [0.2, 0.5, 0.8] {
      solids.append(add(.drum, .copper, 2.4, tank, limb - 0.13, 0.16, 0.14, 0.26, 0.6, 0.72))
      solids.append(add(.steel, 4.4, tank, limb - 0.06, 0.1, 0.3, 0.12, 0.74, 0.4))
      solids.append(add(.drum, .porcelain, 2.2, place, 0.14 + 0.72 * limb - 0.03, 0.75, 0.45, 0.06, 0.24, 0.1))
    }
    for y in [0.06, 0.8] { solids.append(add(.steel, 4.4, tank, 0.1, y, 0.3, 0.8, 0.12, 0.4)) }
    for side in [0.0, 0.88] {
      for fin in 0..<7 {
        solids.append(add(.steel, 2.4, place, side + 0.018 * Double(fin), 0.15, 0.15, 0.005, 0.5, 0.7))
      }
    }
    for side in [0.12, 0.78] { solids.append(add(.steel, 1.6, place, 0.1, 0.0, side, 0.8, 0.07, 0.1)) }
    return solids
  }

  /// Electric motors on a pallet: ribbed drum, copper inside, shaft, feet.
  static let motor = Article(size: (900, 620, 620), netShare: 0.95, spread: 0.25) { place, random in
    var solids = Pallet.solids(x: place.x0, y: place.y0, z: place.z0, length: place.length, depth: place.depth)
    var body = place
    body.y0 += Pallet.height
    let isAcross = random.chance(0.3)
    let form: Solid.Form = isAcross ? .disc : .roll
    let size = min(body.height, body.depth) * 0.86
    let hull = Extent(
      x: body.x0 + 0.1 * body.length, y: body.y0 + 30, z: body.centre.z - size / 2,
      length: isAcross ? size : body.length * 0.68, height: size, depth: size)
    solids += Solid.ring(form, hull, hole: size * 0.82, of: .castIron, density: 6.5)
    solids.append(Solid(form, hull.shrunk(to: 0.78), of: .copper, density: 3.4))
    solids.append(Solid(form, hull.shrunk(to: 0.36, depth: isAcross ? 1 : 0.36), of: .steel, density: 4))
    solids.append(
      Solid(
        .roll,
        Extent(
          x: hull.x1, y: hull.centre.y - 35, z: hull.centre.z - 35, length: body.x1 - hull.x1, height: 70, depth: 70),
        of: .steel, density: 7.8))
    solids.append(add(.steel, 1.2, body, 0.15, 0, 0.12, 0.6, 0.06, 0.76))
    solids.append(add(.castIron, 0.9, body, 0.3, 0.9, 0.35, 0.24, 0.1, 0.3))
    return solids
  }

  /// A generating set: engine, alternator, radiator on one frame over its tank, in a canopy of sheet.
  static let generator = Article(size: (2900, 1650, 1050), netShare: 0.97, spread: 0.15) { place, random in
    var solids = Appliances.cabinet(place.inset(10), sheet: 2)
    solids += [
      add(.steel, 0.9, place, 0.02, 0, 0.06, 0.96, 0.09, 0.88),
      add(.diesel, 0.5, place, 0.1, 0.09, 0.1, 0.7, 0.09, 0.8),
      add(.castIron, 2.0, place, 0.22, 0.28, 0.26, 0.3, 0.34, 0.46),
      add(.aluminium, 1.4, place, 0.23, 0.62, 0.3, 0.28, 0.1, 0.4),
      add(.roll, .castIron, 3.4, place, 0.54, 0.24, 0.22, 0.24, 0.36, 0.56),
      add(.roll, .copper, 2.6, place, 0.58, 0.28, 0.28, 0.16, 0.28, 0.44),
      add(.aluminium, 1.0, place, 0.1, 0.24, 0.14, 0.035, 0.56, 0.72),
      add(.disc, .plastic, 0.4, place, 0.14, 0.3, 0.2, 0.02, 0.42, 0.6),
      add(.block, .leadAcid, 2.2, place, 0.8, 0.2, 0.14, 0.09, 0.13, 0.17),
      add(.block, .electronics, 0.25, place, 0.84, 0.5, 0.3, 0.12, 0.32, 0.4),
      add(.roll, .steel, 0.9, place, 0.3, 0.78, 0.6, 0.34, 0.12, 0.18),
    ]
    for cylinder in 0..<4 {
      solids.append(add(.castIron, -1.2, place, 0.245 + 0.065 * Double(cylinder), 0.36, 0.4, 0.042, 0.24, 0.2))
    }
    return solids
  }

  /// A forklift's traction battery on its pallet: cells of lead, one beside the other: the blackest box that is honest.
  static let tractionBattery = Article(size: (1020, 784, 820), netShare: 0.97, spread: 0.03) { place, random in
    var solids = Pallet.solids(x: place.x0, y: place.y0, z: place.z0, length: place.length, depth: place.depth)
    var body = place
    body.y0 += Pallet.height
    solids += Appliances.cabinet(body, sheet: 4)
    let cells = 8, width = (body.length - 24) / Double(cells)
    for cell in 0..<cells {
      let place = Extent(
        x: body.x0 + 12 + Double(cell) * width, y: body.y0 + 20, z: body.z0 + 12, length: width - 9,
        height: body.height - 110,
        depth: body.depth - 24)
      solids.append(Solid(.block, place, of: .leadAcid, density: 3.0))
      solids.append(
        Solid(
          .block, Extent(x: place.x0, y: place.y1 + 12, z: place.z0 + 100, length: width + 3, height: 24, depth: 30),
          of: .lead, density: 8))
    }
    return solids
  }
}
