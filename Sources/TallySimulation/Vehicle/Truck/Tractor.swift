internal import TallyCore

/// A tractor with its cab over the engine, from the front bumper (`x = 0`) to behind the drive axle. Nobody sits in it.
struct Tractor {
  /// Where the container may begin.
  let coupling: Double
  private(set) var solids = [Solid]()
  private var random: SeededGenerator
  private let cabLength: Double, cabTop: Double

  /// Draws a tractor.
  init(_ random: SeededGenerator) {
    self.random = random
    cabLength = self.random.uniform(1750, 2350)
    cabTop = self.random.uniform(3000, 3850)
    coupling = cabLength + self.random.uniform(550, 950)
    addCab()
    addSeatsAndWheel()
    addEngine()
    addFrame()
  }

  private mutating func add(
    _ substance: Substance, _ density: Double, _ extent: Extent, _ form: Solid.Form = .block, texture: Texture? = nil
  ) {
    solids.append(Solid(form, extent, of: substance, density: density, texture: texture))
  }

  /// Thin skins all round: visible on edge only.
  private mutating func addCab() {
    let floor = 1150.0, wall = 70.0
    // front panel
    add(.steel, 0.35, Extent(x: 30, y: 700, z: -1200, length: wall, height: 1000, depth: 2400))
    // bumper
    add(.plastic, 0.5, Extent(x: 0, y: 350, z: -1200, length: 250, height: 450, depth: 2400))
    add(
      .steel, 0.30, Extent(x: cabLength - 60, y: floor, z: -1200, length: 55, height: cabTop - floor - 300, depth: 2400)
    )
    // floor
    add(.steel, 0.5, Extent(x: 60, y: floor, z: -1150, length: cabLength - 100, height: 45, depth: 2300))
    // roof
    add(.steel, 0.10, Extent(x: 250, y: cabTop - 120, z: -1100, length: cabLength - 300, height: 60, depth: 2200))
    for z in [-1230.0, 1200] {  // door skins and pillars
      add(.steel, 7.85, Extent(x: 120, y: floor - 250, z: z, length: cabLength - 180, height: 1150, depth: 2))
      add(.steel, 1.3, Extent(x: 110, y: floor, z: z, length: 70, height: cabTop - floor - 150, depth: 60))
      add(.steel, 1.3, Extent(x: 1080, y: floor, z: z, length: 80, height: cabTop - floor - 200, depth: 60))
    }
    // Windscreen, leaning back, in steps.
    for step in 0..<6 {
      let y = 1750 + Double(step) * 150
      add(.ceramic, 2.4, Extent(x: 60 + Double(step) * 28, y: y, z: -1100, length: 9, height: 150, depth: 2200))
    }
    add(
      .plastic, 0.25, Extent(x: 130, y: 1450, z: -1100, length: 380, height: 330, depth: 2200),
      texture: Texture(.lumps, 0.3, &random))
    if random.chance(0.6) {  // wind deflector
      add(.plastic, 0.05, Extent(x: 600, y: cabTop - 60, z: -1100, length: cabLength - 700, height: 400, depth: 2200))
    }
  }

  private mutating func addSeatsAndWheel() {
    for z in [-850.0, 350] {
      let x = 900 + random.uniform(-80, 80)
      add(.cotton, 0.12, Extent(x: x, y: 1550, z: z, length: 520, height: 170, depth: 500))
      add(.cotton, 0.12, Extent(x: x + 430, y: 1680, z: z, length: 170, height: 720, depth: 480))
      add(.steel, 0.55, Extent(x: x + 480, y: 1600, z: z + 20, length: 35, height: 760, depth: 50))
      add(.steel, 0.45, Extent(x: x + 120, y: 1220, z: z + 90, length: 300, height: 330, depth: 320))
      add(.steel, 1.0, Extent(x: x + 30, y: 1530, z: z + 20, length: 480, height: 30, depth: 460))
    }
    // Steering wheel on its column, driver's side.
    for step in 0..<9 {
      let share = Double(step) / 8
      add(.steel, 1.1, Extent(x: 560 + 190 * share, y: 1640 + 260 * share, z: -720, length: 26, height: 40, depth: 240))
      add(.steel, 2.2, Extent(x: 420 + 150 * share, y: 1250 + 420 * share, z: -630, length: 40, height: 60, depth: 45))
    }
    // berth
    add(.cotton, 0.06, Extent(x: cabLength - 700, y: 1750, z: -1050, length: 620, height: 160, depth: 2100))
  }

