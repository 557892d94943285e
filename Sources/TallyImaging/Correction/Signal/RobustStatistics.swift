/// Order statistics of short lists, by selection in place (Hoare 1961, with the median of three as pivot). Lists must be free of NaN.
enum RobustStatistics {
  /// The value below which the given share of the list lies (nearest rank); nil for an empty list.
  static func quantile(_ values: [Float], _ share: Double) -> Float? {
    guard !values.isEmpty else { return nil }
    var scratch = values
    let rank = Int((Double(values.count - 1) * min(max(share, 0), 1)).rounded())
    return scratch.withUnsafeMutableBufferPointer { select($0, rank) }
  }

  /// The middle value (the lower one of two); nil for an empty list.
  static func median(_ values: [Float]) -> Float? {
    guard !values.isEmpty else { return nil }
    var scratch = values
    return scratch.withUnsafeMutableBufferPointer { select($0, ($0.count - 1) / 2) }
  }

  /// Standard deviation as the median absolute deviation × 1.4826, exact for a normal distribution; 0 for an empty list.
  static func spread(_ values: [Float]) -> Float {
    guard let middle = median(values), let deviation = median(values.map { abs($0 - middle) }) else { return 0 }
    return 1.4826 * deviation
  }

  /// Median of the up to `2 · reach + 1` values around each place.
  static func runningMedian(_ values: [Float], reach: Int) -> [Float] {
    values.indices.map { i in
      median(Array(values[max(0, i - reach)...min(values.count - 1, i + reach)])) ?? values[i]
    }
  }

  /// The value of rank `k`, reordering the buffer. Terminates on any input, NaN included, because both scans are bounded.
  private static func select(_ list: UnsafeMutableBufferPointer<Float>, _ k: Int) -> Float {
    var (low, high) = (0, list.count - 1)
    while low < high {
      let (a, b, c) = (list[low], list[(low + high) / 2], list[high])
      let pivot = max(min(a, b), min(max(a, b), c))
      var (i, j) = (low, high)
      while i <= j {
        while i < high && list[i] < pivot { i += 1 }
        while j > low && list[j] > pivot { j -= 1 }
        guard i <= j else { break }
        list.swapAt(i, j)
        i += 1
        j -= 1
      }
      if k <= j {
        high = j
      } else if k >= i {
        low = i
      } else {
        return list[k]
      }
    }
    return list[k]
  }
}
