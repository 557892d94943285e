import TallyCore
import TallyDomain
import Testing

@testable import TallyDetector

@Suite struct AreaAverageTests {
  /// The definition: shares of each pixel in each cell by intersection of intervals, everything summed.
  private func reference(_ values: [Float], _ weights: [Float], width: Int, grid: BoxGrid) -> [(Double, Double)] {
    let region = grid.region
    func overlap(_ cell: Int, _ cells: Int, _ first: Int, _ extent: Int, _ pixel: Int) -> Double {
      let step = Double(extent) / Double(cells)
      let (low, high) = (Double(first) + Double(cell) * step, Double(first) + Double(cell + 1) * step)
      return max(0, min(high, Double(pixel + 1)) - max(low, Double(pixel)))
    }
    return (0..<grid.rows * grid.columns).map { index in
      let (cellX, cellY) = (index % grid.columns, index / grid.columns)
      let across = grid.mirrored ? grid.columns - 1 - cellX : cellX
      var (sum, worth, area) = (0.0, 0.0, 0.0)
      for y in region.y0..<region.y1 {
        let down = overlap(cellY, grid.rows, region.y0, region.height, y)
        for x in region.x0..<region.x1 where down > 0 {
          let share = down * overlap(across, grid.columns, region.x0, region.width, x)
          sum += share * Double(weights[y * width + x]) * Double(values[y * width + x])
          worth += share * Double(weights[y * width + x])
          area += share
        }
      }
      return (sum / worth, worth / area)
    }
  }

  @Test("cells larger and smaller than pixels", arguments: [3.0, 7.3, 16, 40], [false, true])
  func agreesWithDefinition(pitchMm: Double, mirrored: Bool) throws {
    let (width, height) = (61, 37)
    var generator = SeededGenerator(seed: 5)
    let values = (0..<width * height).map { _ in Float(generator.uniform()) }
    let weights = (0..<width * height).map { _ in generator.chance(0.1) ? Float(0) : Float(1) }
    let box = Pictures.box(PixelRegion(x0: 3, y0: 2, x1: 58, y1: 36), doors: mirrored ? .left : .right)
    let picture = PixelRegion(x0: 0, y0: 0, x1: width, y1: height)
    let grid = try BoxGrid(
      box: box, pitch: .init(x: pitchMm, y: pitchMm * 0.9), picture: picture, input: .standard)
    let means = AreaAverage(grid: grid).means(of: values, weights: weights, width: width)
    for (index, expected) in reference(values, weights, width: width, grid: grid).enumerated() {
      #expect(abs(Double(means.weights[index]) - expected.1) < 1e-4)
      // A cell of which a 50th is measured counts as measured with whatever rounding leaves of it.
      if expected.1 > 0.02 { #expect(abs(Double(means.values[index]) - expected.0) < 1e-3, "cell \(index)") }
    }
  }

  @Test func nothingMeasuredIsNoNumber() throws {
    let box = Pictures.box(PixelRegion(x0: 0, y0: 0, x1: 8, y1: 8))
    let grid = try BoxGrid(
      box: box, pitch: .init(x: 16, y: 16), picture: PixelRegion(x0: 0, y0: 0, x1: 8, y1: 8), input: .standard)
    let means = AreaAverage(grid: grid).means(
      of: [Float](repeating: 0.5, count: 64), weights: [Float](repeating: 0, count: 64), width: 8)
    #expect(means.values.allSatisfy(\.isNaN) && means.weights.allSatisfy { $0 == 0 })
  }
}