  private mutating func addEngine() {
    let x = random.uniform(420, 620), y = random.uniform(620, 720)
    add(
      .steel, 4.2, Extent(x: x, y: y, z: -330, length: 1180, height: 560, depth: 620),
      texture: Texture(.lumps, 0.25, &random))
    for cylinder in 0..<6 {  // bores and heads
      let place = x + 60 + Double(cylinder) * 185
      add(.steel, -2.6, Extent(x: place, y: y + 180, z: -70, length: 130, height: 330, depth: 130))
      add(.aluminium, 2, Extent(x: place, y: y + 560, z: -200, length: 120, height: 110, depth: 330))
    }
    // radiator
    add(.aluminium, 1.1, Extent(x: x - 170, y: y - 60, z: -480, length: 70, height: 760, depth: 960))
    // clutch, gears
    add(.steel, 2.6, Extent(x: x + 1180, y: y + 40, z: -280, length: 420, height: 440, depth: 540), .roll)
    add(.aluminium, 2.0, Extent(x: x + 1500, y: y + 60, z: -240, length: 620, height: 380, depth: 460))
    // turbo, alternator
    add(.steel, 3.5, Extent(x: x + 250, y: y + 80, z: 330, length: 280, height: 280, depth: 260), .disc)
    add(.steel, 2.8, Extent(x: x + 720, y: y + 20, z: -560, length: 210, height: 210, depth: 200), .disc)
  }

  private mutating func addFrame() {
    let rear = coupling + random.uniform(2600, 3000)
    for z in [-430.0, 360] {
      add(.steel, 7.85, Extent(x: 300, y: 790, z: z, length: rear - 300, height: 260, depth: 9))
      add(.steel, 7.85, Extent(x: 300, y: 1042, z: z, length: rear - 300, height: 9, depth: 75))
      add(.steel, 7.85, Extent(x: 300, y: 790, z: z, length: rear - 300, height: 9, depth: 75))
    }
    solids += Wheel.axle(at: 1380, radius: 505, isDual: false, &random)
    solids += Wheel.axle(at: rear - 900, radius: 500, isDual: true, &random)
    // Differential, propeller shaft, fifth wheel.
    add(.steel, 4.5, Extent(x: rear - 1130, y: 330, z: -230, length: 460, height: 400, depth: 460), .disc)
    add(.steel, 2.0, Extent(x: 2700, y: 560, z: -60, length: max(100, rear - 3700), height: 120, depth: 120), .roll)
    add(.steel, 3.2, Extent(x: rear - 1500, y: 1060, z: -450, length: 900, height: 55, depth: 900))
    // Fuel tank on one side, batteries and air tanks on the other.
    let start = cabLength + random.uniform(100, 300), length = min(random.uniform(800, 1500), rear - start - 1500)
    guard length > 200 else { return }
    let level = random.uniform(0.25, 1)
    let tank = Extent(x: start, y: 430, z: -1200, length: length, height: 600, depth: 620)
    add(.aluminium, 0.16, tank)
    add(.diesel, 0.84, Extent(x: start, y: 435, z: -1190, length: length, height: 590 * level, depth: 600))
    add(.copper, 2.2, Extent(x: start, y: 620, z: 560, length: 540, height: 230, depth: 280))
    for tank in 0..<2 {
      add(
        .steel, 0.55, Extent(x: start + 600, y: 560 + Double(tank) * 240, z: 620, length: 620, height: 230, depth: 230),
        .roll)
    }
  }
}
