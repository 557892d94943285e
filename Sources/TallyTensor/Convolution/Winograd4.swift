internal import TallyKernels

/// Winograd F(4×4, 3×3): the parts that are not a kernel. Its definition is `Convolution.reference`.
enum Winograd4 {
  /// Next multiple of eight: the transforms work on whole registers.
  static func padded(_ channels: Int) -> Int { (channels + 7) / 8 * 8 }

  /// Tiles of one picture, down and across.
  static func tiles(_ s: ConvolutionShape) -> (down: Int, across: Int) {
    ((s.outputHeight + 3) / 4, (s.outputWidth + 3) / 4)
  }

  /// Tiles that are transformed together before the 36 products: enough rows for an efficient product, few enough that
  /// both sides stay near the core (96 was the best of 64, 96, 128, 192 and 384 on a Zen 4 core with 1 MiB of L2).
  /// Depends on the shape alone.
  static func tilesPerBlock(_ s: ConvolutionShape) -> Int {
    let all = tiles(s).down * tiles(s).across
    let fitting = 2_359_296 / (36 * (padded(s.inputs) + padded(s.outputs)))
    return max(1, min(all, max(24, min(fitting, 96, (all + 7) / 8))))
  }

  static func scratchCount(_ s: ConvolutionShape) -> Int {
    let (i, o) = (padded(s.inputs), padded(s.outputs))
    return 36 * (tilesPerBlock(s) * (i + o) + i)
  }

  /// U = G g Gᵀ in double precision, laid out frequency × input × output.
  static func weights(_ w: [Float], inputs: Int, outputs: Int) -> [Float] {
    let g: [[Double]] = [
      [1 / 4, 0, 0], [-1 / 6, -1 / 6, -1 / 6], [-1 / 6, 1 / 6, -1 / 6], [1 / 24, 1 / 12, 1 / 6],
      [1 / 24, -1 / 12, 1 / 6], [0, 0, 1],
    ]
    var result = [Float](repeating: 0, count: 36 * inputs * outputs)
    for o in 0..<outputs {
      for i in 0..<inputs {
        let base = (o * inputs + i) * 9
        var half = [Double](repeating: 0, count: 18)  // G g: 6 × 3
        for a in 0..<6 {
          for b in 0..<3 {
            half[a * 3 + b] = (0..<3).reduce(0.0) { $0 + g[a][$1] * Double(w[base + $1 * 3 + b]) }
          }
        }
        for a in 0..<6 {
          for b in 0..<6 {
            let value = (0..<3).reduce(0.0) { $0 + half[a * 3 + $1] * g[b][$1] }
            result[((a * 6 + b) * inputs + i) * outputs + o] = Float(value)
          }
        }
      }
    }
    return result
  }
}

extension Convolution {
  static func winograd4(
    _ weights: ConvolutionWeights, _ x: Pixels, _ y: Pixels, _ epilogue: Epilogue, _ scratch: FloatView,
    _ team: WorkerTeam
  ) {
    let s = weights.shape
    let (down, across) = Winograd4.tiles(s)
    let block = Winograd4.tilesPerBlock(s)
    let blocks = (down * across + block - 1) / block
    team.forEach(s.batch * blocks) { chunk, worker in
      let (picture, first) = (chunk / blocks, chunk % blocks * block)
      let job = Winograd4Block(
        weights: weights, x: x, y: y, epilogue: epilogue, picture: picture, first: first,
        count: min(block, down * across - first), block: block, across: across,
        scratch: scratch.base + worker * weights.scratchCount)
      job.run()
    }
  }
}

/// One block of tiles: transform, 36 products, transform back with the epilogue.
private struct Winograd4Block {
  let weights: ConvolutionWeights
  let x: Convolution.Pixels, y: Convolution.Pixels
  let epilogue: Epilogue
  let picture: Int, first: Int, count: Int, block: Int, across: Int
  let scratch: UnsafeMutablePointer<Float>

  func run() {
    let s = weights.shape
    let (i, o) = (Winograd4.padded(s.inputs), Winograd4.padded(s.outputs))
    let v = scratch
    let m = v + 36 * block * i
    let patch = m + 36 * block * o
    for tile in 0..<count { spread(tile, to: v + tile * i, frequencyStride: block * i, patch: patch) }
    for f in 0..<36 {
      BLAS.multiply(
        m: count, n: s.outputs, k: s.inputs, v + f * block * i, lda: i,
        weights.packed.view.base + f * s.inputs * s.outputs, ldb: s.outputs, m + f * block * o, ldc: o)
    }
    for tile in 0..<count { gather(tile, from: m + tile * o, frequencyStride: block * o) }
  }

  private func spread(
    _ tile: Int, to v: UnsafeMutablePointer<Float>, frequencyStride: Int, patch: UnsafeMutablePointer<Float>
  ) {
    let s = weights.shape
    let row = (first + tile) / across * 4 - s.padTop
    let column = (first + tile) % across * 4 - s.padLeft
    let source = x.view.base + picture * s.inputPixels * x.stride
    if row >= 0 && column >= 0 && row + 6 <= s.height && column + 6 <= s.width {
      Winograd4Input.transform(
        source + (row * s.width + column) * x.stride, rowStride: s.width * x.stride, pixelStride: x.stride,
        channels: s.inputs, v, frequencyStride: frequencyStride)
    } else {
      Winograd4Input.gather(
        source, height: s.height, width: s.width, pixelStride: x.stride, channels: s.inputs, firstRow: row,
        firstColumn: column, patch)
      Winograd4Input.transform(
        patch, rowStride: 6 * s.inputs, pixelStride: s.inputs, channels: s.inputs, v, frequencyStride: frequencyStride)
    }
  }

  private func gather(_ tile: Int, from m: UnsafePointer<Float>, frequencyStride: Int) {
    let s = weights.shape
    let (row, column) = ((first + tile) / across * 4, (first + tile) % across * 4)
    let pixel = picture * s.outputPixels + row * s.outputWidth + column
    let channel = picture * s.outputs
    Winograd4Output.transform(
      m, frequencyStride: frequencyStride, channels: s.outputs,
      Winograd4Target(
        y: y.view.base + pixel * y.stride, pixelStride: y.stride, rowStride: s.outputWidth * y.stride,
        rows: min(4, s.outputHeight - row), columns: min(4, s.outputWidth - column),
        bias: epilogue.bias.map { UnsafePointer($0.base) },
        scale: epilogue.scale.map { UnsafePointer($0.base + channel) },
        shift: epilogue.shift.map { UnsafePointer($0.base + channel) },
        residual: epilogue.residual.map { UnsafePointer($0.base + pixel * epilogue.residualStride) },
        residualPixelStride: epilogue.residualStride, residualRowStride: s.outputWidth * epilogue.residualStride,
        activation: epilogue.activation.kernel, alpha: epilogue.activation.alpha, beta: epilogue.activation.beta))
  }
}
