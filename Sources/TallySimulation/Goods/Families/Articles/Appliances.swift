internal import TallyCore

/// Household machines in cartons: light cabinets with a few dark parts that every one of a kind has at the same place.
enum Appliances {
  private static func box(
    _ substance: Substance, _ density: Double, in place: Extent, x: Double, y: Double, z: Double, length: Double,
    height: Double,
    depth: Double
  ) -> Solid {
    box(.block, substance, density, in: place, x: x, y: y, z: z, length: length, height: height, depth: depth)
  }

  private static func box(
    _ form: Solid.Form, _ substance: Substance, _ density: Double, in place: Extent, x: Double, y: Double, z: Double,
    length: Double, height: Double, depth: Double
  ) -> Solid {
    Solid(
      form,
      Extent(
        x: place.x0 + x * place.length, y: place.y0 + y * place.height, z: place.z0 + z * place.depth,
        length: length * place.length, height: height * place.height, depth: depth * place.depth), of: substance,
      density: density)
  }

  /// Sheet all round, on edge and in the face.
  static func cabinet(_ place: Extent, sheet t: Double = 0.7) -> [Solid] {
    let wide = 6.0, share = t / wide
    return [
      Extent(x: place.x0, y: place.y0, z: place.z0, length: wide, height: place.height, depth: place.depth),
      Extent(x: place.x1 - wide, y: place.y0, z: place.z0, length: wide, height: place.height, depth: place.depth),
      Extent(x: place.x0, y: place.y0, z: place.z0, length: place.length, height: wide, depth: place.depth),
      Extent(x: place.x0, y: place.y1 - wide, z: place.z0, length: place.length, height: wide, depth: place.depth),
      Extent(x: place.x0, y: place.y0, z: place.z0, length: place.length, height: place.height, depth: wide),
      Extent(x: place.x0, y: place.y0, z: place.z1 - wide, length: place.length, height: place.height, depth: wide),
    ].map { Solid(.block, $0, of: .steel, density: 7.85 * share) }
  }

  /// Foam walls, glass shelves, a compressor low at the back.
  static let refrigerator = Article(size: (690, 1780, 620)) { place, random in
    let body = place.inset(28)
    let hollow = body.inset(55)
    var solids = Article.carton(place) + cabinet(body)
    solids += [Solid(.block, body, of: .foam, density: 0.035), Solid(.block, hollow, of: .foam, density: -0.035)]
    for shelf in [0.3, 0.42, 0.54, 0.66, 0.8] {
      solids.append(box(.glass, 2.5, in: body, x: 0.12, y: shelf, z: 0.12, length: 0.7, height: 0.003, depth: 0.76))
    }
    solids.append(
      box(.drum, .steel, 2.6, in: body, x: 0.66, y: 0.015, z: 0.28, length: 0.28, height: 0.12, depth: 0.36))
    solids.append(box(.copper, 0.25, in: body, x: 0.93, y: 0.15, z: 0.1, length: 0.03, height: 0.6, depth: 0.8))
    solids.append(box(.plastic, 0.06, in: body, x: 0.1, y: 0.17, z: 0.1, length: 0.72, height: 0.1, depth: 0.8))
    return solids
  }

  /// A drum with a ring of steel, two counterweights of concrete, a motor below.
  static let washingMachine = Article(size: (650, 890, 650)) { place, random in
    let body = place.inset(22)
    var solids = Article.carton(place) + cabinet(body)
    let drum = Extent(x: body.centre.x - 235, y: body.y0 + 240, z: body.z0 + 90, length: 470, height: 470, depth: 360)
    solids += Solid.ring(.disc, drum, hole: 462, of: .stainless, density: 5.5)
    solids += Solid.ring(.disc, drum.inset(-30), hole: 515, of: .plastic, density: 0.6)
    solids.append(box(.soil, 2.2, in: body, x: 0.12, y: 0.82, z: 0.2, length: 0.76, height: 0.11, depth: 0.45))
    solids += Solid.ring(
      .disc, Extent(x: drum.x0, y: drum.y0, z: drum.z1, length: 470, height: 470, depth: 55), hole: 330, of: .soil,
      density: 2.2)
    solids.append(box(.disc, .copper, 2.9, in: body, x: 0.58, y: 0.05, z: 0.35, length: 0.22, height: 0.15, depth: 0.3))
    solids.append(box(.steel, 0.8, in: body, x: 0.06, y: 0.0, z: 0.05, length: 0.88, height: 0.03, depth: 0.9))
    return solids
  }

  /// A compressor, a coil of fins round two sides, a fan.
  static let airConditioner = Article(size: (920, 640, 400)) { place, random in
    let body = place.inset(20)
    var solids = Article.carton(place) + cabinet(body, sheet: 0.8)
    solids.append(box(.drum, .steel, 3.1, in: body, x: 0.74, y: 0.05, z: 0.3, length: 0.17, height: 0.42, depth: 0.45))
    for x in stride(from: body.x0 + 20, to: body.x0 + body.length * 0.7, by: 24) {
      solids.append(
        Solid(
          .block, Extent(x: x, y: body.y0 + 20, z: body.z1 - 50, length: 12, height: body.height - 40, depth: 36),
          of: .aluminium, density: 0.9))
    }
    let fan = Extent(x: body.x0 + 90, y: body.y0 + 60, z: body.z0 + 60, length: 460, height: 460, depth: 60)
    solids += Solid.ring(.disc, fan, hole: 430, of: .plastic, density: 0.8)
    solids.append(box(.disc, .copper, 3, in: body, x: 0.31, y: 0.4, z: 0.4, length: 0.1, height: 0.15, depth: 0.25))
    return solids
  }

  /// Sheet, glass wool, grids; cast iron or glass on top.
  static let cooker = Article(size: (660, 940, 660)) { place, random in
    let body = place.inset(24)
    var solids = Article.carton(place) + cabinet(body) + cabinet(body.shrunk(to: 0.74, depth: 0.8), sheet: 0.6)
    solids.append(Solid(.block, body, of: .glassWool, density: 0.03))
    solids.append(box(.castIron, 2.2, in: body, x: 0.08, y: 0.955, z: 0.08, length: 0.84, height: 0.03, depth: 0.84))
    for shelf in [0.35, 0.5] {
      solids.append(box(.steel, 0.5, in: body, x: 0.16, y: shelf, z: 0.15, length: 0.68, height: 0.008, depth: 0.7))
    }
    return solids
  }

  /// A cavity and a heavy transformer at one side.
  static let microwave = Article(size: (560, 360, 450)) { place, random in
    let body = place.inset(30)
    return Article.carton(place) + cabinet(body, sheet: 0.6)
      + [
        box(.copper, 4.2, in: body, x: 0.78, y: 0.08, z: 0.5, length: 0.18, height: 0.36, depth: 0.24),
        box(.steel, 0.9, in: body, x: 0.8, y: 0.55, z: 0.3, length: 0.12, height: 0.25, depth: 0.25),
        box(.glass, 2.4, in: body, x: 0.1, y: 0.06, z: 0.15, length: 0.5, height: 0.02, depth: 0.7),
      ]
  }
}
