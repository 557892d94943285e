internal import TallyCore
internal import TallyEvaluation
internal import Testing

struct PairedComparisonTests {
  private static func rows(_ seed: UInt64, shift: Double, noise: Double) -> [EvaluationRow] {
    // What a container is like is shared by both models; each adds noise of its own.
    var shared = SeededGenerator(seed: 1), own = SeededGenerator(seed: seed, stream: "own")
    return (0..<400).map { index in
      let isPositive = index % 2 == 0
      let score = shared.normal() + (isPositive ? shift : 0) + noise * own.normal()
      return EvaluationRow(
        stem: "s\(index)", container: nil, score: score, pValue: nil, isPositive: isPositive)
    }
  }

  @Test("a better model is clearly better, and the interval holds the difference") func better() throws {
    let comparison = try #require(
      PairedComparison(
        ("a", "b"), Self.rows(2, shift: 1, noise: 0.3), Self.rows(3, shift: 2, noise: 0.3), seed: 1, draws: 400))
    let area = comparison.figures[0]
    #expect(area.difference > 0.1 && area.low > 0 && area.low < area.difference && area.difference < area.high)
    #expect(area.isClear && abs(area.second - area.first - area.difference) < 1e-12)
    #expect(comparison.figures.map(\.name)[2] == "detected at 1 % false alarms")
  }

  @Test("a model against itself differs by nothing; the same seed gives the same; order plays no part") func same()
    throws
  {
    let rows = Self.rows(2, shift: 1, noise: 0.5), other = Self.rows(4, shift: 1, noise: 0.5)
    let itself = try #require(PairedComparison(("a", "a"), rows, rows.reversed(), seed: 1, draws: 200))
    #expect(itself.figures.allSatisfy { $0.difference == 0 && $0.low == 0 && $0.high == 0 && !$0.isClear })
    let once = PairedComparison(("a", "b"), rows, other, seed: 7, draws: 200)
    #expect(once == PairedComparison(("a", "b"), rows, other, seed: 7, draws: 200))
    #expect(once != PairedComparison(("a", "b"), rows, other, seed: 8, draws: 200))
  }

  @Test("knowing that both saw the same containers makes the interval narrower than two that do not") func paired()
    throws
  {
    let first = Self.rows(2, shift: 1, noise: 0.1), second = Self.rows(3, shift: 1, noise: 0.1)
    let comparison = try #require(PairedComparison(("a", "b"), first, second, seed: 1, draws: 400)).figures[0]
    func width(_ rows: [EvaluationRow]) throws -> Double {
      let area = try #require(DetectionReport(title: "", rows: rows).area)
      return area.high - area.low
    }
    let apart = try (width(first) * width(first) + width(second) * width(second)).squareRoot()
    #expect(comparison.high - comparison.low < apart / 2)
  }

  @Test("nothing in common, or one kind only") func nothing() {
    let rows = Self.rows(2, shift: 1, noise: 0)
    #expect(PairedComparison(("a", "b"), rows, [], seed: 1, draws: 100) == nil)
    #expect(PairedComparison(("a", "b"), rows, rows.filter(\.isPositive), seed: 1, draws: 100) == nil)
  }
}
