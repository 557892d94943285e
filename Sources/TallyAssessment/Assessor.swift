internal import Foundation
internal import TallyCore
public import TallyDomain

/// Judges one container at a time: indicators, then calibration, then words.
public struct Assessor: Sendable {
  /// What clean containers score; nil where nothing was calibrated.
  public let calibration: Calibration?
  /// The authority's one knob.
  public let budget: AssessmentDocument.Budget
  /// The commodity groups that the detector's channels stand for.
  public let vocabulary: CommodityVocabulary

  /// Image findings whose calibrated p-value is above this are not shown, so that an analyst is not flooded: of clean
  /// containers, one in five shows something of each indicator. They count in the priority all the same. Where the budget
  /// is larger, it takes the place of this level.
  public static let reportingLevel = 0.2
  /// Without calibration, image findings are shown from this score up, a nominal tail of the same size.
  static let reportingScore = -log(reportingLevel)

  /// An assessor for one model, one calibration, one budget.
  public init(
    calibration: Calibration?, budget: AssessmentDocument.Budget, vocabulary: CommodityVocabulary = .standard
  ) {
    (self.calibration, self.budget, self.vocabulary) = (calibration, budget, vocabulary)
  }

  /// Statistics of the image indicators that apply, higher is worse; empty where the picture cannot be judged. For
  /// calibration: they hang on no calibration themselves.
  public func scores(_ observation: ContainerObservation) -> [IndicatorCode: Double] {
    evidence(observation).map { Self.statistics(Self.measurements($0)) } ?? [:]
  }

  /// The same as a row for `Calibrator`; nil where the picture cannot be judged.
  public func row(_ observation: ContainerObservation) -> ContainerScores? {
    evidence(observation).map {
      ContainerScores(
        identity: observation.identity, loadClass: $0.loadClass, scores: Self.statistics(Self.measurements($0)))
    }
  }

  /// The whole judgement.
  public func assess(_ observation: ContainerObservation) -> AssessedContainer {
    let image = evidence(observation).map { judged($0) }
    let documents = IndicatorTable.document.flatMap { $0.findings(observation, vocabulary) }
      .sorted { ($0.severity?.rank ?? 0) > ($1.severity?.rank ?? 0) }
    let region = observation.box?.region
    return AssessedContainer(
      number: observation.number, view: observation.view, columns: region.map { [$0.x0, $0.x1] },
      rows: region.map { [$0.y0, $0.y1] }, link: observation.declaration.link,
      declared: observation.declaration.declared,
      commodities: image?.commodities ?? [], massKg: observation.weighed.map { Self.mass($0.mass) },
      priority: image?.priority, pValue: image?.pValue,
      flagged: image?.pValue.map { $0 <= budget.flaggedCleanPer100 / 100 } ?? false,
      findings: (image?.findings ?? []) + documents)
  }

  /// A mass as documents have it: whole kilograms, for no scale shows less.
  private static func mass(_ mass: WeighedBox.Mass) -> AssessedContainer.Mass {
    AssessedContainer.Mass(
      estimate: mass.estimateKg.rounded(), low: mass.interval.lowerBound.rounded(.down),
      high: mass.interval.upperBound.rounded(.up), lowerBound: mass.isLowerBound)
  }

  /// Nil where correction says that the picture should not be judged, or there are no maps of it.
  private func evidence(_ observation: ContainerObservation) -> Evidence? {
    observation.quality.usable ? Evidence(observation, vocabulary: vocabulary) : nil
  }

  private typealias Measured = (indicator: ImageIndicator, measurements: [Measurement])

  private static func measurements(_ evidence: Evidence) -> [Measured] {
    IndicatorTable.image.map { ($0, $0.measure(evidence)) }
  }

  private static func statistics(_ measured: [Measured]) -> [IndicatorCode: Double] {
    var statistics = [IndicatorCode: Double]()
    for (indicator, measurements) in measured { statistics[indicator.code] = measurements.first?.statistic }
    return statistics
  }

  /// What the picture says, all of it.
  private struct ImageJudgement {
    var priority: Double?, pValue: Double?
    var findings: [Finding]
    var commodities: [AssessedContainer.CommodityShare]
  }

  private func judged(_ evidence: Evidence) -> ImageJudgement {
    // A calibration of another model says nothing about this one's scores.
    let valid = calibration.flatMap { $0.model == evidence.maps.model ? $0 : nil }
    let scoring = Scoring(calibration: valid, loadClass: evidence.loadClass)
    let measured = Self.measurements(evidence)
    let priority = scoring.priority(Self.statistics(measured))
    let identity = evidence.observation.identity
    let pValue = priority.flatMap {
      valid?.pValue(priority: $0, loadClass: evidence.loadClass, identity: identity)
    }
    let findings = measured.flatMap { indicator, measurements in
      measurements.map { measurement in
        let finding = finding(indicator.code, measurement, evidence, scoring)
        let isShown =
          measurement.statistic >= indicator.leastShown && (indicator.isAlwaysShown || isUnusual(finding))
        return (finding: finding, isShown: isShown)
      }
    }
    .sorted { ($0.finding.score ?? 0) > ($1.finding.score ?? 0) }
    // A flag is never left without a reason.
    let isFlagged = pValue.map { $0 <= budget.flaggedCleanPer100 / 100 } ?? false
    let shown = findings.enumerated().filter { $1.isShown || (isFlagged && $0 == 0) }.map(\.element.finding)
    return ImageJudgement(
      priority: priority, pValue: pValue, findings: shown, commodities: evidence.groups.ranking())
  }

  private func finding(
    _ code: IndicatorCode, _ measurement: Measurement, _ evidence: Evidence, _ scoring: Scoring
  ) -> Finding {
    let pValue = scoring.calibration?.pValue(
      of: code, statistic: measurement.statistic, loadClass: evidence.loadClass, identity: evidence.observation.identity
    )
    let caveat = pValue == nil ? " Not calibrated: how many clean containers look like this is not known." : ""
    return Finding(
      code: code, view: evidence.observation.view, region: measurement.region,
      score: scoring.score(code, measurement.statistic), pValue: pValue, severity: nil, statistic: measurement.shown,
      sentence: measurement.sentence + caveat, lines: measurement.lines)
  }

  private func isUnusual(_ finding: Finding) -> Bool {
    guard let pValue = finding.pValue else { return (finding.score ?? 0) >= Self.reportingScore }
    return pValue <= max(Self.reportingLevel, budget.flaggedCleanPer100 / 100)
  }
}

extension Finding.Severity {
  /// Louder is higher.
  fileprivate var rank: Int {
    switch self {
    case .info: 1
    case .attention: 2
    case .alert: 3
    }
  }
}
