internal import TallyCore

/// Goods in bags: full bags bulge in the middle, so that layers show as rows of soft lens shapes.
enum BagFamilies {
  /// Jute bags of coffee, 60 to 70 kg, stacked on the floor, crosswise in turn, the top uneven.
  static func coffee(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let kg = random.pick([60.0, 60, 69, 70])
    let density = random.uniform(0.60, 0.68)
    let (long, wide) = (random.uniform(850, 980), random.uniform(520, 620))
    let height = kg * 1e6 / (density * Solid.pillowFill * long * wide)
    let room = order.room
    let layers = Int((room.height - 200) / (height * 0.96))
    var stowage = Stowage(packageType: "BG")
    let perLayer = (room.length / wide).rounded(.down) * (room.depth / long).rounded(.down)
    let wanted = min(order.maximumKg / (kg + 0.7), perLayer * Double(layers) * order.fill)
    // The wanted number of layers over the whole floor; the last one only in front.
    var y = room.y0
    for layer in 0..<layers where Double(stowage.packages) < wanted.rounded(.down) {
      let isCross = layer % 2 == 1
      let (length, depth) = isCross ? (long, wide) : (wide, long)
      let (along, across) = (Int(room.length / length), Int(room.depth / depth))
      let (slackX, slackZ) = (room.length / Double(along) - length, room.depth / Double(across) - depth)
      // Each row across begins somewhere else, bags overlap a little: no gap goes right through the load.
      let starts = (0..<across).map { _ in random.uniform(0, 0.5) * length }
      for i in 0..<along {
        for j in 0..<across where Double(stowage.packages) < wanted.rounded(.down) {
          let x = room.x0 + starts[j] + Double(i) * (length + slackX) + random.uniform(-0.06, 0.06) * length
          let long = length * random.uniform(0.97, 1.08)
          guard x >= room.x0 - 5, x + long <= room.x1 else { continue }
          let extent = Extent(
            x: max(x, room.x0), y: max(room.y0, y + random.uniform(-0.06, 0.06) * height),
            z: room.z0 + Double(j) * (depth + slackZ), length: long, height: height * random.uniform(0.95, 1.08),
            depth: depth)
          stowage.add([bag(extent, kg + 0.7, .coffee, 0.06, &random)], grossKg: kg + 0.7, netKg: kg)
        }
      }
      y += height * 0.96
    }
    return stowage
  }

  /// Bags of 25 kg of plastic granules on wrapped pallets, five to a layer, three long and two wide in turn.
  static func granules(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let size = random.pick([
      Pallet.Size(length: 1300, depth: 1100), .init(length: 1100, depth: 1300), .init(length: 1200, depth: 1000),
    ])
    let density = random.uniform(0.54, 0.62)
    let footprint = size.length * size.depth / 5 * 0.95
    let height = 25e6 / (density * Solid.pillowFill * footprint)
    let places = Pallet.places(size, in: order.room, &random)
    let byMass = Int((order.maximumKg / Double(max(1, places.count)) - 25) / (5 * 25.15))
    let layers = max(1, min(Int((order.room.height - 150 - Pallet.height) / height), byMass, random.integer(8..<13)))
    let unevenness = random.uniform(0.015, 0.05)
    var stowage = Stowage(packageType: "BG")
    for place in places.prefix(Int((Double(places.count) * order.fill).rounded(.up))) {
      guard stowage.grossKg + Double(layers * 5) * 25.15 + 25 <= order.maximumKg else { break }
      stowage.addCarrier(
        Pallet.solids(x: place.x, y: order.room.y0, z: place.z, length: size.length, depth: size.depth))
      for layer in 0..<layers {
        let y = order.room.y0 + Pallet.height + Double(layer) * height
        for part in fiveBags(x: place.x, z: place.z, size, isTurned: layer % 2 == 1) {
          let extent = Extent(
            x: part.x0 + random.uniform(-6, 6), y: y, z: part.z0, length: part.length, height: height, depth: part.depth
          )
          stowage.add([bag(extent, 25.15, .plastic, unevenness, &random)], grossKg: 25.15, netKg: 25)
        }
      }
    }
    return stowage
  }

  /// Three bags beside two bags, as they lie on a pallet; turned: the two come first.
  private static func fiveBags(x: Double, z: Double, _ size: Pallet.Size, isTurned: Bool) -> [Extent] {
    let share = 0.6  // of the length goes to the three that lie crosswise
    let split = size.length * share
    let (threeX, twoX) = isTurned ? (x + size.length - split, x) : (x, x + split)
    let three = (0..<3).map { i in
      Extent(
        x: threeX, y: 0, z: z + Double(i) * size.depth / 3, length: split * 0.97, height: 0,
        depth: size.depth / 3 * 0.97)
    }
    let two = (0..<2).map { i in
      Extent(
        x: twoX, y: 0, z: z + Double(i) * size.depth / 2, length: (size.length - split) * 0.97, height: 0,
        depth: size.depth / 2 * 0.97)
    }
    return three + two
  }

  /// One bag of a mass.
  private static func bag(
    _ extent: Extent, _ kg: Double, _ content: Substance, _ unevenness: Double, _ random: inout SeededGenerator
  ) -> Solid {
    var solid = Solid(.pillow, extent, of: content, density: 1, texture: Texture(.grain, unevenness, &random))
    solid.density = kg * 1e3 / solid.volumeCm3
    return solid
  }
}
