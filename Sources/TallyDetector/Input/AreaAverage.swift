internal import TallyCore

/// Means over evenly spread cells of a picture, each pixel counting by the share of it that the cell covers and by what it
/// is worth. Works in both directions: cells larger than pixels average, smaller ones repeat.
struct AreaAverage: Sendable {
  /// Equal intervals along one axis: for each the first pixel, how many, and the share of each of them.
  struct Axis: Sendable, Equatable {
    var first = [Int](), count = [Int](), shares = [Float]()
    /// Where the shares of an interval begin.
    var start = [Int]()

    init(from low: Int, to high: Int, cells: Int) {
      let step = Double(high - low) / Double(cells)
      for cell in 0..<cells {
        let (begin, end) = (Double(low) + Double(cell) * step, Double(low) + Double(cell + 1) * step)
        let pixel = min(Int(begin.rounded(.down)), high - 1)
        let last = max(pixel, min(Int(end.rounded(.up)), high) - 1)
        first.append(pixel)
        count.append(last - pixel + 1)
        start.append(shares.count)
        for p in pixel...last { shares.append(Float(max(1e-6, min(end, Double(p + 1)) - max(begin, Double(p))))) }
      }
    }
  }

  let columns: Axis, rows: Axis
  let mirrored: Bool

  init(grid: BoxGrid) {
    columns = Axis(from: grid.region.x0, to: grid.region.x1, cells: grid.columns)
    rows = Axis(from: grid.region.y0, to: grid.region.y1, cells: grid.rows)
    mirrored = grid.mirrored
  }

  /// Weighted means of `values` (rows of `width` pixels) per cell, and the means of the weights; NaN where the weights are
  /// all zero. First along each pixel row, then down.
  func means(of values: [Float], weights: [Float], width: Int) -> (values: [Float], weights: [Float]) {
    let (across, down) = (columns.first.count, rows.first.count)
    var means = [Float](repeating: .nan, count: across * down)
    var shares = [Float](repeating: 0, count: across * down)
    var (sums, worth) = ([Float](repeating: 0, count: across), [Float](repeating: 0, count: across))
    for row in 0..<down {
      for column in 0..<across { (sums[column], worth[column]) = (0, 0) }
      var height: Float = 0
      for offset in 0..<rows.count[row] {
        let share = rows.shares[rows.start[row] + offset]
        height += share
        addRow((rows.first[row] + offset) * width, share, values, weights, &sums, &worth)
      }
      for column in 0..<across where worth[column] > 0 {
        let target = row * across + (mirrored ? across - 1 - column : column)
        means[target] = sums[column] / worth[column]
        let area = columns.shares[columns.start[column]..<columns.start[column] + columns.count[column]].reduce(0, +)
        shares[target] = worth[column] / (area * height)
      }
    }
    return (means, shares)
  }

  private func addRow(
    _ start: Int, _ share: Float, _ values: [Float], _ weights: [Float], _ sums: inout [Float], _ worth: inout [Float]
  ) {
    for column in 0..<columns.first.count {
      let (pixel, table) = (start + columns.first[column], columns.start[column])
      var (sum, weight) = (Float(0), Float(0))
      for i in 0..<columns.count[column] {
        let w = columns.shares[table + i] * weights[pixel + i]
        sum += w * values[pixel + i]
        weight += w
      }
      sums[column] += sum * share
      worth[column] += weight * share
    }
  }
}
