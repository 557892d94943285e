internal import Foundation
internal import TallyCore
internal import TallyEvaluation
internal import Testing

struct ROCCurveTests {
  /// Scores with ties, also across the kinds, and a few that were not judged.
  private static func scores(seed: UInt64, clean: Int, positive: Int, shift: Double) -> (
    clean: [Double], positive: [Double]
  ) {
    var generator = SeededGenerator(seed: seed)
    func draw(_ shift: Double) -> Double {
      generator.chance(0.02) ? -.infinity : (2 * generator.normal(shift, 1)).rounded() / 2
    }
    return ((0..<clean).map { _ in draw(0) }, (0..<positive).map { _ in draw(shift) })
  }

  private static func kernel(_ positive: Double, _ clean: Double) -> Double {
    positive > clean ? 1 : positive == clean ? 0.5 : 0
  }

  @Test("area and its interval agree with all pairs, one by one", arguments: 1...20 as ClosedRange<UInt64>)
  func slow(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed, stream: "sizes")
    let (m, n) = (generator.integer(2..<60), generator.integer(2..<60))
    let scores = Self.scores(seed: seed, clean: n, positive: m, shift: 1)
    let area = try #require(ROCCurve(clean: scores.clean, positive: scores.positive)).area
    let ofPositive = scores.positive.map { p in scores.clean.reduce(0) { $0 + Self.kernel(p, $1) } / Double(n) }
    let ofClean = scores.clean.map { c in scores.positive.reduce(0) { $0 + Self.kernel($1, c) } / Double(m) }
    let value = ofPositive.reduce(0, +) / Double(m)
    #expect(abs(area.value - value) < 1e-12)
    func variance(_ values: [Double]) -> Double {
      values.reduce(0) { $0 + ($1 - value) * ($1 - value) } / Double(values.count - 1)
    }
    let deviation = (variance(ofPositive) / Double(m) + variance(ofClean) / Double(n)).squareRoot()
    guard value < 1, deviation > 0 else { return }
    // On the logit scale the half width is 1.96 deviations over the slope.
    let half = (log(area.high / (1 - area.high)) - log(area.low / (1 - area.low))) / 2
    #expect(abs(half - 1.959_963_984_540_054 * deviation / (value * (1 - value))) < 1e-9)
  }

  @Test("the trapezoids under the corners make the same area", arguments: 1...10 as ClosedRange<UInt64>)
  func trapezoids(seed: UInt64) throws {
    let scores = Self.scores(seed: seed, clean: 80, positive: 50, shift: 1.5)
    let curve = try #require(ROCCurve(clean: scores.clean, positive: scores.positive))
    let points = curve.points
    let area = zip(points, points.dropFirst()).reduce(0.0) { sum, pair in
      sum + (pair.1.falseAlarms - pair.0.falseAlarms) * (pair.0.detections + pair.1.detections) / 2
    }
    #expect(abs(area - curve.area.value) < 1e-12)
    #expect(points.first?.falseAlarms == 0 && points.first?.detections == 0 && points.last?.detections == 1)
  }

  @Test("the interval covers the true area as often as it says") func coverage() throws {
    // Normal scores one deviation apart: the area is Φ(1/√2).
    let truth = 0.5 * erfc(-0.5)
    var inside = 0
    for seed in 0..<400 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed, stream: "coverage")
      let clean = (0..<60).map { _ in generator.normal() }, positive = (0..<60).map { _ in generator.normal(1, 1) }
      let area = try #require(ROCCurve(clean: clean, positive: positive)).area
      if (area.low...area.high).contains(truth) { inside += 1 }
    }
    // 95 % of 400 are 380 ± 4.4.
    #expect((362...397).contains(inside), "\(inside) of 400")
  }

  @Test("no overlap gives no false certainty") func separated() throws {
    let area = try #require(ROCCurve(clean: [1, 2, 3], positive: [4, 5, 6, 7])).area
    #expect(area.value == 1 && area.high == 1 && abs(area.low - Proportion(3, of: 3).low) < 1e-12)
    let reverse = try #require(ROCCurve(clean: [4, 5], positive: [1, 2, 3])).area
    #expect(reverse.value == 0 && reverse.low == 0 && reverse.high > 0.5)
    #expect(ROCCurve(clean: [], positive: [1]) == nil && ROCCurve(clean: [1], positive: []) == nil)
  }

  @Test("operating points agree with trying every threshold", arguments: 1...30 as ClosedRange<UInt64>)
  func operatingPoints(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed, stream: "sizes")
    let scores = Self.scores(
      seed: seed, clean: generator.integer(1..<150), positive: generator.integer(1..<90), shift: 1.5)
    let curve = try #require(ROCCurve(clean: scores.clean, positive: scores.positive))
    for rate in [0, 0.001, 0.01, 0.05, 0.5, 1] {
      let point = OperatingPoint(nominal: rate, of: curve)
      let thresholds = (scores.clean + [-.infinity]).sorted()
      let best = thresholds.first { threshold in
        Double(scores.clean.filter { $0 > threshold }.count) <= rate * Double(scores.clean.count) + 1e-9
      }
      let threshold = try #require(best)
      #expect(point.falseAlarms.count == scores.clean.filter { $0 > threshold }.count, "rate \(rate)")
      #expect(point.detections.count == scores.positive.filter { $0 > threshold }.count, "rate \(rate)")
    }
  }
}
