internal import TallyCore

extension Concealment {
  /// Sports bags of some 30 kg in a heap just inside the doors: on the floor, or thrown on the end of the load.
  static func behindDoors(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    guard scene.box.type.sort != .tank, scene.box.type.sort != .flatRack else { return nil }
    let inner = scene.inner, ware = Ware.drawn(&random) { !$0.isBulky || massKg < 30 }
    let bags = max(1, Int((massKg / random.uniform(22, 38)).rounded(.up))), perBag = massKg / Double(bags)
    let last = scene.cargo.map(\.x1).max() ?? inner.x0
    let base = random.chance(0.25) ? scene.cargo.first { $0.x1 == last }.map(\.y1) ?? inner.y0 : inner.y0
    let y = base + 500 < inner.y1 ? base : inner.y0
    var solids = [Solid](), displaced = [Extent](),
      place = (z: inner.z0 + random.uniform(20, 300), y: y, x: random.uniform(15, 90))
    for _ in 0..<bags {
      let (count, density) = pieces(perBag, ware, &random)
      let volume = Double(count) * ware.piece.length * ware.piece.height * ware.piece.depth
      let side = min(360, max(ware.piece.depth, (volume / 700).squareRoot()))
      let room = Extent(x: 0, y: 0, z: 0, length: min(1200, inner.length), height: 420, depth: inner.depth)
      let grid = grid(count, ware, length: side, depth: random.uniform(450, 750), within: room)
      let size = (
        length: Double(grid.x) * (ware.piece.length + 2), height: Double(grid.y) * (ware.piece.height + 2),
        depth: Double(grid.z) * (ware.piece.depth + 2)
      )
      if place.z + size.depth > inner.z1 - 10 {
        (place.z, place.y) = (inner.z0 + random.uniform(10, 120), place.y + size.height + 15)
      }
      guard place.y + size.height < inner.y1, size.depth < inner.depth - 20 else { return nil }
      let x = max(inner.x0, inner.x1 - size.length - place.x - random.uniform(0, 60))
      let bricks = stacked(count, ware, density: density, grid: (grid.x, grid.z), at: (x, place.y + 4, place.z))
      let extent = bricks.dropFirst().reduce(bricks[0].extent) { $0.union($1.extent) }
      solids += bricks
      displaced.append(extent)
      place.z += size.depth + random.uniform(10, 60)
    }
    return [Part(kind: "rip-off-bags", material: ware.material, solids: solids, displaced: displaced)]
  }

  /// A block where goods stood; sometimes in a box of lead, which is thin and heavy.
  static func withinCargo(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    guard let host = scene.cargo.randomly(&random) else { return nil }
    let ware = Ware.drawn(&random), isShielded = massKg < 60 && random.chance(0.1)
    var room = host
    room.y0 += min(145, host.height * 0.2)
    let kind = ware.material == "firearms" ? "weapon-crate" : isShielded ? "shielded-block" : "brick-block"
    let limits = scene.inner.inset(isShielded ? 16 : 6)
    var block = block(massKg, ware, kind: kind, around: room.inset(20), limits, &random)
    for _ in 0..<8 where scene.filled(block.extent) < 0.35 {
      block = Self.block(massKg, ware, kind: kind, around: room.inset(20), limits, &random)
    }
    // Nothing floats: where the goods leave too much air it lies on the floor between them.
    if scene.filled(block.extent) < 0.35 {
      let drop = block.extent.y0 - scene.inner.y0 - 1
      block = Part(
        kind: kind, material: block.material, solids: block.solids.map { $0.shifted(y: -drop) },
        displaced: block.displaced.map { $0.shifted(y: -drop) })
    }
    guard isShielded else { return [block] }
    let inside = block.extent.inset(-4), thickness = random.uniform(1.5, 4), outside = inside.inset(-thickness)
    let lead = [Solid(.block, outside, of: .lead, density: 11.35), Solid(.block, inside, of: .lead, density: -11.35)]
    return [
      Part(kind: block.kind, material: block.material, solids: block.solids, displaced: []),
      Part(kind: shield, material: "lead", solids: lead, displaced: [outside]),
    ]
  }

  /// Some cartons of one stack hold other things: cells of the size of a carton here and there within a pallet's space.
  static func withinCartons(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    guard let host = scene.cargo.randomly(&random), host.length > 600, host.height > 500 else { return nil }
    let ware = Ware.drawn(&random) { !$0.isBulky && $0.material != "firearms" }
    let cell = (length: random.uniform(360, 520), height: random.uniform(190, 300), depth: random.uniform(340, 480))
    let span = Extent(
      x: host.length > 1300 ? random.uniform(host.x0, host.x1 - 1250) : host.x0,
      y: host.y0 + min(150, host.height * 0.2), z: host.z0 + 10,
      length: min(1250, host.length), height: host.height - min(170, host.height * 0.25), depth: host.depth - 20)
    var cells = [Extent]()
    for i in 0..<max(1, Int(span.length / cell.length)) {
      for j in 0..<max(1, Int(span.height / cell.height)) {
        for k in 0..<max(1, Int(span.depth / cell.depth)) {
          let slot = Extent(
            x: span.x0 + Double(i) * cell.length, y: span.y0 + Double(j) * cell.height,
            z: span.z0 + Double(k) * cell.depth,
            length: cell.length, height: cell.height, depth: cell.depth)
          guard let inside = slot.inset(12).intersection(scene.inner.inset(5)), scene.filled(inside) > 0.4 else {
            continue
          }
          cells.append(inside)
        }
      }
    }
    return spread(massKg, ware, kind: "filled-cartons", over: random.shuffled(cells), &random).map { [$0] }
  }

