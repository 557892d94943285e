internal import TallyCore
internal import Testing

@testable internal import TallyAssessment

/// Regions on maps of 80 × 40 cells of 20 mm with a background of 0 ± 1.
struct RegionFinderTests {
  private func map(_ spots: [(region: PixelRegion, height: Float)], seed: UInt64 = 1) -> CellMap {
    var generator = SeededGenerator(seed: seed, stream: "map")
    let values = (0..<80 * 40).map { _ in Float(generator.normal()) }
    var map = CellMap(width: 80, height: 40, values: values, missing: 0, limit: 100)
    for spot in spots {
      for y in spot.region.y0..<spot.region.y1 {
        for x in spot.region.x0..<spot.region.x1 { map[x, y] += spot.height }
      }
    }
    return map
  }

  private func found(_ map: CellMap) -> [CellRegion] {
    RegionFinder().regions(of: map, in: PixelRegion(x0: 0, y0: 0, x1: 80, y1: 40), pitchMm: 20)
  }

  private static let left = PixelRegion(x0: 5, y0: 5, x1: 12, y1: 10)
  private static let right = PixelRegion(x0: 50, y0: 20, x1: 60, y1: 26)

  @Test(arguments: 1...20) func theHigherOneComesFirst(seed: UInt64) {
    let regions = found(map([(Self.left, 20), (Self.right, 40)], seed: seed))
    #expect(regions.prefix(2).map(\.bounds) == [Self.right, Self.left], "seed \(seed)")
  }

  @Test("one cell apart is one region, ten apart are two") func merging() {
    let near = PixelRegion(x0: 61, y0: 20, x1: 70, y1: 26), far = PixelRegion(x0: 70, y0: 20, x1: 78, y1: 26)
    #expect(found(map([(Self.right, 30), (near, 30)])).map(\.bounds) == [PixelRegion(x0: 50, y0: 20, x1: 70, y1: 26)])
    #expect(found(map([(Self.right, 30), (far, 30)])).count == 2)
  }

  @Test func atMostFive() {
    let spots = (0..<8).map {
      (region: PixelRegion(x0: 10 * $0, y0: 5, x1: 10 * $0 + 3, y1: 8), height: Float(20 + 8 * $0))
    }
    let regions = found(map(spots))
    #expect(regions.map(\.bounds) == spots.reversed().prefix(5).map(\.region))
  }

  @Test("a flat map has one region, an empty area none") func degenerate() {
    let flat = CellMap(width: 3, height: 2, values: .init(repeating: -7, count: 6), missing: 0, limit: 100)
    let all = PixelRegion(x0: 0, y0: 0, x1: 3, y1: 2)
    #expect(RegionFinder().regions(of: flat, in: all, pitchMm: 20).map(\.bounds) == [all])
    #expect(RegionFinder().regions(of: flat, in: PixelRegion(x0: 1, y0: 1, x1: 1, y1: 2), pitchMm: 20).isEmpty)
  }

  @Test("the mean over a window agrees with plain loops", arguments: [0, 1, 3, 50]) func smoothing(radius: Int) {
    let (map, area) = (map([(Self.left, 20)]), PixelRegion(x0: 2, y0: 3, x1: 70, y1: 33))
    let smooth = map.smoothed(radius: radius, in: area)
    for (x, y) in [(2, 3), (8, 7), (69, 32), (40, 20)] {
      var (sum, count) = (0.0, 0.0)
      for v in max(3, y - radius)...min(32, y + radius) {
        for u in max(2, x - radius)...min(69, x + radius) {
          sum += Double(map[u, v])
          count += 1
        }
      }
      #expect(abs(Double(smooth[x, y]) - sum / count) < 1e-5, "cell \(x), \(y)")
    }
    #expect(smooth[0, 0] == map[0, 0])
  }
}

@Test("quantiles without sorting agree with quantiles by sorting", arguments: [1, 2, 3, 10, 101, 5000])
func quantiles(count: Int) {
  var generator = SeededGenerator(seed: UInt64(count))
  let series: [[Float]] = [
    (0..<count).map { _ in Float(generator.normal()) }, (0..<count).map { Float($0) }, (0..<count).map { Float(-$0) },
    .init(repeating: 3, count: count), (0..<count).map { Float(min($0, count - $0)) },
    (0..<count).map { _ in Float(generator.integer(0..<3)) },
  ]
  for values in series {
    for fraction in [0, 0.05, 0.3, 0.5, 0.95, 1] {
      #expect(Quantile.of(values, fraction) == Quantile.reference(values, fraction))
    }
    #expect(Quantile.of(values, [0.9, 0.1, 0.5])?[1] == Quantile.reference(values, 0.1))
  }
  #expect(Quantile.of([], 0.5) == nil)
}
