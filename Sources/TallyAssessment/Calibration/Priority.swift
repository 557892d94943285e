internal import Foundation

/// How the image indicators of one container become one figure.
enum Priority {
  /// The negative logarithm of the weighted harmonic mean of the tails: `ln (Σ w exp(score)) − ln(Σ w)`. It follows the most
  /// extreme indicator, gains a little where two agree, and does not ask the indicators to be independent (Wilson, "The
  /// harmonic mean p-value for combining dependent tests", PNAS 116, 2019). What it is worth is calibrated, not computed.
  /// Nil of nothing.
  static func combined(_ scores: [(score: Double, weight: Double)]) -> Double? {
    guard let top = scores.map(\.score).max() else { return nil }
    let sum = scores.reduce(0) { $0 + $1.weight * exp($1.score - top) }
    return top + log(sum / scores.reduce(0) { $0 + $1.weight })
  }
}
