internal import Foundation
internal import TallyCore

/// All figures of one evaluation, with intervals, in a form that can be kept and compared.
public struct DetectionReport: Sendable, Codable, Equatable {
  /// `tallyman-detection-report/1`.
  public let format: String
  /// What was evaluated on what, in the words of the caller: model, data set, seeds, scanner.
  public let title: String
  /// Clean and positive containers, and how many of either the program could not judge.
  public let clean: Int, positive: Int, unjudgedClean: Int, unjudgedPositive: Int
  /// Area under the curve; nil where one kind is missing.
  public let area: ROCCurve.Area?
  /// Detection at 0.1, 1 and 5 % false alarms.
  public let operatingPoints: [OperatingPoint]
  /// Detection within groups of positives, at the thresholds of all clean containers.
  public let strata: [Stratum]
  /// Pointing at what is hidden: over all positives with items, and over those detected at 1 and at 5 %.
  public let localisation: [DetectedLocalisation]
  /// Promise and outcome at 0.5, 1, 2, 5 and 10 %; empty where nothing was calibrated.
  public let falseAlarms: [FalseAlarmCheck]
  /// Of the clean containers' p-values.
  public let uniformity: Uniformity?
  /// What a reader must know before quoting a figure.
  public let remarks: [String]
  /// The protocol that was kept to, `name sha256:…`; nil where none was named.
  public let protocolIdentity: String?
  /// The curve with its band; nil where one kind is missing or no sets were to be drawn.
  public let band: ROCBand?
  /// The protocol's groups of positives, each against all clean containers.
  public let groups: [Group]
  /// Region level and pixel level; nil where regions have no scores, or maps were not counted.
  public let freeResponse: FreeResponse?, pixelOverlap: PixelOverlap?
  /// What goods were seen: over honestly declared containers, over those declared as other goods.
  public let commodities: [CommodityFigures]
  /// How well the load was weighed.
  public let mass: MassFigures?
  /// Observed against promised false alarms, all containers and each load class.
  public let calibrationCurves: [CalibrationCurve]
  /// Promises over many calibrations drawn anew; whoever can calibrate adds them.
  public var repeatedCalibrations: [RepeatedCalibration] = []

  /// The value of `format`.
  public static let format = "tallyman-detection-report/1"
  /// Rates of false alarms at which detection is reported.
  public static let rates = [0.001, 0.01, 0.05]
  /// Promises that are checked.
  public static let promises = [0.005, 0.01, 0.02, 0.05, 0.1]
  /// Fewer of either kind than this make no headline (assessment.md).
  public static let fewestForHeadline = 500

  /// One group of positives.
  public struct Stratum: Sendable, Codable, Equatable {
    /// What groups them, for example `item mass`, and the group, for example `5 to 20 kg`.
    public let by: String, name: String
    /// Detections at 1 and at 5 % false alarms.
    public let atOnePercent: Proportion, atFivePercent: Proportion
  }

  /// Localisation over a choice of positives.
  public struct DetectedLocalisation: Sendable, Codable, Equatable {
    /// Which positives: `all`, or `detected at 1 %`.
    public let among: String
    /// How often the regions point at an item.
    public let regions: Localisation
  }

  /// What an evaluation needs to know beside its rows.
  public struct Setting: Sendable {
    /// Clean scores held out for the priority, where known: of all classes, and of each class that has its own.
    public var calibrationScores: Int?, scoresPerClass: [String: Int]
    /// Seed of the drawn sets, and how many; 0 leaves the band out.
    public var seed: UInt64, draws: Int
    /// The protocol and the hash of its file.
    public var plan: BenchProtocol?, protocolHash: String?

    /// A setting.
    public init(
      calibrationScores: Int? = nil, scoresPerClass: [String: Int] = [:], seed: UInt64 = 1, draws: Int = 0,
      plan: BenchProtocol? = nil, protocolHash: String? = nil
    ) {
      (self.calibrationScores, self.scoresPerClass) = (calibrationScores, scoresPerClass)
      (self.seed, self.draws, self.plan, self.protocolHash) = (seed, draws, plan, protocolHash)
    }
  }

  /// Evaluates rows. `calibrationScores` is the number of clean scores held out for the priority, where known.
  public init(title: String, rows: [EvaluationRow], calibrationScores: Int? = nil) {
    self.init(title: title, rows: rows, setting: Setting(calibrationScores: calibrationScores))
  }

