internal import TallyCore

/// Furniture in cartons of many sizes: flat packs with boards on edge, chairs and sofas as thin frames in foam, mattresses.
enum FurnitureFamily {
  /// Stacks of like-sized cartons from the front wall to the doors, each stack of one article.
  static func stow(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let room = order.room
    var stowage = Stowage(packageType: random.pick(["CT", "PK"]))
    let articles = (0..<random.integer(2..<6)).map { _ in Furniture(&random) }
    var x = room.x0 + 10
    let end = room.x0 + room.length * order.fill
    while x < end - 400 {
      let article = random.pick(articles)
      let size = article.size
      guard x + size.length < room.x1 else { break }
      let across = max(1, Int(room.depth / size.depth))
      let gap = (room.depth - Double(across) * size.depth) / Double(across + 1)
      guard gap >= 0 else { break }
      let free = room.height - random.uniform(40, 350)
      var y = room.y0
      while y + size.height < room.y0 + free {
        for lane in 0..<across {
          let place = Extent(
            x: x + random.uniform(0, 12), y: y, z: room.z0 + gap + Double(lane) * (size.depth + gap),
            length: size.length,
            height: size.height - 3, depth: size.depth)
          let bodies = article.solids(in: place, &random)
          let kg = bodies.reduce(0) { $0 + $1.massKg }
          guard stowage.grossKg + kg <= order.maximumKg else { return stowage }
          stowage.add(bodies, grossKg: kg, netKg: kg * 0.92)
        }
        y += size.height
      }
      x += size.length + random.uniform(5, 40)
    }
    return stowage
  }
}

/// One article of furniture, in its carton.
private struct Furniture {
  enum Kind: CaseIterable { case flatPack, sofa, chair, mattress, cabinet }

  let kind: Kind
  let size: (length: Double, height: Double, depth: Double)
  private let panel: Double, isUpright: Bool, springs: Double

  init(_ random: inout SeededGenerator) {
    kind = random.pick(Kind.allCases)
    (panel, isUpright, springs) = (random.pick([16, 18, 22]), random.chance(0.5), random.uniform(60, 85))
    size =
      switch kind {
      case .flatPack: (random.uniform(700, 2100), random.uniform(90, 280), random.uniform(400, 780))
      case .sofa: (random.uniform(850, 2100), random.uniform(700, 950), random.uniform(850, 1150))
      case .chair: (random.uniform(480, 700), random.uniform(450, 1050), random.uniform(480, 770))
      case .mattress: (random.uniform(900, 1900), random.uniform(180, 280), random.uniform(1150, 2000))
      case .cabinet: (random.uniform(420, 1100), random.uniform(500, 1150), random.uniform(400, 760))
      }
  }

  func solids(in place: Extent, _ random: inout SeededGenerator) -> [Solid] {
    let inside = place.inset(22)
    return carton(place) + content(inside, &random)
  }

  /// Six sheets of board, 6 mm.
  private func carton(_ place: Extent) -> [Solid] {
    let t = 6.0
    return [
      Extent(x: place.x0, y: place.y0, z: place.z0, length: t, height: place.height, depth: place.depth),
      Extent(x: place.x1 - t, y: place.y0, z: place.z0, length: t, height: place.height, depth: place.depth),
      Extent(x: place.x0, y: place.y0, z: place.z0, length: place.length, height: t, depth: place.depth),
      Extent(x: place.x0, y: place.y1 - t, z: place.z0, length: place.length, height: t, depth: place.depth),
      Extent(x: place.x0, y: place.y0, z: place.z0, length: place.length, height: place.height, depth: t),
      Extent(x: place.x0, y: place.y0, z: place.z1 - t, length: place.length, height: place.height, depth: t),
    ].map { Solid(.block, $0, of: .paper, density: 0.16) }
  }

