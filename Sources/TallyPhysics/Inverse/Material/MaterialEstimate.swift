internal import TallyCore
internal import TallyDomain

/// The class coordinate of each pixel, averaged over its region.
struct MaterialEstimate {
  /// −1 to 3 (noise may go below polyethylene), NaN where there is nothing to go by.
  let coordinate: [Float]
  /// Of noise and calibration; and of calibration alone, which all regions have in common.
  let variance: [Float], common: [Float]

  /// Less attenuation than this says nothing of a material by itself.
  private static let leastAttenuation: Float = 0.04

  init(
    table: InversionTable, settings: InversionSettings, beam: BeamDoubt?, mask: [Radiograph.PixelQuality],
    region: RegionAverage, first: PixelEvidence, second: PixelEvidence
  ) {
    var fields = [SIMD4<Float>](repeating: .zero, count: mask.count)
    var random = SeededGenerator(seed: 0, stream: "probes")
    for pixel in fields.indices {
      let bits = random.next()
      guard region.trust[pixel] > 0, !first.isDark[pixel], !second.isDark[pixel],
        first.attenuation[pixel] > Self.leastAttenuation
      else { continue }
      let signal = table.signal(first: first.attenuation[pixel], second: second.attenuation[pixel])
      let (byFirst, bySecond) = (signal.byFirst * signal.byFirst, signal.bySecond * signal.bySecond)
      let variance = byFirst * first.variance[pixel] + bySecond * second.variance[pixel]
      let weight = region.trust[pixel] / variance
      // Two probes of random sign: the mean square of their filtered values is the sum of squared shares times weights.
      let root = (weight * region.trust[pixel]).squareRoot()
      fields[pixel] = SIMD4(weight * signal.value, weight, bits & 1 == 0 ? root : -root, bits & 2 == 0 ? root : -root)
    }
    region.filter.apply(&fields)
    var squares = fields.map { SIMD4<Float>(($0.z * $0.z + $0.w * $0.w) / 2, 0, 0, 0) }
    region.filter.apply(&squares, pass: 1)
    var coordinate = [Float](repeating: .nan, count: fields.count), variance = coordinate, common = coordinate
    for pixel in fields.indices where fields[pixel].y > 1e-9 && mask[pixel] != .outside {
      let weight = fields[pixel].y
      let attenuation = max(first.attenuation[pixel], Self.leastAttenuation)
      let unit = table.signal(first: attenuation, second: attenuation)
      let signal = fields[pixel].x / weight
      let noise = squares[pixel].x / (weight * weight)
      let found = table.coordinate(signal: signal, attenuation: attenuation, variance: noise)
      let doubt = beam.map { $0.second[PhysicsInversion.doubtPlace(attenuation)] } ?? 0
      let calibration = (settings.calibrationDoubt * attenuation + doubt) * unit.bySecond
      coordinate[pixel] = found.value
      let rise = max(found.rise * found.rise, 1e-4)
      common[pixel] = min(calibration * calibration / rise, 9)
      variance[pixel] = min(noise / rise + common[pixel], 9)
    }
    (self.coordinate, self.variance, self.common) = (coordinate, variance, common)
  }
}
