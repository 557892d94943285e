internal import TallyCore

/// A removal: furniture, boxes, a bicycle, a refrigerator, suitcases, a television; no two stacks alike.
enum HouseholdArticles {
  /// Everything that a household packs.
  static let all: [Article] = [
    box, box, box, suitcase, wardrobe, mattress, table, television, VehicleFamily.bicycle, Appliances.refrigerator,
    Appliances.washingMachine, Appliances.microwave,
  ]

  /// A box of books, clothes or dishes.
  static let box = Article(size: (480, 400, 380), netShare: 0.95, spread: 0.2) { place, random in
    let inside = place.inset(12), level = random.uniform(0.6, 1)
    let (substance, density): (Substance, Double) = random.pick([
      (.cotton, 0.16), (.paper, 0.45), (.porcelain, 0.28), (.household, 0.13), (.toys, 0.12),
    ])
    var part = inside
    part.y1 = inside.y0 + inside.height * level
    var solids = Article.carton(place)
    let split = part.x0 + part.length * random.uniform(0.3, 0.7)
    var (left, right) = (part, part)
    (left.x1, right.x0) = (split - 4, split + 4)
    for half in [left, right] {
      solids.append(
        Solid(
          .block, half, of: substance, density: density * random.uniform(0.6, 1.3),
          texture: Texture(.lumps, 0.3, &random)))
    }
    return solids
  }

  /// A suitcase: a thin shell with a frame, clothes, wheels.
  static let suitcase = Article(size: (760, 300, 520), netShare: 0.99, spread: 0.15) { place, random in
    let inside = place.inset(10)
    var solids = [
      Solid(.block, inside, of: .cotton, density: random.uniform(0.12, 0.24), texture: Texture(.cloud, 0.3, &random))
    ]
    solids.append(Solid(.block, place, of: .plastic, density: 0.05))
    for z in [place.z0 + 20, place.z1 - 45] {
      solids.append(
        Solid(
          .block, Extent(x: place.x0, y: place.centre.y, z: z, length: place.length, height: 20, depth: 22),
          of: .aluminium, density: 0.9))
      solids.append(
        Solid(
          .disc, Extent(x: place.x0, y: place.y0, z: z, length: 50, height: 50, depth: 25), of: .plastic, density: 1))
    }
    return solids
  }

  private static let wardrobe = Article(size: (1050, 1950, 600), netShare: 0.98, spread: 0.12) { place, random in
    var solids = boards(place, 19)
    for share in [0.2, 0.5, 0.8] {
      solids.append(
        board(
          Extent(
            x: place.x0, y: place.y0 + share * place.height, z: place.z0, length: place.length * 0.5, height: 18,
            depth: place.depth)))
    }
    solids.append(
      Solid(
        .block,
        Extent(
          x: place.x0 + place.length * 0.52, y: place.y0 + 200, z: place.z0 + 40, length: place.length * 0.42,
          height: place.height * random.uniform(0.3, 0.7), depth: place.depth - 80), of: .cotton, density: 0.09,
        texture: Texture(.bands, 0.4, &random)))
    return solids
  }

  private static let mattress = Article(size: (1950, 230, 950), netShare: 0.98) { place, random in
    [
      Solid(.block, place, of: .softFoam, density: 0.04, texture: Texture(.cloud, 0.15, &random)),
      Solid(
        .block, place.inset(35), of: .steel, density: 0.03, rhythm: .round(period: 68, phase: -place.x0 / 68, gain: 0.6)
      ),
    ]
  }

  /// A table and four chairs, nested.
  private static let table = Article(size: (1450, 1050, 850), netShare: 0.98) { place, random in
    var solids = [
      board(Extent(x: place.x0, y: place.y0 + 720, z: place.z0, length: place.length, height: 26, depth: place.depth))
    ]
    for x in [place.x0 + 40, place.x1 - 100] {
      for z in [place.z0 + 30, place.z1 - 90] {
        solids.append(board(Extent(x: x, y: place.y0, z: z, length: 60, height: 720, depth: 60)))
      }
    }
    for chair in 0..<4 {
      let x = place.x0 + 60 + Double(chair % 2) * 640, z = place.z0 + Double(chair / 2) * 420
      solids.append(board(Extent(x: x, y: place.y0 + 430, z: z, length: 420, height: 22, depth: 380)))
      for leg in [0.0, 380] {
        solids.append(board(Extent(x: x + leg, y: place.y0, z: z, length: 34, height: leg > 0 ? 900 : 430, depth: 34)))
        solids.append(
          board(Extent(x: x + leg, y: place.y0, z: z + 346, length: 34, height: leg > 0 ? 900 : 430, depth: 34)))
      }
    }
    return solids
  }

  static let television = Article(size: (1350, 840, 180), netShare: 0.85, spread: 0.2) { place, random in
    let body = place.inset(30)
    return Article.carton(place) + [
      Solid(.block, body, of: .polystyrene, density: 0.02),
      Solid(
        .block,
        Extent(x: body.x0, y: body.y0 + 40, z: body.z0 + 30, length: body.length, height: body.height - 50, depth: 14),
        of: .television, density: 0.9),
      Solid(
        .block,
        Extent(
          x: body.x0 + body.length * 0.3, y: body.y0 + body.height * 0.3, z: body.z0 + 44, length: body.length * 0.4,
          height: body.height * 0.3, depth: 30), of: .electronics, density: 0.9),
      Solid(
        .block,
        Extent(
          x: body.x0 + body.length * 0.25, y: body.y0, z: body.z0 + 10, length: body.length * 0.5, height: 28, depth: 60
        ), of: .steel, density: 0.9),
    ]
  }

  private static func board(_ extent: Extent) -> Solid { Solid(.block, extent, of: .particleboard, density: 0.62) }

  private static func boards(_ place: Extent, _ t: Double) -> [Solid] {
    [
      Extent(x: place.x0, y: place.y0, z: place.z0, length: t, height: place.height, depth: place.depth),
      Extent(x: place.x1 - t, y: place.y0, z: place.z0, length: t, height: place.height, depth: place.depth),
      Extent(x: place.x0, y: place.y0, z: place.z0, length: place.length, height: t, depth: place.depth),
      Extent(x: place.x0, y: place.y1 - t, z: place.z0, length: place.length, height: t, depth: place.depth),
      Extent(x: place.x0, y: place.y0, z: place.z1 - 5, length: place.length, height: place.height, depth: 5),
    ].map(board)
  }
}
