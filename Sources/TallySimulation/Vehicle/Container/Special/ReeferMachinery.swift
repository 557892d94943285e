internal import TallyCore

/// The refrigeration machine in the front end: compressor and motor below, condenser and its fan in the middle, evaporator
/// coil and fans above, the controller's box, pipes.
enum ReeferMachinery {
  /// The bodies in their room; the outside is at low x.
  static func solids(in room: Extent, _ random: inout SeededGenerator) -> [Solid] {
    func part(
      _ form: Solid.Form, _ substance: Substance, _ density: Double, x: Double, y: Double, z: Double, length: Double,
      height: Double,
      depth: Double
    ) -> Solid {
      Solid(
        form,
        Extent(
          x: room.x0 + x * room.length, y: room.y0 + y * room.height, z: room.z0 + z * room.depth,
          length: length * room.length,
          height: height * room.height, depth: depth * room.depth), of: substance, density: density)
    }
    let flip = random.chance(0.5)
    func side(_ z: Double, _ depth: Double) -> Double { flip ? 1 - z - depth : z }
    var solids = [
      // Frame plates.
      part(.block, .steel, 7.85 * 0.16, x: 0, y: 0, z: 0, length: 0.04, height: 1, depth: 1),
      part(.block, .aluminium, 2.7, x: 0, y: 0.47, z: 0, length: 1, height: 0.002, depth: 1),
      // Compressor with motor: the darkest part.
      part(.roll, .castIron, 3.6, x: 0.2, y: 0.04, z: side(0.1, 0.32), length: 0.62, height: 0.14, depth: 0.2),
      part(.drum, .copper, 3.0, x: 0.28, y: 0.05, z: side(0.12, 0.26), length: 0.5, height: 0.16, depth: 0.15),
      // Condenser coil and fan.
      part(.block, .copper, 0.62, x: 0.16, y: 0.2, z: side(0.34, 0.5), length: 0.14, height: 0.26, depth: 0.5),
      part(.disc, .aluminium, 0.5, x: 0.34, y: 0.22, z: side(0.5, 0.3), length: 0.5, height: 0.2, depth: 0.06),
      part(.disc, .copper, 2.6, x: 0.5, y: 0.28, z: side(0.5, 0.3), length: 0.2, height: 0.08, depth: 0.1),
      // Receiver, pipes.
      part(.drum, .steel, 1.3, x: 0.6, y: 0.06, z: side(0.72, 0.08), length: 0.26, height: 0.2, depth: 0.07),
      // Controller.
      part(.block, .electronics, 0.42, x: 0.08, y: 0.2, z: side(0.06, 0.22), length: 0.4, height: 0.24, depth: 0.22),
      part(.block, .copper, 3.2, x: 0.2, y: 0.21, z: side(0.1, 0.08), length: 0.22, height: 0.05, depth: 0.07),
      // Evaporator with its fans above.
      part(.block, .copper, 0.48, x: 0.42, y: 0.56, z: 0.06, length: 0.46, height: 0.22, depth: 0.88),
      part(.disc, .copper, 2.8, x: 0.5, y: 0.84, z: 0.2, length: 0.24, height: 0.06, depth: 0.1),
      part(.disc, .copper, 2.8, x: 0.5, y: 0.84, z: 0.66, length: 0.24, height: 0.06, depth: 0.1),
      part(.block, .stainless, 1.6, x: 0.4, y: 0.53, z: 0.06, length: 0.5, height: 0.008, depth: 0.88),
      // Insulating bulkhead behind it.
      part(.block, .foam, 0.05, x: 0.94, y: 0, z: 0, length: 0.06, height: 1, depth: 1),
    ]
    for share in [0.15, 0.3, 0.62, 0.78] {
      let pipe = Extent(
        x: room.x0 + share * room.length, y: room.y0 + 0.12 * room.height,
        z: room.z0 + (0.2 + 0.5 * share) * room.depth, length: 22,
        height: room.height * random.uniform(0.3, 0.6), depth: 22)
      solids += Solid.ring(.drum, pipe, hole: 17, of: .copper, density: 8.9)
    }
    return solids
  }
}
