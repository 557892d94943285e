internal import TallyCore

/// How one kind of carton is built. Sizes in mm, along the container, up, and across.
struct CartonStyle: Sendable {
  /// What shows inside a carton.
  enum Inside: Sendable {
    /// The content fills it.
    case even
    /// Round things side by side (cans, jars, bottles, reels of yarn): their diameter and contrast, and by which share of
    /// the height they are narrower above (the necks of bottles).
    case rows(diameter: ClosedRange<Double>, contrast: ClosedRange<Double>, necks: Double)
    /// A small, dense core in each part: of what, its share of the mass, its share of each edge.
    case cores(Substance, massShare: Double, edgeShare: Double)
    /// Vessels: the content only in a skin of so many mm round each part.
    case hollow(wall: Double)
    /// Sheets on edge along or across: so many upright layers with gaps between them.
    case leaves(pitch: ClosedRange<Double>, share: Double)
  }

  var length: Double, height: Double, depth: Double
  /// Kilograms with and without the carton.
  var grossKg: Double, netKg: Double
  var content: Substance
  /// Unevenness inside.
  var texture: Texture.Kind, unevenness: Double
  /// Spread of the mass from carton to carton, as a share.
  var massSpread = 0.02
  /// Thickness that board and air take on each side, and the density there.
  var wall = 7.0, wallDensity = 0.16
  /// Free height above the goods inside, mm.
  var headspace = 8.0
  /// Into how many parts the goods inside are divided along the container (hands of fruit, stacks of shirts).
  var parts = 1
  /// What shows inside.
  var inside = Inside.even

  /// The bodies of a carton with its low corner at (x, y, z).
  func solids(x: Double, y: Double, z: Double, _ random: inout SeededGenerator) -> [Solid] {
    let shell = Extent(x: x + 1, y: y, z: z + 1, length: length - 2, height: height - 1, depth: depth - 2)
    var room = shell.inset(wall)
    room.y1 -= min(headspace, room.height * 0.3)
    // Board all over, taken away again where the goods are, so that the mass comes out.
    var solids = [
      Solid(.block, shell, of: .paper, density: wallDensity), Solid(.block, room, of: .paper, density: -wallDensity),
    ]
    let boardKg = solids.reduce(0) { $0 + $1.massKg }
    let contentKg = max(grossKg * 0.3, grossKg * (1 + massSpread * random.normal()) - boardKg)
    let gap = parts > 1 ? min(18, room.length * 0.06) : 0
    let part = (room.length - gap * Double(parts - 1)) / Double(parts)
    guard part > 0, room.height > 0, room.depth > 0, contentKg > 0 else { return solids }
    for index in 0..<parts {
      let body = Extent(
        x: room.x0 + Double(index) * (part + gap), y: room.y0, z: room.z0, length: part, height: room.height,
        depth: room.depth)
      solids += content(in: body, kg: contentKg / Double(parts), &random)
    }
    return solids
  }
}
