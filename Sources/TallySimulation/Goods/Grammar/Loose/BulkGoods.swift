internal import Foundation
internal import TallyCore

/// Goods poured into the container: a heap with a soft surface, in a liner, boards behind the doors.
struct BulkGoods: Sendable {
  var content: Substance
  var density: ClosedRange<Double>
  var texture = Texture.Kind.grain
  var unevenness: ClosedRange<Double> = 0.01...0.03
  /// Height of humps on the surface, mm.
  var humps: ClosedRange<Double> = 30...120
  /// Net over gross mass.
  var netShare = 0.997

  /// Pours them.
  var packed: Packing {
    Packing { order, random in
      var stowage = Stowage(packageType: "VR")
      var room = order.room
      room.x1 -= 130
      let density = random.draw(density), uneven = random.draw(unevenness), hump = random.draw(humps)
      let door = bulkhead(at: room.x1, in: order.room)
      let boards = door.reduce(0) { $0 + $1.massKg }
      let kg = (order.maximumKg - boards) * random.uniform(0.9, 0.995)
      let full = room.length * (room.depth - 20) * 1e-6 * density  // kg a mm of height
      let level = min(kg / full, room.height * random.uniform(0.8, 0.9) * min(1, order.fill + 0.1))
      guard level > 120, boards < order.maximumKg else { return stowage }
      // The surface falls to the doors or is highest under the hatches through which it was poured.
      let steps = max(6, Int(room.length / 420)), peaks = Double(random.integer(1..<4)),
        fall = random.uniform(-0.1, 0.12)
      var tops = (0...steps).map { step in
        let share = Double(step) / Double(steps)
        let wave = cos(2 * .pi * share * peaks) * hump * 0.5
        return max(60, level * (1 + fall * (0.5 - share)) + wave + random.normal(0, hump * 0.18))
      }
      let mean = (tops.reduce(0, +) - (tops[0] + tops[steps]) / 2) / Double(steps)
      tops = tops.map { min($0 * level / mean, room.height - 30) }
      let high = tops.max() ?? level
      let extent = Extent(
        x: room.x0, y: room.y0 + 2, z: room.z0 + 10, length: room.length, height: high, depth: room.depth - 20)
      let bodies = [
        Solid(
          .heap(tops.map { $0 / high }), extent, of: content, density: density,
          texture: Texture(texture, uneven, &random))
      ]
      let mass = bodies.reduce(0) { $0 + $1.massKg }
      stowage.add(bodies + door, grossKg: mass + boards, netKg: mass * netShare)
      return stowage
    }
  }

  /// Steel bars in the door recess with boards and the liner's foil before them.
  private func bulkhead(at x: Double, in room: Extent) -> [Solid] {
    let bars = stride(from: room.y0 + 150, to: room.y0 + 1900, by: 420).map { y in
      Solid(
        .block, Extent(x: x + 30, y: y, z: room.z0 + 20, length: 50, height: 50, depth: room.depth - 40), of: .steel,
        density: 7.85 * 0.2)
    }
    let boards = Extent(
      x: x, y: room.y0, z: room.z0 + 10, length: 18, height: min(1900, room.height - 200), depth: room.depth - 20)
    return bars + [Solid(.block, boards, of: .plywood, density: 0.6)]
  }
}
