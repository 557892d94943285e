internal import Foundation

/// How far p-values of clean containers are from uniform: Kolmogorov and Smirnov.
public struct Uniformity: Sendable, Codable, Equatable {
  /// The largest distance between the share of p-values up to x and x.
  public let distance: Double
  /// The probability of so large a distance if they are independent and uniform. Those of one calibration share its
  /// chance error, so with few calibration scores this is smaller than it should be: a warning, not a verdict.
  public let pValue: Double
  /// How many p-values.
  public let count: Int

  /// Nil of nothing.
  public init?(_ pValues: [Double]) {
    guard !pValues.isEmpty else { return nil }
    let sorted = pValues.sorted(), n = Double(pValues.count)
    distance = sorted.enumerated().reduce(0) { worst, value in
      max(worst, Double(value.offset + 1) / n - value.element, value.element - Double(value.offset) / n)
    }
    count = pValues.count
    pValue = Self.tail(distance, count: n)
  }

  /// The tail of Kolmogorov's distribution with the small-sample correction of Stephens ("EDF statistics for goodness of
  /// fit", JASA 69, 1974): `2 Σ (−1)^(k−1) exp(−2 k² λ²)`, λ = d (√n + 0.12 + 0.11/√n).
  static func tail(_ distance: Double, count n: Double) -> Double {
    let lambda = distance * (n.squareRoot() + 0.12 + 0.11 / n.squareRoot())
    // Below this the series converges slowly, and the tail is 1 to seven digits.
    guard lambda > 0.27 else { return 1 }
    let sum = (1...100).reduce(0.0) { sum, k in
      let term = exp(-2 * Double(k * k) * lambda * lambda)
      return sum + (k % 2 == 1 ? term : -term)
    }
    return min(max(2 * sum, 0), 1)
  }
}
