internal import Foundation
internal import TallyCore
internal import TallyDomain

/// `STRUCTURE_ANOMALY`: roof, floor, front wall, doors, posts or machinery are thicker in one place than along the rest of
/// their length, and the load beside them does not explain it.
///
/// Statistic: matter beyond the median of the same row of the roof (or floor; or column of an end), less what the load right
/// beside it shows beyond its own median, averaged over 0.4 m along and the whole thickness across, in units of the robust
/// spread of such averages. A structure that is uneven all along, as machinery is, has a wide spread and says little.
enum StructureAnomaly {
  static let nominal = NominalTail(centre: 5, scale: 1.2)
  /// How far along, m; how far into the load its own matter is looked at, m.
  static let (along, beside) = (0.4, 0.25)
  /// The least spread that is believed, g/cm².
  static let leastSpread = 1.5

  /// One part of the structure: cells along it, each with the cells across it, and the cells of the load beside them.
  struct Part {
    let name: String
    let structure: Range<Int>, load: Range<Int>
    let length: Int
    /// True where `along` counts columns: roof and floor.
    let isLevel: Bool
    let stepM: Double
  }

  static func measure(_ evidence: Evidence) -> [Measurement] {
    guard let weighed = evidence.observation.weighed else { return [] }
    return parts(weighed, evidence).compactMap { measurement($0, weighed, evidence) }
      .sorted { $0.statistic > $1.statistic }
  }

  private static func parts(_ weighed: WeighedBox, _ evidence: Evidence) -> [Part] {
    let structure = weighed.structure
    let (stepX, stepY) = (weighed.cellMm.x / 1000, weighed.cellMm.y / 1000)
    let (wide, high) = (max(1, Int(beside / stepX)), max(1, Int(beside / stepY)))
    let doors = evidence.observation.box?.doors
    func end(_ side: FoundBox.Side) -> String {
      guard let doors else { return side == .left ? "the left end" : "the right end" }
      return doors == side ? "the doors" : "the front wall"
    }
    return [
      Part(
        name: "the roof", structure: structure.roof,
        load: structure.roof.upperBound..<min(structure.roof.upperBound + high, weighed.height),
        length: weighed.width, isLevel: true, stepM: stepX),
      Part(
        name: "the floor",
        // The lowest part shows the trailer too: its neck, its fifth wheel.
        structure: structure.floor.lowerBound..<structure.floor.lowerBound + (2 * structure.floor.count + 2) / 3,
        load: max(0, structure.floor.lowerBound - high)..<structure.floor.lowerBound, length: weighed.width,
        isLevel: true, stepM: stepX),
      Part(
        name: end(.left), structure: structure.left,
        load: structure.left.upperBound..<min(structure.left.upperBound + wide, weighed.width), length: weighed.height,
        isLevel: false, stepM: stepY),
      Part(
        name: end(.right), structure: structure.right,
        load: max(0, structure.right.lowerBound - wide)..<structure.right.lowerBound, length: weighed.height,
        isLevel: false, stepM: stepY),
    ].filter { !$0.structure.isEmpty && !$0.load.isEmpty }
  }

  /// Mean over the lines across of what each shows beyond the median along it.
  private static func profile(
    _ lines: Range<Int>, _ places: Range<Int>, _ part: Part, _ weighed: WeighedBox
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: places.count)
    for line in lines {
      let values = places.map { place -> Float in
        let cell = part.isLevel ? line * weighed.width + place : place * weighed.width + line
        return weighed.arealDensity[cell].isFinite ? weighed.arealDensity[cell] : 0
      }
      let median = Quantile.of(values, 0.5) ?? 0
      for index in values.indices { sums[index] += Double(values[index]) - median }
    }
    return sums.map { $0 / Double(max(lines.count, 1)) }
  }

  private static func measurement(_ part: Part, _ weighed: WeighedBox, _ evidence: Evidence) -> Measurement? {
    // The corners, where parts meet, belong to none.
    let structure = weighed.structure
    let places =
      part.isLevel
      ? structure.left.upperBound..<max(structure.left.upperBound, structure.right.lowerBound)
      : structure.roof.upperBound..<max(structure.roof.upperBound, structure.floor.lowerBound)
    let window = max(1, Int(along / part.stepM))
    guard places.count >= 4 * window else { return nil }
    let own = profile(part.structure, places, part, weighed)
    let load = profile(part.load, places, part, weighed)
    let excess = zip(own, load).map { $0 - max($1, 0) }
    var means = [Float]()
    var sum = excess[..<window].reduce(0, +)
    for start in 0...excess.count - window {
      means.append(Float(sum / Double(window)))
      if start + window < excess.count { sum += excess[start + window] - excess[start] }
    }
    guard let quantiles = Quantile.of(means, [0.5, 0.84]), let best = means.indices.max(by: { means[$0] < means[$1] })
    else { return nil }
    let spread = max(quantiles[1] - quantiles[0], leastSpread)
    let seen = Double(means[best]) - quantiles[0]
    let (from, to) = (places.lowerBound + best, places.lowerBound + best + window)
    let bounds =
      part.isLevel
      ? PixelRegion(x0: from, y0: part.structure.lowerBound, x1: to, y1: part.structure.upperBound)
      : PixelRegion(x0: part.structure.lowerBound, y0: from, x1: part.structure.upperBound, y1: to)
    let kg = max(seen, 0) * Double(bounds.area) * weighed.cellMm.x * weighed.cellMm.y * 1e-5
    let image = weighed.imageRegion(of: bounds)
    let place = Place(evidence.cells(of: image), in: evidence).words
    return Measurement(
      statistic: seen / spread, region: image,
      shown: Finding.Statistic(
        name: "areal density beyond the rest of \(part.name)", unit: "g/cm²", seen: max(seen, 0),
        expected: [0, 2 * spread]),
      sentence:
        "In the marked region (\(place)) \(part.name) \(part.name == "the doors" ? "show" : "shows") about \(Wording.areal(seen)) g/cm² more than elsewhere "
        + "along it, and the load beside it does not explain that: about \(Wording.roughMass(kg: kg)).",
      lines: [])
  }
}
