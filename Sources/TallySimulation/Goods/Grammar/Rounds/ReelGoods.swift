internal import TallyCore

/// Web goods on reels that stand on end: paper, board, film, tissue; staggered, one to four high, with a light core.
struct ReelGoods: Sendable {
  var contents: [Substance]
  var density: ClosedRange<Double>
  /// Diameter, and width of the web, mm.
  var diameter: ClosedRange<Double>, width: ClosedRange<Double>
  var core: [Double] = [76, 102, 152]
  /// Most tiers.
  var tiers = 3
  var unevenness = 0.012
  var package = "RL"

  /// Two lanes against the two walls, each reel in the hollow between two of the other lane; whole tiers first.
  var packed: Packing {
    Packing { order, random in
      let room = order.room, content = random.pick(contents), density = random.draw(density)
      let diameter = min(random.draw(diameter), room.depth * 0.52), most = room.height - 60
      var height = min(random.draw(width), most)
      var high = min(tiers, max(1, Int(most / (height + 3))))
      if high > 1, random.chance(0.3) { high -= 1 }
      height = min(height, most / Double(high) - 3)
      let core = random.pick(core)
      let stagger = max(0, room.depth - diameter - 20)
      let pitch = max(
        (diameter * diameter - min(stagger, diameter) * min(stagger, diameter)).squareRoot(), diameter / 2 + 8)
      let kg = (diameter * diameter - core * core) * .pi / 4 * height * 1e-6 * density
      let rows = max(0, Int((room.length - diameter - 20) / pitch) + 1)
      let wanted = min(Int((Double(rows * high) * order.fill).rounded(.up)), Int(order.maximumKg / (kg * 1.02)))
      var stowage = Stowage(packageType: package)
      for index in 0..<max(0, wanted) {
        let (tier, place) = (index / max(rows, 1), index % max(rows, 1))
        let extent = Extent(
          x: room.x0 + 10 + Double(place) * pitch + random.uniform(0, 6), y: room.y0 + Double(tier) * (height + 3),
          z: place % 2 == 0 ? room.z0 + 10 : room.z1 - 10 - diameter, length: diameter, height: height, depth: diameter)
        let bodies = Solid.ring(
          .drum, extent, hole: core, of: content, density: density * random.uniform(0.985, 1.015),
          texture: Texture(.grain, unevenness, &random))
        guard stowage.add(bodies, netShare: 0.985, within: order) else { break }
      }
      return stowage
    }
  }
}
