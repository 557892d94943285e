internal import TallyCore

/// Something hidden: bricks of one material in a block, which stand where goods stood.
struct HiddenItem: Sendable {
  /// What a brick is made of and how it is packed.
  struct Ware: Sendable {
    let material: String, substance: Substance
    /// g/cm³ as pressed and wrapped, and size of a brick, mm.
    let density: ClosedRange<Double>
    let brick: (length: Double, height: Double, depth: Double)
    let weight: Double
  }

  /// Where it can be.
  enum Placement: String, Sendable {
    case behindDoors = "behind-doors", withinCargo = "within-cargo", frontWall = "front-wall"
  }

  let ware: Ware
  let placement: Placement
  let kind: String
  let solids: [Solid]
  /// The box round all bricks: goods inside it are taken away.
  let extent: Extent

  /// Kilograms.
  var massKg: Double { solids.reduce(0) { $0 + $1.massKg } }

  /// What is hidden most: cocaine in bricks of a kilogram, bundled notes, cigarettes, cut tobacco.
  static let wares = [
    Ware(
      material: "cocaine", substance: .cocaine, density: 0.95...1.12, brick: (200, 42, 125), weight: 0.7),
    Ware(material: "currency", substance: .currency, density: 0.8...0.95, brick: (165, 60, 80), weight: 0.08),
    Ware(material: "cigarettes", substance: .cigarettes, density: 0.2...0.28, brick: (280, 85, 50), weight: 0.12),
    Ware(material: "tobacco", substance: .tobacco, density: 0.35...0.5, brick: (300, 120, 200), weight: 0.1),
  ]

  /// Hides a mass in a box that holds these goods. `inner` is the free inside of the box.
  init(massKg: Double, inner: Extent, loads: [Load], _ random: inout SeededGenerator) {
    ware = Self.ware(&random)
    let cargo = loads.compactMap(\.extent)
    placement =
      cargo.isEmpty
      ? random.pick([.behindDoors, .frontWall])
      : random.pick([.behindDoors, .withinCargo, .withinCargo, .withinCargo, .frontWall])
    kind = placement == .behindDoors ? "rip-off-bags" : placement == .frontWall ? "wall-panel" : "brick-block"
    let density = random.uniform(ware.density.lowerBound, ware.density.upperBound)
    let brickKg = ware.brick.length * ware.brick.height * ware.brick.depth * 1e-6 * density
    let count = max(1, Int((massKg / brickKg).rounded()))
    let grid = Self.grid(count, ware.brick, placement, inner, &random)
    let size = (
      length: Double(grid.x) * (ware.brick.length + 2), height: Double(grid.y) * (ware.brick.height + 2),
      depth: Double(grid.z) * (ware.brick.depth + 2)
    )
    let corner = Self.corner(size, placement, inner, cargo, &random)
    // Bricks fill the grid from below; the last layer may stay open.
    let exact = massKg / (Double(count) * brickKg)
    var bricks = [Solid]()
    for index in 0..<count {
      let (i, rest) = (index % grid.x, index / grid.x)
      let extent = Extent(
        x: corner.x + Double(i) * (ware.brick.length + 2),
        y: corner.y + Double(rest / grid.z) * (ware.brick.height + 2),
        z: corner.z + Double(rest % grid.z) * (ware.brick.depth + 2), length: ware.brick.length,
        height: ware.brick.height,
        depth: ware.brick.depth)
      bricks.append(Solid(.block, extent, of: ware.substance, density: density * exact))
    }
    solids = bricks
    extent = bricks.dropFirst().reduce(bricks[0].extent) { $0.union($1.extent) }
  }

  private static func ware(_ random: inout SeededGenerator) -> Ware {
    var draw = random.uniform()
    for ware in wares {
      if draw < ware.weight { return ware }
      draw -= ware.weight
    }
    return wares[0]
  }

  /// Bricks along, up and across: a bag is compact, a block in the load may be deep, a panel is flat.
  private static func grid(
    _ count: Int, _ brick: (length: Double, height: Double, depth: Double), _ placement: Placement, _ inner: Extent,
    _ random: inout SeededGenerator
  ) -> (x: Int, y: Int, z: Int) {
    let volume = Double(count) * brick.length * brick.height * brick.depth
    let depth: Double, length: Double
    switch placement {
    case .frontWall: (depth, length) = (random.uniform(0.4, 0.9) * inner.depth, brick.length)
    case .behindDoors:
      depth = min(random.uniform(250, 700), inner.depth)
      length = (volume / depth).squareRoot() * random.uniform(0.6, 1.0)
    case .withinCargo:
      depth = min(random.uniform(120, 900), max(brick.depth, volume / (brick.length * brick.height)))
      length = (volume / depth).squareRoot() * random.uniform(0.75, 1.5)
    }
    let most = (
      x: max(1, Int(inner.length / (brick.length + 2))), y: max(1, Int((inner.height - 100) / (brick.height + 2))),
      z: max(1, Int((inner.depth - 20) / (brick.depth + 2)))
    )
    let z = min(most.z, max(1, Int((depth / brick.depth).rounded())))
    var x = min(most.x, max(1, Int((length / brick.length).rounded())))
    while (count + x * z - 1) / (x * z) > most.y && x < most.x { x += 1 }
    return (x, max(1, (count + x * z - 1) / (x * z)), z)
  }

  /// The low corner of the block.
  private static func corner(
    _ size: (length: Double, height: Double, depth: Double), _ placement: Placement, _ inner: Extent, _ cargo: [Extent],
    _ random: inout SeededGenerator
  ) -> (x: Double, y: Double, z: Double) {
    func within(_ low: Double, _ high: Double) -> Double { high > low ? random.uniform(low, high) : low }
    let z = within(inner.z0 + 10, inner.z1 - size.depth - 10)
    switch placement {
    case .frontWall: return (inner.x0 + 3, inner.y0 + within(0, inner.height - size.height - 60), z)
    case .behindDoors:
      // On the floor at the doors, or on the end of the load.
      let atDoors = inner.x1 - size.length - random.uniform(10, 80)
      guard random.chance(0.3), let last = cargo.max(by: { $0.x1 < $1.x1 }), last.y1 + size.height + 40 < inner.y1
      else {
        return (atDoors, inner.y0, z)
      }
      return (max(inner.x0, min(atDoors, last.x1 - size.length)), last.y1, z)
    case .withinCargo:
      guard let host = cargo.randomly(&random) else { return (inner.x0, inner.y0, z) }
      let y = within(host.y0 + 145, min(host.y1, inner.y1) - size.height - 20)
      let x = within(host.x0 + 30, min(host.x1, inner.x1) - size.length - 30)
      return (
        x, min(max(y, inner.y0), inner.y1 - size.height),
        within(max(host.z0, inner.z0) + 10, min(host.z1, inner.z1) - size.depth - 10)
      )
    }
  }
}
