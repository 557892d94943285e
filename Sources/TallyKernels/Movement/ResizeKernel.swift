/// Resampling along two axes by tables, channels last.
enum ResizeKernel {
  /// One row of output pixels: `y[ox, c] = Σᵢⱼ wy[i] · wx[ox, j] · x[rows[i], columns[ox, j], c]`.
  /// `taps` columns per output pixel; with one tap of weight one on both axes pixels are copied.
  static func row(
    _ x: UnsafePointer<Float>, width: Int, pixelStride: Int, channels: Int, rows: UnsafePointer<Int32>,
    rowWeights: UnsafePointer<Float>, rowTaps: Int, columns: UnsafePointer<Int32>, columnWeights: UnsafePointer<Float>,
    taps: Int, outputWidth: Int, _ y: UnsafeMutablePointer<Float>, outputStride: Int
  ) {
    for ox in 0..<outputWidth {
      let out = y + ox * outputStride
      if rowTaps == 1 && taps == 1 && rowWeights[0] == 1 && columnWeights[ox] == 1 {
        let from = x + (Int(rows[0]) * width + Int(columns[ox])) * pixelStride
        CopyKernel.plane(
          rows: 1, columns: channels, from, xRow: 0, xColumn: 1, out, yRow: 0, yColumn: 1)
        continue
      }
      var c = 0
      while c < channels {
        let wide = c + lanes <= channels
        var sum = Lanes(repeating: 0)
        for i in 0..<rowTaps {
          let base = x + Int(rows[i]) * width * pixelStride + c
          for j in 0..<taps {
            let weight = rowWeights[i] * columnWeights[ox * taps + j]
            let p = base + Int(columns[ox * taps + j]) * pixelStride
            sum += (wide ? load(p) : Lanes(repeating: p[0])) * weight
          }
        }
        if wide {
          store(sum, out + c)
          c += lanes
        } else {
          out[c] = sum[0]
          c += 1
        }
      }
    }
  }
}
