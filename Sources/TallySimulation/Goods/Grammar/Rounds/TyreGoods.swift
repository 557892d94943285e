internal import TallyCore

/// Tyres without rims, loose: piled on their sides in columns, or standing in rows one behind the other.
struct TyreGoods: Sendable {
  /// Outer diameter, width, and size of the bead, mm.
  var outer: ClosedRange<Double>, width: ClosedRange<Double>, beadShare = 0.6

  /// Draws one size and stows it.
  var packed: Packing {
    Packing { order, random in
      let outer = random.draw(outer), width = random.draw(width)
      return random.chance(0.5) ? columns(outer, width, order, &random) : rows(outer, width, order, &random)
    }
  }

  /// Lying in columns.
  private func columns(
    _ outer: Double, _ width: Double, _ order: LoadOrder, _ random: inout SeededGenerator
  ) -> Stowage {
    let pitch = width * 0.9
    let one = tyre(Extent(x: 0, y: 0, z: 0, length: outer, height: width, depth: outer), .drum)
    let kg = one.reduce(0) { $0 + $1.massKg }
    let unit = UnitStacking(
      length: outer * 0.985, height: pitch, depth: outer * 0.985, kg: kg, gap: 0...10, jitter: 12,
      clearance: 60 + width * 0.2)
    var stowage = Stowage(packageType: "PP")
    for place in unit.places(order, &random) {
      let lying = Extent(x: place.x0, y: place.y0, z: place.z0, length: outer, height: width * 0.97, depth: outer)
      guard stowage.add(tyre(lying.kept(in: order.room), .drum), netShare: 0.999, within: order) else { break }
    }
    return stowage
  }

  /// Standing across the container, the next row in the hollows of the one before.
  private func rows(
    _ outer: Double, _ width: Double, _ order: LoadOrder, _ random: inout SeededGenerator
  ) -> Stowage {
    let room = order.room, across = max(1, Int(room.depth / (width + 4)))
    let pitchX = outer * 1.005, pitchY = outer * 0.88
    let starts = (0..<across).map { _ in random.uniform(0, 0.5) * outer }
    let along = max(1, Int((room.length * order.fill - outer) / pitchX))
    let high = max(1, Int((room.height - 60 - outer) / pitchY) + 1)
    var stowage = Stowage(packageType: "PP")
    for column in 0..<along {
      for level in 0..<high {
        for lane in 0..<across {
          let shift = level % 2 == 1 ? pitchX / 2 : 0
          let place = Extent(
            x: room.x0 + 5 + Double(column) * pitchX + starts[lane] + shift + random.uniform(-4, 4),
            y: room.y0 + Double(level) * pitchY + random.uniform(0, 10),
            z: room.z0 + Double(lane) * (room.depth - width) / Double(max(across - 1, 1)), length: outer, height: outer,
            depth: width)
          guard place.y1 < room.y1 - 5, place.x1 < room.x1 else { continue }
          guard stowage.add(tyre(place.kept(in: room), .disc), netShare: 0.999, within: order) else { return stowage }
        }
      }
    }
    return stowage
  }

  /// Tread as a ring with steel belts, two side walls down to the bead.
  private func tyre(_ place: Extent, _ axis: Solid.Form) -> [Solid] {
    let outer = max(place.length, min(place.height, place.depth)), width = axis == .drum ? place.height : place.depth
    func side(_ low: Bool) -> Extent {
      var part = place
      let wall = width * 0.1
      if axis == .drum {
        if low { part.y1 = part.y0 + wall } else { part.y0 = part.y1 - wall }
      } else {
        if low { part.z1 = part.z0 + wall } else { part.z0 = part.z1 - wall }
      }
      return part
    }
    var solids = Solid.ring(axis, place, hole: outer * 0.9, of: .tyreRubber, density: 1.25)
    for low in [true, false] {
      solids += Solid.ring(axis, side(low), hole: outer * beadShare, of: .tyreRubber, density: 1.1)
    }
    return solids
  }
}
