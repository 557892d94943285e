internal import TallyKernelTable

/// One axis of a resampling as a table: for each output index the input indices and their weights.
public struct ResamplingAxis: Sendable, Equatable {
  /// Taps of every output index; all have as many.
  public let taps: Int
  /// `outputs × taps` input indices, each inside the input.
  public let indices: [Int32]
  /// `outputs × taps` weights.
  public let weights: [Float]

  /// A table; `indices` and `weights` are as long as outputs × taps.
  public init(taps: Int, indices: [Int32], weights: [Float]) {
    precondition(taps > 0 && indices.count == weights.count && indices.count % taps == 0, "ragged table")
    (self.taps, self.indices, self.weights) = (taps, indices, weights)
  }

  /// Output indices.
  public var outputs: Int { indices.count / taps }

  /// True where every input index stands twice and nothing is weighed: nearest neighbours at twice the size.
  public func doubles(_ inputs: Int) -> Bool {
    taps == 1 && (outputs + 1) / 2 == inputs && indices.enumerated().allSatisfy { Int($1) == $0 / 2 }
      && weights.allSatisfy { $0 == 1 }
  }
}

/// Resampling of pictures along rows and columns, channels last.
public enum Resampling {
  /// The definition: `y[oy, ox, c] = Σ wy · wx · x[iy, ix, c]` over all taps.
  public static func reference(
    _ x: [Float], batch: Int, height: Int, width: Int, channels: Int, down: ResamplingAxis, across: ResamplingAxis
  ) -> [Float] {
    var y = [Float](repeating: 0, count: batch * down.outputs * across.outputs * channels)
    for n in 0..<batch {
      for oy in 0..<down.outputs {
        for ox in 0..<across.outputs {
          for c in 0..<channels {
            var sum: Float = 0
            for i in 0..<down.taps {
              for j in 0..<across.taps {
                let row = Int(down.indices[oy * down.taps + i]), column = Int(across.indices[ox * across.taps + j])
                let weight = down.weights[oy * down.taps + i] * across.weights[ox * across.taps + j]
                sum += x[((n * height + row) * width + column) * channels + c] * weight
              }
            }
            y[((n * down.outputs + oy) * across.outputs + ox) * channels + c] = sum
          }
        }
      }
    }
    return y
  }

  /// The fast path, one output row per chunk. Pixels may lie further apart than their channels.
  public static func run(
    _ x: Convolution.Pixels, _ y: Convolution.Pixels, batch: Int, height: Int, width: Int, channels: Int,
    down: ResamplingAxis, across: ResamplingAxis, team: WorkerTeam
  ) {
    let (rows, columns) = (down.outputs, across.outputs)
    guard batch * rows * columns * channels > 0 else { return }
    precondition(x.view.count >= (batch * height * width - 1) * x.stride + channels, "input")
    precondition(y.view.count >= (batch * rows * columns - 1) * y.stride + channels, "output")
    precondition(down.indices.allSatisfy { $0 >= 0 && $0 < height }, "row outside")
    precondition(across.indices.allSatisfy { $0 >= 0 && $0 < width }, "column outside")
    team.forEach(batch * rows) { chunk, _ in
      let (n, oy) = (chunk / rows, chunk % rows)
      down.indices.withUnsafeBufferPointer { di in
        down.weights.withUnsafeBufferPointer { dw in
          across.indices.withUnsafeBufferPointer { ai in
            across.weights.withUnsafeBufferPointer { aw in
              guard let di = di.baseAddress, let dw = dw.baseAddress, let ai = ai.baseAddress, let aw = aw.baseAddress
              else { return }
              team.kernels.resize(
                x.view.base + n * height * width * x.stride, width, x.stride, channels, di + oy * down.taps,
                dw + oy * down.taps, down.taps, ai, aw, across.taps, columns,
                y.view.base + chunk * columns * y.stride, y.stride)
            }
          }
        }
      }
    }
  }
}
