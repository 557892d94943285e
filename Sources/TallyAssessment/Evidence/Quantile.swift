/// Order statistics of many values without sorting them all: a map has some 100,000 cells, and each indicator asks.
enum Quantile {
  /// The values below which the given fractions (0 to 1) lie, by linear interpolation between order statistics (Hyndman
  /// and Fan, "Sample quantiles in statistical packages", 1996, definition 7); nil of nothing. The values must be finite.
  static func of(_ values: [Float], _ fractions: [Double]) -> [Double]? {
    guard !values.isEmpty else { return nil }
    var work = values
    return fractions.map { fraction in
      let position = fraction * Double(work.count - 1)
      let below = Int(position), share = position - Double(below)
      let low = Double(select(below, from: &work))
      guard share > 0, below + 1 < work.count else { return low }
      // What `select` leaves behind its place is not smaller; the least of it comes next.
      let high = work[(below + 1)...].reduce(Float.infinity) { min($0, $1) }
      return low * (1 - share) + Double(high) * share
    }
  }

  /// The value below which one fraction lies.
  static func of(_ values: [Float], _ fraction: Double) -> Double? { of(values, [fraction])?[0] }

  /// The definition by sorting, which tests compare with.
  static func reference(_ values: [Float], _ fraction: Double) -> Double? {
    let sorted = values.sorted()
    guard let last = sorted.last else { return nil }
    let position = fraction * Double(sorted.count - 1)
    let below = Int(position), share = position - Double(below)
    guard below + 1 < sorted.count else { return Double(last) }
    return Double(sorted[below]) * (1 - share) + Double(sorted[below + 1]) * share
  }

  /// Puts the value of a rank in its place, nothing larger before it and nothing smaller behind it (Hoare, "Algorithm 65:
  /// Find", CACM 4, 1961), and returns it. A series of bad splits, as an adversary could arrange, is cut short by sorting.
  private static func select(_ rank: Int, from values: inout [Float]) -> Float {
    var (first, last, patience) = (0, values.count - 1, 64)
    while first < last {
      patience -= 1
      if patience < 0 {
        values[first...last].sort()
        break
      }
      let pivot = median(values[first], values[(first + last) / 2], values[last])
      var (low, high) = (first, last)
      while low <= high {
        while values[low] < pivot { low += 1 }
        while values[high] > pivot { high -= 1 }
        if low <= high {
          values.swapAt(low, high)
          low += 1
          high -= 1
        }
      }
      if rank <= high { last = high } else if rank >= low { first = low } else { break }
    }
    return values[rank]
  }

  private static func median(_ a: Float, _ b: Float, _ c: Float) -> Float { max(min(a, b), min(max(a, b), c)) }
}
