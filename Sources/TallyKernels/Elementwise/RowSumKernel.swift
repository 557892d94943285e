/// Sums along dense rows.
enum RowSumKernel {
  /// `y[r] = scale · Σ x[r, c]`.
  static func rows(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, scale: Float, _ y: UnsafeMutablePointer<Float>
  ) {
    for r in 0..<rows {
      let row = x + r * columns
      var (c, sums) = (0, Lanes(repeating: 0))
      while c + lanes <= columns {
        sums += load(row + c)
        c += lanes
      }
      var sum = LaneReduction.total(sums)
      for i in c..<columns { sum += row[i] }
      y[r] = sum * scale
    }
  }
}
