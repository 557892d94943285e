internal import TallyCore

/// Long things along the container: pipes, bars, logs, rolls of carpet and cloth; as single rounds, or as strapped bundles
/// where they are too thin to be seen one by one.
struct LongGoods: Sendable {
  var content: Substance
  /// Density of the material of the rounds, g/cm³.
  var density: ClosedRange<Double>
  /// Outer diameter and wall, mm; a wall of 0 is solid.
  var diameter: ClosedRange<Double>, wall: ClosedRange<Double> = 0...0
  /// Lengths in use, mm; what does not fit is cut to the room.
  var lengths: [Double]
  /// Spread of diameter and length, as shares; logs are uneven, pipes are not.
  var unevenness = 0.0
  /// Timbers below and between layers of bundles.
  var hasDunnage = false
  var texture: Texture.Kind?
  var package = "BE"

  /// Below this diameter bundles are drawn as one body, mm.
  private static let thin = 70.0

  /// Draws one size and lays it.
  var packed: Packing {
    Packing { order, random in
      let diameter = random.draw(diameter), wall = random.draw(wall), density = random.draw(density)
      let room = order.room
      let fitting = lengths.filter { $0 <= room.length - 60 }
      let length =
        fitting.max().map { longest in random.chance(0.7) ? longest : random.pick(fitting) } ?? room.length - 80
      let rows = max(1, Int((room.length - 40) / (length + 30)))
      let hole = wall > 0 && 2 * wall < diameter ? diameter - 2 * wall : 0
      return diameter < Self.thin
        ? bundles(diameter, hole, length, rows, density, order, &random)
        : singles(diameter, hole, length, rows, density, order, &random)
    }
  }

  private func singles(
    _ diameter: Double, _ hole: Double, _ length: Double, _ rows: Int, _ density: Double, _ order: LoadOrder,
    _ random: inout SeededGenerator
  ) -> Stowage {
    let room = order.room, pitchY = diameter * (unevenness > 0 ? 0.93 : 0.87)
    let across = max(1, Int(room.depth / diameter)), layers = max(1, Int((room.height - 80 - diameter) / pitchY) + 1)
    let kg = (diameter * diameter - hole * hole) * .pi / 4 * length * 1e-6 * density
    let most = min(Int(Double(across * layers * rows) * order.fill), Int(order.maximumKg / (kg * 1.02)))
    var stowage = Stowage(packageType: package)
    for layer in 0..<layers {
      for lane in 0..<across - (layer % 2 == 1 && across > 1 ? 1 : 0) {
        for row in 0..<rows where stowage.packages < most {
          let size = diameter * (1 - abs(unevenness * random.normal()) * 0.5),
            mine = length * (1 - unevenness * random.uniform())
          let free = (room.depth - Double(across) * diameter) / 2
          let extent = Extent(
            x: room.x0 + 20 + Double(row) * (room.length - 40) / Double(rows)
              + random.uniform(0, max(5, room.length / Double(rows) - length - 50) * 0.6),
            y: room.y0 + Double(layer) * pitchY + 2,
            z: room.z0 + free + (Double(lane) + (layer % 2 == 1 ? 0.5 : 0)) * diameter, length: mine, height: size,
            depth: size)
          let marks = texture.map { Texture($0, 0.04 + unevenness * 0.3, &random) }
          let bodies =
            hole > 0
            ? Solid.ring(.roll, extent, hole: hole, of: content, density: density, texture: marks)
            : [
              Solid(
                .roll, extent, of: content, density: density * (1 + unevenness * 0.2 * random.normal()), texture: marks)
            ]
          guard stowage.add(bodies, netShare: 0.99, within: order) else { return stowage }
        }
      }
    }
    return stowage
  }

  private func bundles(
    _ diameter: Double, _ hole: Double, _ length: Double, _ rows: Int, _ density: Double, _ order: LoadOrder,
    _ random: inout SeededGenerator
  ) -> Stowage {
    let mean = density * .pi / 4 * (diameter * diameter - hole * hole) / (diameter * diameter) * 1.02
    let side = min(random.uniform(240, 480), (2200e6 / (length * mean)).squareRoot())
    let base = hasDunnage ? 70.0 : 0, kg = length * side * side * 1e-6 * mean
    let unit = UnitStacking(
      length: length + 20, height: side + base, depth: side + 25, kg: kg * 1.04 + 8, gap: 5...30, jitter: 7,
      clearance: 120)
    var stowage = Stowage(packageType: package)
    for place in unit.places(order, &random) {
      let bundle = Extent(
        x: place.x0 + random.uniform(0, 20), y: place.y0 + base, z: place.z0, length: length,
        height: side * random.uniform(0.94, 1),
        depth: side)
      var bodies = [Solid(.block, bundle, of: content, density: mean, texture: Texture(.streaks, 0.07, &random))]
      // The ends of single bars stand out, and round ones show as lines.
      for _ in 0..<6 {
        let y = random.uniform(bundle.y0, bundle.y1 - diameter)
        bodies.append(
          Solid(
            .roll,
            Extent(
              x: bundle.x1, y: y, z: bundle.z0 + random.uniform(0, side - diameter), length: random.uniform(5, 18),
              height: diameter, depth: diameter
            ).kept(in: order.room),
            of: content, density: mean))
      }
      for share in [0.08, 0.3, 0.5, 0.7, 0.92] {
        for z in [bundle.z0 - 1, bundle.z1] {
          bodies.append(
            Solid(
              .block,
              Extent(x: bundle.x0 + share * length, y: bundle.y0, z: z, length: 20, height: bundle.height, depth: 1),
              of: .steel, density: 7.85))
        }
        guard base > 0 else { continue }
        stowage.addCarrier([
          Solid(
            .block,
            Extent(x: bundle.x0 + share * length, y: place.y0, z: bundle.z0, length: 80, height: base, depth: side),
            of: .wood, density: 0.5)
        ])
      }
      guard stowage.add(bodies, netShare: 0.992, within: order) else { break }
    }
    return stowage
  }
}
