internal import TallyCore

/// Along one axis: which old pixels make each new one, and with what weight.
struct ResamplingWeights {
  /// First old pixel of each new one, where its weights begin in `weights`, and the end of the last.
  private(set) var firsts: [Int] = [], starts: [Int] = [0]
  /// Weights, each new pixel's adding up to 1.
  private(set) var weights: [Float] = []

  init(from: Int, to: Int) {
    let scale = Double(from) / Double(to)
    for u in 0..<to {
      // All old pixels that can have weight: the span covered, or the two centres around ours.
      let low = from >= to ? Double(u) * scale : (Double(u) + 0.5) * scale - 0.5
      let high = from >= to ? Double(u + 1) * scale : low + 1
      let first = min(max(Int(low.rounded(.down)), 0), from - 1)
      let last = max(first, min(Int(high.rounded(.up)), from - 1))
      let own = (first...last).map { Self.weight(of: $0, in: u, from: from, to: to) }
      let sum = own.reduce(0, +)
      firsts.append(first)
      weights += own.map { Float($0 / sum) }
      starts.append(weights.count)
    }
  }

  /// How much of old pixel `x` is in new pixel `u`: the overlap of their spans when shrinking; the linear share when enlarging,
  /// the outermost pixels repeated outward.
  static func weight(of x: Int, in u: Int, from: Int, to: Int) -> Double {
    let scale = Double(from) / Double(to)
    if from >= to {
      let low = Double(u) * scale, high = Double(u + 1) * scale
      return max(0, min(high, Double(x + 1)) - max(low, Double(x)))
    }
    let centre = min(max((Double(u) + 0.5) * scale - 0.5, 0), Double(from - 1))
    return max(0, 1 - abs(centre - Double(x)))
  }

  /// Shrinks or enlarges each row of a part of a picture.
  func reduceRows(_ values: [Float], stride: Int, part: PixelRegion, into result: inout [Float]) {
    let count = firsts.count
    values.withUnsafeBufferPointer { v in
      result.withUnsafeMutableBufferPointer { r in
        for row in 0..<part.height {
          let base = (part.y0 + row) * stride + part.x0
          for u in 0..<count {
            var sum: Float = 0
            for k in starts[u]..<starts[u + 1] { sum += weights[k] * v[base + firsts[u] + k - starts[u]] }
            r[row * count + u] = sum
          }
        }
      }
    }
  }

  /// Shrinks or enlarges each column; adds whole rows, so that memory is read in order.
  func reduceColumns(_ values: [Float], width: Int, into result: inout [Float]) {
    values.withUnsafeBufferPointer { v in
      result.withUnsafeMutableBufferPointer { r in
        for row in firsts.indices {
          for k in starts[row]..<starts[row + 1] {
            let (weight, from, to) = (weights[k], (firsts[row] + k - starts[row]) * width, row * width)
            for x in 0..<width { r[to + x] += weight * v[from + x] }
          }
        }
      }
    }
  }
}
