/// Softmax over dense rows.
enum SoftmaxKernel {
  /// `x[r, c] = e^(x[r, c] − m) / Σ e^(x[r, c] − m)` with `m` the row's maximum, in place.
  static func rows(_ x: UnsafeMutablePointer<Float>, rows: Int, columns: Int) {
    let first = columns <= lanes ? shortRows(x, rows: rows, columns: columns) : 0
    for r in first..<rows { row(x + r * columns, columns) }
  }

  private static func row(_ row: UnsafeMutablePointer<Float>, _ columns: Int) {
    var maximum = row[0]
    for c in 1..<max(columns, 1) where row[c] > maximum { maximum = row[c] }
    var (c, sums) = (0, Lanes(repeating: 0))
    while c + lanes <= columns {
      let power = ActivationKernel.exponential(load(row + c) - maximum)
      store(power, row + c)
      sums += power
      c += lanes
    }
    var sum = LaneReduction.total(sums)
    if c < columns {
      ActivationKernel.tail(row + c, columns - c) { ActivationKernel.exponential($0 - maximum) }
      for i in c..<columns { sum += row[i] }
    }
    let inverse = 1 / sum
    c = 0
    while c + lanes <= columns {
      store(load(row + c) * inverse, row + c)
      c += lanes
    }
    for i in c..<columns { row[i] *= inverse }
  }

  /// Rows that fit a register, as far as a whole register can be read; returns the first row that is left. Where it does
  /// not reach further than into the next row, which has been read before, a register is written whole too.
  private static func shortRows(_ x: UnsafeMutablePointer<Float>, rows: Int, columns: Int) -> Int {
    let count = (rows * columns - lanes) / max(columns, 1) + 1
    guard columns > 0, rows * columns >= lanes, count > 0 else { return 0 }
    var index = WholeLanes(repeating: 0)
    for i in 0..<lanes { index[i] = Int32(i) }
    let isOutside = index .>= Int32(columns)
    let overlapsOne = 2 * columns >= lanes
    var next = load(x)
    for r in 0..<count {
      let v = next.replacing(with: -.infinity, where: isOutside)
      if r + 1 < count { next = load(x + (r + 1) * columns) }
      let powers = ActivationKernel.exponential(v - LaneReduction.largest(v))
      let y = powers * (1 / LaneReduction.total(powers))
      if overlapsOne && r + 1 < count {
        store(y, x + r * columns)
      } else {
        for c in 0..<columns { x[r * columns + c] = y[c] }
      }
    }
    return count
  }
}
