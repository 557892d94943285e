import TallyCore
import Testing

@testable import TallyImaging

@Suite("Resampling")
struct ResamplingTests {
  private func picture(_ width: Int, _ height: Int, seed: UInt64 = 1) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    return (0..<width * height).map { _ in Float(generator.uniform(0, 5)) }
  }

  @Test("agrees with the definition at every size", arguments: [1, 2, 5, 13, 40], [1, 3, 8, 13, 60])
  func twins(from: Int, to: Int) {
    for (height, toHeight) in [(from, to), (7, 3), (3, 7)] {
      let values = picture(from + 4, height + 3)
      let region = PixelRegion(x0: 2, y0: 1, x1: from + 2, y1: height + 1)
      let fast = Resampling.area(
        values, width: from + 4, height: height + 3, region: region, toWidth: to, toHeight: toHeight)
      let slow = Resampling.reference(
        values, width: from + 4, height: height + 3, region: region, toWidth: to, toHeight: toHeight)
      #expect(fast.count == to * toHeight)
      let worst = zip(fast, slow).map { abs($0 - $1) }.max() ?? 0
      #expect(worst < 2e-5, "\(from)×\(height) to \(to)×\(toHeight)")
    }
  }

  @Test("keeps the mean when shrinking, and a constant always") func mean() {
    let values = picture(97, 61)
    let whole = PixelRegion(x0: 0, y0: 0, x1: 97, y1: 61)
    let small = Resampling.area(values, width: 97, height: 61, region: whole, toWidth: 20, toHeight: 9)
    let before = values.reduce(0, +) / Float(values.count), after = small.reduce(0, +) / Float(small.count)
    #expect(abs(before - after) < 1e-4)
    let flat = [Float](repeating: 2.5, count: 97 * 61)
    for size in [5, 97, 300] {
      let out = Resampling.area(flat, width: 97, height: 61, region: whole, toWidth: size, toHeight: size)
      #expect(out.allSatisfy { abs($0 - 2.5) < 1e-5 })
    }
  }

  @Test("is exact on an even slope when enlarging, away from the border") func slope() {
    let values = (0..<20).map { Float($0) }
    let whole = PixelRegion(x0: 0, y0: 0, x1: 20, y1: 1)
    let out = Resampling.area(values, width: 20, height: 1, region: whole, toWidth: 60, toHeight: 1)
    for u in 3..<57 { #expect(abs(out[u] - (Float(u) + 0.5) / 3 + 0.5) < 1e-4) }
  }

  @Test("leaves out what is not kept and says how much that was") func masked() {
    let values: [Float] = [1, 100, 3, 100, 100, 100]
    let keep = [true, false, true, false, false, false]
    let result = Resampling.area(
      values, keep: keep, width: 6, height: 1, region: PixelRegion(x0: 0, y0: 0, x1: 6, y1: 1), toWidth: 2, toHeight: 1)
    #expect(abs(result.values[0] - 2) < 1e-5 && abs(result.covered[0] - 2.0 / 3) < 1e-5)
    #expect(result.values[1] == 0 && result.covered[1] == 0)
  }

  @Test("cuts the region to the picture; nothing gives zeros") func cut() {
    let values = picture(10, 10)
    let over = Resampling.area(
      values, width: 10, height: 10, region: PixelRegion(x0: -5, y0: -5, x1: 15, y1: 15), toWidth: 5, toHeight: 5)
    let exact = Resampling.area(
      values, width: 10, height: 10, region: PixelRegion(x0: 0, y0: 0, x1: 10, y1: 10), toWidth: 5, toHeight: 5)
    #expect(over == exact)
    let none = Resampling.area(
      values, width: 10, height: 10, region: PixelRegion(x0: 20, y0: 0, x1: 30, y1: 5), toWidth: 2, toHeight: 2)
    #expect(none == [0, 0, 0, 0])
  }
}
