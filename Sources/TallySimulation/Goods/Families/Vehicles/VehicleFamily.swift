internal import TallyCore

/// Vehicles in a box: cars one behind the other, some of them with their front on a ramp over the bonnet of the next; and
/// motorcycles and bicycles in crates and cartons.
enum VehicleFamily {
  /// Cars with lashings and chocks.
  static func cars(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let room = order.room
    var stowage = Stowage(packageType: "UN")
    var x = room.x0 + random.uniform(60, 200)
    var mayRaise = random.chance(0.7)
    let end = room.x0 + room.length * max(order.fill, 0.4)
    while true {
      let car = Car(&random)
      let slope = mayRaise ? min(0.3, (room.height - car.height - 120) / car.length) : 0
      let isRaised = slope > 0.12 && random.chance(0.6)
      guard x + car.length <= min(room.x1 - 50, max(end, x + car.length * 0.7)) else { break }
      let z = room.centre.z + random.uniform(-80, 80)
      var bodies = car.solids(x: x, y: room.y0, z: z, &random)
      let rear = x + car.length
      if isRaised {
        // The rear stands on the floor, the front is lifted.
        bodies = bodies.map { $0.raised(from: rear, slope: -slope) }
        let high = car.length * 0.8 * slope
        stowage.addCarrier(ramp(x: x + car.length * 0.2, room, height: high))
      }
      guard stowage.add(bodies + lashings(x, rear, room, z), netShare: 0.99, within: order) else { break }
      x = rear + random.uniform(60, 220) - (isRaised ? 0 : 0)
      mayRaise = !isRaised || random.chance(0.5)
    }
    return stowage
  }

  /// Timber or steel that carries raised front wheels.
  private static func ramp(x: Double, _ room: Extent, height: Double) -> [Solid] {
    [room.z0 + 60, room.z1 - 160].flatMap { z in
      [
        Solid(
          .block, Extent(x: x - 60, y: room.y0, z: z, length: 90, height: height, depth: 100), of: .wood, density: 0.5),
        Solid(
          .block, Extent(x: x + 120, y: room.y0, z: z, length: 90, height: height, depth: 100), of: .wood, density: 0.5),
      ]
    } + [
      Solid(
        .block,
        Extent(x: x - 80, y: room.y0 + height, z: room.z0 + 50, length: 330, height: 60, depth: room.depth - 100),
        of: .wood, density: 0.45)
    ]
  }

  private static func lashings(_ x0: Double, _ x1: Double, _ room: Extent, _ z: Double) -> [Solid] {
    [x0 + 300, x1 - 500].flatMap { x in
      [room.z0 + 80, room.z1 - 110].flatMap { side in
        [
          Solid(
            .block, Extent(x: x, y: room.y0, z: side, length: 140, height: 90, depth: 100), of: .wood, density: 0.6),
          Solid(
            .band(.brace(thickness: 0.08)), Extent(x: x, y: room.y0, z: side, length: 420, height: 260, depth: 25),
            of: .steel,
            density: 2),
        ]
      }
    }
  }

