internal import TallyCore

extension Concealment {
  /// In the hollowed middle of reels, coils, drums or logs, or in a box within a pack of boards: one to three of them.
  static func core(_ massKg: Double, _ scene: Scene, _ random: inout SeededGenerator) -> [Part]? {
    let hosts = scene.loads.flatMap(\.solids).filter {
      ($0.form == .drum || $0.form == .roll || $0.form == .disc) && $0.density > 0 && $0.volumeCm3 > 60_000
    }
    guard !hosts.isEmpty else { return nil }
    let ware = Ware.drawn(&random) { !$0.isBulky && $0.material != "firearms" }
    let density = random.draw(ware.density) * 0.93  // pieces fill a round hole but for gaps
    let wanted = massKg * 1e3 / density
    for count in [1, 2, 3] {
      let fitting = hosts.filter { $0.volumeCm3 * 0.42 > wanted / Double(count) }
      guard fitting.count >= count else { continue }
      let chosen = random.shuffled(fitting).prefix(count)
      let parts = chosen.compactMap { host -> Part? in filled(host, wanted / Double(count), ware, density) }
      if parts.count == count { return parts }
    }
    return nil
  }

  /// A cylinder of a volume, cm³, along the axis of a host, in its middle.
  private static func filled(_ host: Solid, _ volume: Double, _ ware: Ware, _ density: Double) -> Part? {
    let place = host.extent, (x, y, z) = place.centre
    let axis = host.form == .drum ? place.height : host.form == .roll ? place.length : place.depth
    let outer =
      host.form == .drum
      ? min(place.length, place.depth)
      : host.form == .roll ? min(place.height, place.depth) : min(place.length, place.height)
    // As long as most of the host and as thick as needed; thicker and shorter where it is long.
    var length = axis * 0.86, diameter = (volume * 1e3 / length * 4 / .pi).squareRoot()
    if diameter < outer * 0.25 {
      diameter = outer * 0.25
      length = volume * 1e3 / (diameter * diameter * .pi / 4)
    }
    guard diameter < outer * 0.85, length > 20 else { return nil }
    func around(_ middle: Double, _ size: Double) -> ClosedRange<Double> { middle - size / 2...middle + size / 2 }
    let extent = Extent(
      x: around(x, host.form == .roll ? length : diameter), y: around(y, host.form == .drum ? length : diameter),
      z: around(z, host.form == .disc ? length : diameter))
    return Part(
      kind: "core-packs", material: ware.material,
      solids: [Solid(host.form, extent, of: ware.substance, density: density)],
      displaced: [extent])
  }
}

extension Solid {
  /// Moved.
  func shifted(x: Double = 0, y: Double = 0, z: Double = 0) -> Solid {
    var copy = self
    copy.extent = extent.shifted(x: x, y: y, z: z)
    return copy
  }
}
