internal import TallyCore

/// Detection against false alarms with a band: percentiles over sets drawn from the containers with replacement, clean and
/// positive ones apart (Efron, "Bootstrap methods", Annals of Statistics 7, 1979). The band carries that the threshold, too,
/// comes from a sample. The same seed gives the same band.
public struct ROCBand: Sendable, Codable, Equatable {
  /// One rate of false alarms.
  public struct Point: Sendable, Codable, Equatable {
    /// Share of clean containers flagged at most.
    public let falseAlarms: Double
    /// Share of positive containers flagged there, and the middle 95 % of it over the draws.
    public let detections: Double, low: Double, high: Double
  }

  /// From 0 to 1, closer together near 0.
  public let points: [Point]
  /// The seed, and how many sets were drawn.
  public let seed: UInt64, draws: Int

  /// The rates: none, 0.1 to 1 % in tenths, to 10 % in halves, to 100 % in fives.
  public static let rates: [Double] =
    [0] + (1...10).map { Double($0) / 1000 } + (3...20).map { Double($0) / 200 } + (3...20).map { Double($0) / 20 }

  /// Draws sets from a curve's scores.
  public init(_ curve: ROCCurve, seed: UInt64, draws: Int) {
    (self.seed, self.draws) = (seed, draws)
    var random = SeededGenerator(seed: seed, stream: "roc band")
    var samples = [[Double]](repeating: [], count: Self.rates.count)
    for _ in 0..<draws {
      let clean = Self.drawn(curve.clean, &random), positive = Self.drawn(curve.positive, &random)
      for (index, value) in Self.detections(clean, positive).enumerated() { samples[index].append(value) }
    }
    let own = Self.detections(curve.clean, curve.positive)
    points = Self.rates.indices.map { index in
      let sorted = samples[index].sorted()
      let interval = sorted.isEmpty ? (0, 1) : (sorted[draws / 40], sorted[draws - 1 - draws / 40])
      return Point(falseAlarms: Self.rates[index], detections: own[index], low: interval.0, high: interval.1)
    }
  }

  /// Ascending again without sorting: how often each index is drawn.
  static func drawn(_ sorted: [Double], _ random: inout SeededGenerator) -> [Double] {
    var counts = [Int](repeating: 0, count: sorted.count)
    for _ in sorted { counts[random.integer(0..<sorted.count)] += 1 }
    return sorted.indices.flatMap { [Double](repeating: sorted[$0], count: counts[$0]) }
  }

  /// Detections at each rate, both lists ascending; the threshold as in `OperatingPoint`.
  private static func detections(_ clean: [Double], _ positive: [Double]) -> [Double] {
    rates.map { rate in share(positive, above: OperatingPoint.threshold(nominal: rate, clean: clean)) }
  }

  /// The share of ascending values above a threshold.
  static func share(_ sorted: [Double], above threshold: Double) -> Double {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] > threshold { high = middle } else { low = middle + 1 }
    }
    return Double(sorted.count - low) / Double(sorted.count)
  }
}
