internal import TallyCore

/// Flexible bulk containers of 500 to 1,500 kg: round as seen from above, slumped below, their loops and spout on top.
struct BigBagGoods: Sendable {
  var content: Substance
  /// Net mass, kg, and density as filled, g/cm³.
  var kg: ClosedRange<Double> = 900...1250, density: ClosedRange<Double>
  var unevenness: ClosedRange<Double> = 0.02...0.05
  /// UN/ECE Recommendation 21.
  static let package = "43"

  /// Draws one kind of bag and sets them two abreast, two high where mass and height allow.
  var packed: Packing {
    Packing { order, random in
      let density = random.draw(density), width = random.uniform(930, 1080)
      let most = order.room.height / 2 - 120
      let net = min(random.draw(kg), width * width * .pi / 4 * most * 1e-6 * density)
      let body = net * 1e6 / (density * width * width * .pi / 4), uneven = random.draw(unevenness)
      let isPalletised = random.chance(0.4), base = isPalletised ? Pallet.height : 0
      let unit = UnitStacking(
        length: width + 64, height: body + base + 110, depth: width + 60, kg: net + 4 + (isPalletised ? 22 : 0),
        gap: 5...40, jitter: 9, mostLayers: 2, clearance: 20)
      var stowage = Stowage(packageType: Self.package)
      for place in unit.places(order, &random) {
        if isPalletised {
          stowage.addCarrier(
            Pallet.solids(x: place.x0 + 10, y: place.y0, z: place.z0, length: width, depth: width))
        }
        let bag = Extent(
          x: place.x0 + 32 + random.uniform(-5, 5), y: place.y0 + base, z: place.z0 + 30, length: width, height: body,
          depth: width)
        stowage.add(self.bag(bag, net, uneven, &random), grossKg: net + 4, netKg: net)
      }
      return stowage
    }
  }

  /// Three rings one over the other, the middle one widest; a cone of goods on top; loops.
  private func bag(_ extent: Extent, _ net: Double, _ uneven: Double, _ random: inout SeededGenerator) -> [Solid] {
    let bulge = random.uniform(10, 25), lean = random.uniform(-4, 4)
    var bodies = [Solid]()
    for (low, high, wider) in [(0.0, 0.2, 0.4), (0.2, 0.75, 1.0), (0.75, 0.93, 0.3), (0.93, 1.0, -7.0)] {
      var part = extent.shifted(x: lean * (low + high) / 2)
      (part.y0, part.y1) = (extent.y0 + extent.height * low, extent.y0 + extent.height * high)
      let grown = wider * bulge
      (part.x0, part.x1, part.z0, part.z1) = (part.x0 - grown, part.x1 + grown, part.z0 - grown, part.z1 + grown)
      bodies.append(Solid(.drum, part, of: content, density: 1, texture: Texture(.lumps, uneven, &random)))
    }
    let density = net * 1e3 / bodies.reduce(0) { $0 + $1.volumeCm3 }
    for index in bodies.indices { bodies[index].density = density }
    let cloth = Extent(
      x: extent.x0 + 60, y: extent.y1, z: extent.z0 + 60, length: extent.length - 120, height: 100,
      depth: extent.depth - 120)
    bodies.append(Solid(.block, cloth, of: .polypropylene, density: 4e3 / max(cloth.volumeCm3, 1)))
    return bodies
  }
}
