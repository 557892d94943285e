internal import Foundation

/// The receiver operating characteristic of scores where higher means "open it".
public struct ROCCurve: Sendable {
  /// Scores of clean and of positive containers, ascending. Infinite ones are ranks like others.
  public let clean: [Double], positive: [Double]

  /// A curve; nil where either kind is missing.
  public init?(clean: [Double], positive: [Double]) {
    guard !clean.isEmpty, !positive.isEmpty else { return nil }
    (self.clean, self.positive) = (clean.sorted(), positive.sorted())
  }

  /// One corner of the curve: what is flagged above a threshold.
  public struct Point: Sendable, Codable, Equatable {
    /// Share of clean and of positive containers whose score is above the threshold.
    public let falseAlarms: Double, detections: Double
  }

  /// The corners from (0, 0) to (1, 1), one per distinct score; equal scores of both kinds make a slanted step.
  public var points: [Point] {
    var points = [Point(falseAlarms: 0, detections: 0)]
    var (c, p) = (clean.count, positive.count)
    while c > 0 || p > 0 {
      let threshold = max(c > 0 ? clean[c - 1] : -.infinity, p > 0 ? positive[p - 1] : -.infinity)
      while c > 0, clean[c - 1] >= threshold { c -= 1 }
      while p > 0, positive[p - 1] >= threshold { p -= 1 }
      points.append(
        Point(
          falseAlarms: Double(clean.count - c) / Double(clean.count),
          detections: Double(positive.count - p) / Double(positive.count)))
    }
    return points
  }

  /// The area under the curve with its interval.
  public struct Area: Sendable, Codable, Equatable {
    /// The probability that a positive container scores above a clean one, ties counting half.
    public let value: Double
    /// 95 %.
    public let low: Double, high: Double
  }

  /// The area with the interval of DeLong, DeLong and Clarke-Pearson ("Comparing the areas under two or more correlated
  /// receiver operating characteristic curves", Biometrics 44, 1988) on the logit scale, computed through mid-ranks (Sun
  /// and Xu, IEEE Signal Processing Letters 21, 2014). Where the two kinds do not overlap at all that variance is zero and
  /// says nothing; the interval is then Wilson's for as many trials as the rarer kind has.
  public var area: Area {
    let (m, n) = (positive.count, clean.count)
    let all = Self.midRanks(positive + clean)
    let (ownPositive, ownClean) = (Self.midRanks(positive), Self.midRanks(clean))
    // Share of the other kind that each one outranks (positives), or is outranked by (clean).
    let ofPositive = (0..<m).map { (all[$0] - ownPositive[$0]) / Double(n) }
    let ofClean = (0..<n).map { 1 - (all[m + $0] - ownClean[$0]) / Double(m) }
    let value = ofPositive.reduce(0, +) / Double(m)
    let variance = Self.variance(ofPositive) / Double(m) + Self.variance(ofClean) / Double(n)
    guard value > 0, value < 1, variance > 0 else {
      let wilson = Proportion(value >= 0.5 ? min(m, n) : 0, of: min(m, n))
      return Area(value: value, low: min(wilson.low, value), high: max(wilson.high, value))
    }
    let centre = log(value / (1 - value)), half = Proportion.z * variance.squareRoot() / (value * (1 - value))
    return Area(value: value, low: 1 / (1 + exp(half - centre)), high: 1 / (1 + exp(-half - centre)))
  }

  /// The area without its interval.
  var areaAlone: Double {
    let ranks = Self.midRanks(positive + clean).prefix(positive.count).reduce(0, +)
    let m = Double(positive.count)
    return (ranks - m * (m + 1) / 2) / (m * Double(clean.count))
  }

  /// Ranks from 1, equal values sharing the mean of theirs.
  private static func midRanks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count, values[order[end]] == values[order[first]] { end += 1 }
      for place in first..<end { ranks[order[place]] = Double(first + end + 1) / 2 }
      first = end
    }
    return ranks
  }

  /// The unbiased variance; 0 of a single value.
  private static func variance(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