  /// A motorcycle or scooter in its frame of steel tubes.
  static let motorcycle = Article(size: (2050, 1050, 560), netShare: 0.86) { place, random in
    let radius = min(place.height * 0.29, 300), y = place.y0 + 60 + radius
    let (front, rear) = (place.x0 + 80 + radius, place.x1 - 90 - radius), z = place.centre.z
    var solids = [Solid]()
    for x in [front, rear] {
      func disc(_ r: Double, _ depth: Double) -> Extent {
        Extent(x: x - r, y: y - r, z: z - depth / 2, length: 2 * r, height: 2 * r, depth: depth)
      }
      solids += Solid.ring(.disc, disc(radius, 110), hole: 2 * radius - 70, of: .tyreRubber, density: 0.8)
      solids += Solid.ring(.disc, disc(radius - 34, 80), hole: 2 * radius - 84, of: .aluminium, density: 2.4)
      solids.append(Solid(.disc, disc(60, 110), of: .steel, density: 4))
      solids.append(Solid(.disc, disc(120, 6), of: .steel, density: 6))
    }
    let middle = (front + rear) / 2
    func part(
      _ form: Solid.Form, _ substance: Substance, _ density: Double, _ x: Double, _ dy: Double, _ l: Double,
      _ h: Double, _ d: Double
    ) {
      solids.append(
        Solid(
          form, Extent(x: x, y: place.y0 + dy, z: z - d / 2, length: l, height: h, depth: d), of: substance,
          density: density))
    }
    part(.block, .aluminium, 1.9, middle - 210, 190, 380, 300, 260)
    part(.disc, .steel, 3.5, middle - 60, 200, 190, 190, 280)
    part(.pillow, .steel, 0.2, middle - 320, 560, 460, 210, 260)
    part(.block, .softFoam, 0.2, middle + 120, 610, 500, 90, 240)
    part(.band(.brace(thickness: 0.14, falling: true)), .steel, 1.6, front - 30, 330, 330, 520, 60)
    part(.band(.brace(thickness: 0.12)), .steel, 1.2, middle + 60, 260, 480, 330, 120)
    part(.block, .steel, 0.6, front + 160, 830, 60, 60, 520)
    part(.roll, .steel, 1.2, middle, 150, rear - middle + 120, 90, 90)
    part(.block, .leadAcid, 2, middle + 150, 480, 120, 110, 80)
    return solids + frame(place, tube: 32)
  }

  /// A bicycle in its carton: two thin rings, thin tubes.
  static let bicycle = Article(size: (1480, 780, 210), netShare: 0.85) { place, random in
    let radius = min(330, place.height * 0.44), y = place.y0 + 10 + radius, z = place.centre.z
    let (front, rear) = (place.x0 + 20 + radius, place.x1 - 20 - radius)
    var solids = [Solid]()
    for x in [front, rear] {
      let wheel = Extent(x: x - radius, y: y - radius, z: z - 22, length: 2 * radius, height: 2 * radius, depth: 44)
      solids += Solid.ring(.disc, wheel, hole: 2 * radius - 56, of: .tyreRubber, density: 0.45)
      solids.append(
        Solid(
          .disc, Extent(x: x - 28, y: y - 28, z: z - 50, length: 56, height: 56, depth: 100), of: .steel, density: 2.5))
    }
    let middle = (front + rear) / 2
    for (x, dy, l, h, falling) in [
      (front, 330.0, middle - front, 330.0, true), (front + 40, 600, middle - front + 60, 60, true),
      (middle, 300, rear - middle, 320, true), (middle, 280, rear - middle, 70, false),
    ] {
      solids.append(
        Solid(
          .band(.brace(thickness: min(0.6, 34 / h), falling: falling)),
          Extent(x: x, y: place.y0 + dy, z: z - 17, length: l, height: h, depth: 34), of: .steel, density: 1.1))
    }
    solids.append(
      Solid(
        .disc, Extent(x: middle - 90, y: y - 100, z: z - 30, length: 180, height: 180, depth: 12), of: .steel,
        density: 3))
    return solids + Article.carton(place)
  }

  /// Twelve edges of square steel tube.
  static func frame(_ place: Extent, tube t: Double) -> [Solid] {
    var solids = [Solid]()
    for z in [place.z0, place.z1 - t] {
      for y in [place.y0, place.y1 - t] {
        solids.append(
          Solid(
            .block, Extent(x: place.x0, y: y, z: z, length: place.length, height: t, depth: t), of: .steel, density: 1.1
          ))
      }
      for x in [place.x0, place.x1 - t] {
        solids.append(
          Solid(
            .block, Extent(x: x, y: place.y0, z: z, length: t, height: place.height, depth: t), of: .steel, density: 1.1
          ))
      }
    }
    for x in [place.x0, place.x1 - t] {
      for y in [place.y0, place.y1 - t] {
        solids.append(
          Solid(
            .block, Extent(x: x, y: y, z: place.z0, length: t, height: t, depth: place.depth), of: .steel, density: 1.1)
        )
      }
    }
    return solids
  }
}
