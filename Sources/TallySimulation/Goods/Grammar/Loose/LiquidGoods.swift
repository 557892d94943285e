internal import TallyCore

/// Liquids without packages: in a flexitank, one soft bag over the whole floor of a dry box, or in a tank container.
struct LiquidGoods: Sendable {
  var content: Substance
  var density: ClosedRange<Double>

  /// One flexitank of 14 to 24 m³ behind a steel bulkhead.
  var flexitank: Packing {
    Packing { order, random in
      var stowage = Stowage(packageType: "VL")
      let density = random.draw(density)
      // Only 20-foot boxes carry them.
      guard order.room.length < 7000 else { return stowage }
      var room = order.room
      room.x1 -= 160
      let length = min(room.length - 60, 5700)
      let fill = min(
        Double(random.integer(14..<25)) * 1e9 * max(0.6, order.fill), (order.maximumKg - 120) * 1e6 / density)
      // The round ends take a little of the bounding box.
      let height = min(fill / (length * (room.depth - 40) * 0.97), room.height * 0.78)
      guard height > 150 else { return stowage }
      // Round at both ends, flat between.
      let ends = [0.3, 0.62, 0.8, 0.91, 0.97, 1]
      let tops = ends + [Double](repeating: 1, count: 40) + ends.reversed()
      let extent = Extent(
        x: room.x0 + 30, y: room.y0 + 6, z: room.z0 + 20, length: length, height: height, depth: room.depth - 40)
      let solids = [Solid(.heap(tops), extent, of: content, density: density)]
      let bars = stride(from: room.y0 + 180, to: room.y0 + 1500, by: 300).map { y in
        Solid(
          .block, Extent(x: room.x1 + 20, y: y, z: room.z0 + 20, length: 60, height: 60, depth: room.depth - 40),
          of: .steel,
          density: 7.85 * 0.18)
      }
      let panel = Solid(
        .block, Extent(x: room.x1, y: room.y0, z: room.z0 + 10, length: 20, height: 1600, depth: room.depth - 20),
        of: .plywood,
        density: 0.6)
      let kg = solids.reduce(0) { $0 + $1.massKg }
      let fixtures = bars + [panel]
      stowage.add(solids + fixtures, grossKg: kg + fixtures.reduce(0) { $0 + $1.massKg }, netKg: kg)
      return stowage
    }
  }

  /// The contents of a tank container, whose vessel is the room of the order: a lying cylinder filled to a level surface.
  var tank: Packing {
    Packing { order, random in
      var stowage = Stowage(packageType: "VL")
      let density = random.draw(density), vessel = order.room
      let radius = min(vessel.height, vessel.depth) / 2
      let whole = .pi * radius * radius * vessel.length * 1e-6 * density
      guard whole > 0 else { return stowage }
      let share = min(random.uniform(0.82, 0.95), order.maximumKg / whole)
      let level = Self.level(filled: share)
      // The cylinder without the gas above the liquid, taken away as level slices.
      var solids = [Solid]()
      let slices = 14, top = -1 + 2 * level
      for slice in 0..<slices {
        let a = -1 + (top + 1) * Double(slice) / Double(slices), b = -1 + (top + 1) * Double(slice + 1) / Double(slices)
        let half = (max(0, 1 - ((a + b) / 2) * ((a + b) / 2))).squareRoot() * radius
        let extent = Extent(
          x: vessel.x0, y: vessel.centre.y + a * radius, z: vessel.centre.z - half, length: vessel.length,
          height: (b - a) * radius, depth: 2 * half)
        solids.append(Solid(.block, extent, of: content, density: density))
      }
      let kg = solids.reduce(0) { $0 + $1.massKg }
      stowage.add(solids, grossKg: kg, netKg: kg)
      return stowage
    }
  }

  /// Height of the surface as a share of the diameter for a share of the volume, by halving.
  private static func level(filled share: Double) -> Double {
    func volume(_ h: Double) -> Double {
      let steps = 200
      return (0..<steps).reduce(0.0) { sum, i in
        let y = -1 + 2 * h * (Double(i) + 0.5) / Double(steps)
        return sum + 2 * max(0, 1 - y * y).squareRoot() * 2 * h / Double(steps)
      } / .pi
    }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if volume(middle) < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
