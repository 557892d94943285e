internal import TallyKernelTable

/// Pooling windows, channels last.
enum PoolKernel {
  /// One row of output pixels of the maximum over each window; taps outside the picture do not count, NaN wins.
  static func maximumRow(
    _ g: PatchGeometry, _ x: UnsafePointer<Float>, outputRow: Int, _ y: UnsafeMutablePointer<Float>
  ) {
    window(g, x, outputRow: outputRow, y, start: -.infinity) { best, v in
      best.replacing(with: v, where: (best .< v) .| (v .!= v))
    }
  }

  /// One row of output pixels of the sum over each window, to be divided by the caller.
  static func sumRow(
    _ g: PatchGeometry, _ x: UnsafePointer<Float>, outputRow: Int, _ y: UnsafeMutablePointer<Float>
  ) {
    window(g, x, outputRow: outputRow, y, start: 0) { $0 + $1 }
  }

  /// `y[c] += Σₚ x[p, c]` over `pixels` pixels that lie `stride` floats apart.
  static func accumulate(
    _ x: UnsafePointer<Float>, pixels: Int, channels: Int, stride: Int, _ y: UnsafeMutablePointer<Float>
  ) {
    for pixel in 0..<pixels {
      let row = x + pixel * stride
      var c = 0
      while c + lanes <= channels {
        store(load(y + c) + load(row + c), y + c)
        c += lanes
      }
      while c < channels {
        y[c] += row[c]
        c += 1
      }
    }
  }

  @inline(__always) private static func window(
    _ g: PatchGeometry, _ x: UnsafePointer<Float>, outputRow: Int, _ y: UnsafeMutablePointer<Float>, start: Float,
    _ combine: (Lanes, Lanes) -> Lanes
  ) {
    let y0 = outputRow * g.strideY - g.padTop
    for ox in 0..<g.outputWidth {
      let x0 = ox * g.strideX - g.padLeft
      let out = y + ox * g.channels
      var c = 0
      while c < g.channels {
        let wide = c + lanes <= g.channels
        var result = Lanes(repeating: start)
        for ky in 0..<g.kernelHeight {
          let row = y0 + ky * g.dilationY
          if row < 0 || row >= g.height { continue }
          for kx in 0..<g.kernelWidth {
            let column = x0 + kx * g.dilationX
            if column < 0 || column >= g.width { continue }
            let p = x + (row * g.width + column) * g.pixelStride + c
            result = combine(result, wide ? load(p) : Lanes(repeating: p[0]))
          }
        }
        if wide {
          store(result, out + c)
          c += lanes
        } else {
          out[c] = result[0]
          c += 1
        }
      }
    }
  }
}