  /// Bags or a layer on top of the load, under the roof.
  static func onTop(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    let inner = scene.inner
    guard
      let host = scene.cargo.filter({ inner.y1 - $0.y1 > 180 && $0.length > 700 && $0.y1 < inner.y1 }).randomly(&random)
    else { return nil }
    let ware = Ware.drawn(&random)
    var room = inner
    (room.y0, room.x0, room.x1) = (host.y1 + 2, max(inner.x0, host.x0), min(inner.x1, host.x1))
    guard room.height > ware.piece.height + 10 else { return nil }
    var part = block(massKg, ware, kind: "packs-on-top", around: room, room, flat: 2, &random)
    guard part.extent.y1 <= inner.y1 else { return nil }
    // They lie on the load.
    let drop = part.extent.y0 - room.y0
    part = Part(
      kind: part.kind, material: part.material, solids: part.solids.map { $0.shifted(y: -drop) }, displaced: [])
    return [part]
  }

  /// A wall of cartons of other goods behind the declared ones.
  static func coverLoad(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    guard let host = scene.cargo.max(by: { $0.length < $1.length }), host.length > 3000, massKg >= 40 else {
      return nil
    }
    let ware = Ware.drawn(&random) { $0.isBulky }
    let cover = random.uniform(1200, min(4000, host.length * 0.7))
    var room = scene.inner.inset(8)
    room.y1 = min(room.y1, max(host.y1, room.y0 + 1500))
    room.x1 = host.x1 - cover
    room.x0 = scene.inner.x0 + 5
    let (count, density) = pieces(massKg, ware, &random)
    let volume = Double(count) * ware.piece.length * ware.piece.height * ware.piece.depth
    let length = max(ware.piece.length, volume / (room.height * room.depth) * 1.04)
    guard length < room.length else { return nil }
    let grid = grid(count, ware, length: length, depth: room.depth, within: room)
    let wide = Double(grid.x) * (ware.piece.length + 2)
    guard wide < room.length else { return nil }
    let x = random.chance(0.6) ? room.x0 : random.uniform(room.x0, room.x1 - wide)
    let solids = stacked(count, ware, density: density, grid: (grid.x, grid.z), at: (x, room.y0, room.z0))
    let part = Part(kind: "cover-load", material: ware.material, solids: solids, displaced: [])
    guard part.extent.y1 <= scene.inner.y1 else { return nil }
    return [Part(kind: part.kind, material: part.material, solids: solids, displaced: [part.extent])]
  }

  /// A room left free in the load, with people in it.
  static func void(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    guard massKg >= 55, scene.box.type.sort == .dry || scene.box.type.sort == .reefer,
      let host = scene.cargo.filter({ $0.length > 3500 && $0.height > 1300 }).randomly(&random)
    else { return nil }
    let persons = max(1, Int((massKg / 75).rounded())), each = massKg / Double(persons)
    let length = min(2600, 900 + 420 * Double(persons)), height = min(host.height - 60, 1500)
    let x = random.uniform(host.x0 + 300, host.x1 - length - 300)
    let hollow = Extent(
      x: x, y: scene.inner.y0 + 2, z: scene.inner.z0 + 300, length: length, height: height, depth: 1500)
    var solids = [Solid]()
    for person in 0..<persons {
      let place = (x: x + 250 + (length - 500) * (Double(person) + 0.5) / Double(persons), z: random.uniform(-450, 200))
      let body = Self.person(x: place.x, y: hollow.y0, z: place.z)
      let kg = body.reduce(0) { $0 + $1.massKg }
      solids += body.map { part in
        var part = part
        part.density *= each / kg
        return part
      }
    }
    return [Part(kind: "persons", material: "people", solids: solids, displaced: [hollow])]
  }

  /// Somebody who sits with drawn-up knees.
  private static func person(x: Double, y: Double, z: Double) -> [Solid] {
    func tissue(_ form: Solid.Form, _ dx: Double, _ dy: Double, _ dz: Double, _ l: Double, _ h: Double, _ d: Double)
      -> Solid
    {
      Solid(form, Extent(x: x + dx, y: y + dy, z: z + dz, length: l, height: h, depth: d), of: .tissue, density: 1)
    }
    return [
      tissue(.disc, -120, 80, 0, 250, 620, 360), tissue(.disc, -100, 700, 90, 190, 240, 180),
      tissue(.band(.brace(thickness: 0.32)), 60, 120, 0, 330, 420, 150),
      tissue(.band(.brace(thickness: 0.32)), 60, 120, 210, 330, 420, 150),
      tissue(.block, 330, 40, 20, 110, 480, 120), tissue(.block, 330, 40, 220, 110, 480, 120),
      tissue(.disc, -140, 0, 0, 300, 200, 380),
    ]
  }
}
