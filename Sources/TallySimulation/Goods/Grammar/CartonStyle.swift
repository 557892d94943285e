internal import TallyCore

/// How one kind of carton is built. Sizes in mm, along the container, up, and across.
struct CartonStyle: Sendable {
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
  /// A regular beat of things side by side inside.
  var rhythm = Solid.Rhythm.even

  /// The bodies of a carton with its low corner at (x, y, z).
  func solids(x: Double, y: Double, z: Double, _ random: inout SeededGenerator) -> [Solid] {
    let shell = Extent(x: x + 1, y: y, z: z + 1, length: length - 2, height: height - 1, depth: depth - 2)
    var inside = shell.inset(wall)
    inside.y1 -= min(headspace, inside.height * 0.3)
    // Board all over, taken away again where the goods are, so that the mass comes out.
    var solids = [
      Solid(.block, shell, of: .paper, density: wallDensity), Solid(.block, inside, of: .paper, density: -wallDensity),
    ]
    let boardKg = solids.reduce(0) { $0 + $1.massKg }
    let contentKg = max(grossKg * 0.3, grossKg * (1 + massSpread * random.normal()) - boardKg)
    let gap = parts > 1 ? min(18, inside.length * 0.06) : 0
    let part = (inside.length - gap * Double(parts - 1)) / Double(parts)
    let volume = part * Double(parts) * inside.height * inside.depth * 1e-3
    guard volume > 0, contentKg > 0 else { return solids }
    let density = contentKg * 1e3 / volume
    for index in 0..<parts {
      let body = Extent(
        x: inside.x0 + Double(index) * (part + gap), y: inside.y0, z: inside.z0, length: part, height: inside.height,
        depth: inside.depth)
      solids.append(
        Solid(
          .block, body, of: content, density: density, rhythm: rhythm,
          texture: unevenness > 0 ? Texture(texture, unevenness, &random) : nil))
    }
    return solids
  }
}
