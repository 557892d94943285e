internal import TallyCore

/// Sheets lying in packs on bearers: plywood, board, steel sheet, plasterboard, paper in sheets, rubber, hides.
struct PanelGoods: Sendable {
  var content: Substance
  /// Density of the pack, g/cm³.
  var density: ClosedRange<Double>
  /// Length and width of the sheets, and height of a pack, mm.
  var sizes: [(length: Double, depth: Double)], height: ClosedRange<Double>
  /// Thickness of what shows as a layer, mm, and the gap between two layers; 0 for packs without lines.
  var layer: ClosedRange<Double> = 18...18, slit = 0.6
  var unevenness: ClosedRange<Double> = 0.01...0.04
  var texture = Texture.Kind.streaks
  /// How far the edges of layers stand out, mm.
  var ragged = 4.0
  var bearer = 80.0, straps = 3
  /// True where packs are spread over the length because they are few and heavy.
  var isSpread = false
  var package = "BE"

  /// Draws a size of pack and stacks it.
  var packed: Packing {
    Packing { order, random in
      let size = random.pick(sizes), density = random.draw(density), layer = random.draw(layer)
      let height = random.draw(height), uneven = random.draw(unevenness)
      let kg = size.length * size.depth * height * 1e-6 * density
      let unit = UnitStacking(
        length: size.length + 20, height: height + bearer + 4, depth: size.depth + 15, kg: kg * 1.02 + 12, gap: 8...45,
        jitter: 10, clearance: 90, isSpread: isSpread, mayTurn: random.chance(0.3))
      var stowage = Stowage(packageType: package)
      for place in unit.places(order, &random) {
        var pack = place.inset(6)
        (pack.y0, pack.y1) = (place.y0 + bearer, place.y0 + bearer + height)
        let supports = max(2, Int(pack.length / 900) + 1)
        stowage.addCarrier(
          (0..<supports).map {
            Solid(
              .block,
              Extent(
                x: pack.x0 + (pack.length - 90) * (Double($0) + 0.5) / Double(supports), y: place.y0, z: pack.z0,
                length: 90,
                height: bearer, depth: pack.depth), of: .wood, density: 0.5)
          })
        let bodies = layers(pack, layer, density * random.uniform(0.98, 1.02), uneven, &random) + strapping(pack)
        guard stowage.add(bodies, netShare: 0.985, within: order) else { break }
      }
      return stowage
    }
  }

  private func layers(
    _ pack: Extent, _ thickness: Double, _ density: Double, _ uneven: Double, _ random: inout SeededGenerator
  ) -> [Solid] {
    let count = max(1, min(60, Int(pack.height / (thickness + slit)))), pitch = pack.height / Double(count)
    let texture = Texture(texture, uneven, &random)
    return (0..<count).map { index in
      let (a, b) = (random.uniform(0, ragged), random.uniform(0, ragged))
      let sheet = Extent(
        x: pack.x0 + a, y: pack.y0 + Double(index) * pitch, z: pack.z0, length: pack.length - a - b,
        height: pitch - slit,
        depth: pack.depth)
      return Solid(.block, sheet, of: content, density: density * pitch / (pitch - slit), texture: texture)
    }
  }

  private func strapping(_ pack: Extent) -> [Solid] {
    (0..<straps).flatMap { index in
      let x = pack.x0 + pack.length * (Double(index) + 0.5) / Double(straps)
      return [pack.z0 - 1, pack.z1].map {
        Solid(
          .block, Extent(x: x, y: pack.y0, z: $0, length: 19, height: pack.height, depth: 0.9), of: .steel,
          density: 7.85)
      }
    }
  }
}
