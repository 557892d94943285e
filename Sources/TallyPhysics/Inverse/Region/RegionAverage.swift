internal import TallyDomain

/// Averages over regions of one picture: edges are found once, on −ln T of the first plane.
struct RegionAverage {
  let filter: EdgeKeepingFilter
  /// What a pixel counts: 1, less near an edge, where blur mixes what lies on both sides, and 0 where nothing was measured.
  let trust: [Float]

  init(
    width: Int, height: Int, mask: [Radiograph.PixelQuality], guide: PixelEvidence, settings: InversionSettings
  ) {
    func step(_ here: Int, _ there: Int) -> Float {
      let (a, b) = (guide.attenuation[here], guide.attenuation[there])
      let noise = settings.edgeSigmas * (guide.variance[here] + guide.variance[there]).squareRoot()
      let scale = settings.edgeLeast + settings.edgeShare * max(min(a, b), 0)
      return min(max(abs(a - b) - noise, 0) / scale, 8)
    }
    filter = EdgeKeepingFilter(width: width, height: height, reach: settings.reachPx, step: step)
    var steepness = filter.steepness
    for _ in 0..<settings.edgeWideningPx { steepness = Self.widened(steepness, width: width) }
    trust = steepness.indices.map { pixel in
      switch mask[pixel] {
      case .outside: 0
      case .repaired: 0.25 / (1 + 100 * steepness[pixel] * steepness[pixel])
      default: 1 / (1 + 100 * steepness[pixel] * steepness[pixel])
      }
    }
  }

  /// Each pixel takes the largest value among itself and its four neighbours.
  private static func widened(_ values: [Float], width: Int) -> [Float] {
    var result = values
    for pixel in values.indices {
      let column = pixel % width
      var largest = values[pixel]
      if column > 0 { largest = max(largest, values[pixel - 1]) }
      if column < width - 1 { largest = max(largest, values[pixel + 1]) }
      if pixel >= width { largest = max(largest, values[pixel - width]) }
      if pixel + width < values.count { largest = max(largest, values[pixel + width]) }
      result[pixel] = largest
    }
    return result
  }

  /// Averages of three pictures over the nearer region, some hundred pixels.
  func means(_ first: [Float], _ second: [Float], _ third: [Float]) -> [[Float]] {
    var fields = trust.indices.map { pixel in
      let weight = max(trust[pixel], 1e-6)
      return SIMD4(first[pixel], second[pixel], third[pixel], 1) * weight
    }
    filter.apply(&fields, pass: 1)
    return (0..<3).map { index in fields.map { $0[index] / $0.w } }
  }
}
