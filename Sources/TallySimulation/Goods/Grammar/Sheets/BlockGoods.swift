internal import TallyCore

/// Few and heavy blocks: quarried stone, ingots and cathodes in bundles, castings, machined parts on skids.
struct BlockGoods: Sendable {
  var content: Substance
  var density: ClosedRange<Double>
  var sizes: [CartonGoods.Size]
  /// How rough the faces are, mm; and in how many courses a bundle is built (1: one piece).
  var rough = 0.0, courses = 1
  /// Gap between the pieces of a course as a share.
  var gaps = 0.0
  var bearer = 90.0
  var unevenness = 0.0
  var package = "BE"

  /// Draws one size and sets the blocks in one layer, spread over the length.
  var packed: Packing {
    Packing { order, random in
      let size = random.pick(sizes), scale = random.uniform(0.92, 1.06), density = random.draw(density)
      let (length, height, depth) = (size.length * scale, size.height * random.uniform(0.9, 1.1), size.depth * scale)
      let kg = length * height * depth * 1e-6 * density
      let unit = UnitStacking(
        length: length + 30, height: height + bearer + 10, depth: depth + 20, kg: kg * 1.02 + 20, gap: 15...90,
        jitter: 16,
        mostLayers: 1, isSpread: true)
      var stowage = Stowage(packageType: package)
      for place in unit.places(order, &random) {
        var block = place.inset(8)
        (block.y0, block.y1) = (place.y0 + bearer, place.y0 + bearer + height)
        stowage.addCarrier(
          [0.1, 0.8].map {
            Solid(
              .block,
              Extent(
                x: block.x0 + $0 * block.length, y: place.y0, z: block.z0, length: 100, height: bearer,
                depth: block.depth),
              of: .wood, density: 0.6)
          })
        guard stowage.add(bodies(block, density, &random), netShare: 0.995, within: order) else { break }
      }
      return stowage
    }
  }

  private func bodies(_ block: Extent, _ density: Double, _ random: inout SeededGenerator) -> [Solid] {
    if rough > 0 { return roughBlock(block, density, &random) }
    let course = block.height / Double(courses)
    let pieces = gaps > 0 ? max(2, Int(block.length / 110)) : 1
    let step = block.length / Double(pieces)
    return (0..<courses).flatMap { index in
      let isCross = index % 2 == 1 && gaps > 0
      return (0..<(isCross ? 1 : pieces)).map { piece in
        let share = isCross ? 1 : 1 - gaps, length = isCross ? block.length : step * share
        let extent = Extent(
          x: block.x0 + (isCross ? 0 : Double(piece) * step), y: block.y0 + Double(index) * course, z: block.z0,
          length: length,
          height: course * (courses > 1 ? 0.96 : 1), depth: block.depth)
        let mine = density / (courses > 1 ? 0.96 : 1)
        return Solid(
          .block, extent, of: content, density: mine,
          texture: unevenness > 0 ? Texture(.grain, unevenness, &random) : nil)
      }
    }
  }

  /// A quarry block: upper face and ends are broken, not sawn.
  private func roughBlock(_ block: Extent, _ density: Double, _ random: inout SeededGenerator) -> [Solid] {
    let slices = 7
    var tops = (0...slices).map { _ in max(0.6, 1 - abs(random.normal(0, rough)) / block.height) }
    tops[0] -= random.uniform(0, 0.12)
    tops[slices] -= random.uniform(0, 0.12)
    // Two courses across, so that the face is not even either.
    let split = block.z0 + block.depth * random.uniform(0.3, 0.7)
    return [(block.z0, split, 0.0), (split, block.z1, random.uniform(0, rough * 2))].map { near, far, short in
      let extent = Extent(
        x: block.x0 + short, y: block.y0, z: near, length: block.length - 2 * short, height: block.height,
        depth: far - near)
      return Solid(.heap(tops), extent, of: content, density: density, texture: Texture(.lumps, 0.015, &random))
    }
  }
}
