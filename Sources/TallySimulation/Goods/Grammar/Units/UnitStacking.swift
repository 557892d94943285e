internal import TallyCore

/// Where equal units stand in a room: pallets, drums, bales, crates, blocks.
struct UnitStacking {
  /// Size of a unit with its own clearance, mm, and its gross mass, kg.
  var length: Double, height: Double, depth: Double, kg: Double
  /// Free space between units along the container, mm.
  var gap: ClosedRange<Double> = 8...25
  /// One standard deviation of how far units stand out of line, mm.
  var jitter = 6.0
  /// Not more than so many one over the other.
  var mostLayers = 100
  /// Free height that is left below the roof, mm.
  var clearance = 60.0
  /// True where few units are spread over the length to spread their mass, false where they are pushed to the front wall.
  var isSpread = false
  /// True where units may be turned, so that the better of both ways is taken.
  var mayTurn = false

  /// The places of as many units as room, mass and fill of an order allow, bottom layer first within each stack.
  func places(_ order: LoadOrder, _ random: inout SeededGenerator) -> [Extent] {
    if mayTurn, turned.perFloor(order.room) > perFloor(order.room) { return turned.places(order, &random) }
    let room = order.room
    let pitch = length + random.draw(gap)
    let along = Int((room.length - 24) / pitch), across = Int(room.depth / depth)
    let layers = min(mostLayers, Int((room.height - clearance) / height))
    guard along > 0, across > 0, layers > 0, kg > 0 else { return [] }
    let floor = along * across
    let byMass = Int(order.maximumKg / kg)
    let count = min(byMass, Int((Double(floor * layers) * order.fill).rounded(.up)))
    guard count > 0 else { return [] }
    // What mass does not allow is left out on top, evenly over the floor; what is not wanted is left out at the doors.
    let stacks = min(count, max(1, Int((Double(floor) * order.fill).rounded(.up))))
    let (base, extra) = (count / stacks, count % stacks)
    let columns = (stacks + across - 1) / across
    let step = isSpread && columns < along ? (room.length - 24 - length) / Double(max(columns, 1)) : pitch
    let start = room.x0 + 12 + (isSpread && columns < along ? step * 0.35 : 0)
    let free = room.depth - Double(across) * depth
    var places = [Extent]()
    for stack in 0..<stacks where places.count < count {
      let (column, lane) = (stack / across, stack % across)
      let share = across > 1 ? Double(lane) / Double(across - 1) : 0.5
      let x = start + Double(column) * step, z = room.z0 + free * share + Double(lane) * depth
      for layer in 0..<min(layers, base + (stack < extra ? 1 : 0)) {
        let moved = Extent(
          x: x + random.normal(0, jitter), y: room.y0 + Double(layer) * height,
          z: z + random.normal(0, jitter * 0.6), length: length, height: height, depth: depth)
        places.append(moved.kept(in: room))
      }
    }
    return places
  }

  private var turned: UnitStacking {
    var copy = self
    (copy.length, copy.depth, copy.mayTurn) = (depth, length, false)
    return copy
  }

  private func perFloor(_ room: Extent) -> Int {
    Int((room.length - 24) / (length + gap.lowerBound)) * Int(room.depth / depth)
  }
}

extension Extent {
  /// Moved so far that it lies inside another along and across, where it fits.
  func kept(in room: Extent) -> Extent {
    func shift(_ low: Double, _ high: Double, _ least: Double, _ most: Double) -> Double {
      if low < least { return least - low }
      return high > most ? max(most - high, least - low) : 0
    }
    return shifted(x: shift(x0, x1, room.x0, room.x1), z: shift(z0, z1, room.z0, room.z1))
  }
}

extension Stowage {
  /// Adds a unit whose mass is that of its bodies; false where the order has no room left for it.
  mutating func add(_ bodies: [Solid], netShare: Double, within order: LoadOrder, packages count: Int = 1) -> Bool {
    let kg = bodies.reduce(0) { $0 + $1.massKg }
    guard grossKg + kg <= order.maximumKg * 1.005 else { return false }
    mark()
    solids += bodies
    packages += count
    grossKg += kg
    netKg += kg * netShare
    return true
  }
}
