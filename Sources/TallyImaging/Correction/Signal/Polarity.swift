internal import TallyDomain

/// Which end of the values is air. The declaration (TIFF tag, sidecar) is checked against the picture: around a vehicle lies
/// open air, and nothing in a true picture is brighter than air.
enum Polarity {
  enum Verdict: Equatable { case airIsBright, airIsDark, unclear }

  /// The picture's own word. `unclear` where neither end stands out: all values equal, or no air at the border.
  static func verdict(on plane: SignalPlane) -> Verdict {
    let all = plane.sample(20_000)
    guard let low = RobustStatistics.quantile(all, 0.005), let high = RobustStatistics.quantile(all, 0.995), high > low
    else { return .unclear }
    let bins = 64
    func bin(_ value: Float) -> Int { min(max(Int((value - low) / (high - low) * Float(bins)), 0), bins - 1) }
    var border = [Int](repeating: 0, count: bins)
    for value in borderSample(of: plane) { border[bin(value)] += 1 }
    let mode = border.indices.max { border[$0] < border[$1] } ?? 0
    var (darker, brighter) = (0, 0)
    for value in all {
      let place = bin(value)
      if place < mode - 3 { darker += 1 } else if place > mode + 3 { brighter += 1 }
    }
    let lean = Double(darker - brighter) / Double(all.count)
    if lean > 0.05 { return .airIsBright }
    return lean < -0.05 ? .airIsDark : .unclear
  }

  /// Values near the top, left and right borders; the bottom is road, wheels, or outside the beam.
  private static func borderSample(of plane: SignalPlane) -> [Float] {
    let band = max(1, plane.height / 40), side = max(1, plane.width / 60)
    var sample: [Float] = []
    for y in 0..<min(band, plane.height) {
      for x in stride(from: 0, to: plane.width, by: max(1, plane.width / 500)) { sample.append(plane[x, y]) }
    }
    for y in stride(from: 0, to: plane.height, by: max(1, plane.height / 200)) {
      for x in stride(from: 0, to: min(side, plane.width), by: max(1, side / 5)) {
        sample.append(plane[x, y])
        sample.append(plane[plane.width - 1 - x, y])
      }
    }
    return sample
  }

  /// Turns bright into dark: `fullScale − value`.
  static func invert(_ plane: inout SignalPlane, fullScale: Float) {
    for i in plane.values.indices { plane.values[i] = fullScale - plane.values[i] }
  }
}
