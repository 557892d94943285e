internal import TallyCore

/// A tractor with the engine before the cab, two driven axles, a sleeper, tall exhausts, a tank under each door.
enum BonnetTractor {
  /// Draws one.
  static func unit(_ random: inout SeededGenerator) -> TractorUnit {
    typealias Parts = TractorParts
    let nose = random.uniform(1900, 2300), cab = random.uniform(1500, 1700), floor = 1150.0
    let sleeper = random.pick([0.0, 1000, 1500])
    let back = nose + cab + sleeper, roof = random.uniform(2950, 3150), coupling = back + random.uniform(700, 1100)
    var solids = Parts.engine(x: 520, y: 640, &random)
    // Bumper, bonnet rising to the windscreen, wings.
    solids += [
      Parts.block(.steel, 1.2, 0, 380, -1180, 90, 380, 2360),
      Parts.block(
        .plastic, 0.09, 150, 1350, -900, nose - 150, 420, 1800,
        .band(.init(lowerStart: 0.3, lowerEnd: 0.82, upperStart: 0.5, upperEnd: 1))),
      Parts.block(.steel, 7.85, 150, 700, -900, nose - 200, 700, 2),
      Parts.block(.steel, 7.85, 150, 700, 898, nose - 200, 700, 2),
      Parts.block(.steel, 0.5, nose, floor, -1050, cab + sleeper, 45, 2100),
      Parts.block(.steel, 0.1, nose + 350, roof - 60, -1000, back - nose - 350, 55, 2000),
      Parts.block(.steel, 0.3, back - 55, floor, -1050, 50, roof - floor - 60, 2100),
      Parts.block(.steel, 0.35, nose - 40, floor, -1000, 60, 640, 2000),
      Parts.block(.glass, 0.5, nose, floor + 640, -1000, 380, roof - floor - 680, 2000, .band(.brace(thickness: 0.05))),
    ]
    for z in [-1060.0, 1058] {
      solids.append(Parts.block(.steel, 7.85, nose, floor - 200, z, cab + sleeper, 1150, 2))
      for x in [nose + 20, nose + cab - 60] {
        solids.append(Parts.block(.steel, 1.3, x, floor, z, 70, roof - floor - 60, 50))
      }
    }
    for z in [-1020.0, 930] {  // exhaust stacks
      solids += Solid.ring(
        .drum, Extent(x: back + 60, y: 1100, z: z, length: 140, height: 2500, depth: 140), hole: 132, of: .steel,
        density: 7.85)
      solids += Solid.ring(
        .drum, Extent(x: back + 30, y: 1500, z: z - 30, length: 200, height: 900, depth: 200), hole: 190, of: .steel,
        density: 7.85)
    }
    for z in [-850.0, 350] { solids += Parts.seat(x: nose + 650, floor: floor, z: z) }
    solids += Parts.steering(x: nose + 430, floor: floor, z: -720)
    if sleeper > 0 { solids.append(Parts.block(.softFoam, 0.06, back - 750, floor + 500, -1000, 680, 170, 2000)) }
    let rear = coupling + random.uniform(3400, 3900)
    solids += Parts.frame(from: 250, to: rear, axles: [rear - 2250, rear - 900], steer: 1250, &random)
    for z in [-1180.0, 600] {  // round tanks, partly filled
      let tank = Extent(x: nose + 250, y: 450, z: z, length: min(1400, back - nose - 200), height: 600, depth: 580)
      solids += Solid.ring(.roll, tank, hole: 574, of: .aluminium, density: 2.7)
      var fuel = tank.inset(20)
      fuel.y1 = fuel.y0 + fuel.height * random.uniform(0.3, 0.9)
      solids.append(Solid(.block, fuel, of: .diesel, density: 0.62))
    }
    solids.append(Parts.block(.leadAcid, 2.2, back - 200, 560, 620, 560, 260, 300))
    return TractorUnit(coupling: coupling, solids: solids)
  }
}

/// A terminal's own tractor: a narrow cab over one seat, a short frame, a lifting fifth wheel.
enum TerminalTractor {
  /// Draws one.
  static func unit(_ random: inout SeededGenerator) -> TractorUnit {
    typealias Parts = TractorParts
    let cab = random.uniform(1250, 1450), floor = 1000.0, roof = random.uniform(2900, 3150), back = 450 + cab
    var solids = Parts.engine(x: 620, y: 560, &random)
    solids += [
      Parts.block(.steel, 2.2, 0, 420, -1150, 140, 420, 2300),
      Parts.block(.steel, 0.3, 330, floor, -1100, cab, 40, 1300),
      Parts.block(.steel, 0.12, 380, roof - 40, -1100, cab - 60, 40, 1300),
      Parts.block(.glass, 0.5, 340, floor + 700, -1100, 90, roof - floor - 760, 1250, .band(.brace(thickness: 0.1))),
      Parts.block(.glass, 0.35, back - 70, floor + 700, -1100, 8, roof - floor - 780, 1250),
      Parts.block(.steel, 0.5, back - 70, floor, -1100, 10, 700, 1250),
    ]
    for z in [-1110.0, 180] {
      for x in [380.0, back - 110] { solids.append(Parts.block(.steel, 1.5, x, floor, z, 60, roof - floor - 40, 60)) }
      solids.append(Parts.block(.steel, 7.85, 380, floor, z, cab - 80, 650, 2))
    }
    solids += Parts.seat(x: 800, floor: floor, z: -800) + Parts.steering(x: 600, floor: floor, z: -680)
    let coupling = back + random.uniform(250, 500), rear = coupling + random.uniform(2100, 2500)
    solids += Parts.frame(from: 150, to: rear, axles: [rear - 800], steer: 1150, &random)
    solids += [
      Parts.block(.steel, 1.6, rear - 1900, 1080, -420, 1500, 150, 840, .band(.brace(thickness: 0.4))),
      Parts.block(.steel, 3, rear - 1500, 620, -80, 500, 130, 160, .roll),
      Parts.block(.diesel, 0.8, back + 50, 480, -1150, 600, 430, 500),
      Parts.block(.steel, 0.4, back + 40, 470, -1160, 620, 520, 520),
      Parts.block(.leadAcid, 2.2, back + 60, 560, 650, 420, 240, 300),
    ]
    return TractorUnit(coupling: coupling, solids: solids)
  }
}
