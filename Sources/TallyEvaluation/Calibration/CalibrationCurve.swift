/// Observed against promised rate of false alarms over many promises, for all clean containers and for each load class.
public struct CalibrationCurve: Sendable, Codable, Equatable {
  /// `all`, or a load class.
  public let among: String
  /// Clean scores that this class is judged by, where known.
  public let calibrationScores: Int?
  /// One check a promise.
  public let checks: [FalseAlarmCheck]

  /// The promises of the curve, shares.
  public static let promises = [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2]

  /// Over clean rows with p-values; nil where there is none.
  public init?(among: String, _ clean: [EvaluationRow], calibrationScores: Int?) {
    let pValues = clean.compactMap(\.pValue)
    guard !pValues.isEmpty else { return nil }
    (self.among, self.calibrationScores) = (among, calibrationScores)
    checks = Self.promises.map {
      FalseAlarmCheck(nominal: $0, pValues: pValues, calibrationScores: calibrationScores)
    }
  }
}

/// A promise checked over many calibrations drawn from the same clean containers: one calibration may be lucky.
public struct RepeatedCalibration: Sendable, Codable, Equatable {
  /// `all`, or a load class.
  public let among: String
  /// The promised share of flagged clean containers.
  public let nominal: Double
  /// Mean share flagged over the draws, and the mean share that the scores can give: the promise rounded down.
  public let meanObserved: Double, attainable: Double
  /// Share of the draws whose count lies in the 95 % beta-binomial interval, of those that can promise it at all.
  public let insideInterval: Double
  /// How many calibrations; mean number of scores held out, and of containers judged.
  public let draws: Int, calibrationScores: Double, judged: Double

  /// What one calibration flagged.
  public struct Draw: Sendable {
    /// Flagged containers, of how many, by how many held-out scores.
    public var flagged: Int, judged: Int, calibrationScores: Int
    /// A draw.
    public init(flagged: Int, judged: Int, calibrationScores: Int) {
      (self.flagged, self.judged, self.calibrationScores) = (flagged, judged, calibrationScores)
    }
  }

  /// Over at least one draw; nil where nothing was judged.
  public init?(among: String, nominal: Double, draws: [Draw]) {
    let judged = draws.reduce(0) { $0 + $1.judged }
    guard judged > 0 else { return nil }
    let count = Double(draws.count)
    (self.among, self.nominal, self.draws) = (among, nominal, draws.count)
    calibrationScores = Double(draws.reduce(0) { $0 + $1.calibrationScores }) / count
    self.judged = Double(judged) / count
    meanObserved = Double(draws.reduce(0) { $0 + $1.flagged }) / Double(judged)
    let laws = draws.compactMap { draw in
      BetaBinomial(trials: draw.judged, calibrationScores: draw.calibrationScores, level: nominal).map { ($0, draw) }
    }
    attainable = laws.reduce(0) { $0 + $1.0.mean } / count
    insideInterval =
      Double(laws.filter { $0.0.interval().contains($0.1.flagged) }.count) / Double(max(1, laws.count))
  }
}
