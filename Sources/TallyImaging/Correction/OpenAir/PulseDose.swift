internal import TallyCore
internal import TallyDomain

/// The dose of each pulse (column), from the rows above the load: fluctuation from pulse to pulse, slow drift, lost pulses.
struct PulseDose {
  /// One a column, 1 on average; interpolated where the column sees no air.
  private(set) var doses: [Float]
  /// Columns whose pulse was lost or far too strong; to be interpolated.
  private(set) var lost: [Bool]
  /// Columns without open air, whose dose is that of their neighbours.
  private(set) var blind = 0

  /// `plane`: transmission with channel gains taken off.
  init(of plane: SignalPlane, open: OpenAir, defective: [Bool], scene: PixelRegion, settings: CorrectionSettings) {
    doses = [Float](repeating: 1, count: plane.width)
    lost = [Bool](repeating: false, count: plane.width)
    var known = [Bool](repeating: false, count: plane.width)
    for x in scene.x0..<scene.x1 {
      var air: [Float] = []
      for y in scene.y0..<max(scene.y0, open.tops[x]) where !defective[y] { air.append(plane[x, y]) }
      guard air.count >= settings.fewestOpenRows, let dose = RobustStatistics.median(air) else { continue }
      (doses[x], known[x]) = (dose, true)
    }
    findLost(known: known, scene: scene, settings: settings)
    fillGaps(known: known, scene: scene)
  }

  private mutating func findLost(known: [Bool], scene: PixelRegion, settings: CorrectionSettings) {
    let columns = (scene.x0..<scene.x1).filter { known[$0] }
    let around = RobustStatistics.runningMedian(columns.map { doses[$0] }, reach: 12)
    for (x, usual) in zip(columns, around) where !settings.pulseDoseRange.contains(doses[x] / max(usual, 1e-3)) {
      lost[x] = true
    }
  }

  /// Linear between the known doses on both sides; the nearest one beyond the last.
  private mutating func fillGaps(known: [Bool], scene: PixelRegion) {
    let good = (scene.x0..<scene.x1).filter { known[$0] && !lost[$0] }
    guard let first = good.first, let last = good.last else { return }
    for x in scene.x0..<first { doses[x] = doses[first] }
    for x in last..<scene.x1 where x > last { doses[x] = doses[last] }
    for (a, b) in zip(good, good.dropFirst()) where b > a + 1 {
      for x in a + 1..<b { doses[x] = doses[a] + (doses[b] - doses[a]) * Float(x - a) / Float(b - a) }
    }
    blind = (scene.x0..<scene.x1).count { !known[$0] }
  }

  /// Divides each column by its dose.
  func apply(to plane: inout SignalPlane) {
    let factors = doses.map { 1 / max($0, 1e-3) }
    for y in 0..<plane.height {
      for x in 0..<plane.width { plane.values[y * plane.width + x] *= factors[x] }
    }
  }
}
