internal import TallyCore
internal import Testing

@testable internal import TallyEvaluation

struct UniformityTests {
  @Test("the distance agrees with looking everywhere", arguments: [1, 2, 17, 200]) func distance(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let values = (0..<count).map { _ in (generator.uniform() * 50).rounded(.up) / 50 }
    // The steps of the empirical distribution are at the values: look there, from either side.
    let slow = values.map { x in
      let below = Double(values.filter { $0 < x }.count) / Double(count)
      let upTo = Double(values.filter { $0 <= x }.count) / Double(count)
      return max(upTo - x, x - below)
    }.max()
    #expect(abs(try #require(Uniformity(values)).distance - (try #require(slow))) < 1e-12)
  }

  @Test("published points of Kolmogorov's distribution", arguments: [(1.2238, 0.1), (1.3581, 0.05), (1.6276, 0.01)])
  func published(lambda: Double, tail: Double) {
    // So many that the small-sample correction is nothing.
    #expect(abs(Uniformity.tail(lambda / 1e4, count: 1e8) - tail) < 1e-4)
  }

  @Test("uniform values are rarely called anything else, others often") func verdicts() throws {
    var (uniform, bent) = (0, 0)
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let values = (0..<80).map { _ in generator.uniform() }
      if try #require(Uniformity(values)).pValue < 0.05 { uniform += 1 }
      if try #require(Uniformity(values.map { $0 * $0 })).pValue < 0.05 { bent += 1 }
    }
    #expect((5...27).contains(uniform), "\(uniform) of 300")
    #expect(bent > 290, "\(bent) of 300")
    #expect(Uniformity([]) == nil)
  }

  @Test func falseAlarms() {
    let pValues = (1...200).map { Double($0) / 200 }
    let check = FalseAlarmCheck(nominal: 0.05, pValues: pValues, calibrationScores: 199)
    #expect(check.observed == Proportion(10, of: 200) && check.holds == true)
    let tooMany = FalseAlarmCheck(nominal: 0.05, pValues: pValues.map { $0 / 4 }, calibrationScores: 199)
    #expect(tooMany.observed.count == 40 && tooMany.holds == false)
    #expect(FalseAlarmCheck(nominal: 0.001, pValues: pValues, calibrationScores: 199).holds == nil)
    #expect(FalseAlarmCheck(nominal: 0.05, pValues: pValues, calibrationScores: nil).holds == nil)
  }
}
