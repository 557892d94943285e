internal import Foundation

/// Whether a calibration still fits: p-values of containers that were cleared lately must look uniform, and no more of them
/// may be flagged than was promised. A scanner that ages, or goods that are new, show here first.
public struct DriftWatch: Sendable, Codable, Equatable {
  /// How far from uniform; nil of nothing.
  public let uniformity: Uniformity?
  /// Flagged at the budget, against what the promise lets expect.
  public let flagged: FalseAlarmCheck

  /// Below this chance a deviation counts as drift: one false warning in a hundred looks, because a look costs little but a
  /// new calibration costs scans.
  public static let chance = 0.01

  /// Of p-values of cleared containers. The number of calibration scores is that of all load classes.
  public init(pValues: [Double], calibrationScores: Int?, budget: Double) {
    uniformity = Uniformity(pValues)
    flagged = FalseAlarmCheck(nominal: budget, pValues: pValues, calibrationScores: calibrationScores)
    scores = calibrationScores
  }

  /// Clean scores behind the p-values, where known.
  private let scores: Int?

  /// The chance of so large a distance if nothing changed: the calibration is a sample too, so the distance is judged as that
  /// of two samples, whose effective size is n m / (n + m) (Smirnov 1939).
  public var chance: Double? {
    guard let uniformity else { return nil }
    let n = Double(uniformity.count)
    let effective = scores.map { n * Double($0) / (n + Double($0)) } ?? n
    return Uniformity.tail(uniformity.distance, count: effective)
  }

  /// True where p-values are no longer uniform, or more containers are flagged than the promise lets expect.
  public var hasDrifted: Bool {
    if let chance, chance < Self.chance { return true }
    guard let high = flagged.expectedHigh else { return false }
    return flagged.observed.count > high
  }

  /// For the terminal.
  public var words: String {
    guard let uniformity, let chance else {
      return "No container that was cleared could be judged: nothing can be said."
    }
    let expected = flagged.expectedLow.flatMap { low in flagged.expectedHigh.map { "\(low) to \($0)" } }
    let counted =
      "\(flagged.observed.count) of \(flagged.observed.of) cleared containers are flagged at \(DetectionReport.percent(flagged.nominal))"
      + (expected.map { "; \($0) would be no surprise." } ?? "; how many would be no surprise is not known.")
    let distance =
      "Their p-values are \(String(format: "%.3f", uniformity.distance)) from uniform; as much comes by chance "
      + "\(String(format: "%.1f", 100 * chance)) times in a hundred."
    let verdict =
      hasDrifted
      ? "The calibration no longer fits: make a new one from these scans." : "The calibration still fits."
    return [counted, distance, verdict].joined(separator: "\n")
  }
}
