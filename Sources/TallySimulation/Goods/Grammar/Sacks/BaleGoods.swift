internal import TallyCore

/// Pressed bales with straps, close together, seldom quite upright.
struct BaleGoods: Sendable {
  var content: Substance
  var density: ClosedRange<Double>
  var sizes: [CartonGoods.Size]
  var texture = Texture.Kind.streaks
  var unevenness: ClosedRange<Double> = 0.05...0.12
  /// Straps round a bale: how many, and of what.
  var straps = 5, strap = Substance.steel
  /// Spread of the mass from bale to bale, as a share.
  var spread = 0.05
  /// True for bales on pallets.
  var isPalletised = false
  /// UN/ECE Recommendation 21.
  var package = "BL"

  /// Draws one kind of bale and stacks it.
  var packed: Packing {
    Packing { order, random in
      let size = random.pick(sizes), scale = random.uniform(0.94, 1.05)
      let (length, height, depth) = (size.length * scale, size.height * scale, size.depth * scale)
      let density = random.draw(density), uneven = random.draw(unevenness)
      let kg = length * height * depth * 1e-6 * density, base = isPalletised ? Pallet.height : 0
      let unit = UnitStacking(
        length: length + 12, height: height + base + 3, depth: depth + 8, kg: kg * 1.01 + (isPalletised ? 22 : 0),
        gap: 0...30, jitter: 9, clearance: 50, mayTurn: random.chance(0.5))
      var stowage = Stowage(packageType: package)
      for place in unit.places(order, &random) {
        if isPalletised {
          stowage.addCarrier(
            Pallet.solids(x: place.x0, y: place.y0, z: place.z0, length: place.length, depth: place.depth))
        }
        var bale = place.inset(3)
        bale.y0 = place.y0 + base
        bale.y1 -= random.uniform(0, 0.03) * height
        let mine = density * (1 + spread * random.normal())
        guard stowage.add(bodies(bale, mine, uneven, &random), netShare: 0.985, within: order) else { break }
      }
      return stowage
    }
  }

  /// Layers as they were pressed, and straps round them.
  private func bodies(
    _ bale: Extent, _ density: Double, _ uneven: Double, _ random: inout SeededGenerator
  ) -> [Solid] {
    let layers = random.integer(2..<5)
    var solids = (0..<layers).map { layer in
      let part = Extent(
        x: bale.x0 + random.uniform(0, 10), y: bale.y0 + bale.height * Double(layer) / Double(layers), z: bale.z0,
        length: bale.length - random.uniform(0, 14), height: bale.height / Double(layers), depth: bale.depth)
      return Solid(
        .block, part, of: content, density: density * random.uniform(0.96, 1.04),
        texture: Texture(texture, uneven, &random))
    }
    for index in 0..<straps {
      let x = bale.x0 + bale.length * (Double(index) + 0.5) / Double(straps)
      for z in [bale.z0 - 1, bale.z1] {
        solids.append(
          Solid(
            .block, Extent(x: x, y: bale.y0, z: z, length: 14, height: bale.height, depth: 0.7), of: strap, density: 5))
      }
      for y in [bale.y0, bale.y1] {
        solids.append(
          Solid(
            .block, Extent(x: x, y: y, z: bale.z0, length: 14, height: 0.7, depth: bale.depth), of: strap, density: 5))
      }
    }
    return solids
  }
}
