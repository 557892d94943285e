internal import TallyCore
internal import TallyEvaluation
internal import Testing

struct DriftTests {
  /// p-values of clean containers against a calibration of n scores, both drawn anew; `shift` moves the new ones.
  private static func pValues(_ count: Int, of n: Int, shift: Double, _ random: inout SeededGenerator) -> [Double] {
    let clean = (0..<n).map { _ in random.normal() }.sorted()
    return (0..<count).map { _ in
      let score = random.normal() + shift
      return Double(1 + clean.filter { $0 >= score }.count) / Double(n + 1)
    }
  }

  @Test("says so when scores have moved, and seldom when they have not") func drift() {
    var random = SeededGenerator(seed: 3)
    var (false_, true_) = (0, 0)
    for _ in 0..<100 {
      let calm = DriftWatch(
        pValues: Self.pValues(150, of: 100, shift: 0, &random), calibrationScores: 100, budget: 0.05)
      let moved = DriftWatch(
        pValues: Self.pValues(150, of: 100, shift: 1, &random), calibrationScores: 100, budget: 0.05)
      false_ += calm.hasDrifted ? 1 : 0
      true_ += moved.hasDrifted ? 1 : 0
    }
    // One in a hundred by the distance, one in forty by the count.
    #expect(false_ <= 10 && true_ >= 98, "\(false_) false, \(true_) true of 100")
  }

  @Test("in words") func words() {
    let calm = DriftWatch(pValues: (1...99).map { Double($0) / 100 }, calibrationScores: 99, budget: 0.05)
    #expect(!calm.hasDrifted && calm.words.hasSuffix("The calibration still fits."))
    #expect(calm.words.hasPrefix("5 of 99 cleared containers are flagged at 5 %"))
    let low = DriftWatch(pValues: (1...99).map { Double($0) / 1000 }, calibrationScores: 99, budget: 0.05)
    #expect(low.hasDrifted && low.words.contains("no longer fits"))
    #expect(!DriftWatch(pValues: [], calibrationScores: 99, budget: 0.05).hasDrifted)
  }

  @Test("over many calibrations the mean comes out at what the scores can give") func repeated() throws {
    var random = SeededGenerator(seed: 8)
    let draws = (0..<400).map { _ in
      let values = Self.pValues(100, of: 99, shift: 0, &random)
      return RepeatedCalibration.Draw(
        flagged: values.filter { $0 <= 0.05 }.count, judged: values.count, calibrationScores: 99)
    }
    let figures = try #require(RepeatedCalibration(among: "all", nominal: 0.05, draws: draws))
    #expect(abs(figures.attainable - 0.05) < 1e-9 && abs(figures.meanObserved - 0.05) < 0.006 && figures.draws == 400)
    #expect(figures.insideInterval > 0.9 && figures.insideInterval < 0.995)
    #expect(RepeatedCalibration(among: "all", nominal: 0.05, draws: []) == nil)
  }
}
