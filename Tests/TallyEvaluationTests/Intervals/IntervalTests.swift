internal import Foundation
internal import TallyCore
internal import TallyEvaluation
internal import Testing

struct ProportionTests {
  /// Wilson's interval by its meaning: the shares from which the observed one is 1.96 standard errors away, found by halving.
  private func slowWilson(_ count: Int, _ trials: Int) -> (low: Double, high: Double) {
    let (n, share) = (Double(trials), Double(count) / Double(trials))
    func isTooFar(_ p: Double) -> Bool { abs(share - p) > 1.959_963_984_540_054 * (p * (1 - p) / n).squareRoot() }
    func edge(from inside: Double, to outside: Double) -> Double {
      guard isTooFar(outside) else { return outside }
      var (inside, outside) = (inside, outside)
      for _ in 0..<200 {
        let middle = (inside + outside) / 2
        if isTooFar(middle) { outside = middle } else { inside = middle }
      }
      return inside
    }
    // 0 and 1 themselves have no standard error; a hair beside them does.
    return (edge(from: share, to: 1e-15), edge(from: share, to: 1 - 1e-15))
  }

  @Test("Wilson's interval is what it means", arguments: [1, 2, 10, 97, 500]) func wilson(trials: Int) {
    for count in Set([0, 1, trials / 3, trials / 2, trials - 1, trials]) where count >= 0 {
      let proportion = Proportion(count, of: trials)
      let slow = slowWilson(max(count, 0), trials)
      if count > 0 { #expect(abs(proportion.low - slow.low) < 1e-9, "\(count) of \(trials)") }
      if count < trials { #expect(abs(proportion.high - slow.high) < 1e-9, "\(count) of \(trials)") }
    }
  }

  @Test func published() {
    // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, and 0 of 20.
    let first = Proportion(81, of: 263), second = Proportion(0, of: 20)
    #expect(abs(first.low - 0.2553) < 5e-5 && abs(first.high - 0.3662) < 5e-5)
    #expect(second.low == 0 && abs(second.high - 0.1611) < 5e-5)
    #expect(Proportion(0, of: 0).high == 1)
  }
}

struct BetaBinomialTests {
  @Test func probabilitiesSumToOne() throws {
    let law = try #require(BetaBinomial(trials: 300, calibrationScores: 99, level: 0.05))
    let probabilities = (0...300).map { law.probability(of: $0) }
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-9)
    let mean = probabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    #expect(abs(mean - 300 * law.mean) < 1e-6 && law.mean == 0.05)
  }

  @Test(
    "the interval is what drawing calibrations and tests at random gives",
    arguments: [(50, 0.1), (199, 0.01), (99, 0.05)])
  func simulated(scores: Int, level: Double) throws {
    let law = try #require(BetaBinomial(trials: 200, calibrationScores: scores, level: level))
    var generator = SeededGenerator(seed: 11)
    var inside = 0
    let k = Int((level * Double(scores + 1)).rounded(.down))
    for _ in 0..<3000 {
      let calibration = (0..<scores).map { _ in generator.uniform() }.sorted(by: >)
      let flagged = (0..<200).filter { _ in generator.uniform() > calibration[k - 1] }.count
      if law.interval().contains(flagged) { inside += 1 }
    }
    let exact = law.interval().reduce(0) { $0 + law.probability(of: $1) }
    #expect(exact >= 0.95)
    #expect(abs(Double(inside) / 3000 - exact) < 0.016, "\(inside) of 3000, \(exact)")
  }

  @Test func noLawBelowTheResolution() {
    #expect(BetaBinomial(trials: 10, calibrationScores: 98, level: 0.01) == nil)
    #expect(BetaBinomial(trials: 10, calibrationScores: 99, level: 0.01) != nil)
    #expect(BetaBinomial(trials: 10, calibrationScores: 99, level: 1) == nil)
  }
}
