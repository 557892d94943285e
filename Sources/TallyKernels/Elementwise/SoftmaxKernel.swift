/// Softmax over dense rows.
public enum SoftmaxKernel {
  /// `x[r, c] = e^(x[r, c] − m) / Σ e^(x[r, c] − m)` with `m` the row's maximum, in place.
  public static func rows(_ x: UnsafeMutablePointer<Float>, rows: Int, columns: Int) {
    for r in 0..<rows {
      let row = x + r * columns
      var maximum = row[0]
      for c in 1..<max(columns, 1) where row[c] > maximum { maximum = row[c] }
      for c in 0..<columns { row[c] -= maximum }
      ActivationKernel.exponential(row, count: columns)
      var sum: Float = 0
      for c in 0..<columns { sum += row[c] }
      let inverse = 1 / sum
      for c in 0..<columns { row[c] *= inverse }
    }
  }
}
