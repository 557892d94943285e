/// What a calibration promised of clean containers, and what came of it.
public struct FalseAlarmCheck: Sendable, Codable, Equatable {
  /// The promised share of flagged clean containers.
  public let nominal: Double
  /// Clean containers whose p-value is not above it.
  public let observed: Proportion
  /// How many would be no surprise if the promise holds: 95 % beta-binomial, both the calibration and these containers
  /// being random; nil where the size of the calibration is not known, or is too small for the promise.
  public let expectedLow: Int?, expectedHigh: Int?

  /// Counts p-values of clean containers. `calibrationScores` is the number of scores held out for the priority.
  public init(nominal: Double, pValues: [Double], calibrationScores: Int?) {
    self.nominal = nominal
    observed = Proportion(pValues.filter { $0 <= nominal }.count, of: pValues.count)
    let law = calibrationScores.flatMap {
      BetaBinomial(trials: pValues.count, calibrationScores: $0, level: nominal)
    }
    (expectedLow, expectedHigh) = (law?.interval().lowerBound, law?.interval().upperBound)
  }

  /// True where the count is inside what was to be expected; nil where that is not known.
  public var holds: Bool? {
    guard let expectedLow, let expectedHigh else { return nil }
    return (expectedLow...expectedHigh).contains(observed.count)
  }
}
