internal import TallyCore

/// Cartons on pallets or on the floor of the container.
enum CartonStacking {
  /// Stacks cartons until the order's mass, room or fill is reached.
  static func stow(
    _ style: CartonStyle, _ order: LoadOrder, palletised: Bool, packageType: String = "CT",
    _ random: inout SeededGenerator
  ) -> Stowage {
    palletised
      ? onPallets(style, order, packageType, &random) : onFloor(style, order, packageType, &random)
  }

  /// Stacks from the front wall to the doors, each as wide as one carton, a little out of line, their tops uneven.
  private static func onFloor(
    _ style: CartonStyle, _ order: LoadOrder, _ packageType: String, _ random: inout SeededGenerator
  ) -> Stowage {
    let room = order.room
    let pitch = style.length + random.uniform(0, 9)
    let (along, across) = (Int((room.length - 32) / pitch), max(1, Int(room.depth / style.depth)))
    let layers = Int((room.height - 60) / style.height)
    let most = min(Double(along * across * layers) * order.fill, (order.maximumKg / style.grossKg).rounded(.down))
    let plan = heights(stacks: along, perLayer: across, layers: layers, count: Int(most), &random)
    let side = (room.depth - Double(across) * style.depth) / Double(across + 1)
    // In half of the loads each row begins at the front wall for itself, so that gaps do not go right through.
    let slack = max(0, room.length - Double(plan.count) * pitch - 20)
    let isTidy = random.chance(0.4)
    let starts = (0..<across).map { _ in isTidy ? 0 : random.uniform(0, min(slack, 0.6 * pitch)) }
    var drift = [Double](repeating: 0, count: across)
    var stowage = Stowage(packageType: packageType)
    for (stack, count) in plan.enumerated() {
      let lean = random.uniform(-6, 6)
      if !isTidy {
        for lane in drift.indices {
          drift[lane] = min(max(drift[lane] + random.uniform(-7, 7), 0), slack - starts[lane])
        }
      }
      for index in 0..<count {
        let (layer, lane) = (index / across, index % across)
        let place = Double(stack) * pitch + starts[lane] + drift[lane]
        let x = room.x0 + 10 + place + lean * Double(layer) / Double(max(layers, 1)) + random.uniform(-4, 4)
        let z = room.z0 + side + Double(lane) * (style.depth + side)
        let solids = style.solids(x: x, y: room.y0 + Double(layer) * style.height, z: z, &random)
        guard stowage.add(solids, netShare: style.netKg / style.grossKg, within: order) else { return stowage }
      }
    }
    return stowage
  }

  /// How many cartons each stack along the container gets: level, falling towards the doors, or stepped.
  private static func heights(
    stacks: Int, perLayer: Int, layers: Int, count: Int, _ random: inout SeededGenerator
  ) -> [Int] {
    guard stacks > 0, layers > 0, count > 0 else { return [] }
    let slope = random.pick([0, 0, 0, 0.15, 0.35])
    let raw = (0..<stacks).map { stack in
      max(0.05, 1 - slope * Double(stack) / Double(stacks) + (random.chance(0.15) ? random.uniform(-0.2, 0.1) : 0))
    }
    // Whole layers first: scale until the sum is right, then hand out the rest from the front.
    let most = perLayer * layers
    var (low, high) = (0.0, Double(most) * 20)
    for _ in 0..<40 {
      let scale = (low + high) / 2
      let sum = raw.reduce(0.0) {
        $0 + min(Double(most), ($1 * scale / Double(perLayer)).rounded(.down) * Double(perLayer))
      }
      if sum > Double(count) { high = scale } else { low = scale }
    }
    var plan = raw.map { min(most, Int(($0 * low / Double(perLayer)).rounded(.down)) * perLayer) }
    var rest = count - plan.reduce(0, +)
    for stack in plan.indices where rest > 0 && plan[stack] < most {
      let extra = min(perLayer, rest, most - plan[stack])
      plan[stack] += extra
      rest -= extra
    }
    return plan
  }

  /// Layers of cartons on each pallet, wrapped; pallets two abreast, one or two high.
  private static func onPallets(
    _ style: CartonStyle, _ order: LoadOrder, _ packageType: String, _ random: inout SeededGenerator
  ) -> Stowage {
    let size = Pallet.size(for: style, &random)
    let (along, across) = (max(1, Int(size.length / style.length)), max(1, Int(size.depth / style.depth)))
    let places = Pallet.places(size, in: order.room, &random)
    let free = order.room.height - 120 - Pallet.height
    let tallest = max(1, Int(min(free, random.uniform(1500, 2300)) / style.height))
    let perLayer = along * across
    let palletKg = Pallet.solids(x: 0, y: 0, z: 0, length: size.length, depth: size.depth).reduce(0) { $0 + $1.massKg }
    // Choose the layers so that the mass is used over the whole floor where it can be.
    let perPallet = order.maximumKg / Double(max(places.count, 1)) - palletKg
    let byMass = Int(perPallet / (style.grossKg * Double(perLayer)))
    let layers = max(1, min(tallest, byMass))
    var stowage = Stowage(packageType: packageType)
    let wanted = Int((Double(places.count) * order.fill).rounded(.up))
    for place in places.prefix(wanted) {
      let mine = random.chance(0.12) ? max(1, layers - random.integer(1..<3)) : layers
      guard stowage.grossKg + palletKg + Double(mine * perLayer) * style.grossKg <= order.maximumKg else { break }
      stowage.addCarrier(
        Pallet.solids(x: place.x, y: order.room.y0, z: place.z, length: size.length, depth: size.depth))
      let (marginX, marginZ) = (
        (size.length - Double(along) * style.length) / 2, (size.depth - Double(across) * style.depth) / 2
      )
      for layer in 0..<mine {
        let shift = random.uniform(-5, 5)
        for i in 0..<perLayer {
          let solids = style.solids(
            x: place.x + marginX + Double(i % along) * style.length + shift,
            y: order.room.y0 + Pallet.height + Double(layer) * style.height,
            z: place.z + marginZ + Double(i / along) * style.depth, &random)
          guard stowage.add(solids, netShare: style.netKg / style.grossKg, within: order) else { return stowage }
        }
      }
    }
    return stowage
  }
}
