internal import TallyCore

extension Concealment {
  /// What lies in cells of the structure is flat or long.
  private static func pressed(_ random: inout SeededGenerator, below limitMm: Double) -> Ware {
    Ware.drawn(&random) {
      !$0.isBulky && min($0.piece.length, min($0.piece.height, $0.piece.depth)) <= limitMm && $0.material != "firearms"
    }
  }

  /// A layer of pieces over the whole width behind a second front wall of thin sheet.
  static func frontWall(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    guard scene.box.type.sort == .dry || scene.box.type.sort == .openTop else { return nil }
    let inner = scene.inner, ware = pressed(&random, below: 80)
    let high = random.uniform(0.5, 0.98) * inner.height, depth = random.uniform(0.45, 0.97) * inner.depth
    let z = inner.z0 + (inner.depth - depth) * random.uniform(0, 1)
    var layers = [Extent]()
    let thick = max(46, min(ware.piece.height, ware.piece.depth) + 4)
    for layer in 0..<4 {
      layers.append(
        Extent(
          x: inner.x0 + 3 + Double(layer) * thick, y: inner.y0 + 5, z: z, length: thick, height: high, depth: depth))
    }
    guard let packs = spread(massKg, ware, kind: "wall-panel", over: layers, &random) else { return nil }
    let sheet = Extent(
      x: packs.extent.x1 + 3, y: inner.y0, z: inner.z0 + 2, length: 3, height: inner.height - 4, depth: inner.depth - 4)
    let wall = Solid(.block, sheet, of: .plywood, density: 0.6)
    var behind = inner
    behind.x1 = sheet.x1
    return [
      Part(kind: packs.kind, material: packs.material, solids: packs.solids, displaced: [behind]),
      Part(kind: "false-wall", material: "plywood", solids: [wall], displaced: []),
    ]
  }

  /// Between the cross members, under the boards of the floor.
  static func floor(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    guard scene.box.type.sort == .dry else { return nil }
    let outer = scene.box.outer, ware = pressed(&random, below: 100)
    let top = outer.y0 + scene.box.floor - 30, step = 292.0
    let first = random.uniform(outer.x0 + 3300 < outer.x1 - 2500 ? outer.x0 + 3300 : outer.x0 + 700, outer.x1 - 1500)
    let cells = (0..<12).map { index in
      Extent(
        x: first + Double(index) * step, y: top - 118, z: outer.z0 + 90, length: 225, height: 112,
        depth: outer.depth - 180)
    }.filter { $0.x1 < outer.x1 - 250 }
    return spread(massKg, ware, kind: "floor-packs", over: cells, &random).map { [$0] }
  }

  /// A false ceiling: a layer right under the roof.
  static func roof(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    guard scene.box.type.sort == .dry || scene.box.type.sort == .reefer else { return nil }
    let inner = scene.inner, ware = pressed(&random, below: 60)
    let thick = min(ware.piece.length, min(ware.piece.height, ware.piece.depth)) + 4
    let length = random.uniform(0.15, 0.5) * inner.length, x = random.uniform(inner.x0 + 100, inner.x1 - length - 100)
    let layer = Extent(
      x: x, y: inner.y1 - thick - 8, z: inner.z0 + 60, length: length, height: thick, depth: inner.depth - 120)
    guard var packs = spread(massKg, ware, kind: "roof-packs", over: [layer], &random) else { return nil }
    let sheet = Extent(
      x: x - 40, y: layer.y0 - 5, z: inner.z0 + 5, length: length + 80, height: 3, depth: inner.depth - 10)
    packs.displaced.append(sheet)
    return [
      packs,
      Part(
        kind: "false-ceiling", material: "steel", solids: [Solid(.block, sheet, of: .steel, density: 7.85 * 0.4)],
        displaced: []),
    ]
  }

  /// In the hollow of a corner post or of a lower side rail.
  static func beam(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    guard scene.box.type.sort != .tank, massKg <= 45 else { return nil }
    let outer = scene.box.outer, ware = pressed(&random, below: 60)
    let side = random.chance(0.5)
    var cells = [Extent]()
    if random.chance(0.5) {
      for x in [outer.x0 + 6, outer.x1 - 140] {
        for z in [outer.z0 + 6, outer.z1 - 112] {
          cells.append(Extent(x: x, y: outer.y0 + 130, z: z, length: 96, height: outer.height - 262, depth: 104))
        }
      }
      cells = random.shuffled(cells)
    } else {
      let z = side ? outer.z0 + 8 : outer.z1 - 90
      cells = [
        Extent(
          x: outer.x0 + 600 + random.uniform(0, outer.length * 0.3), y: outer.y0 + 18, z: z, length: outer.length * 0.6,
          height: 140, depth: 82)
      ]
    }
    return spread(massKg, ware, kind: "beam-packs", over: cells, &random).map { [$0] }
  }

  /// Among the machinery of a reefer: beside the evaporator above, beside the compressor below.
  static func machinery(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    guard scene.box.type.sort == .reefer else { return nil }
    let outer = scene.box.outer, ware = pressed(&random, below: 100)
    let upper = Extent(
      x: outer.x0 + 70, y: outer.y0 + outer.height * 0.54, z: outer.z0 + 200, length: 150, height: outer.height * 0.34,
      depth: outer.depth - 400)
    let lower = Extent(
      x: outer.x0 + 60, y: outer.y0 + 220, z: random.chance(0.5) ? outer.z0 + 200 : 200, length: 260, height: 330,
      depth: outer.depth / 2 - 420)
    return spread(
      massKg, ware, kind: "machinery-packs", over: random.chance(0.6) ? [upper, lower] : [lower, upper], &random
    ).map { [$0] }
  }

  /// In place of the foam of a side wall, or over the ceiling.
  static func insulation(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    guard scene.box.type.sort == .reefer else { return nil }
    let (outer, inner) = (scene.box.outer, scene.inner), ware = pressed(&random, below: 56)
    let thin = min(ware.piece.length, min(ware.piece.height, ware.piece.depth)) + 2
    let wall = inner.z0 - outer.z0 - 6
    guard thin <= wall else { return nil }
    let length = random.uniform(900, 3500), x = random.uniform(inner.x0 + 200, inner.x1 - length - 200)
    let isLow = random.chance(0.5), z = isLow ? outer.z0 + 5 : inner.z1 + 3
    let high = random.uniform(500, 1700), y = random.uniform(inner.y0, max(inner.y0 + 1, inner.y1 - high))
    let cell = Extent(x: x, y: y, z: z, length: length, height: min(high, inner.y1 - y), depth: wall)
    let above = Extent(
      x: x, y: inner.y1 + 4, z: inner.z0 + 100, length: length, height: max(0, outer.y1 - inner.y1 - 32),
      depth: inner.depth - 200)
    let isRoof = above.height > thin && random.chance(0.3)
    return spread(massKg, ware, kind: "insulation-packs", over: isRoof ? [above, cell] : [cell], &random).map { [$0] }
  }
}
