internal import Foundation
internal import TallyCore

extension ScannerModel {
  /// A scanner near this one, drawn from the ranges of `ScannerRanges`: other energies, filter, dose, noise, blur, pitch,
  /// scatter and calibration. For training, so that a model survives a scanner that it never saw. The same seed gives the
  /// same scanner; its name stays.
  public func randomised(seed: UInt64, ranges: ScannerRanges = .wide) -> ScannerModel {
    var random = SeededGenerator(seed: seed, stream: "scanner")
    var scanner = self
    let energy = ranges.energy.draw(&random)
    let (filter, dose) = (ranges.filter.draw(&random), ranges.dose.draw(&random))
    for plane in scanner.planes.indices {
      // All planes of a machine share its linac, with a little of their own.
      scanner.planes[plane].beam.endpointMev *= energy * random.uniform(0.985, 1.015)
      scanner.planes[plane].beam.filterGCm2 *= filter
      scanner.planes[plane].quantaInAir *= dose * random.uniform(0.85, 1.15)
      let air = scanner.planes[plane].airCounts * ranges.air.draw(&random)
      scanner.planes[plane].airCounts = min(air, 0.97 * 65_535).rounded()
      scanner.planes[plane].darkCounts = (scanner.planes[plane].darkCounts * random.uniform(0.5, 3)).rounded()
    }
    scanner.detector.crystalMm *= ranges.crystal.draw(&random)
    let pitch = ranges.pitch.draw(&random)
    let top = scanner.geometry.topMm
    scanner.geometry.pitchYMm *= pitch
    scanner.geometry.rows = Int((Double(scanner.geometry.rows) / pitch).rounded())
    scanner.geometry.speedMmS *= pitch * random.uniform(0.9, 1.1)
    scanner.geometry.sourceHeightMm *= ranges.geometry.draw(&random)
    let distance = ranges.geometry.draw(&random)
    scanner.geometry.midPlaneMm *= distance
    scanner.geometry.detectorMm *= distance
    scanner.geometry.topMm = top
    scanner.readout.vary(&random, ranges)
    return scanner
  }
}

/// A range of factors, drawn evenly in the logarithm.
public struct FactorRange: Sendable, Codable, Equatable {
  /// Least and greatest factor, both above 0.
  public var low: Double, high: Double

  /// A range.
  public init(_ low: Double, _ high: Double) { (self.low, self.high) = (low, high) }

  func draw(_ random: inout SeededGenerator) -> Double { exp(random.uniform(log(low), log(high))) }
}

/// By which factors a scanner may differ from its model.
public struct ScannerRanges: Sendable, Codable, Equatable {
  /// Of the beam: energies, filter, dose, air level.
  public var energy: FactorRange, filter: FactorRange, dose: FactorRange, air: FactorRange
  /// Of the machine: crystal depth, pitch, distances and heights.
  public var crystal: FactorRange, pitch: FactorRange, geometry: FactorRange
  /// Of the errors: blur, scatter and leak, fluctuation of pulses.
  public var blur: FactorRange, scatter: FactorRange, pulses: FactorRange
  /// Gains and dark level, electronic noise, broken parts.
  public var gains: FactorRange, electronics: FactorRange, faults: FactorRange

  /// Wide enough for other makes of the same class; scatter reaches the saturation at about 6 % that real-scans.md reports.
  public static let wide = ScannerRanges(
    energy: FactorRange(0.9, 1.1), filter: FactorRange(0.3, 2), dose: FactorRange(0.25, 3), air: FactorRange(0.3, 1.05),
    crystal: FactorRange(0.5, 1.3), pitch: FactorRange(0.8, 1.35), geometry: FactorRange(0.85, 1.2),
    blur: FactorRange(0.5, 2.5), scatter: FactorRange(0.25, 12), pulses: FactorRange(0.5, 2),
    gains: FactorRange(0.3, 2), electronics: FactorRange(0.5, 3), faults: FactorRange(0.2, 3))
}

extension ScannerModel.Readout {
  fileprivate mutating func vary(_ random: inout SeededGenerator, _ ranges: ScannerRanges) {
    let blur = ranges.blur.draw(&random)
    blurX *= blur * random.uniform(0.8, 1.25)
    blurY *= blur
    wobble *= ranges.blur.draw(&random)
    scatterFraction *= ranges.scatter.draw(&random)
    leakFraction *= ranges.scatter.draw(&random)
    loadScatter *= ranges.scatter.draw(&random)
    scatterReachPx *= random.uniform(0.5, 2)
    let pulses = ranges.pulses.draw(&random)
    pulseFluctuation *= pulses
    planeFluctuation *= pulses
    drift *= ranges.pulses.draw(&random)
    lostPulses *= ranges.faults.draw(&random)
    let gains = ranges.gains.draw(&random)
    channelGain *= gains
    moduleGain *= gains * random.uniform(0.5, 1.5)
    moduleRows = random.pick([8, 16, 32, 64])
    darkSpread *= ranges.gains.draw(&random)
    electronicNoise *= ranges.electronics.draw(&random)
    deadChannels *= ranges.faults.draw(&random)
    hotChannels *= ranges.faults.draw(&random)
    afterglow *= ranges.blur.draw(&random)
  }
}

extension ScannerModel {
  /// Any scanner: one of the known ones, each as likely as the others, varied within ranges. The same seed gives the same.
  public static func random(seed: UInt64, ranges: ScannerRanges = .wide) -> ScannerModel {
    var random = SeededGenerator(seed: seed, stream: "any scanner")
    let name = random.pick(knownNames)
    while true {
      guard let base = try? ScannerModel.named(name) else { preconditionFailure("\(name) is known") }
      let scanner = base.randomised(seed: random.next(), ranges: ranges)
      // A few draws leave what the read-out can reckon with; they are drawn again.
      if (try? scanner.check()) != nil { return scanner }
    }
  }
}
