internal import Foundation
internal import TallyCore
internal import TallyDomain

/// `DENSITY_ANOMALY`: a region is denser, lighter or differently textured than the declared goods explain.
///
/// Statistic: the detector's logits, smoothed over 5 cm, pooled over the region as the logarithm of their mean odds plus
/// `½ ln(area / A₀)` with A₀ = 200 cm², the face of a brick of 20 × 10 cm. It grows with how sure the detector is and,
/// gently, with how much there is of it: by half of the logarithm, because neighbouring cells err together, and no further
/// than to 1 m², because a detector that is a little uneasy about a whole load has found nothing. It does not depend on
/// the size of the grid's cells.
enum DensityAnomaly {
  /// The statistic is made of log odds: without calibration it is taken at its word.
  static let nominal = NominalTail(centre: 0, scale: 1)
  /// Half of the square over which the map is smoothed, mm.
  static let smoothingMm = 25.0
  /// The face of a brick, and the area beyond which more of it says no more, m².
  static let brickArea = 0.02, largestArea = 1.0

  static func measure(_ evidence: Evidence) -> [Measurement] {
    let radius = max(1, Int(min(smoothingMm / evidence.maps.pitchMm, 1e6).rounded()))
    let smooth = evidence.anomaly.smoothed(radius: radius, in: evidence.box)
    let regions = RegionFinder().regions(of: smooth, in: evidence.box, pitchMm: evidence.maps.pitchMm)
    let claimed = Set(regions.flatMap(\.cells))
    return regions.map { measurement($0, smooth, claimed, evidence) }.sorted { $0.statistic > $1.statistic }
  }

  /// Pools the logits of a region whose cells have an area in m².
  static func pooled(_ logits: [Float], cellArea: Double) -> Double {
    guard let top = logits.max() else { return -.infinity }
    let count = Double(logits.count)
    let mean = logits.reduce(0.0) { $0 + exp(Double($1 - top)) } / count
    return Double(top) + log(mean) + log(min(count * cellArea, largestArea) / brickArea) / 2
  }

  private static func measurement(
    _ region: CellRegion, _ logits: CellMap, _ claimed: Set<Int>, _ evidence: Evidence
  ) -> Measurement {
    let cellArea = evidence.cellMetres * evidence.cellMetres
    let statistic = pooled(region.cells.map { logits.values[$0] }, cellArea: cellArea)
    let contrast = Contrast(of: region, claimed: claimed, in: evidence)
    let declaration = evidence.observation.declaration
    let words = [
      Wording.declaration(declaration, vocabulary: evidence.vocabulary),
      "In the marked region (\(Place(region.bounds, in: evidence).words)) the load \(contrast.words)",
    ]
    return Measurement(
      statistic: statistic, region: evidence.maps.imageRegion(of: region.bounds),
      shown: Finding.Statistic(
        name: "areal density", unit: "g/cm²", seen: contrast.seen,
        expected: contrast.expected.map { [$0.lowerBound, $0.upperBound] }),
      sentence: words.joined(separator: " "), lines: declaration.lines)
  }
}
