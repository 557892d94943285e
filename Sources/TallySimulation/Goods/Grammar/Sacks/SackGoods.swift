internal import TallyCore

/// Goods in sacks of 5 to 70 kg: full sacks bulge in the middle, so that layers show as rows of soft lens shapes.
struct SackGoods: Sendable {
  var content: Substance
  /// Net mass of a sack, kg, and density as packed, g/cm³.
  var kg: [Double], density: ClosedRange<Double>
  var texture = Texture.Kind.grain
  var unevenness: ClosedRange<Double> = 0.02...0.06
  /// How often they come on pallets; the others are stacked by hand.
  var palletised = 0.4
  /// Length over width of a full sack.
  var aspect: ClosedRange<Double> = 1.5...1.75
  /// Kilograms of an empty sack.
  var tareKg = 0.3
  /// UN/ECE Recommendation 21.
  var package = "BG"

  /// Draws one kind of sack and stacks it.
  var packed: Packing {
    Packing { order, random in
      random.chance(palletised) ? onPallets(order, &random) : byHand(order, &random)
    }
  }

  /// Crosswise in turn, the top uneven; each row across begins somewhere else, so that no gap goes right through.
  private func byHand(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let net = random.pick(kg), density = random.draw(density), room = order.room
    let height = random.uniform(0.13, 0.2) * (net / 50).squareRoot() * 1000 + 20
    let wide = (net * 1e6 / (density * Solid.pillowFill * height * random.draw(aspect))).squareRoot()
    let long = net * 1e6 / (density * Solid.pillowFill * height * wide)
    let uneven = random.draw(unevenness), pitch = height * 0.96
    let layers = max(1, Int((room.height - 150) / pitch))
    let perLayer = max(1, (room.length / wide).rounded(.down) * (room.depth / long).rounded(.down))
    let wanted = Int(min(order.maximumKg / (net + tareKg), perLayer * Double(layers) * order.fill))
    var stowage = Stowage(packageType: package)
    // A part of the length, as high as the mass allows: heavy goods lie low over the whole floor.
    let byMass = (order.maximumKg / (net + tareKg) / perLayer).rounded(.up)
    let high = max(1, min(layers, Int(byMass)))
    let share = min(1, Double(wanted) / (perLayer * Double(high)) + 0.03)
    for layer in 0..<high {
      let (length, depth) = layer % 2 == 1 ? (long, wide) : (wide, long)
      let across = Int(room.depth / depth)
      guard across > 0 else { continue }
      let reach = room.length * share * (layer == high - 1 ? random.uniform(0.75, 1) : 1)
      let along = Int(reach / length), slackZ = room.depth / Double(across) - depth
      let slackX = along > 0 ? max(0, reach / Double(along) - length) : 0
      for lane in 0..<across {
        let start = random.uniform(0, 0.5) * length
        for place in 0..<max(along, 0) where stowage.packages < wanted {
          let x = room.x0 + start + Double(place) * (length + slackX) + random.uniform(-0.06, 0.06) * length
          let size = length * random.uniform(0.97, 1.07)
          guard x + size <= room.x1 else { continue }
          let extent = Extent(
            x: max(x, room.x0), y: max(room.y0, room.y0 + Double(layer) * pitch + random.uniform(-0.06, 0.06) * height),
            z: room.z0 + Double(lane) * (depth + slackZ), length: size, height: height * random.uniform(0.95, 1.07),
            depth: depth)
          stowage.add([sack(extent, net + tareKg, uneven, &random)], grossKg: net + tareKg, netKg: net)
        }
      }
    }
    return stowage
  }

  /// Five to a layer on wrapped pallets, three long and two wide in turn.
  private func onPallets(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let size = random.pick(Pallet.sizes.filter { $0.length * $0.depth > 1.15e6 })
    let net = min(random.pick(kg), 50), density = random.draw(density), uneven = random.draw(unevenness)
    let footprint = size.length * size.depth / 5 * 0.95
    let height = net * 1e6 / (density * Solid.pillowFill * footprint), gross = net + tareKg
    let tallest = max(1, Int(min(order.room.height - 150 - Pallet.height, random.uniform(1000, 1900)) / height))
    let spots = Pallet.places(size, in: order.room, &random).count
    let layers = max(1, min(tallest, Int((order.maximumKg / Double(max(1, spots)) - 25) / (5 * gross))))
    let unit = UnitStacking(
      length: size.length, height: Double(layers) * height + Pallet.height + 4, depth: size.depth,
      kg: Double(layers * 5) * gross + 25, mostLayers: random.chance(0.3) ? 2 : 1)
    var stowage = Stowage(packageType: package)
    for place in unit.places(order, &random) {
      stowage.addCarrier(
        Pallet.solids(x: place.x0, y: place.y0, z: place.z0, length: size.length, depth: size.depth))
      for layer in 0..<layers {
        let y = place.y0 + Pallet.height + Double(layer) * height
        for part in Self.five(place, size, isTurned: layer % 2 == 1) {
          let extent = Extent(
            x: part.x0 + random.uniform(-6, 6), y: y, z: part.z0, length: part.length, height: height, depth: part.depth
          )
          stowage.add([sack(extent.kept(in: order.room), gross, uneven, &random)], grossKg: gross, netKg: net)
        }
      }
    }
    return stowage
  }

  /// Three sacks beside two sacks, as they lie on a pallet; turned: the two come first.
  private static func five(_ place: Extent, _ size: Pallet.Size, isTurned: Bool) -> [Extent] {
    let split = size.length * 0.6  // goes to the three that lie crosswise
    let (threeX, twoX) = isTurned ? (place.x0 + size.length - split, place.x0) : (place.x0, place.x0 + split)
    func row(_ count: Int, _ x: Double, _ length: Double) -> [Extent] {
      (0..<count).map {
        let depth = size.depth / Double(count)
        return Extent(
          x: x, y: 0, z: place.z0 + Double($0) * depth, length: length * 0.97, height: 0, depth: depth * 0.97)
      }
    }
    return row(3, threeX, split) + row(2, twoX, size.length - split)
  }

  private func sack(_ extent: Extent, _ kg: Double, _ uneven: Double, _ random: inout SeededGenerator) -> Solid {
    var solid = Solid(.pillow, extent, of: content, density: 1, texture: Texture(texture, uneven, &random))
    solid.density = kg * 1e3 / solid.volumeCm3
    return solid
  }
}