  private func content(_ inside: Extent, _ random: inout SeededGenerator) -> [Solid] {
    func board(_ extent: Extent) -> Solid { Solid(.block, extent, of: .plywood, density: 0.66) }
    func foam(_ extent: Extent, _ density: Double) -> Solid {
      Solid(.block, extent, of: .cotton, density: density, texture: Texture(.cloud, 0.15, &random))
    }
    switch kind {
    case .flatPack:
      // Boards lying or standing on edge, foam corners between them.
      var solids = [foam(inside, 0.02)]
      let extentAcross = isUpright ? inside.depth : inside.height
      for offset in stride(from: 0, to: extentAcross - panel, by: panel + 7) {
        var sheet = inside
        if isUpright {
          (sheet.z0, sheet.z1) = (inside.z0 + offset, inside.z0 + offset + panel)
        } else {
          (sheet.y0, sheet.y1) = (inside.y0 + offset, inside.y0 + offset + panel)
        }
        sheet.x1 -= random.uniform(0, 0.25) * inside.length
        solids.append(board(sheet))
      }
      return solids
    case .sofa:
      return frame(inside, thickness: 28) + [
        foam(
          Extent(
            x: inside.x0, y: inside.y0 + inside.height * 0.25, z: inside.z0, length: inside.length,
            height: inside.height * 0.28, depth: inside.depth), 0.055),
        foam(
          Extent(
            x: inside.x0, y: inside.y0 + inside.height * 0.5, z: inside.z1 - inside.depth * 0.3, length: inside.length,
            height: inside.height * 0.45, depth: inside.depth * 0.28), 0.05),
        springLayer(
          Extent(
            x: inside.x0 + 40, y: inside.y0 + inside.height * 0.3, z: inside.z0 + 60, length: inside.length - 80,
            height: 90, depth: inside.depth - 200)),
      ]
    case .chair:
      let seat = Extent(
        x: inside.x0, y: inside.y0 + inside.height * 0.45, z: inside.z0, length: inside.length, height: 45,
        depth: inside.depth)
      let back = Extent(
        x: inside.x1 - 40, y: seat.y1, z: inside.z0, length: 32, height: inside.height * 0.5, depth: inside.depth)
      return legs(inside, 36, top: seat.y0) + [board(seat), board(back), foam(seat.shifted(y: 45), 0.05)]
    case .mattress:
      return [foam(inside, 0.045), springLayer(inside.inset(30))]
    case .cabinet:
      var solids = frame(inside, thickness: panel)
      for share in [0.25, 0.5, 0.75] {
        solids.append(
          board(
            Extent(
              x: inside.x0, y: inside.y0 + inside.height * share, z: inside.z0, length: inside.length, height: panel,
              depth: inside.depth * 0.95)))
      }
      solids.append(
        board(
          Extent(x: inside.x0, y: inside.y0, z: inside.z1 - 4, length: inside.length, height: inside.height, depth: 4)))
      return solids
    }
  }

  /// Bonnell springs: steel wire at a regular pitch.
  private func springLayer(_ extent: Extent) -> Solid {
    Solid(
      .block, extent, of: .steel, density: 0.028,
      rhythm: .round(period: springs, phase: -extent.x0 / springs, gain: 0.6))
  }

  private func frame(_ inside: Extent, thickness t: Double) -> [Solid] {
    [
      Extent(x: inside.x0, y: inside.y0, z: inside.z0, length: t, height: inside.height, depth: inside.depth),
      Extent(x: inside.x1 - t, y: inside.y0, z: inside.z0, length: t, height: inside.height, depth: inside.depth),
      Extent(x: inside.x0, y: inside.y0, z: inside.z0, length: inside.length, height: t, depth: inside.depth),
      Extent(x: inside.x0, y: inside.y1 - t, z: inside.z0, length: inside.length, height: t, depth: inside.depth),
    ].map { Solid(.block, $0, of: .wood, density: kind == .cabinet ? 0.66 : 0.3) }
  }

  private func legs(_ inside: Extent, _ t: Double, top: Double) -> [Solid] {
    [inside.x0, inside.x1 - t].flatMap { x in
      [inside.z0, inside.z1 - t].map { z in
        Solid(
          .block, Extent(x: x, y: inside.y0, z: z, length: t, height: top - inside.y0, depth: t), of: .wood,
          density: 0.6)
      }
    }
  }
}
