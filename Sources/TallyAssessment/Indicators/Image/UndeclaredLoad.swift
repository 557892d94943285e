internal import TallyCore
internal import TallyDomain

/// `UNDECLARED_LOAD`: declared empty, is not.
///
/// Statistic: the mean attenuation beyond the template of an empty box in the worst window of 0.3 × 0.3 m, as areal
/// density in g/cm². A parcel of 5 kg on such a window is 5.6 g/cm²; honest empty boxes stay below 2.
enum UndeclaredLoad {
  static let nominal = NominalTail(centre: 3, scale: 0.6)
  /// Side of the window, m.
  static let window = 0.3

  static func measure(_ evidence: Evidence) -> [Measurement] {
    guard evidence.observation.isDeclaredEmpty else { return [] }
    let residual = EmptyTemplate(evidence).residual
    let area = evidence.interior
    let side = max(1, Int(min(window / evidence.cellMetres, 1e6).rounded()))
    let size = (x: min(side, area.width), y: min(side, area.height))
    let sums = SummedArea(residual)
    var worst = (mean: -Double.infinity, x: area.x0, y: area.y0)
    for y in area.y0...(area.y1 - size.y) {
      for x in area.x0...(area.x1 - size.x) {
        let mean = sums.mean(in: PixelRegion(x0: x, y0: y, x1: x + size.x, y1: y + size.y))
        if mean > worst.mean { worst = (mean, x, y) }
      }
    }
    let window = PixelRegion(x0: worst.x, y0: worst.y, x1: worst.x + size.x, y1: worst.y + size.y)
    return [measurement(residual, window, mean: worst.mean, evidence)]
  }

  private static func measurement(
    _ residual: CellMap, _ window: PixelRegion, mean: Double, _ evidence: Evidence
  ) -> Measurement {
    let scale = evidence.scale
    let region = extent(of: residual, around: window, level: Float(mean) / 2, evidence)
    let seen = max(0, scale.gramsPerCm2(attenuation: mean))
    let elsewhere = Self.elsewhere(residual, outside: region.bounds, evidence).map {
      scale.gramsPerCm2(attenuation: $0)
    }
    let kg = scale.massKg(
      summedAttenuation: region.cells.reduce(0.0) { $0 + Double(residual.values[$1]) }, pitchMm: evidence.maps.pitchMm)
    let place = Place(region.bounds, in: evidence).words
    let normal =
      elsewhere.map { $0 < 1 ? " where there should be none" : "; elsewhere up to \(Wording.areal($0))" } ?? ""
    let words = [
      "The container is declared empty.",
      "In the marked region (\(place)) there is about \(Wording.areal(seen)) g/cm² beyond walls and floor\(normal).",
      "That is about \(Wording.roughMass(kg: kg)).",
    ]
    return Measurement(
      statistic: scale.gramsPerCm2(attenuation: mean), region: evidence.maps.imageRegion(of: region.bounds),
      shown: Finding.Statistic(
        name: "areal density beyond an empty box", unit: "g/cm²", seen: seen,
        expected: elsewhere.map { [0, max($0, 0)] }),
      sentence: words.joined(separator: " "), lines: evidence.observation.declaration.lines)
  }

  /// What 95 % of the cells outside the region do not exceed, −ln T; nil where the region is nearly everything.
  private static func elsewhere(_ residual: CellMap, outside region: PixelRegion, _ evidence: Evidence) -> Double? {
    let area = evidence.interior
    let cells = (area.y0..<area.y1).flatMap { y in
      (area.x0..<area.x1).compactMap { x in region.contains(x: x, y: y) ? nil : residual[x, y] }
    }
    return 5 * cells.count < area.area ? nil : Quantile.of(cells, 0.95)
  }

  /// What hangs together with the window at half of its height, on the map smoothed over 5 cm.
  private static func extent(
    of residual: CellMap, around window: PixelRegion, level: Float, _ evidence: Evidence
  ) -> CellRegion {
    let radius = max(1, Int(min(DensityAnomaly.smoothingMm / evidence.maps.pitchMm, 1e6).rounded()))
    let smooth = residual.smoothed(radius: radius, in: evidence.interior)
    return RegionFinder().region(of: smooth, in: evidence.interior, around: window, level: level)
  }
}
