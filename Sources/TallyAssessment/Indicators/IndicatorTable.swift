internal import Foundation
internal import TallyDomain

/// An indicator of the image family: picture against declaration.
struct ImageIndicator: Sendable {
  let code: IndicatorCode
  /// How rare a statistic is thought to be before anything is calibrated.
  let nominal: NominalTail
  /// A smaller statistic is no contradiction in its own terms: it counts in the priority, but there is nothing to show.
  let leastShown: Double
  /// Contradictions, worst first; the first carries the statistic of the container. Empty where the question does not
  /// arise, for example where nothing that could be compared is declared.
  let measure: @Sendable (Evidence) -> [Measurement]
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
  static let image = [
    ImageIndicator(
      code: .densityAnomaly, nominal: DensityAnomaly.nominal, leastShown: -.infinity,
      measure: { DensityAnomaly.measure($0) }),
    ImageIndicator(
      code: .commodityMismatch, nominal: CommodityMismatch.nominal, leastShown: 0,
      measure: { CommodityMismatch.measure($0) }),
    ImageIndicator(
      code: .undeclaredLoad, nominal: UndeclaredLoad.nominal, leastShown: 1, measure: { UndeclaredLoad.measure($0) }),
  ]

  static let document = [
    DocumentIndicator(code: .noDeclaration, findings: NoDeclaration.findings),
    DocumentIndicator(code: .ambiguousLink, findings: { observation, _ in AmbiguousLink.findings(observation) }),
    DocumentIndicator(code: .numberInvalid, findings: { observation, _ in NumberInvalid.findings(observation) }),
    DocumentIndicator(code: .scanQuality, findings: { observation, _ in QualityOfScan.findings(observation) }),
  ]
}
