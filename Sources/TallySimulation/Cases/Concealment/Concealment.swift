internal import TallyCore

/// Something hidden: matter that stands where other matter stood.
struct Concealment: Sendable {
  /// One body of things that lie together, or their shielding: an item of the truth.
  struct Part: Sendable {
    let kind: String, material: String
    let solids: [Solid]
    /// What made room for it: goods and structure inside these boxes are taken away.
    var displaced: [Extent]

    /// The box round all of it.
    var extent: Extent { solids.dropFirst().reduce(solids[0].extent) { $0.union($1.extent) } }
    /// Kilograms.
    var massKg: Double { solids.reduce(0) { $0 + $1.massKg } }
  }

  let placement: Placement
  /// At least one; none has no solids.
  let parts: [Part]

  /// Kilograms of what is smuggled, without shielding.
  var massKg: Double { parts.filter { $0.kind != Self.shield }.reduce(0) { $0 + $1.massKg } }
  /// The kind of parts that are shielding.
  static let shield = "lead-shield"

  /// What a hider has to work with.
  struct Scene {
    let box: PlacedContainer, loads: [Load]
    var inner: Extent { box.inner }
    /// The share of a place that goods fill, 0 to 1; hollows of rings are not seen.
    func filled(_ place: Extent) -> Double {
      var sum = 0.0
      for solid in loads.flatMap(\.solids) where solid.density > 0 {
        guard let shared = solid.extent.intersection(place) else { continue }
        sum += shared.volumeCm3 * solid.volumeCm3 / max(solid.extent.volumeCm3, 1e-9)
      }
      return min(1, sum / max(place.volumeCm3, 1e-9))
    }

    /// The boxes round each load.
    var cargo: [Extent] { loads.compactMap(\.extent) }
  }

  /// Hides a mass. Places are tried by their weights until one can take it; a block in the load or, in an empty box, bags
  /// at the doors can take anything.
  init(massKg: Double, in scene: Scene, _ random: inout SeededGenerator) {
    var candidates = Placement.allCases.filter { $0.weight > 0 && ($0.isStructure || !scene.cargo.isEmpty) }
    while !candidates.isEmpty {
      let placement = Self.drawn(candidates, &random)
      candidates.removeAll { $0 == placement }
      if let parts = Self.parts(placement, massKg, scene, &random), !parts.isEmpty {
        (self.placement, self.parts) = (placement, parts)
        return
      }
    }
    placement = .behindDoors
    parts = [Self.block(massKg, Ware.drawn(&random), kind: "brick-block", around: scene.inner, scene.inner, &random)]
  }

  /// Hides a mass at one place; nil where that place cannot take it.
  init?(massKg: Double, at placement: Placement, in scene: Scene, _ random: inout SeededGenerator) {
    guard let parts = Self.parts(placement, massKg, scene, &random), !parts.isEmpty else { return nil }
    (self.placement, self.parts) = (placement, parts)
  }

  /// Puts a mass into a box that should be empty: bags inside the doors, or a block anywhere on the floor.
  init(massKg: Double, stowedIn scene: Scene, _ random: inout SeededGenerator) {
    if random.chance(0.5), let bags = Self.parts(.behindDoors, massKg, scene, &random), !bags.isEmpty {
      (placement, parts) = (.behindDoors, bags)
      return
    }
    placement = .onFloor
    let block = Self.block(massKg, Ware.drawn(&random), kind: "brick-block", around: scene.inner, scene.inner, &random)
    let drop = block.extent.y0 - scene.inner.y0 - 1
    parts = [
      Part(
        kind: block.kind, material: block.material, solids: block.solids.map { $0.shifted(y: -drop) },
        displaced: block.displaced.map { $0.shifted(y: -drop) })
    ]
  }

  private static func drawn(_ candidates: [Placement], _ random: inout SeededGenerator) -> Placement {
    var draw = random.uniform() * candidates.reduce(0) { $0 + $1.weight }
    for candidate in candidates {
      if draw < candidate.weight { return candidate }
      draw -= candidate.weight
    }
    return candidates[candidates.count - 1]
  }

  private static func parts(
    _ placement: Placement, _ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator
  ) -> [Part]? {
    switch placement {
    case .behindDoors: behindDoors(massKg, scene, &random)
    case .withinCargo: withinCargo(massKg, scene, &random)
    case .withinCartons: withinCartons(massKg, scene, &random)
    case .onTop: onTop(massKg, scene, &random)
    case .core: core(massKg, scene, &random)
    case .coverLoad: coverLoad(massKg, scene, &random)
    case .void: void(massKg, scene, &random)
    case .frontWall: frontWall(massKg, scene, &random)
    case .floor: floor(massKg, scene, &random)
    case .roof: roof(massKg, scene, &random)
    case .beam: beam(massKg, scene, &random)
    case .machinery: machinery(massKg, scene, &random)
    case .insulation: insulation(massKg, scene, &random)
    case .onFloor: nil
    }
  }
}
