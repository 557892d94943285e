internal import TallyCore

/// One figure per cell of the detector's grid, `height × width`, row-major, row 0 on top. Every value is finite.
struct CellMap: Sendable {
  let width: Int, height: Int
  var values: [Float]

  /// A map in which what is no number, or larger than `limit` in magnitude, is replaced: NaN by `missing`, the rest by
  /// the limit. A model's output is input from outside.
  init(width: Int, height: Int, values: [Float], missing: Float, limit: Float) {
    (self.width, self.height) = (width, height)
    self.values = values.map { $0.isNaN ? missing : min(max($0, -limit), limit) }
  }

  subscript(x: Int, y: Int) -> Float {
    get { values[y * width + x] }
    set { values[y * width + x] = newValue }
  }

  /// The values inside a region, row by row.
  func values(in region: PixelRegion) -> [Float] {
    (region.y0..<max(region.y0, region.y1)).flatMap { y in
      values[y * width + region.x0..<y * width + max(region.x0, region.x1)]
    }
  }

  /// The mean over a square of `2 · radius + 1` cells, as far as it lies inside the region; unchanged outside the region.
  func smoothed(radius: Int, in region: PixelRegion) -> CellMap {
    let sums = SummedArea(self)
    var result = self
    for y in region.y0..<region.y1 {
      for x in region.x0..<region.x1 {
        let window = PixelRegion(x0: x - radius, y0: y - radius, x1: x + radius + 1, y1: y + radius + 1)
        result[x, y] = Float(sums.mean(in: window.intersection(region)))
      }
    }
    return result
  }
}

/// Sums over every rectangle that starts at the corner, so that the sum over any rectangle costs four look-ups
/// (Crow, "Summed-area tables for texture mapping", SIGGRAPH 1984).
struct SummedArea: Sendable {
  private let width: Int
  private let sums: [Double]

  /// Sums of a map.
  init(_ map: CellMap) {
    width = map.width + 1
    var sums = [Double](repeating: 0, count: width * (map.height + 1))
    for y in 0..<map.height {
      var row = 0.0
      for x in 0..<map.width {
        row += Double(map[x, y])
        sums[(y + 1) * width + x + 1] = sums[y * width + x + 1] + row
      }
    }
    self.sums = sums
  }

  /// The sum inside a region that lies on the map.
  func sum(in region: PixelRegion) -> Double {
    sums[region.y1 * width + region.x1] - sums[region.y0 * width + region.x1]
      - sums[region.y1 * width + region.x0] + sums[region.y0 * width + region.x0]
  }

  /// The mean inside a region that lies on the map and is not empty.
  func mean(in region: PixelRegion) -> Double { sum(in: region) / Double(region.area) }
}
