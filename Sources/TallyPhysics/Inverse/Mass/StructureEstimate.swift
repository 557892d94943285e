internal import Foundation
internal import TallyCore

/// The walls of one box, from the picture where some of them are seen without cargo, else from the template.
struct StructureEstimate: Sendable {
  /// One wall straight on, g/cm², for each column of the box; and one sigma of their mean.
  let walls: [Float], sigma: Double
  /// True where the picture told it.
  let isMeasured: Bool

  /// Fewest pixels without cargo, as a share of the box.
  private static let leastShare = 0.01
  private static let phases = 12

  init(_ maps: MatterMaps, box: PixelRegion, rays: BoxRays, template: ContainerTemplate, pitchXMm: Double) {
    let usual = Float(template.wallGCm2)
    let columns = box.width
    /// What one wall would be if nothing else stood on the ray.
    func wall(_ column: Int, _ row: Int) -> Float? {
      let ray = rays.rays[row]
      guard ray.walls > 0, ray.weight > 0, !ray.isHidden else { return nil }
      let value = maps.arealDensity[(box.y0 + row) * maps.width + box.x0 + column]
      guard !value.isNaN else { return nil }
      return (value - Float(template.roofGCm2 * ray.roof)) / Float(ray.walls)
    }
    let blind = Int(((template.endMm + template.blindMm) / pitchXMm).rounded(.up))
    let inner = blind..<max(blind, columns - blind)
    var seen = [Float]()
    for row in rays.rays.indices { for column in inner { if let value = wall(column, row) { seen.append(value) } } }
    let lowest = seen.isEmpty ? usual : seen.sorted()[seen.count / 50]
    let believed = Float(template.wallRange.lowerBound)...Float(template.wallRange.upperBound)
    guard template.wallGCm2 > 0, believed.contains(lowest * 1.1) else {
      (walls, isMeasured) = ([Float](repeating: usual, count: columns), false)
      sigma = template.wallGCm2 * 2 * template.doubt
      return
    }
    // Believed, so it is above 0.
    let band = lowest * 0.6...lowest * 1.6
    var (sums, counts) = ([Float](repeating: 0, count: columns), [Float](repeating: 0, count: columns))
    for row in rays.rays.indices {
      for column in inner {
        if let value = wall(column, row), band.contains(value) {
          sums[column] += value
          counts[column] += 1
        }
      }
    }
    let count = counts.reduce(0, +)
    guard Double(count) > Self.leastShare * Double(max(seen.count, 1)) else {
      (walls, isMeasured) = ([Float](repeating: usual, count: columns), false)
      sigma = template.wallGCm2 * 2 * template.doubt
      return
    }
    let mean = sums.reduce(0, +) / count
    walls = Self.filled(sums, counts, mean: mean, template: template, pitchXMm: pitchXMm)
    // Walls that are seen are trusted more where there are more of them.
    sigma = template.wallGCm2 * template.doubt * (0.3 + 0.7 / (1 + 20 * Double(count) / Double(max(seen.count, 1))))
    isMeasured = true
  }

  /// Columns that see enough of the wall keep what they see; the others take the corrugation, folded from those, at their
  /// phase.
  private static func filled(
    _ sums: [Float], _ counts: [Float], mean: Float, template: ContainerTemplate, pitchXMm: Double
  ) -> [Float] {
    let known = counts.indices.filter { counts[$0] >= 6 }
    var result = counts.indices.map { counts[$0] >= 6 ? sums[$0] / counts[$0] : mean }
    guard let periods = template.corrugationMm, known.count >= 60, pitchXMm < periods.lowerBound / 6 else {
      return result
    }
    var best: (spread: Float, period: Double, fold: [Float]) = (0, 0, [])
    for step in 0...40 {
      let period = periods.lowerBound + (periods.upperBound - periods.lowerBound) * Double(step) / 40
      var (fold, weight) = ([Float](repeating: 0, count: phases), [Float](repeating: 0, count: phases))
      for column in known {
        let phase = Self.phase(column, period: period, pitchXMm: pitchXMm)
        fold[phase] += result[column]
        weight[phase] += 1
      }
      guard weight.allSatisfy({ $0 > 0 }) else { continue }
      let means = zip(fold, weight).map { $0 / $1 }
      let middle = means.reduce(0, +) / Float(phases)
      let spread = means.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
      if spread > best.spread { best = (spread, period, means) }
    }
    guard !best.fold.isEmpty else { return result }
    for column in counts.indices where counts[column] < 6 {
      result[column] = best.fold[Self.phase(column, period: best.period, pitchXMm: pitchXMm)]
    }
    return result
  }

  private static func phase(_ column: Int, period: Double, pitchXMm: Double) -> Int {
    let turns = Double(column) * pitchXMm / period
    return min(Int((turns - turns.rounded(.down)) * Double(phases)), phases - 1)
  }
}
