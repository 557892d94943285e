internal import TallyCore
internal import TallyPhysics

/// What stands in the beam besides the truck: the road below, posts and calibration blocks in the air before and behind.
enum Surroundings {
  /// The bodies between two ends of the scan, clear of the truck, which reaches from 0 to `truckLength`.
  static func solids(
    from start: Double, to end: Double, truckLength: Double, detectorDistance: Double, sourceDistance: Double,
    _ random: inout SeededGenerator
  ) -> [Solid] {
    var solids = [road(from: start, to: end, detectorDistance: detectorDistance, sourceDistance: sourceDistance)]
    func post(_ x: Double) -> [Solid] {
      let width = random.uniform(60, 160), z = random.uniform(1400, 1700)
      let frame = Extent(x: x, y: 0, z: z, length: width, height: random.uniform(2500, 6000), depth: 120)
      return [Solid(.block, frame, of: .steel, density: 7.85 * random.uniform(0.08, 0.25))]
    }
    if random.chance(0.25), -start > 500 { solids += post(random.uniform(start + 60, -260)) }
    if random.chance(0.2), end - truckLength > 600 { solids += post(random.uniform(truckLength + 260, end - 200)) }
    if random.chance(0.12), -start > 900 {
      // Calibration steps: three plates one over the other.
      let x = random.uniform(start + 100, -450)
      for step in 0..<3 {
        let plate = Extent(
          x: x, y: 500 + Double(step) * 250, z: 1450, length: 200, height: 250, depth: 20 + 30 * Double(step))
        solids.append(Solid(.block, plate, of: .steel, density: 7.85))
      }
    }
    return solids
  }

  /// The road, from where the beam leaves the scanner to the detectors: rows that look below it see nothing.
  static func road(from start: Double, to end: Double, detectorDistance: Double, sourceDistance: Double) -> Solid {
    let body = Extent(
      x: start - 100...end + 100, y: -3000...0, z: -sourceDistance * 0.75...detectorDistance - sourceDistance)
    return Solid(.block, body, of: .soil, density: 2.1)
  }

  /// The same for a scanner.
  static func road(from start: Double, to end: Double, _ scanner: ScannerGeometry) -> Solid {
    road(from: start, to: end, detectorDistance: scanner.detectorMm, sourceDistance: scanner.midPlaneMm)
  }
}
