internal import Foundation
internal import TallyAssessment
internal import TallyCore
internal import Testing

struct CleanScoresTests {
  @Test("the definition, counted one by one") func definition() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let clean = (0..<generator.integer(1..<40)).map { _ in Double(generator.integer(0..<10)) }
      let score = Double(generator.integer(-1..<11))
      let scores = CleanScores(clean)
      let larger = clean.filter { $0 > score }.count, notSmaller = clean.filter { $0 >= score }.count
      let step = 1 / Double(clean.count + 1)
      #expect(abs(scores.pValue(score, tie: 0) - Double(1 + larger) * step) < 1e-12)
      #expect(abs(scores.pValue(score, tie: 0.999_999) - Double(1 + notSmaller) * step) < 1e-12)
    }
  }

  @Test("where all scores are equal, the hash alone decides, evenly") func allEqual() {
    let scores = CleanScores([3, 3, 3])
    let values = (0..<400).map { scores.pValue(3, tie: Double($0) / 400) }
    for p in [0.25, 0.5, 0.75, 1] { #expect(values.filter { $0 == p }.count == 100, "p = \(p)") }
  }

  @Test("rises without a jump and without an end", arguments: [1, 2, 7, 200]) func surprise(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let scores = CleanScores((0..<count).map { _ in generator.normal() })
    let places = stride(from: -6.0, through: 12, by: 0.001)
    let values = places.map(scores.surprise)
    #expect(zip(values, values.dropFirst()).allSatisfy(<))
    for place in scores.sorted {
      let jump = scores.surprise(place + 1e-12) - scores.surprise(place - 1e-12)
      #expect(abs(jump) < 1e-6, "at \(place)")
    }
    #expect(abs(scores.surprise(scores.sorted[count - 1]) - log(Double(count + 1))) < 1e-12)
    #expect(scores.surprise(1e6) > 1e4 && scores.surprise(1e6).isFinite)
  }

  @Test("of an exponential distribution the tail goes on with its slope") func slope() {
    var generator = SeededGenerator(seed: 9)
    let scores = CleanScores((0..<5000).map { _ in -2 * log(1 - generator.uniform()) })
    let top = scores.sorted[4999]
    let slope = (scores.surprise(top + 10) - scores.surprise(top)) / 10
    #expect(abs(slope - 0.5) < 0.08, "slope \(slope)")
  }

  @Test("equal scores and a single one do no harm") func degenerate() {
    for scores in [CleanScores([5]), CleanScores([5, 5, 5])] {
      #expect(scores.surprise(5) < scores.surprise(5.1))
      #expect(scores.surprise(4.9) < scores.surprise(5))
      #expect(scores.surprise(-1e9) >= 0)
    }
  }
}
