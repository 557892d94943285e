internal import TallyCore

/// Scrap thrown in: a heap of pieces of every size, black where it is thick, ragged above.
struct ScrapGoods: Sendable {
  var content: Substance
  /// Density of the heap, g/cm³, and of the pieces in it.
  var density: ClosedRange<Double>, solid: Double
  /// Edge length of the pieces that show, mm.
  var pieces: ClosedRange<Double> = 80...900

  /// A heap under which the smaller pieces are one textured body.
  var packed: Packing {
    Packing { order, random in
      var stowage = Stowage(packageType: "NE")
      let room = order.room, density = random.draw(density)
      let area = room.length * order.fill * (room.depth - 30)
      let level = min(order.maximumKg * 0.995e6 / (area * density), room.height * 0.8)
      guard level > 150 else { return stowage }
      let base = density * 0.72, steps = max(6, Int(room.length * order.fill / 330))
      let width = room.length * order.fill / Double(steps)
      var tops = (0...steps).map { _ in level * random.uniform(0.82, 1.15) }
      for _ in 0..<2 {  // what stands too steep slides down
        tops = tops.indices.map { i in (tops[max(0, i - 1)] + 2 * tops[i] + tops[min(steps, i + 1)]) / 4 }
      }
      tops[steps] *= 0.6
      tops = tops.map { min($0, room.height - 60) }
      let high = tops.max() ?? level
      let extent = Extent(
        x: room.x0, y: room.y0, z: room.z0 + 15, length: width * Double(steps), height: high, depth: room.depth - 30)
      var heap = [
        Solid(
          .heap(tops.map { $0 / high }), extent, of: content, density: base,
          texture: Texture(.lumps, random.uniform(0.16, 0.27), &random))
      ]
      var mass = heap.reduce(0) { $0 + $1.massKg }
      let limit = min(order.maximumKg * 0.995, mass / 0.72)
      var rounds = 0
      while mass < limit, rounds < 1500 {
        rounds += 1
        let part = piece(room, width, tops, &random)
        let kg = part.reduce(0) { $0 + $1.massKg }
        guard kg > 0, mass + kg <= limit * 1.004 else { continue }
        heap += part
        mass += kg
      }
      stowage.add(heap, grossKg: mass, netKg: mass * 0.999)
      return stowage
    }
  }

  /// A plate, a bar, a pipe, a wheel, a lump: somewhere in the heap or sticking out of it a little.
  private func piece(
    _ room: Extent, _ width: Double, _ tops: [Double], _ random: inout SeededGenerator
  ) -> [Solid] {
    let step = random.integer(0..<tops.count - 1), top = min(tops[step], tops[step + 1])
    let long = random.draw(pieces), thin = random.uniform(8, 60)
    let (length, height, depth, form): (Double, Double, Double, Solid.Form) =
      switch random.integer(0..<7) {
      case 0: (long, thin, random.uniform(60, 500), .block)
      case 1: (thin, min(long, 700), random.uniform(60, 500), .block)
      case 2: (long, random.uniform(40, 260), thin * 2, .band(.brace(thickness: 0.2)))
      case 3: (long, random.uniform(40, 260), thin * 2, .band(.brace(thickness: 0.2, falling: true)))
      case 4: (long * 0.5, long * 0.5, random.uniform(40, 160), .disc)
      case 5: (long, thin * 2.5, thin * 2.5, .roll)
      default: (long * 0.4, long * 0.3, long * 0.35, .block)
      }
    let y = room.y0 + random.uniform(0, max(20, min(top + 130, room.height - 20) - height))
    let place = Extent(
      x: room.x0 + (Double(step) + random.uniform()) * width - length / 2, y: y,
      z: random.uniform(room.z0, max(room.z0 + 1, room.z1 - depth)), length: length, height: height, depth: depth
    ).kept(in: room)
    guard place.y1 < room.y1, place.length < room.length else { return [] }
    let share = form == .block && thin > 40 ? 0.35 : 0.8
    if form == .disc { return Solid.ring(.disc, place, hole: long * 0.3, of: content, density: solid * 0.7) }
    if form == .roll { return Solid.ring(.roll, place, hole: thin * 2, of: content, density: solid) }
    return [Solid(form, place, of: content, density: solid * share)]
  }
}
