internal import TallyCore

/// Coils of strip, rod or cable: round with a wide bore, few and heavy, chocked with timber; bore across, along or upright.
struct CoilGoods: Sendable {
  var content: Substance
  /// Density of the wound body, g/cm³.
  var density: ClosedRange<Double>
  var outer: ClosedRange<Double>, width: ClosedRange<Double>, bore: [Double]
  /// Ways in which the axis may lie.
  var axes: [Solid.Form] = [.roll, .disc]
  /// Thickness of the wooden flanges of a cable drum, mm; 0 for bare coils.
  var flange = 0.0
  /// True where coils may lie on one another.
  var mayStack = false
  var unevenness = 0.0
  var package = "CL"

  /// Draws one coil and sets as many as mass and room allow, spread over the length.
  var packed: Packing {
    Packing { order, random in
      let room = order.room, axis = random.pick(axes), density = random.draw(density), bore = random.pick(bore)
      let outer = min(random.draw(outer), room.height - 250, room.depth - 100), wound = random.draw(width)
      let inner = min(bore, outer * 0.75), width = wound + 2 * flange
      let kg = (outer * outer - inner * inner) * .pi / 4 * wound * 1e-6 * density
      let size: CartonGoods.Size =
        switch axis {
        case .roll: (width, outer, outer)
        case .drum: (outer, width, outer)
        default: (outer, outer, width)
        }
      let bed = axis == .drum ? 90.0 : 110
      let unit = UnitStacking(
        length: size.length + 60, height: size.height + bed, depth: size.depth + 40, kg: kg * 1.03 + 95, gap: 20...140,
        jitter: 25, mostLayers: mayStack ? 3 : 1, isSpread: !mayStack)
      var stowage = Stowage(packageType: package)
      for place in unit.places(order, &random) {
        let coil = Extent(
          x: place.x0 + 30, y: place.y0 + bed, z: place.z0 + 20, length: size.length, height: size.height,
          depth: size.depth)
        let marks = unevenness > 0 ? Texture(.streaks, unevenness, &random) : nil
        var body = coil
        if flange > 0 { body = coil.narrowed(axis, by: flange) }
        var bodies = Solid.ring(
          axis, body, hole: inner, of: content, density: density * random.uniform(0.99, 1.01), texture: marks)
        if flange > 0 { bodies += flanges(coil, axis, bore: inner) }
        guard stowage.add(bodies, netShare: flange > 0 ? 0.9 : 0.997, within: order) else { break }
        stowage.addCarrier(cradle(coil, bed, order.room, &random))
      }
      return stowage
    }
  }

  /// Two wooden discs and a barrel.
  private func flanges(_ coil: Extent, _ axis: Solid.Form, bore: Double) -> [Solid] {
    var (first, second) = (coil, coil)
    switch axis {
    case .roll: (first.x1, second.x0) = (coil.x0 + flange, coil.x1 - flange)
    case .drum: (first.y1, second.y0) = (coil.y0 + flange, coil.y1 - flange)
    default: (first.z1, second.z0) = (coil.z0 + flange, coil.z1 - flange)
    }
    return [first, second].map { Solid(axis, $0, of: .wood, density: 0.55) }
  }

  /// Timber under and beside a coil, wedges against rolling.
  private func cradle(_ coil: Extent, _ bed: Double, _ room: Extent, _ random: inout SeededGenerator) -> [Solid] {
    var solids = [coil.x0 + coil.length * 0.12, coil.x1 - coil.length * 0.12 - 100].map {
      Extent(x: $0, y: coil.y0 - bed, z: coil.z0 - 15, length: 100, height: bed, depth: coil.depth + 30)
    }
    for side in [coil.x0 - 28, coil.x1 - 70] where random.chance(0.7) {
      solids.append(
        Extent(
          x: side, y: coil.y0, z: coil.z0, length: 95, height: random.uniform(90, 200), depth: min(coil.depth, 700)))
    }
    return solids.map { Solid(.block, $0.kept(in: room), of: .wood, density: 0.5) }
  }
}

extension Extent {
  /// Shorter at both ends along an axis.
  fileprivate func narrowed(_ axis: Solid.Form, by margin: Double) -> Extent {
    var copy = self
    switch axis {
    case .roll: (copy.x0, copy.x1) = (x0 + margin, x1 - margin)
    case .drum: (copy.y0, copy.y1) = (y0 + margin, y1 - margin)
    default: (copy.z0, copy.z1) = (z0 + margin, z1 - margin)
    }
    return copy
  }
}
