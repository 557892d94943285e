internal import Foundation
internal import TallyDomain

/// An indicator of the image family: picture against declaration.
struct ImageIndicator: Sendable {
  let code: IndicatorCode
  /// How rare a statistic is thought to be before anything is calibrated.
  let nominal: NominalTail
  /// A smaller statistic is no contradiction in its own terms: it counts in the priority, but there is nothing to show.
  let leastShown: Double
  /// How much it counts in the priority beside the others.
  let weight: Double
  /// True where it is shown from `leastShown` on, usual or not, because the analyst must know it.
  let isAlwaysShown: Bool
  /// True where it counts in the priority only once clean containers say what is usual.
  let needsCalibration: Bool
  /// Contradictions, worst first; the first carries the statistic of the container. Empty where the question does not
  /// arise, for example where nothing that could be compared is declared.
  let measure: @Sendable (Evidence) -> [Measurement]

  init(
    code: IndicatorCode, nominal: NominalTail, leastShown: Double, weight: Double = 1, isAlwaysShown: Bool = false,
    needsCalibration: Bool = false, measure: @escaping @Sendable (Evidence) -> [Measurement]
  ) {
    (self.code, self.nominal, self.leastShown, self.weight) = (code, nominal, leastShown, weight)
    (self.isAlwaysShown, self.needsCalibration, self.measure) = (isAlwaysShown, needsCalibration, measure)
  }
}

/// An indicator of the document family: papers and circumstances.
struct DocumentIndicator: Sendable {
  let code: IndicatorCode
  let findings: @Sendable (ContainerObservation, CommodityVocabulary) -> [Finding]
}

/// The tail of a logistic distribution, `1 / (1 + exp((s − centre) / scale))`, until clean scans say better.
struct NominalTail: Sendable {
  let centre: Double, scale: Double

  /// The negative logarithm of the tail: near zero far below the centre, a straight line far above it.
  func surprise(_ statistic: Double) -> Double {
    let z = (statistic - centre) / scale
    return max(z, 0) + log1p(exp(-abs(z)))
  }
}

/// Every indicator, in the order in which findings of equal rank are listed.
enum IndicatorTable {
  /// The image indicator of a code; nil for document indicators.
  static func image(_ code: IndicatorCode) -> ImageIndicator? { image.first { $0.code == code } }

  static let image = [
    ImageIndicator(
      code: .densityAnomaly, nominal: DensityAnomaly.nominal, leastShown: -.infinity,
      measure: { DensityAnomaly.measure($0) }),
    ImageIndicator(
      code: .commodityMismatch, nominal: CommodityMismatch.nominal, leastShown: 0,
      measure: { CommodityMismatch.measure($0) }),
    ImageIndicator(
      code: .undeclaredLoad, nominal: UndeclaredLoad.nominal, leastShown: 1, measure: { UndeclaredLoad.measure($0) }),
    ImageIndicator(
      code: .materialMismatch, nominal: MaterialMismatch.nominal, leastShown: 0.5, weight: 0.5, needsCalibration: true,
      measure: { MaterialMismatch.measure($0) }),
    ImageIndicator(
      code: .massDiscrepancy, nominal: MassDiscrepancy.nominal, leastShown: 2, weight: 0.5, needsCalibration: true,
      measure: { MassDiscrepancy.measure($0) }),
    ImageIndicator(
      code: .structureAnomaly, nominal: StructureAnomaly.nominal, leastShown: 3, weight: 0.2, needsCalibration: true,
      measure: { StructureAnomaly.measure($0) }),
    ImageIndicator(
      code: .unpenetrated, nominal: Unpenetrated.nominal, leastShown: Unpenetrated.leastArea, weight: 0.02,
      isAlwaysShown: true, needsCalibration: true, measure: { Unpenetrated.measure($0) }),
  ]

  static let document = [
    DocumentIndicator(code: .noDeclaration, findings: NoDeclaration.findings),
    DocumentIndicator(code: .ambiguousLink, findings: { observation, _ in AmbiguousLink.findings(observation) }),
    DocumentIndicator(code: .numberInvalid, findings: { observation, _ in NumberInvalid.findings(observation) }),
    DocumentIndicator(code: .scanQuality, findings: { observation, _ in QualityOfScan.findings(observation) }),
  ]
}
