internal import TallyCore

/// Full or empty cans and bottles in trays on pallets: columns of round things, a light line over every layer.
struct BottleGoods: Sendable {
  /// What stands in the trays, mm and kg.
  struct Vessel: Sendable {
    var diameter: Double, height: Double, kg: Double, netKg: Double
    /// Height of the full body; above it a neck with the given share of the cross-section.
    var bodyHeight: Double, neckShare: Double
    var perTray: (along: Int, across: Int)
  }

  var vessels: [Vessel]
  var content: Substance
  /// UN/ECE Recommendation 21.
  var package = "CT"

  /// Pallets of one product.
  var packed: Packing {
    Packing { order, random in
      let vessel = random.pick(vessels)
      let size = random.pick(Pallet.sizes)
      let tray = (
        length: Double(vessel.perTray.along) * vessel.diameter + 4,
        depth: Double(vessel.perTray.across) * vessel.diameter + 4
      )
      let (along, across) = (Int(size.length / tray.length), Int(size.depth / tray.depth))
      let perLayer = max(1, along * across), perTray = Double(vessel.perTray.along * vessel.perTray.across)
      let (grossKg, netKg) = (perTray * vessel.kg + 0.25, perTray * vessel.netKg)
      let places = Pallet.places(size, in: order.room, &random)
      let highest = min(order.room.height - 100 - Pallet.height, random.uniform(1000, 1900))
      let byMass = Int((order.maximumKg / Double(max(1, places.count)) - 25) / (grossKg * Double(perLayer)))
      let layers = max(1, min(Int(highest / (vessel.height + 4)), byMass))
      let contrast = Float(random.uniform(0.05, 0.22)), phaseAligned = random.chance(0.7)
      var stowage = Stowage(packageType: package)
      for place in places.prefix(Int((Double(places.count) * order.fill).rounded(.up))) {
        guard stowage.grossKg + Double(layers * perLayer) * grossKg + 25 <= order.maximumKg else { break }
        stowage.addCarrier(
          Pallet.solids(x: place.x, y: order.room.y0, z: place.z, length: size.length, depth: size.depth))
        let (marginX, marginZ) = (
          (size.length - Double(along) * tray.length) / 2, (size.depth - Double(across) * tray.depth) / 2
        )
        for layer in 0..<layers {
          for i in 0..<perLayer {
            let corner = (
              x: place.x + marginX + Double(i % along) * tray.length,
              y: order.room.y0 + Pallet.height + Double(layer) * (vessel.height + 4),
              z: place.z + marginZ + Double(i / along) * tray.depth
            )
            let phase =
              phaseAligned ? 1 - (corner.x / vessel.diameter).truncatingRemainder(dividingBy: 1) : random.uniform()
            let rhythm = Solid.Rhythm.round(period: vessel.diameter, phase: phase + 0.5, gain: contrast)
            stowage.add(bodies(vessel, corner, tray, grossKg, rhythm), grossKg: grossKg, netKg: netKg)
          }
        }
      }
      return stowage
    }
  }

  private func bodies(
    _ vessel: Vessel, _ corner: (x: Double, y: Double, z: Double), _ tray: (length: Double, depth: Double),
    _ kg: Double,
    _ rhythm: Solid.Rhythm
  ) -> [Solid] {
    let base = Extent(x: corner.x, y: corner.y, z: corner.z, length: tray.length, height: 4, depth: tray.depth)
    let board = Solid(.block, base, of: .paper, density: 0.3)
    let body = Extent(
      x: corner.x + 1, y: corner.y + 4, z: corner.z + 1, length: tray.length - 2, height: vessel.bodyHeight,
      depth: tray.depth - 2)
    var neck = body
    (neck.y0, neck.y1) = (body.y1, corner.y + 4 + vessel.height - 3)
    let volume = body.volumeCm3 + neck.volumeCm3 * vessel.neckShare
    let density = (kg - board.massKg) * 1e3 / volume
    return [
      board, Solid(.block, body, of: content, density: density, rhythm: rhythm),
      Solid(.block, neck, of: content, density: density * vessel.neckShare, rhythm: rhythm),
    ]
  }
}
