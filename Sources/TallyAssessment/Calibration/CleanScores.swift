internal import Foundation

/// Scores of clean containers, the measure of how unusual another score is.
public struct CleanScores: Sendable, Codable, Equatable {
  /// Ascending, finite, at least one.
  public let sorted: [Double]

  /// Sorts scores. Traps where there is none, or one is not finite: a calibrator leaves those out.
  public init(_ scores: [Double]) {
    precondition(!scores.isEmpty && scores.allSatisfy(\.isFinite), "\(scores.count) scores, or one that is no number")
    sorted = scores.sorted()
  }

  /// Written as the bare list.
  public init(from decoder: any Decoder) throws {
    sorted = try decoder.singleValueContainer().decode([Double].self)
  }

  /// Written as the bare list.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(sorted)
  }

  /// The smallest p-value that these scores can give, `1 / (n + 1)`.
  public var smallestPValue: Double { 1 / Double(sorted.count + 1) }

  /// The split conformal p-value `(1 + number of clean scores ≥ s) / (n + 1)` (Vovk, Gammerman and Shafer, "Algorithmic
  /// learning in a random world", 2005; split form after Papadopoulos et al. 2002). Of the clean scores that equal `s`, a
  /// share drawn by `tie`, uniform in [0, 1), counts as larger, so that the p-value of a clean container is uniform on
  /// 1/(n+1) … 1 also where scores repeat.
  public func pValue(_ score: Double, tie: Double) -> Double {
    let larger = sorted.count - firstIndex { $0 > score }
    let equal = sorted.count - larger - firstIndex { $0 >= score }
    let counted = min(Int(tie * Double(equal + 1)), equal)
    return Double(1 + larger + counted) / Double(sorted.count + 1)
  }

  /// The negative logarithm of the tail, continuous and without an upper end, for ranking: between clean scores the
  /// logarithm of the empirical tail is interpolated; beyond the largest it goes on as an exponential tail whose scale is
  /// the mean excess of the upper tenth of the scores; below the smallest it falls towards zero, on the same scale.
  public func surprise(_ score: Double) -> Double {
    let (count, lowest, highest) = (sorted.count, sorted[0], sorted[sorted.count - 1])
    // At a clean score: as many of n + 1 as are not smaller.
    func atCleanScore(_ value: Double) -> Double { log(Double(count + 1) / Double(count - firstIndex { $0 >= value })) }
    if score >= highest { return atCleanScore(highest) + (score - highest) / tailScale }
    if score < lowest { return atCleanScore(lowest) / (1 + (lowest - score) / tailScale) }
    let above = firstIndex { $0 > score }
    let (low, high) = (sorted[above - 1], sorted[above])
    let share = (score - low) / (high - low)
    return atCleanScore(low) * (1 - share) + atCleanScore(high) * share
  }

  /// Mean excess over the score that nine tenths do not exceed; never so small that it is mere rounding.
  private var tailScale: Double {
    let threshold = sorted[(sorted.count - 1) * 9 / 10]
    let tail = sorted[((sorted.count - 1) * 9 / 10)...]
    let excess = tail.reduce(0) { $0 + ($1 - threshold) } / Double(max(tail.count - 1, 1))
    let spread = (sorted[sorted.count - 1] - sorted[0]) / Double(sorted.count)
    return max(excess, spread, 1e-3 * max(1, abs(threshold)))
  }

  /// The first index whose score satisfies a condition that holds from there on; `count` where none does.
  private func firstIndex(where holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(sorted[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
