internal import TallyCore

/// Sheets that stand on edge along the container: glass in end-capped crates, slabs of stone on timber frames, solar
/// panels on pallets. From the side they are even dark fields with the frame around and before them.
struct UprightGoods: Sendable {
  var content: Substance
  /// Density of the sheets themselves, g/cm³.
  var density: ClosedRange<Double>
  /// Length and height of the sheets, mm; thickness of one, and how many stand in a crate.
  var length: ClosedRange<Double>, height: ClosedRange<Double>, thickness: ClosedRange<Double>,
    count: ClosedRange<Double>
  /// Wooden members around: width in mm, and how many upright ones.
  var member = 70.0, uprights = 3
  /// Metal frame round each sheet, mm of aluminium seen from the side.
  var frame = 0.0
  var texture: Texture.Kind?, unevenness = 0.02
  var package = "CR"

  /// Draws one size and sets the crates against both walls or in the middle, spread over the length.
  var packed: Packing {
    Packing { order, random in
      let room = order.room
      let length = min(random.draw(length), room.length - 200), height = min(random.draw(height), room.height - 240)
      let thickness = random.draw(thickness), density = random.draw(density)
      let sheets = max(2, Int(random.draw(count)))
      let pack = thickness * Double(sheets) * 1.02, depth = pack + 180
      let sheetKg = length * height * thickness * Double(sheets) * 1e-6 * density
      let unit = UnitStacking(
        length: length + 2 * member + 40, height: height + 220, depth: min(depth, room.depth / 2),
        kg: sheetKg * 1.03 + 90,
        gap: 20...140, jitter: 12, mostLayers: 1, clearance: 10, isSpread: true)
      var stowage = Stowage(packageType: package)
      for place in unit.places(order, &random) {
        let body = Extent(
          x: place.x0 + member + 20, y: place.y0 + 130, z: place.centre.z - pack / 2, length: length, height: height,
          depth: pack)
        let marks = texture.map { Texture($0, unevenness, &random) }
        // Sheets of one crate are alike; those of stone differ, as the blocks did from which they were sawn.
        let groups = texture == nil ? 1 : min(sheets, 4)
        var bodies = (0..<groups).map { group in
          var part = body
          (part.z0, part.z1) = (
            body.z0 + pack * Double(group) / Double(groups), body.z0 + pack * Double(group + 1) / Double(groups)
          )
          if group > 0 {
            part.x1 -= random.uniform(0, 0.14) * length
            part.x0 += random.uniform(0, 0.05) * length
            part.y1 -= random.uniform(0, 0.16) * height
          }
          return Solid(.block, part, of: content, density: density / 1.02, texture: marks)
        }
        if frame > 0 { bodies += edges(body, sheets) }
        bodies += timber(place, body)
        guard stowage.add(bodies, netShare: sheetKg / (sheetKg + 90), within: order) else { break }
      }
      return stowage
    }
  }

  /// Aluminium profiles all round each panel: dark edges of the pack.
  private func edges(_ body: Extent, _ sheets: Int) -> [Solid] {
    let density = 2.7 * 0.12
    return [
      Extent(x: body.x0, y: body.y0, z: body.z0, length: frame, height: body.height, depth: body.depth),
      Extent(x: body.x1 - frame, y: body.y0, z: body.z0, length: frame, height: body.height, depth: body.depth),
      Extent(x: body.x0, y: body.y0, z: body.z0, length: body.length, height: frame, depth: body.depth),
      Extent(x: body.x0, y: body.y1 - frame, z: body.z0, length: body.length, height: frame, depth: body.depth),
    ].map { Solid(.block, $0, of: .aluminium, density: density) }
  }

  private func timber(_ place: Extent, _ body: Extent) -> [Solid] {
    func wood(_ x: Double, _ y: Double, _ length: Double, _ height: Double, _ share: Double) -> Solid {
      Solid(
        .block, Extent(x: x, y: y, z: place.z0 + 5, length: length, height: height, depth: place.depth - 10), of: .wood,
        density: 0.5 * share)
    }
    var solids = [
      wood(place.x0 + 20, place.y0 + 90, place.length - 40, 38, 0.6),
      wood(place.x0 + 20, body.y1 + 4, place.length - 40, 45, 0.3),
    ]
    for share in [0.06, 0.5, 0.94] {
      solids.append(wood(place.x0 + share * (place.length - 110), place.y0, 110, 90, 0.8))
    }
    for index in 0..<uprights {
      let x = place.x0 + 20 + (place.length - 40 - member) * Double(index) / Double(max(uprights - 1, 1))
      solids.append(wood(x, place.y0 + 128, member, body.height + 10, 0.28))
    }
    return solids
  }
}
