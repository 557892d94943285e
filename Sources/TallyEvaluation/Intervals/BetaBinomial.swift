internal import Foundation

/// How many of some clean containers a conformal calibration flags, when both the calibration's containers and those are
/// drawn at random: with n calibration scores and level α, the rate of one calibration is Beta(k, n + 1 − k) with
/// k = ⌊α (n + 1)⌋ (Vovk, "Conditional validity of inductive conformal predictors", 2012), so the count is beta-binomial.
public struct BetaBinomial: Sendable, Equatable {
  /// How many containers are looked at.
  public let trials: Int
  private let a: Double, b: Double

  /// Nil where the level is below 1 / (n + 1): then nothing is ever flagged, and there is no law to hold it to.
  public init?(trials: Int, calibrationScores n: Int, level: Double) {
    let k = (level * Double(n + 1) + 1e-9).rounded(.down)
    guard trials >= 0, k >= 1, k <= Double(n) else { return nil }
    (self.trials, a, b) = (trials, k, Double(n + 1) - k)
  }

  /// The expected share, k / (n + 1): the level, rounded down to what n scores can give.
  public var mean: Double { a / (a + b) }

  /// The probability of a count.
  public func probability(of count: Int) -> Double {
    guard (0...trials).contains(count) else { return 0 }
    let (m, c) = (Double(trials), Double(count))
    let choose = lgamma(m + 1) - lgamma(c + 1) - lgamma(m - c + 1)
    return exp(choose + Self.logBeta(c + a, m - c + b) - Self.logBeta(a, b))
  }

  /// The smallest central interval of counts that leaves at most half of `1 − confidence` on either side.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Int> {
    let tail = (1 - confidence) / 2
    var (cumulative, low, high) = (0.0, 0, trials)
    for count in 0...trials {
      cumulative += probability(of: count)
      if cumulative <= tail { low = count + 1 }
      if cumulative >= 1 - tail {
        high = count
        break
      }
    }
    return min(low, high)...high
  }

  private static func logBeta(_ x: Double, _ y: Double) -> Double { lgamma(x) + lgamma(y) - lgamma(x + y) }
}
