/// Regions of pictures, channels first, brought to one size: every cell of the result is the mean (or the largest) of
/// samples spread evenly over its part of the region, each interpolated between four pixels.
public struct RegionPooling: Sendable {
  /// Cells of the result down and across.
  public let height: Int, width: Int
  /// Samples of a cell along each axis; 0 takes as many as the cell has pixels.
  public let samples: Int
  /// From the coordinates of regions to those of the picture.
  public let scale: Double
  /// Pixel centres lie at half coordinates.
  public let shiftsByHalf: Bool
  /// The largest sample instead of their mean.
  public let takesLargest: Bool

  /// Settings by name.
  public init(height: Int, width: Int, samples: Int, scale: Double, shiftsByHalf: Bool, takesLargest: Bool) {
    (self.height, self.width, self.samples, self.scale) = (height, width, samples, scale)
    (self.shiftsByHalf, self.takesLargest) = (shiftsByHalf, takesLargest)
  }

  /// Regions are x1, y1, x2, y2, each of the picture of the same place in `pictures`. The result is region, channel, cell.
  public func run(_ x: [Double], shape: [Int], regions: [Double], pictures: [Int]) -> [Double] {
    let (channels, pixels) = (shape[1], shape[2] * shape[3])
    var y = [Double](repeating: 0, count: pictures.count * channels * height * width)
    for (region, picture) in pictures.enumerated() {
      let across = axis(regions[region * 4], regions[region * 4 + 2], cells: width, extent: shape[3])
      let down = axis(regions[region * 4 + 1], regions[region * 4 + 3], cells: height, extent: shape[2])
      for channel in 0..<channels {
        let plane = (picture * channels + channel) * pixels
        for row in 0..<height {
          for column in 0..<width {
            let cell = ((region * channels + channel) * height + row) * width + column
            y[cell] = pooled(down[row], across[column]) { x[plane + $0 * shape[3] + $1] }
          }
        }
      }
    }
    return y
  }

  /// Two pixels with their weights; nil outside the picture.
  private typealias Sample = (low: Int, high: Int, weight: Double)?

  private func pooled(_ down: [Sample], _ across: [Sample], _ pixel: (Int, Int) -> Double) -> Double {
    var (sum, largest) = (0.0, -Double.infinity)
    for y in down {
      for x in across {
        guard let y, let x else {
          largest = max(largest, 0)
          continue
        }
        let corners = [
          (1 - y.weight) * (1 - x.weight) * pixel(y.low, x.low), (1 - y.weight) * x.weight * pixel(y.low, x.high),
          y.weight * (1 - x.weight) * pixel(y.high, x.low), y.weight * x.weight * pixel(y.high, x.high),
        ]
        sum += corners.reduce(0, +)
        largest = corners.reduce(largest, max)
      }
    }
    let count = max(1, down.count * across.count)
    return takesLargest ? (largest.isFinite ? largest : 0) : sum / Double(count)
  }

  /// The samples of every cell along one axis.
  private func axis(_ first: Double, _ last: Double, cells: Int, extent: Int) -> [[Sample]] {
    let start = first * scale - (shiftsByHalf ? 0.5 : 0)
    var length = last * scale - (shiftsByHalf ? 0.5 : 0) - start
    if !shiftsByHalf { length = max(length, 1) }
    let size = length / Double(cells)
    let count = samples > 0 ? samples : max(0, Int(size.rounded(.up)))
    return (0..<cells).map { cell in
      (0..<count).map { sample in
        let at = start + Double(cell) * size + (Double(sample) + 0.5) * size / Double(count)
        guard at >= -1, at <= Double(extent) else { return nil }
        let inside = max(at, 0)
        let low = Int(inside)
        if low >= extent - 1 { return (extent - 1, extent - 1, 0) }
        return (low, low + 1, inside - Double(low))
      }
    }
  }
}
