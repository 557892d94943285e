internal import Foundation

/// How many of `trials` clean containers are flagged when both they and the calibration are random: with `n` calibration
/// scores and `k = ⌊α (n + 1)⌋`, the rate of one calibration is Beta(k, n + 1 − k), and the count beta-binomial.
struct BetaBinomial {
  let trials: Int
  let a: Double, b: Double

  init(trials: Int, clean: Int, alpha: Double) {
    let k = (alpha * Double(clean + 1)).rounded(.down)
    (self.trials, a, b) = (trials, k, Double(clean + 1) - k)
  }

  func probability(_ count: Int) -> Double {
    func logBeta(_ x: Double, _ y: Double) -> Double { lgamma(x) + lgamma(y) - lgamma(x + y) }
    let (m, c) = (Double(trials), Double(count))
    let choose = lgamma(m + 1) - lgamma(c + 1) - lgamma(m - c + 1)
    return exp(choose + logBeta(c + a, m - c + b) - logBeta(a, b))
  }

  /// The central interval that holds at least 95 %.
  var interval: ClosedRange<Int> {
    var (cumulative, low, high) = (0.0, 0, trials)
    for count in 0...trials {
      cumulative += probability(count)
      if cumulative < 0.025 { low = count + 1 }
      if cumulative >= 0.975 {
        high = count
        break
      }
    }
    return low...max(low, high)
  }
}
