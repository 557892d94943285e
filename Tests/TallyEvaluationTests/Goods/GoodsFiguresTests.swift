internal import TallyCore
@testable internal import TallyEvaluation
internal import Testing

struct GoodsFiguresTests {
  private static func row(_ family: String?, _ guesses: [String]) -> EvaluationRow {
    var row = EvaluationRow(stem: "s", container: nil, score: 1, pValue: nil, isPositive: false)
    (row.family, row.guesses) = (family, guesses)
    return row
  }

  @Test("first, first five, confusions, the mean over families") func guesses() throws {
    let rows = [
      Self.row("tea", ["tea"]), Self.row("tea", ["tea"]), Self.row("tea", ["rice", "tea"]),
      Self.row("rice", ["a", "b", "c", "d", "e", "rice"]), Self.row(nil, ["tea"]), Self.row("tea", []),
    ]
    let figures = try #require(CommodityFigures(among: "x", rows))
    #expect(figures.first == Proportion(2, of: 4) && figures.firstFive == Proportion(3, of: 4))
    #expect(figures.families == 2 && abs(figures.meanOverFamilies - (2.0 / 3 + 0) / 2) < 1e-12)
    #expect(
      figures.confusions == [
        .init(family: "tea", guess: "tea", count: 2), .init(family: "rice", guess: "a", count: 1),
        .init(family: "tea", guess: "rice", count: 1),
      ])
    #expect(CommodityFigures(among: "x", [Self.row(nil, ["a"])]) == nil)
  }

  @Test("mass: interval, bound, relative error") func mass() throws {
    func weighed(_ truth: Double, _ estimate: Double, _ half: Double, bound: Bool = false) -> EvaluationRow {
      var row = Self.row(nil, [])
      row.trueMass = truth
      row.mass = .init(estimate: estimate, low: estimate - half, high: estimate + half, isLowerBound: bound)
      return row
    }
    let rows = [
      weighed(1000, 1100, 200), weighed(1000, 900, 50), weighed(2000, 2200, 400), weighed(50, 10, 1),
      weighed(3000, 1000, 100, bound: true), weighed(500, 1000, 100, bound: true),
    ]
    let figures = try #require(MassFigures(rows))
    #expect(figures.weighed == 3 && figures.bounded == 2)
    #expect(figures.covered == Proportion(2, of: 3) && figures.boundHolds == Proportion(1, of: 2))
    #expect(abs(figures.medianError - 0.1) < 1e-12 && abs(figures.medianWidth - 0.4) < 1e-12)
    #expect(MassFigures([Self.row(nil, [])]) == nil)
  }

  @Test(
    "sections of the tariff",
    arguments: [("0803", "plants and fresh food"), ("720110", "metals"), ("8703", "vehicles"), ("99", nil), ("x", nil)])
  func sections(hs: String, name: String?) { #expect(CargoClass.name(hs: hs) == name) }
}
