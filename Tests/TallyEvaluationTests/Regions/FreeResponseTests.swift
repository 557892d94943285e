internal import TallyCore
@testable internal import TallyEvaluation
internal import Testing

struct FreeResponseTests {
  private static let item = PixelRegion(x0: 100, y0: 100, x1: 120, y1: 120)
  private static let off = PixelRegion(x0: 0, y0: 0, x1: 10, y1: 10)

  private static func row(_ regions: [(PixelRegion, Double)], boxes: [PixelRegion] = []) -> EvaluationRow {
    var row = EvaluationRow(
      stem: "s", container: nil, score: 1, pValue: nil, isPositive: !boxes.isEmpty, regions: regions.map(\.0),
      itemBoxes: boxes)
    row.regionScores = regions.map(\.1)
    return row
  }

  @Test("items found at each number of false regions, by hand") func byHand() throws {
    let rows = [
      Self.row([(Self.item, 9), (Self.off, 8)], boxes: [Self.item]), Self.row([(Self.item, 4)], boxes: [Self.item]),
      Self.row([(Self.off, 7)], boxes: [Self.item]), Self.row([(Self.off, 5)]), Self.row([(Self.off, 3)]),
    ]
    let curve = try #require(FreeResponse(rows))
    // At no more than 0.1 regions a clean container (none of two) the threshold is 5, at 0.5 it is 3, at 1 there is none.
    #expect(curve.found.map(\.found.count) == [1, 1, 1, 2, 2] && curve.items == 3 && curve.clean == 2)
    #expect(curve.points.first == .init(falseRegions: 0, found: 0))
    #expect(curve.points.last == .init(falseRegions: 1, found: 2.0 / 3))
    // Ranked 9 right, 8, 7, 5 wrong, 4 right, 3 wrong: precisions 1 and 2/5, recall thirds.
    #expect(abs(curve.averagePrecision - (1 + 0.4) / 3) < 1e-12)
  }

  @Test("a second region on one item is wrong; nothing without scores, items or clean ones") func edges() throws {
    let twice = [Self.row([(Self.item, 2), (Self.item, 1)], boxes: [Self.item]), Self.row([])]
    #expect(try #require(FreeResponse(twice)).averagePrecision == 1)
    let wrongFirst = [Self.row([(Self.off, 3), (Self.item, 2)], boxes: [Self.item]), Self.row([])]
    #expect(try #require(FreeResponse(wrongFirst)).averagePrecision == 0.5)
    #expect(FreeResponse([Self.row([(Self.item, 2)], boxes: [Self.item])]) == nil)
    #expect(FreeResponse([Self.row([(Self.off, 2)])]) == nil)
  }
}

struct PixelOverlapTests {
  /// The definition on plain lists: thresholds at every value, trapezoids up to 30 % false cells.
  private static func reference(outside: [Float], items: [[Float]]) -> Double {
    var (points, thresholds) = ([(0.0, 0.0)], Set(outside + items.flatMap { $0 }).sorted(by: >))
    thresholds.append(-.infinity)
    for threshold in thresholds {
      let x = Double(outside.filter { $0 >= threshold }.count) / Double(outside.count)
      let shares = items.map { Double($0.filter { $0 >= threshold }.count) / Double($0.count) }
      points.append((x, shares.reduce(0, +) / Double(items.count)))
    }
    var area = 0.0
    for (a, b) in zip(points, points.dropFirst()) where a.0 < 0.3 {
      let end = min(b.0, 0.3)
      let height = b.0 > a.0 ? a.1 + (b.1 - a.1) * (end - a.0) / (b.0 - a.0) : b.1
      area += (end - a.0) * (a.1 + height) / 2
    }
    return area / 0.3
  }

  @Test("against the definition, for values that lie in bins of their own") func definition() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<20 {
      func value() -> Float { Float(random.integer(0..<12)) * 0.5 - 3 }
      let values = (0..<400).map { _ in value() }
      let counts = CellCounts(width: 20, height: 20, values: values, items: 2) { x, y in
        y < 3 ? 0 : y == 10 && x < 9 ? 1 : nil
      }
      let items = [Array(values[0..<60]), Array(values[200..<209])]
      let outside = Array(values[60..<200] + values[209...])
      let overlap = try #require(PixelOverlap([counts]))
      #expect(abs(overlap.area - Self.reference(outside: outside, items: items)) < 1e-9)
      #expect(overlap.items == 2)
    }
  }

  @Test("what is no number is lowest; huge values share the last bin; no item, no figure") func extremes() {
    let counts = CellCounts(width: 2, height: 2, values: [.nan, .infinity, 1e9, -.infinity], items: 0) { _, _ in nil }
    #expect(counts.outside[0] == 2 && counts.outside[CellCounts.bins - 1] == 2)
    #expect(PixelOverlap([counts]) == nil)
  }
}
