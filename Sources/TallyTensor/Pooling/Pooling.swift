internal import TallyKernelTable

/// Pooling over windows and over whole pictures, channels last.
public enum Pooling {
  /// What becomes of a window.
  public enum Kind: String, Sendable {
    /// The largest number; taps outside the picture do not count.
    case maximum
    /// The sum over the number of taps inside the picture.
    case average
    /// The sum over the number of taps inside the padded picture.
    case averageWithPadding
  }

  /// The definition as plain loops; pads and kernel from `s`, whose inputs, outputs and groups are the channels. Rows
  /// and columns of the output are given, because rounding up may add one.
  public static func reference(_ kind: Kind, _ x: [Float], _ s: ConvolutionShape, rows: Int, columns: Int) -> [Float] {
    var y = [Float](repeating: 0, count: s.batch * rows * columns * s.inputs)
    for n in 0..<s.batch {
      for oy in 0..<rows {
        for ox in 0..<columns {
          for c in 0..<s.inputs {
            var (largest, sum) = (-Float.infinity, Float(0))
            for ky in 0..<s.kernelHeight {
              for kx in 0..<s.kernelWidth {
                let row = oy * s.strideY + ky * s.dilationY - s.padTop
                let column = ox * s.strideX + kx * s.dilationX - s.padLeft
                if row < 0 || row >= s.height || column < 0 || column >= s.width { continue }
                let value = x[((n * s.height + row) * s.width + column) * s.inputs + c]
                if value.isNaN || value > largest { largest = value }
                sum += value
              }
            }
            let taps = divisor(kind, s, oy, ox)
            y[((n * rows + oy) * columns + ox) * s.inputs + c] = kind == .maximum ? largest : sum / Float(taps)
          }
        }
      }
    }
    return y
  }

  /// The fast path, one output row per chunk.
  public static func run(
    _ kind: Kind, _ x: FloatView, _ y: FloatView, _ s: ConvolutionShape, rows: Int, columns: Int, team: WorkerTeam
  ) {
    precondition(x.count >= s.batch * s.inputPixels * s.inputs, "input of \(s)")
    precondition(y.count >= s.batch * rows * columns * s.inputs, "output of \(s)")
    var geometry = s.geometry(channels: s.inputs, pixelStride: s.inputs)
    geometry.outputWidth = columns
    let fixed = geometry
    team.forEach(s.batch * rows) { chunk, _ in
      let (n, oy) = (chunk / rows, chunk % rows)
      let from = x.base + n * s.inputPixels * s.inputs
      let to = y.base + chunk * columns * s.inputs
      if kind == .maximum {
        team.kernels.maximum(fixed, from, oy, to)
        return
      }
      team.kernels.sum(fixed, from, oy, to)
      for ox in 0..<columns {
        let taps = Float(divisor(kind, s, oy, ox))
        for c in 0..<s.inputs { to[ox * s.inputs + c] /= taps }
      }
    }
  }

  /// Taps that an average is divided by.
  private static func divisor(_ kind: Kind, _ s: ConvolutionShape, _ oy: Int, _ ox: Int) -> Int {
    func taps(_ first: Int, _ kernel: Int, _ dilation: Int, _ low: Int, _ high: Int) -> Int {
      (0..<kernel).count { (low..<high).contains(first + $0 * dilation) }
    }
    let padding = kind == .averageWithPadding
    let down = taps(
      oy * s.strideY - s.padTop, s.kernelHeight, s.dilationY, padding ? -s.padTop : 0,
      s.height + (padding ? s.padBottom : 0))
    let across = taps(
      ox * s.strideX - s.padLeft, s.kernelWidth, s.dilationX, padding ? -s.padLeft : 0,
      s.width + (padding ? s.padRight : 0))
    return max(1, down * across)
  }

  /// The mean of every channel over a whole picture: `y[n, c] = Σₚ x[n, p, c] / pixels`, summed in blocks of 256 pixels
  /// so that rounding does not grow with the picture.
  public static func globalAverage(
    _ x: FloatView, _ y: FloatView, batch: Int, pixels: Int, channels: Int, team: WorkerTeam
  ) {
    precondition(x.count >= batch * pixels * channels && y.count >= batch * channels, "\(batch)×\(pixels)×\(channels)")
    team.forEach(batch) { n, _ in
      var (total, block) = ([Double](repeating: 0, count: channels), [Float](repeating: 0, count: channels))
      for first in stride(from: 0, to: pixels, by: 256) {
        for c in 0..<channels { block[c] = 0 }
        block.withUnsafeMutableBufferPointer {
          guard let base = $0.baseAddress else { return }
          team.kernels.accumulate(
            x.base + (n * pixels + first) * channels, min(256, pixels - first), channels, channels, base)
        }
        for c in 0..<channels { total[c] += Double(block[c]) }
      }
      for c in 0..<channels { y.base[n * channels + c] = Float(total[c] / Double(pixels)) }
    }
  }

  /// The definition of `globalAverage`.
  public static func globalAverageReference(_ x: [Float], batch: Int, pixels: Int, channels: Int) -> [Float] {
    (0..<batch * channels).map { index in
      let (n, c) = (index / channels, index % channels)
      let sum = (0..<pixels).reduce(0.0) { $0 + Double(x[(n * pixels + $1) * channels + c]) }
      return Float(sum / Double(pixels))
    }
  }
}
