/// Softmax over dense rows.
public enum SoftmaxKernel {
  /// `x[r, c] = e^(x[r, c] − m) / Σ e^(x[r, c] − m)` with `m` the row's maximum, in place.
  public static func rows(_ x: UnsafeMutablePointer<Float>, rows: Int, columns: Int) {
    for r in 0..<rows {
      let row = x + r * columns
      var maximum = row[0]
      for c in 1..<max(columns, 1) where row[c] > maximum { maximum = row[c] }
      var (c, sums, rest) = (0, Lanes(repeating: 0), Float(0))
      while c + 8 <= columns {
        let power = ActivationKernel.exponential(load(row + c) - maximum)
        store(power, row + c)
        sums += power
        c += 8
      }
      if c < columns {
        ActivationKernel.tail(row + c, columns - c) { ActivationKernel.exponential($0 - maximum) }
        for i in c..<columns { rest += row[i] }
      }
      var sum = rest
      for lane in 0..<8 { sum += sums[lane] }
      let inverse = 1 / sum
      c = 0
      while c + 8 <= columns {
        store(load(row + c) * inverse, row + c)
        c += 8
      }
      for i in c..<columns { row[i] *= inverse }
    }
  }
}
