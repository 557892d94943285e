internal import Foundation
internal import TallyCore
internal import TallyDomain

/// How heavy a region looks beside the load around it: what the picture says in physical units, whatever made it suspect.
struct Contrast: Sendable {
  /// Mean areal density of the load in the region, walls taken off, g/cm².
  let seen: Double
  /// What 90 % of the cells around it show, g/cm²; nil where there is too little around it to say.
  let expected: ClosedRange<Double>?
  /// Kilograms in the region beyond (or, negative, short of) the median of what is around it.
  let excessKg: Double

  /// The surroundings are the cells of the same rows up to so many metres to either side.
  static let reach = 2.5
  /// Fewer cells than this are no surroundings.
  static let fewest = 20
  /// Below this excess nothing is said about mass: the rough scale does not carry it, kg.
  static let leastMassKg = 1.0

  /// Compares a region with the loaded cells of its rows, or with all of them where hardly any is loaded; cells that are
  /// suspect themselves are left out.
  init(of region: CellRegion, claimed: Set<Int>, in evidence: Evidence) {
    let densities = region.cells.map { evidence.loadDensity(cell: $0) }
    let seen = max(0, densities.reduce(0, +) / Double(max(densities.count, 1)))
    let around = Self.surroundings(of: region, claimed: claimed, in: evidence)
    self.seen = seen
    guard around.count >= Self.fewest, let usual = Quantile.of(around, [0.05, 0.5, 0.95])
    else {
      (expected, excessKg) = (nil, 0)
      return
    }
    expected = max(usual[0], 0)...max(usual[2], 0)
    let side = evidence.maps.pitchMm / 10
    excessKg = densities.reduce(0) { $0 + ($1 - usual[1]) } * side * side / 1000
  }

  private static func surroundings(of region: CellRegion, claimed: Set<Int>, in evidence: Evidence) -> [Float] {
    let reach = Int(min(Self.reach / evidence.cellMetres, 1e6).rounded())
    let strip = PixelRegion(
      x0: region.bounds.x0 - reach, y0: region.bounds.y0, x1: region.bounds.x1 + reach, y1: region.bounds.y1
    ).intersection(evidence.interior)
    guard !strip.isEmpty else { return [] }
    var (loaded, all) = ([Float](), [Float]())
    for y in strip.y0..<strip.y1 {
      for x in strip.x0..<strip.x1 {
        let cell = y * evidence.maps.width + x
        guard !claimed.contains(cell) else { continue }
        let density = Float(evidence.loadDensity(cell: cell))
        all.append(density)
        if evidence.isLoaded[cell] { loaded.append(density) }
      }
    }
    return loaded.count >= fewest ? loaded : all
  }

  /// For example `is about 31 g/cm² where 14 to 22 is normal around it. About 40 kg more than expected.`
  var words: String {
    let amount = "is about \(Wording.areal(seen)) g/cm²"
    guard let expected else { return "\(amount); there is nothing beside it to compare it with." }
    let range = Wording.arealRange(expected)
    if seen > expected.upperBound {
      return "\(amount) where \(range) is normal around it.\(mass("more"))"
    }
    if seen < expected.lowerBound {
      return "\(amount) where \(range) is normal around it, as if something were missing.\(mass("less"))"
    }
    return
      "\(amount), no heavier or lighter than around it (\(range)), but its pattern is not that of the goods declared."
  }

  private func mass(_ direction: String) -> String {
    guard abs(excessKg) >= Self.leastMassKg, (excessKg > 0) == (direction == "more") else { return "" }
    return " About \(Wording.roughMass(kg: abs(excessKg))) \(direction) than expected."
  }
}
