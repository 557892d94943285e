internal import Foundation

/// How the image indicators of one container become one figure.
enum Priority {
  /// The negative logarithm of the harmonic mean of the tails: `ln (Σ exp(score)) − ln(number)`. It follows the most
  /// extreme indicator, gains a little where two agree, and does not ask the indicators to be independent (Wilson, "The
  /// harmonic mean p-value for combining dependent tests", PNAS 116, 2019). What it is worth is calibrated, not computed.
  /// Nil of nothing.
  static func combined(_ scores: [Double]) -> Double? {
    guard let top = scores.max() else { return nil }
    return top + log(scores.reduce(0) { $0 + exp($1 - top) } / Double(scores.count))
  }
}
