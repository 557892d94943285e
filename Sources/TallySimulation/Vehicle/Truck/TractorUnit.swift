internal import TallyCore

/// What pulls a trailer: where a container may begin behind it, and its bodies. The front bumper is at `x = 0`.
struct TractorUnit {
  let coupling: Double
  let solids: [Solid]

  /// Draws one of the kinds that come to a port: cab over the engine, engine before the cab, the terminal's own.
  static func drawn(_ random: SeededGenerator) -> TractorUnit {
    var random = random
    let draw = random.uniform()
    if draw < 0.16 { return BonnetTractor.unit(&random) }
    if draw < 0.26 { return TerminalTractor.unit(&random) }
    let tractor = Tractor(random)
    return TractorUnit(coupling: tractor.coupling, solids: tractor.solids)
  }
}

/// Building blocks that tractors share.
enum TractorParts {
  /// Steel or another substance in a box.
  static func block(
    _ substance: Substance, _ density: Double, _ x: Double, _ y: Double, _ z: Double, _ length: Double,
    _ height: Double, _ depth: Double,
    _ form: Solid.Form = .block
  ) -> Solid {
    Solid(form, Extent(x: x, y: y, z: z, length: length, height: height, depth: depth), of: substance, density: density)
  }

  /// A six-cylinder diesel with gearbox, radiator, turbo and alternator; its radiator is before `x`.
  static func engine(x: Double, y: Double, _ random: inout SeededGenerator) -> [Solid] {
    var solids = [
      Solid(
        .block, Extent(x: x, y: y, z: -330, length: 1180, height: 560, depth: 620), of: .castIron, density: 4.2,
        texture: Texture(.lumps, 0.25, &random)),
      block(.aluminium, 1.1, x - 170, y - 60, -480, 70, 760, 960),
      block(.steel, 2.6, x + 1180, y + 40, -280, 420, 440, 540, .roll),
      block(.aluminium, 2.0, x + 1600, y + 60, -240, 560, 380, 460),
      block(.steel, 3.5, x + 250, y + 80, 330, 280, 280, 260, .disc),
      block(.copper, 2.8, x + 720, y + 20, -560, 210, 210, 200, .disc),
    ]
    for cylinder in 0..<6 {
      let place = x + 60 + Double(cylinder) * 185
      solids.append(block(.castIron, -2.6, place, y + 180, -70, 130, 330, 130))
      solids.append(block(.aluminium, 2, place, y + 560, -200, 120, 110, 330))
    }
    return solids
  }

  /// Two side beams, the driven axles, differential, shaft, fifth wheel.
  static func frame(
    from front: Double, to rear: Double, axles: [Double], steer: Double, _ random: inout SeededGenerator
  ) -> [Solid] {
    var solids = [Solid]()
    for z in [-430.0, 360] {
      solids.append(block(.steel, 7.85, front, 790, z, rear - front, 260, 9))
      for y in [790.0, 1042] { solids.append(block(.steel, 7.85, front, y, z, rear - front, 9, 75)) }
    }
    solids += Wheel.axle(at: steer, radius: 505, isDual: false, &random)
    for axle in axles {
      solids += Wheel.axle(at: axle, radius: 500, isDual: true, &random)
      solids.append(block(.steel, 4.5, axle - 230, 330, -230, 460, 400, 460, .disc))
      for z in [-560.0, 480] { solids.append(block(.steel, 5, axle - 520, 560, z, 1040, 60, 90)) }
    }
    if let first = axles.first {
      solids.append(block(.steel, 2.0, steer + 1300, 560, -60, max(100, first - steer - 1550), 120, 120, .roll))
      solids.append(block(.steel, 3.2, first - 300, 1060, -450, 900, 55, 900))
    }
    return solids
  }

  /// A seat with its frame and pillar, looking to low x.
  static func seat(x: Double, floor: Double, z: Double) -> [Solid] {
    [
      block(.softFoam, 0.12, x, floor + 400, z, 520, 170, 500),
      block(.softFoam, 0.12, x + 430, floor + 530, z, 170, 720, 480),
      block(.steel, 0.55, x + 480, floor + 450, z + 20, 35, 760, 50),
      block(.steel, 0.45, x + 120, floor + 70, z + 90, 300, 330, 320),
      block(.steel, 1.0, x + 30, floor + 380, z + 20, 480, 30, 460),
    ]
  }

  /// A steering wheel on its column.
  static func steering(x: Double, floor: Double, z: Double) -> [Solid] {
    [
      block(.steel, 0.9, x, floor + 480, z, 210, 290, 240, .band(.brace(thickness: 0.14))),
      block(.steel, 0.9, x - 120, floor + 100, z + 90, 200, 440, 45, .band(.brace(thickness: 0.2))),
    ]
  }
}
