internal import TallyCore

extension Concealment {
  /// How many pieces of a ware make a mass, and the factor on the density that makes it exact.
  static func pieces(_ massKg: Double, _ ware: Ware, _ random: inout SeededGenerator) -> (count: Int, density: Double) {
    let density = random.draw(ware.density)
    let kg = ware.piece.length * ware.piece.height * ware.piece.depth * 1e-6 * density
    let count = max(1, Int((massKg / kg).rounded()))
    return (count, massKg / (Double(count) * kg) * density)
  }

  /// Pieces in a grid from a corner, from below, `grid.x` along and `grid.z` across; the last layer may stay open.
  static func stacked(
    _ count: Int, _ ware: Ware, density: Double, grid: (x: Int, z: Int), at corner: (x: Double, y: Double, z: Double)
  ) -> [Solid] {
    let piece = ware.piece
    return (0..<count).map { index in
      let (i, rest) = (index % grid.x, index / grid.x)
      let extent = Extent(
        x: corner.x + Double(i) * (piece.length + 2), y: corner.y + Double(rest / grid.z) * (piece.height + 2),
        z: corner.z + Double(rest % grid.z) * (piece.depth + 2), length: piece.length, height: piece.height,
        depth: piece.depth)
      return Solid(.block, extent, of: ware.substance, density: density)
    }
  }

  /// Pieces along and across for a wished length and depth, within a room; more along where the height does not do.
  static func grid(
    _ count: Int, _ ware: Ware, length: Double, depth: Double, within room: Extent
  ) -> (x: Int, y: Int, z: Int) {
    let most = (
      x: max(1, Int(room.length / (ware.piece.length + 2))), y: max(1, Int(room.height / (ware.piece.height + 2))),
      z: max(1, Int(room.depth / (ware.piece.depth + 2)))
    )
    var z = min(most.z, max(1, Int((depth / ware.piece.depth).rounded())))
    var x = min(most.x, max(1, Int((length / ware.piece.length).rounded())))
    while (count + x * z - 1) / (x * z) > most.y && (x < most.x || z < most.z) {
      if x < most.x { x += 1 } else { z += 1 }
    }
    return (x, max(1, (count + x * z - 1) / (x * z)), z)
  }

  /// One block of pieces anywhere in a room, as compact as it likes; kept inside `limits`.
  static func block(
    _ massKg: Double, _ ware: Ware, kind: String, around room: Extent, _ limits: Extent, flat: Double = 1,
    _ random: inout SeededGenerator
  ) -> Part {
    let (count, density) = pieces(massKg, ware, &random)
    let volume = Double(count) * ware.piece.length * ware.piece.height * ware.piece.depth
    let depth = min(random.uniform(120, 900), max(ware.piece.depth, volume / (ware.piece.length * ware.piece.height)))
    let length = (volume / depth).squareRoot() * random.uniform(0.75, 1.5) * flat
    let grid = grid(count, ware, length: length, depth: depth, within: limits)
    let size = (
      length: Double(grid.x) * (ware.piece.length + 2), height: Double(grid.y) * (ware.piece.height + 2),
      depth: Double(grid.z) * (ware.piece.depth + 2)
    )
    func place(_ low: Double, _ high: Double, _ size: Double, _ least: Double, _ most: Double) -> Double {
      let start = high - size > low ? random.uniform(low, high - size) : low
      return max(least, min(start, most - size))
    }
    let corner = (
      x: place(room.x0, room.x1, size.length, limits.x0, limits.x1),
      y: place(room.y0, room.y1, size.height, limits.y0, limits.y1),
      z: place(room.z0, room.z1, size.depth, limits.z0, limits.z1)
    )
    let solids = stacked(count, ware, density: density, grid: (grid.x, grid.z), at: corner)
    let part = Part(kind: kind, material: ware.material, solids: solids, displaced: [])
    return Part(kind: kind, material: ware.material, solids: solids, displaced: [part.extent])
  }

  /// Pieces in the cells of a layer that may have gaps: as many to a cell as it takes, cell after cell. Nil where they do
  /// not all find room.
  static func spread(
    _ massKg: Double, _ ware: Ware, kind: String, over cells: [Extent], _ random: inout SeededGenerator
  ) -> Part? {
    let (count, density) = pieces(massKg, ware, &random)
    var solids = [Solid](), displaced = [Extent](), left = count
    for cell in cells where left > 0 {
      // The way round in which more pieces fit.
      let ways = [
        ware.piece, (ware.piece.depth, ware.piece.height, ware.piece.length),
        (ware.piece.height, ware.piece.length, ware.piece.depth),
        (ware.piece.length, ware.piece.depth, ware.piece.height),
        (ware.piece.depth, ware.piece.length, ware.piece.height),
      ]
      func fit(_ size: CartonGoods.Size) -> (Int, Int, Int) {
        (Int(cell.length / (size.length + 1)), Int(cell.height / (size.height + 1)), Int(cell.depth / (size.depth + 1)))
      }
      guard let size = ways.max(by: { fit($0).0 * fit($0).1 * fit($0).2 < fit($1).0 * fit($1).1 * fit($1).2 }) else {
        continue
      }
      let (along, up, across) = fit(size)
      let here = min(left, along * up * across)
      guard here > 0 else { continue }
      let turned = Ware(
        material: ware.material, substance: ware.substance, density: ware.density, piece: size, weight: 1)
      let bodies = stacked(here, turned, density: density, grid: (along, across), at: (cell.x0, cell.y0, cell.z0))
      left -= here
      displaced.append(bodies.dropFirst().reduce(bodies[0].extent) { $0.union($1.extent) })
      solids += bodies
    }
    return left > 0 ? nil : Part(kind: kind, material: ware.material, solids: solids, displaced: displaced)
  }
}
