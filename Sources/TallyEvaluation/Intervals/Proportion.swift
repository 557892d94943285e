internal import Foundation

/// So many of so many, with its 95 % interval.
public struct Proportion: Sendable, Codable, Equatable {
  /// How many it happened to, and of how many.
  public let count: Int, of: Int
  /// The share, 0 where there was nothing to count.
  public let share: Double
  /// The Wilson interval at 95 %; 0 to 1 where there was nothing to count.
  public let low: Double, high: Double

  /// Two-sided 95 % of the normal distribution.
  static let z = 1.959_963_984_540_054

  /// The score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22
  /// (1927): right in coverage also near 0 and 1, where the common "± 1.96 standard errors" is not.
  public init(_ count: Int, of trials: Int) {
    precondition(count >= 0 && count <= trials, "\(count) of \(trials)")
    (self.count, of) = (count, trials)
    guard trials > 0 else {
      (share, low, high) = (0, 0, 1)
      return
    }
    let (n, z) = (Double(trials), Self.z)
    share = Double(count) / n
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    low = count == 0 ? 0 : max(0, centre - half)
    high = count == trials ? 1 : min(1, centre + half)
  }
}
