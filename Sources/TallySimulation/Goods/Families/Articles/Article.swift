internal import TallyCore

/// One article with a shape of its own, in its package: an appliance, a motorcycle, a suitcase.
struct Article: Sendable {
  /// Outer size of the package: along, up, across, mm.
  var size: CartonGoods.Size
  /// Net over gross mass.
  var netShare = 0.92
  /// How far the size may vary, as a share.
  var spread = 0.06
  /// The bodies inside a package.
  var bodies: @Sendable (Extent, inout SeededGenerator) -> [Solid]

  /// An article by its size and bodies.
  init(
    size: CartonGoods.Size, netShare: Double = 0.92, spread: Double = 0.06,
    bodies: @escaping @Sendable (Extent, inout SeededGenerator) -> [Solid]
  ) {
    (self.size, self.netShare, self.spread, self.bodies) = (size, netShare, spread, bodies)
  }

  /// Six sheets of board, 6 mm.
  static func carton(_ place: Extent, board t: Double = 6) -> [Solid] {
    [
      Extent(x: place.x0, y: place.y0, z: place.z0, length: t, height: place.height, depth: place.depth),
      Extent(x: place.x1 - t, y: place.y0, z: place.z0, length: t, height: place.height, depth: place.depth),
      Extent(x: place.x0, y: place.y0, z: place.z0, length: place.length, height: t, depth: place.depth),
      Extent(x: place.x0, y: place.y1 - t, z: place.z0, length: place.length, height: t, depth: place.depth),
      Extent(x: place.x0, y: place.y0, z: place.z0, length: place.length, height: place.height, depth: t),
      Extent(x: place.x0, y: place.y0, z: place.z1 - t, length: place.length, height: place.height, depth: t),
    ].map { Solid(.block, $0, of: .paper, density: 0.16) }
  }
}

/// Articles stowed in stacks from the front wall to the doors, each stack of one article.
struct ArticleGoods: Sendable {
  var articles: [Article]
  /// How many different articles a load holds.
  var variety = 1...1
  var mostLayers = 20
  /// Free height below the roof, mm.
  var clearance: ClosedRange<Double> = 40...200
  var package = "CT"

  /// Draws some articles and stacks them.
  var packed: Packing {
    Packing { order, random in
      let room = order.room
      var stowage = Stowage(packageType: package)
      let choice = (0..<random.integer(variety.lowerBound..<variety.upperBound + 1)).map { _ in
        var article = random.pick(articles)
        let scale = 1 + article.spread * random.uniform(-1, 1)
        article.size = (article.size.length * scale, article.size.height * scale, article.size.depth * scale)
        return article
      }
      var x = room.x0 + 10
      let end = room.x0 + room.length * order.fill
      while x < end - 200 {
        let article = random.pick(choice)
        let size = article.size
        guard x + size.length <= room.x1 - 5 else { break }
        let across = Int(room.depth / (size.depth + 4)),
          layers = min(mostLayers, Int((room.height - random.draw(clearance)) / size.height))
        guard across > 0, layers > 0 else { break }
        let gap = (room.depth - Double(across) * size.depth) / Double(across + 1)
        for layer in 0..<layers {
          for lane in 0..<across {
            let place = Extent(
              x: x + random.uniform(0, 10), y: room.y0 + Double(layer) * size.height,
              z: room.z0 + gap + Double(lane) * (size.depth + gap),
              length: size.length - 2, height: size.height - 3, depth: size.depth - 2)
            // Nobody looks which way round they stand.
            let bodies = article.bodies(place, &random), isFlipped = random.chance(0.5)
            let placed = isFlipped ? bodies.map { $0.mirrored(in: place) } : bodies
            guard stowage.add(placed, netShare: article.netShare, within: order) else { return stowage }
          }
        }
        x += size.length + random.uniform(4, 30)
      }
      return stowage
    }
  }
}
