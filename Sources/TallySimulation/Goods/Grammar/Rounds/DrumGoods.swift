internal import TallyCore

/// Liquids and powders in drums, pails, cans, IBCs or gas cylinders.
struct DrumGoods: Sendable {
  /// What holds the goods: outer size, skin, and how full it is.
  struct Vessel: Sendable {
    var diameter: Double, height: Double
    var skin: Substance, skinMm: Double
    var fill: ClosedRange<Double> = 0.9...0.97
    /// How many stand on one pallet along and across; nil for vessels that stand on the floor.
    var onPallet: (along: Int, across: Int)?
    /// Tiers on a pallet.
    var tiers = 1
    var package: String

    /// 200 litres of steel, loose on the floor or four to a pallet.
    static let steelDrum = Vessel(diameter: 585, height: 880, skin: .steel, skinMm: 1.2, package: "1A")
    static let palletDrum = Vessel(
      diameter: 585, height: 880, skin: .steel, skinMm: 1.2, onPallet: (2, 2), package: "1A")
    /// 220 litres of plastic; 50 kg of fibre; pails of 20 litres; tins of 5 litres.
    static let plasticDrum = Vessel(
      diameter: 581, height: 935, skin: .plastic, skinMm: 4.5, onPallet: (2, 2), package: "IH")
    static let fibreDrum = Vessel(
      diameter: 400, height: 620, skin: .paper, skinMm: 5, onPallet: (3, 2), tiers: 2, package: "1G")
    static let pail = Vessel(
      diameter: 285, height: 385, skin: .plastic, skinMm: 2, onPallet: (4, 3), tiers: 3, package: "PL")
    static let tin = Vessel(
      diameter: 182, height: 225, skin: .steel, skinMm: 0.4, onPallet: (6, 5), tiers: 4, package: "TN")
    /// Steel bottles for compressed or liquefied gas.
    static let cylinder = Vessel(
      diameter: 232, height: 1480, skin: .steel, skinMm: 5.8, fill: 0.7...0.85, onPallet: (4, 4), package: "CY")
    static let lowCylinder = Vessel(
      diameter: 300, height: 480, skin: .steel, skinMm: 3, fill: 0.6...0.8, onPallet: (3, 3), tiers: 2, package: "CY")
  }

  var content: Substance
  /// Density of the content itself, g/cm³.
  var density: ClosedRange<Double>
  var vessels: [Vessel] = [.steelDrum, .palletDrum]

  /// Draws a vessel and stows it.
  var packed: Packing {
    Packing { order, random in
      let vessel = random.pick(vessels), density = random.draw(density), fill = random.draw(vessel.fill)
      let one = bodies(
        vessel, Extent(x: 0, y: 0, z: 0, length: vessel.diameter, height: vessel.height, depth: vessel.diameter),
        density, fill)
      let kg = one.reduce(0) { $0 + $1.massKg }
      let netShare = one[2].massKg / kg
      return vessel.onPallet == nil
        ? loose(vessel, density, fill, kg, netShare, order, &random)
        : onPallets(vessel, density, fill, kg, netShare, order, &random)
    }
  }

  private func loose(
    _ vessel: Vessel, _ density: Double, _ fill: Double, _ kg: Double, _ netShare: Double, _ order: LoadOrder,
    _ random: inout SeededGenerator
  ) -> Stowage {
    // Boards between the tiers.
    let board = 14.0
    let unit = UnitStacking(
      length: vessel.diameter + 2, height: vessel.height + board, depth: vessel.diameter + 2, kg: kg + 4, gap: 0...6,
      jitter: 2, mostLayers: 2)
    var stowage = Stowage(packageType: vessel.package)
    for place in unit.places(order, &random) {
      var drum = place
      drum.y1 -= board
      guard
        stowage.add(
          bodies(vessel, drum, density, fill * random.uniform(0.985, 1.01)), netShare: netShare, within: order)
      else { break }
      var sheet = place
      sheet.y0 = drum.y1
      stowage.addCarrier([Solid(.block, sheet, of: .plywood, density: 0.4)])
    }
    return stowage
  }

  private func onPallets(
    _ vessel: Vessel, _ density: Double, _ fill: Double, _ kg: Double, _ netShare: Double, _ order: LoadOrder,
    _ random: inout SeededGenerator
  ) -> Stowage {
    let (along, across) = vessel.onPallet ?? (1, 1), tiers = vessel.tiers
    let (length, depth) = (Double(along) * (vessel.diameter + 3), Double(across) * (vessel.diameter + 3))
    let tier = vessel.height + 6, count = Double(along * across * tiers)
    let unit = UnitStacking(
      length: length, height: Pallet.height + tier * Double(tiers) + 6, depth: depth, kg: count * kg + 22,
      mostLayers: 2,
      mayTurn: true)
    var stowage = Stowage(packageType: vessel.package)
    for place in unit.places(order, &random) {
      stowage.addCarrier(
        Pallet.solids(x: place.x0, y: place.y0, z: place.z0, length: place.length, depth: place.depth))
      let (i, j) = place.length == length ? (along, across) : (across, along)
      for level in 0..<tiers {
        for slot in 0..<i * j {
          let drum = Extent(
            x: place.x0 + Double(slot % i) * (vessel.diameter + 3),
            y: place.y0 + Pallet.height + Double(level) * tier,
            z: place.z0 + Double(slot / i) * (vessel.diameter + 3), length: vessel.diameter, height: vessel.height,
            depth: vessel.diameter)
          guard
            stowage.add(
              bodies(vessel, drum, density, fill * random.uniform(0.985, 1.01)), netShare: netShare, within: order)
          else { return stowage }
        }
      }
    }
    return stowage
  }

  /// Skin, hollow, content, and hoops with lid and bottom.
  private func bodies(_ vessel: Vessel, _ extent: Extent, _ density: Double, _ fill: Double) -> [Solid] {
    let skinDensity = vessel.skin == .steel ? 7.85 : vessel.skin == .paper ? 0.75 : 0.95
    let inner = vessel.diameter - 2 * vessel.skinMm
    var solids = Solid.ring(.drum, extent, hole: inner, of: vessel.skin, density: skinDensity)
    var room = extent
    (room.x0, room.x1) = (extent.centre.x - inner / 2, extent.centre.x + inner / 2)
    (room.z0, room.z1) = (extent.centre.z - inner / 2, extent.centre.z + inner / 2)
    room.y0 += vessel.skinMm + 4
    room.y1 = room.y0 + (extent.height - 12) * min(fill, 1)
    solids.append(Solid(.drum, room, of: content, density: density))
    let rim = vessel.skinMm * (vessel.skin == .steel ? 3 : 1.5)
    for share in [0.0, 0.33, 0.66, 1] {
      let y = extent.y0 + share * (extent.height - rim)
      var hoop = extent
      (hoop.y0, hoop.y1) = (y, y + rim)
      let isEnd = share == 0 || share == 1
      solids.append(Solid(.drum, hoop, of: vessel.skin, density: skinDensity * (isEnd ? 0.4 : 0.05)))
    }
    return solids
  }
}
