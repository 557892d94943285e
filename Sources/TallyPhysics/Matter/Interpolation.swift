/// Interpolation between the points of a table.
enum Interpolation {
  /// Piecewise linear; beyond the ends the end value. `xs` ascending, at least one point.
  static func linear(at x: Double, xs: [Double], ys: [Double]) -> Double {
    guard x > xs[0] else { return ys[0] }
    guard x < xs[xs.count - 1] else { return ys[xs.count - 1] }
    let upper = upperIndex(of: x, in: xs)
    let share = (x - xs[upper - 1]) / (xs[upper] - xs[upper - 1])
    return ys[upper - 1] + share * (ys[upper] - ys[upper - 1])
  }

  /// The first index whose point lies above `x`; `x` lies inside the ascending points.
  static func upperIndex(of x: Double, in xs: [Double]) -> Int {
    var (low, high) = (0, xs.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if xs[middle] > x { high = middle } else { low = middle }
    }
    return high
  }
}
