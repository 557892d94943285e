internal import TallyCore

/// Two models on the same containers: the difference of their figures with an interval that knows that both saw the same.
///
/// Containers are drawn with replacement, clean and positive ones apart, both models' scores of a container together; the
/// interval is the middle 95 % of the differences over the draws. The same seed gives the same figures.
public struct PairedComparison: Sendable, Codable, Equatable {
  /// `tallyman-comparison/1`.
  public let format: String
  /// Names of the models, as the caller has them.
  public let first: String, second: String
  /// Containers that both judged or failed to judge.
  public let clean: Int, positive: Int
  /// Area under the curve; then detection at 0.1, 1 and 5 % false alarms, each model at its own threshold.
  public let figures: [Difference]
  /// The seed, and how many sets were drawn.
  public let seed: UInt64, draws: Int

  /// One figure of both.
  public struct Difference: Sendable, Codable, Equatable {
    /// For example `area under the ROC curve`.
    public let name: String
    /// Of the first, of the second.
    public let first: Double, second: Double
    /// Second less first, with the middle 95 %.
    public let difference: Double, low: Double, high: Double
    /// True where the interval leaves out 0.
    public var isClear: Bool { low > 0 || high < 0 }
  }

  /// The value of `format`.
  public static let format = "tallyman-comparison/1"

  /// Compares rows of the same containers; nil where they have no clean or no positive container in common. Containers that
  /// only one of them has are left out.
  public init?(
    _ names: (first: String, second: String), _ first: [EvaluationRow], _ second: [EvaluationRow], seed: UInt64,
    draws: Int
  ) {
    func key(_ row: EvaluationRow) -> String { row.stem + "/" + (row.container ?? "") }
    let others = Dictionary(second.map { (key($0), $0.ranking) }, uniquingKeysWith: { a, _ in a })
    var (clean, positive) = ([Pair](), [Pair]())
    for row in first {
      guard let other = others[key(row)] else { continue }
      let pair = Pair(first: row.ranking, second: other)
      if row.isPositive { positive.append(pair) } else { clean.append(pair) }
    }
    guard let own = Self.figures(clean, positive) else { return nil }
    var random = SeededGenerator(seed: seed, stream: "paired comparison")
    var samples = [[Double]](repeating: [], count: own.count)
    for _ in 0..<draws {
      let (c, p) = (Self.drawn(clean, &random), Self.drawn(positive, &random))
      guard let drawn = Self.figures(c, p) else { continue }
      for (index, figure) in drawn.enumerated() { samples[index].append(figure.second - figure.first) }
    }
    format = Self.format
    (self.first, self.second, self.seed, self.draws) = (names.first, names.second, seed, draws)
    (self.clean, self.positive) = (clean.count, positive.count)
    figures = own.enumerated().map { index, figure in
      let sorted = samples[index].sorted()
      let interval = sorted.isEmpty ? (-1, 1) : (sorted[draws / 40], sorted[draws - 1 - draws / 40])
      return Difference(
        name: Self.names[index], first: figure.first, second: figure.second,
        difference: figure.second - figure.first, low: interval.0, high: interval.1)
    }
  }

  private struct Pair { let first: Double, second: Double }

  private static let names =
    ["area under the ROC curve"]
    + DetectionReport.rates.map { "detected at \(DetectionReport.percent($0)) false alarms" }

  private static func drawn(_ pairs: [Pair], _ random: inout SeededGenerator) -> [Pair] {
    pairs.map { _ in random.pick(pairs) }
  }

  private static func figures(_ clean: [Pair], _ positive: [Pair]) -> [(first: Double, second: Double)]? {
    func of(_ score: (Pair) -> Double) -> [Double]? {
      ROCCurve(clean: clean.map(score), positive: positive.map(score)).map { curve in
        [curve.areaAlone]
          + DetectionReport.rates.map {
            ROCBand.share(curve.positive, above: OperatingPoint.threshold(nominal: $0, clean: curve.clean))
          }
      }
    }
    guard let a = of(\.first), let b = of(\.second) else { return nil }
    return zip(a, b).map { ($0, $1) }
  }
}
