internal import TallyCore

/// A wooden pallet: deck boards, nine blocks, bottom boards; from the side light fork openings between dark blocks.
enum Pallet {
  /// Height in mm.
  static let height = 144.0

  /// A pallet with its low corner at (x, y, z).
  static func solids(x: Double, y: Double, z: Double, length: Double, depth: Double) -> [Solid] {
    func wood(_ extent: Extent, _ share: Double) -> Solid { Solid(.block, extent, of: .wood, density: 0.52 * share) }
    var solids = [
      wood(Extent(x: x, y: y, z: z, length: length, height: 22, depth: depth), 0.45),
      wood(Extent(x: x, y: y + 122, z: z, length: length, height: 22, depth: depth), 0.85),
    ]
    for share in [0.0, 0.5, 1] {
      let block = Extent(x: x + (length - 145) * share, y: y + 22, z: z, length: 145, height: 100, depth: depth)
      solids.append(wood(block, 0.36))
    }
    return solids
  }

  /// A footprint, mm.
  struct Size: Sendable {
    var length: Double, depth: Double
  }
  /// Footprints in use: ISO 1200 × 1000, EUR 1200 × 800, and the 1100 square of Asia; either way round.
  static let sizes = [
    Size(length: 1200, depth: 1000), Size(length: 1000, depth: 1200), Size(length: 1200, depth: 800),
    Size(length: 800, depth: 1200), Size(length: 1100, depth: 1100),
  ]

  /// One of the footprints that a carton uses well: within a tenth of the best.
  static func size(for carton: CartonStyle, _ random: inout SeededGenerator) -> Size {
    func use(_ size: Size) -> Double {
      let count = (size.length / carton.length).rounded(.down) * (size.depth / carton.depth).rounded(.down)
      return count * carton.length * carton.depth / (size.length * size.depth)
    }
    let best = sizes.map(use).max() ?? 0
    if best == 0 {  // too long for any of them: a pallet of its own length
      let across = max(1, (1100 / carton.depth).rounded(.down))
      return Size(length: carton.length, depth: across * carton.depth)
    }
    return random.pick(sizes.filter { use($0) >= best - 0.1 })
  }

  /// Where pallets of a size stand in a room: two abreast where they fit, in rows along `x`, a little out of line.
  static func places(_ size: Size, in room: Extent, _ random: inout SeededGenerator) -> [(x: Double, z: Double)] {
    let abreast = max(1, Int(room.depth / (size.depth + 15)))
    let pitch = size.length + random.uniform(12, 40)
    let rows = max(0, Int((room.length - 40) / pitch))
    let spare = room.depth - Double(abreast) * size.depth
    let gap = spare / Double(abreast + 1)
    var places = [(x: Double, z: Double)]()
    for row in 0..<rows {
      for lane in 0..<abreast {
        let jitter = min(gap, 25)
        places.append(
          (
            room.x0 + 15 + Double(row) * pitch + random.uniform(-8, 8),
            room.z0 + gap + Double(lane) * (size.depth + gap) + random.uniform(-jitter, jitter)
          ))
      }
    }
    return places
  }
}
