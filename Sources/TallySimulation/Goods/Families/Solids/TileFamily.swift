internal import TallyCore

/// Ceramic tiles: small, heavy pallets of boxes on edge; low loads with much air above them.
enum TileFamily {
  /// Pallets side by side, one or two high.
  static func stow(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let room = order.room
    let size = random.pick([
      Pallet.Size(length: 1200, depth: 800), .init(length: 800, depth: 1200), .init(length: 960, depth: 960),
      .init(length: 1130, depth: 750),
    ])
    let tile = random.pick([300.0, 333, 450, 600]), thickness = random.uniform(58, 95)
    let density = random.uniform(1.65, 1.95)
    let tiers = max(1, min(random.integer(1..<4), Int(900 / tile)))
    let across = max(1, Int(size.depth / tile)), along = Int(size.length / (thickness + 2))
    let boxKg = tile * tile * thickness * 1e-6 * density
    let palletKg = Double(along * across * tiers) * boxKg + 30
    let places = Pallet.places(size, in: room, &random)
    let twoHigh = random.chance(0.3) && room.height > 2 * (Double(tiers) * tile + 160) + 100
    let slots = (twoHigh ? places + places : places).enumerated()
    let wanted = Int((Double(places.count * (twoHigh ? 2 : 1)) * order.fill).rounded(.up))
    let count = min(wanted, Int(order.maximumKg / palletKg))
    // Heavy pallets are spread over the floor rather than packed against the front wall.
    let spread = count < places.count ? Double(places.count) / Double(max(count, 1)) : 1
    var stowage = Stowage(packageType: random.chance(0.7) ? "CT" : "PX")
    let countsPallets = stowage.packageType == "PX"
    for (index, _) in slots.prefix(count) {
      let place = places[min(Int(Double(index % places.count) * spread), places.count - 1)]
      let y = room.y0 + (index >= places.count ? Double(tiers) * tile + Pallet.height + 20 : 0)
      stowage.addCarrier(Pallet.solids(x: place.x, y: y, z: place.z, length: size.length, depth: size.depth))
      var bodies = [Solid]()
      for tier in 0..<tiers {
        let missing = tier == tiers - 1 && random.chance(0.25) ? random.integer(1..<max(2, along / 2)) : 0
        for i in 0..<along - missing {
          // A box of the pattern: all boxes one behind the other are one body, `across` boxes deep.
          let extent = Extent(
            x: place.x + Double(i) * (thickness + 2), y: y + Pallet.height + Double(tier) * tile, z: place.z,
            length: thickness, height: tile - 3, depth: Double(across) * tile)
          let kg = Double(across) * boxKg
          var body = Solid(.block, extent, of: .ceramic, density: 1)
          body.density = kg * 1e3 / extent.volumeCm3 * random.uniform(0.985, 1.015)
          bodies.append(body)
          guard !countsPallets else { continue }
          stowage.add([body], grossKg: body.massKg, netKg: body.massKg * 0.985)
          stowage.packages += across - 1
        }
      }
      if countsPallets {
        let kg = bodies.reduce(0) { $0 + $1.massKg }
        stowage.add(bodies, grossKg: kg, netKg: kg * 0.985)
      }
    }
    return stowage
  }
}
