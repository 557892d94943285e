internal import TallyKernelTable

/// Winograd's minimal filtering for 3×3 windows: how large a tile of outputs is, and what follows from it (Lavin and
/// Gray, "Fast Algorithms for Convolutional Neural Networks", 2015). Its definition is `Convolution.reference`.
enum WinogradTile: Int, Sendable, CaseIterable {
  /// Outputs down and across a tile.
  case two = 2, four = 4, six = 6

  /// Rows and columns of the patch that a tile needs.
  var patch: Int { rawValue + 2 }
  /// Products per tile and pair of channels.
  var frequencies: Int { patch * patch }
  /// What both transforms cost for one channel, in multiplications that take as long (fitted at 16 and 32 channels).
  var transformCost: Double {
    switch self {
    case .two: 15
    case .four: 34
    case .six: 62
    }
  }

  /// Tiles of one picture, down and across.
  func count(_ s: ConvolutionShape) -> (down: Int, across: Int) {
    ((s.outputHeight + rawValue - 1) / rawValue, (s.outputWidth + rawValue - 1) / rawValue)
  }

  func spread(_ kernels: KernelTable) -> KernelTable.Spread { kernels.spread[rawValue / 2 - 1] }
  func collect(_ kernels: KernelTable) -> KernelTable.Collect { kernels.collect[rawValue / 2 - 1] }

  /// G, which takes three weights to `patch` frequencies; the kernels hold Bᵀ and Aᵀ that belong to it.
  var weightTransform: [[Double]] {
    switch self {
    case .two: [[1, 0, 0], [1 / 2, 1 / 2, 1 / 2], [1 / 2, -1 / 2, 1 / 2], [0, 0, 1]]
    case .four:
      [
        [1 / 4, 0, 0], [-1 / 6, -1 / 6, -1 / 6], [-1 / 6, 1 / 6, -1 / 6], [1 / 24, 1 / 12, 1 / 6],
        [1 / 24, -1 / 12, 1 / 6], [0, 0, 1],
      ]
    case .six:
      [
        [1, 0, 0], [-2 / 9, -2 / 9, -2 / 9], [-2 / 9, 2 / 9, -2 / 9], [1 / 90, 1 / 45, 2 / 45],
        [1 / 90, -1 / 45, 2 / 45], [1 / 45, 1 / 90, 1 / 180], [1 / 45, -1 / 90, 1 / 180], [0, 0, 1],
      ]
    }
  }

  /// U = G g Gᵀ in double precision, from ONNX's order (outputs, inputs, rows, columns) to panel of outputs, frequency,
  /// input, output in the panel.
  func weights(_ w: [Float], inputs: Int, panels: Panels) -> [Float] {
    let (g, n) = (weightTransform, patch)
    var result = [Float](repeating: 0, count: panels.columns * frequencies * inputs)
    var half = [Double](repeating: 0, count: n * 3)  // G g
    for o in 0..<panels.outputs {
      let panel = o / panels.width
      let (start, columns) = (panel * panels.width * frequencies * inputs, panels.columns(panel))
      for i in 0..<inputs {
        let base = (o * inputs + i) * 9
        for a in 0..<n {
          for b in 0..<3 {
            half[a * 3 + b] =
              g[a][0] * Double(w[base + b]) + g[a][1] * Double(w[base + 3 + b]) + g[a][2] * Double(w[base + 6 + b])
          }
        }
        for a in 0..<n {
          for b in 0..<n {
            let value = half[a * 3] * g[b][0] + half[a * 3 + 1] * g[b][1] + half[a * 3 + 2] * g[b][2]
            result[start + ((a * n + b) * inputs + i) * columns + o % panels.width] = Float(value)
          }
        }
      }
    }
    return result
  }
}
