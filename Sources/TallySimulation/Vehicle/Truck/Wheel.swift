internal import TallyCore

/// A wheel: tyre as a ring round a lighter ring of air and rim, dark hub and brake drum inside.
struct Wheel {
  /// Position of the hub, radius and width of the tyre, mm.
  var x: Double, y: Double, z: Double, radius: Double, width: Double

  /// The bodies of the wheel.
  func solids() -> [Solid] {
    func disc(_ radius: Double, _ z: Double, _ depth: Double) -> Extent {
      Extent(x: x - radius, y: y - radius, z: z, length: 2 * radius, height: 2 * radius, depth: depth)
    }
    let rim = radius * 0.56
    var solids = [Solid]()
    // Tread 50 mm over the whole width, side walls 32 mm each, steel belts in the tread.
    solids += Solid.ring(.disc, disc(radius, z - width / 2, width), hole: 2 * (radius - 50), of: .rubber, density: 1.3)
    for side in [z - width / 2, z + width / 2 - 32] {
      solids += Solid.ring(.disc, disc(radius - 30, side, 32), hole: 2 * rim, of: .rubber, density: 1.25)
    }
    solids += Solid.ring(
      .disc, disc(radius - 12, z - width * 0.4, width * 0.8), hole: 2 * (radius - 16), of: .steel, density: 6)
    // Rim band and rim disc.
    solids += Solid.ring(
      .disc, disc(rim + 8, z - width * 0.4, width * 0.8), hole: 2 * (rim - 2), of: .steel, density: 7.0)
    solids.append(Solid(.disc, disc(rim, z - 6, 12), of: .steel, density: 6.2))
    // Drum and hub.
    solids += Solid.ring(.disc, disc(radius * 0.41, z - 40, 190), hole: 2 * radius * 0.37, of: .steel, density: 7.2)
    solids.append(Solid(.disc, disc(radius * 0.23, z - 100, 260), of: .steel, density: 5))
    return solids
  }

  /// Two wheels, or two pairs, on an axle tube with brakes.
  static func axle(at x: Double, radius: Double, isDual: Bool, _ random: inout SeededGenerator) -> [Solid] {
    let width = isDual ? radius * 0.56 : radius * 0.72
    let y = radius * 0.97
    let places = isDual ? [-1090.0, -790, 790, 1090] : [-1030.0, 1030]
    var solids = places.flatMap {
      Wheel(x: x + random.uniform(-4, 4), y: y, z: $0, radius: radius, width: width).solids()
    }
    let tube = Extent(x: x - 70, y: y - 70, z: -900, length: 140, height: 140, depth: 1800)
    solids += Solid.ring(.disc, tube, hole: 112, of: .steel, density: 7.85)
    for z in [-560.0, 480] {  // air springs, arms, brake cylinders
      solids.append(
        Solid(
          .drum, Extent(x: x + 180, y: y - 20, z: z, length: 260, height: 260, depth: 260), of: .rubber, density: 0.25))
      solids.append(
        Solid(
          .block, Extent(x: x - 420, y: y - 30, z: z + 60, length: 760, height: 55, depth: 90), of: .steel, density: 5))
      solids.append(
        Solid(
          .disc, Extent(x: x - 260, y: y + 20, z: z, length: 150, height: 150, depth: 190), of: .steel, density: 1.2))
    }
    return solids
  }
}