  /// Evaluates the rows that the setting's protocol selects.
  public init(title: String, rows every: [EvaluationRow], setting: Setting) {
    format = Self.format
    self.title = title
    let rows = setting.plan?.selected(every) ?? every
    let (cleanRows, positiveRows) = (rows.filter { !$0.isPositive }, rows.filter(\.isPositive))
    (clean, positive) = (cleanRows.count, positiveRows.count)
    unjudgedClean = cleanRows.filter { $0.ranking == -.infinity }.count
    unjudgedPositive = positiveRows.filter { $0.ranking == -.infinity }.count
    let curve = ROCCurve(clean: cleanRows.map(\.ranking), positive: positiveRows.map(\.ranking))
    area = curve?.area
    let points = curve.map { curve in Self.rates.map { OperatingPoint(nominal: $0, of: curve) } } ?? []
    operatingPoints = points
    strata = points.isEmpty ? [] : Self.strata(positiveRows, one: points[1].threshold, five: points[2].threshold)
    localisation = Self.localisation(positiveRows, points)
    let pValues = cleanRows.compactMap(\.pValue)
    falseAlarms =
      pValues.isEmpty
      ? []
      : Self.promises.map {
        FalseAlarmCheck(nominal: $0, pValues: pValues, calibrationScores: setting.calibrationScores)
      }
    uniformity = Uniformity(pValues)
    remarks = Self.remarks(
      clean: cleanRows.count, positive: positiveRows.count, unjudged: unjudgedClean + unjudgedPositive,
      uncalibrated: cleanRows.count - pValues.count)
    protocolIdentity = setting.plan.map { "\($0.name) sha256:\(setting.protocolHash ?? "unknown")" }
    band = setting.draws > 0 ? curve.map { ROCBand($0, seed: setting.seed, draws: setting.draws) } : nil
    groups = (setting.plan?.headline ?? []).compactMap { Group($0, clean: cleanRows, positive: positiveRows) }
    freeResponse = FreeResponse(rows)
    pixelOverlap = PixelOverlap(rows.compactMap(\.cells))
    commodities = Self.commodities(rows)
    mass = MassFigures(rows)
    calibrationCurves = Self.calibrationCurves(cleanRows, setting)
  }

  private static func commodities(_ rows: [EvaluationRow]) -> [CommodityFigures] {
    func isSwapped(_ row: EvaluationRow) -> Bool { row.kind == swappedKind }
    return [
      CommodityFigures(among: "declared honestly", rows.filter { !isSwapped($0) }),
      CommodityFigures(among: "declared as other goods", rows.filter(isSwapped)),
    ].compactMap { $0 }
  }

  /// The kind of containers whose goods are of another family than declared.
  public static let swappedKind = "declared differs: commodity"

  private static func calibrationCurves(_ clean: [EvaluationRow], _ setting: Setting) -> [CalibrationCurve] {
    let classes = Set(clean.compactMap(\.loadClass)).sorted()
    let whole = CalibrationCurve(among: "all", clean, calibrationScores: setting.calibrationScores)
    return [whole].compactMap { $0 }
      + classes.compactMap { name in
        CalibrationCurve(
          among: name, clean.filter { $0.loadClass == name }, calibrationScores: setting.scoresPerClass[name])
      }
  }

  private static func localisation(_ rows: [EvaluationRow], _ points: [OperatingPoint]) -> [DetectedLocalisation] {
    guard rows.contains(where: { !$0.itemBoxes.isEmpty }) else { return [] }
    let all = DetectedLocalisation(among: "all", regions: Localisation(rows))
    return [all]
      + points.dropFirst().map { point in
        DetectedLocalisation(
          among: "detected at \(percent(point.nominal))",
          regions: Localisation(rows.filter { $0.ranking > point.threshold }))
      }
  }

  private static func remarks(clean: Int, positive: Int, unjudged: Int, uncalibrated: Int) -> [String] {
    var remarks = [String]()
    if clean < fewestForHeadline || positive < fewestForHeadline {
      remarks.append("Fewer than \(fewestForHeadline) clean or positive containers: no headline figures.")
    }
    if clean > 0, Double(clean) * rates[0] < 1 {
      remarks.append(
        "\(clean) clean containers cannot show a rate of \(percent(rates[0])): detection there is at no false alarm at all."
      )
    }
    if unjudged > 0 {
      remarks.append("Not judged, and therefore counted as not flagged: \(unjudged) containers.")
    }
    if uncalibrated > 0 {
      remarks.append("Without a p-value, and left out of the check of promises: \(uncalibrated) clean containers.")
    }
    return remarks
  }

  /// A share as a percentage, without digits that say nothing.
  static func percent(_ share: Double) -> String {
    var text = String(format: "%.2f", share * 100)
    while text.hasSuffix("0") || text.hasSuffix(".") {
      let isPoint = text.removeLast() == "."
      if isPoint { break }
    }
    return text + " %"
  }
}
