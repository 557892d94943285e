internal import TallyCore

/// What hangs or stands in racks: garments on bars under the roof, plants on trolleys with shelves.
enum HangingGoods {
  /// Garments on hangers, on one level of bars or on two.
  static func garments(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let room = order.room
    var stowage = Stowage(packageType: "PP")
    let long = random.uniform(900, 1300), levels = room.height > 2 * long + 250 && random.chance(0.6) ? 2 : 1
    let lanes = 4, density = random.uniform(0.045, 0.085)
    var x = room.x0 + 30
    let end = room.x0 + room.length * order.fill - 30
    while x < end - 100 {
      let length = min(random.uniform(250, 900), end - x)
      for level in 0..<levels {
        let top = room.y1 - 150 - Double(level) * (long + 130)
        for lane in 0..<lanes {
          let depth = room.depth / Double(lanes) - 20, z = room.z0 + 10 + Double(lane) * room.depth / Double(lanes)
          let drop = long * random.uniform(0.82, 1.0)
          let cloth = Extent(
            x: x, y: max(room.y0 + 20, top - drop), z: z, length: length - random.uniform(4, 30),
            height: min(drop, top - room.y0 - 20), depth: depth)
          let bodies = [
            Solid(
              .block, cloth, of: .cotton, density: density * random.uniform(0.75, 1.25),
              texture: Texture(.bands, 0.22, &random))
          ]
          guard stowage.add(bodies, netShare: 0.93, within: order, packages: max(1, Int(length / 28))) else {
            return stowage
          }
          stowage.addCarrier([
            Solid(
              .block, Extent(x: x, y: top + 45, z: z + depth / 2 - 16, length: length, height: 32, depth: 32),
              of: .steel, density: 1.3),
            Solid(
              .block, Extent(x: x, y: top, z: z + depth / 2 - 20, length: length, height: 45, depth: 40), of: .steel,
              density: 0.05),
          ])
        }
      }
      x += length
    }
    return stowage
  }

  /// Trolleys of steel with shelves, pots and leaves on each.
  static let plantTrolley = Article(size: (1350, 1900, 565), netShare: 0.6, spread: 0.01) { place, random in
    var solids = [Solid]()
    for x in [place.x0, place.x1 - 30] {
      for z in [place.z0, place.z1 - 30] {
        solids.append(
          Solid(
            .block, Extent(x: x, y: place.y0, z: z, length: 30, height: place.height - 40, depth: 30), of: .steel,
            density: 1.4))
      }
    }
    let shelves = random.integer(3..<6), pitch = (place.height - 200) / Double(shelves)
    for shelf in 0..<shelves {
      let y = place.y0 + 150 + Double(shelf) * pitch
      solids.append(
        Solid(
          .block, Extent(x: place.x0, y: y, z: place.z0, length: place.length, height: 14, depth: place.depth),
          of: .plywood, density: 0.55))
      let pot = random.uniform(90, 140)
      for x in stride(from: place.x0 + 20, to: place.x1 - pot, by: pot + 8) {
        solids.append(
          Solid(
            .block, Extent(x: x, y: y + 14, z: place.z0 + 20, length: pot, height: pot * 0.85, depth: place.depth - 40),
            of: .meal, density: 0.3))
        let leaves = Extent(
          x: x - 10, y: y + 14 + pot * 0.85, z: place.z0 + 20, length: pot + 20,
          height: min(pitch - pot - 30, random.uniform(120, 300)), depth: place.depth - 40)
        if leaves.height > 10 {
          solids.append(Solid(.block, leaves, of: .flowers, density: 0.035, texture: Texture(.lumps, 0.6, &random)))
        }
      }
    }
    return solids
  }
}
