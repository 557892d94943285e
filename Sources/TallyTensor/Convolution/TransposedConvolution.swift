internal import TallyKernelTable

/// Transposed convolution, channels last: the gradient of a convolution with respect to its input, so that
/// `y[iy·sy + ky·dy − top, ix·sx + kx·dx − left, o] += x[iy, ix, i] · w[i, o, ky, kx]` over all inputs of a group.
public enum TransposedConvolution {
  /// Its numbers: `forward` is the convolution that leads from the output back to the input, so its `outputs` are the
  /// channels of `x` and its `inputs` those of `y`; output rows and columns are `forward.height` and `.width`.
  public static func reference(_ x: [Float], _ w: [Float], forward s: ConvolutionShape, rows: Int, columns: Int)
    -> [Float]
  {
    var y = [Float](repeating: 0, count: s.batch * s.inputPixels * s.inputs)
    for n in 0..<s.batch {
      for iy in 0..<rows {
        for ix in 0..<columns {
          for i in 0..<s.outputs {
            let value = x[((n * rows + iy) * columns + ix) * s.outputs + i]
            let group = i / s.groupOutputs
            for ky in 0..<s.kernelHeight {
              let oy = iy * s.strideY + ky * s.dilationY - s.padTop
              if oy < 0 || oy >= s.height { continue }
              for kx in 0..<s.kernelWidth {
                let ox = ix * s.strideX + kx * s.dilationX - s.padLeft
                if ox < 0 || ox >= s.width { continue }
                for o in 0..<s.groupInputs {
                  let weight = w[((i * s.groupInputs + o) * s.kernelHeight + ky) * s.kernelWidth + kx]
                  y[((n * s.height + oy) * s.width + ox) * s.inputs + group * s.groupInputs + o] += value * weight
                }
              }
            }
          }
        }
      }
    }
    return y
  }

  /// Floats of `run`'s scratch memory: the products of every input pixel with a group's whole window.
  public static func scratchCount(forward s: ConvolutionShape, rows: Int, columns: Int) -> Int {
    rows * columns * s.kernelHeight * s.kernelWidth * s.groupInputs
  }

  /// Weights from ONNX's order (inputs, outputs of a group, rows, columns) to group, input, (row, column, output).
  public static func pack(_ w: [Float], forward s: ConvolutionShape) -> [Float] {
    let window = s.kernelHeight * s.kernelWidth
    var result = [Float](repeating: 0, count: w.count)
    for i in 0..<s.outputs {
      for o in 0..<s.groupInputs {
        for k in 0..<window {
          result[(i * window + k) * s.groupInputs + o] = w[(i * s.groupInputs + o) * window + k]
        }
      }
    }
    return result
  }

  /// The fast path: one product per group and block of input pixels, then each output row collects what belongs to it,
  /// always in the same order.
  public static func run(
    _ packed: FloatView, _ x: FloatView, _ y: FloatView, forward s: ConvolutionShape, rows: Int, columns: Int,
    bias: FloatView?, activation: Activation, scratch: FloatView, team: WorkerTeam
  ) {
    let window = s.kernelHeight * s.kernelWidth * s.groupInputs
    let pixels = rows * columns
    precondition(x.count >= s.batch * pixels * s.outputs && y.count >= s.batch * s.inputPixels * s.inputs, "\(s)")
    precondition(packed.count >= s.outputs * window && scratch.count >= pixels * window, "\(s)")
    let block = 256
    for n in 0..<s.batch {
      for group in 0..<s.groups {
        team.forEach((pixels + block - 1) / block) { chunk, _ in
          let first = chunk * block
          BLAS.multiply(
            m: min(block, pixels - first), n: window, k: s.groupOutputs,
            x.base + (n * pixels + first) * s.outputs + group * s.groupOutputs, lda: s.outputs,
            packed.base + group * s.groupOutputs * window, ldb: window, scratch.base + first * window, ldc: window)
        }
        team.forEach(s.height) { oy, _ in
          let picture = y.part(n * s.inputPixels * s.inputs, s.inputPixels * s.inputs)
          collect(oy, scratch, picture, s, rows, columns, group, team.kernels)
        }
      }
      let epilogue = Epilogue(bias: bias, activation: activation)
      team.forEach(s.height) { oy, _ in
        epilogue.apply(
          y.base + (n * s.height + oy) * s.width * s.inputs, stride: s.inputs, pixel: 0, pixels: s.width, picture: n,
          channel: 0, channels: s.inputs, outputs: s.inputs, team.kernels)
      }
    }
  }

  private static func collect(
    _ oy: Int, _ products: FloatView, _ y: FloatView, _ s: ConvolutionShape, _ rows: Int, _ columns: Int, _ group: Int,
    _ kernels: KernelTable
  ) {
    let (c, window) = (s.groupInputs, s.kernelHeight * s.kernelWidth * s.groupInputs)
    for ox in 0..<s.width {
      let out = y.base + (oy * s.width + ox) * s.inputs + group * c
      kernels.fill(out, c, 0)
      for ky in 0..<s.kernelHeight {
        let ty = oy + s.padTop - ky * s.dilationY
        if ty < 0 || ty % s.strideY != 0 || ty / s.strideY >= rows { continue }
        for kx in 0..<s.kernelWidth {
          let tx = ox + s.padLeft - kx * s.dilationX
          if tx < 0 || tx % s.strideX != 0 || tx / s.strideX >= columns { continue }
          let pixel = ty / s.strideY * columns + tx / s.strideX
          let from = products.base + pixel * window + (ky * s.kernelWidth + kx) * c
          kernels.accumulate(from, 1, c, c, out)
        }
      }
    }
  }
}
