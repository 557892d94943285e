internal import TallyKernelTable

/// Depthwise convolution: each channel has a window of its own and meets no other channel.
enum DepthwiseKernel {
  /// One row of output pixels: `y[ox, c] = Σ x[y(ky), x(ox, kx), c] · w[ky, kx, c]`, zero outside the picture.
  static func row(
    _ g: PatchGeometry, _ x: UnsafePointer<Float>, weights w: UnsafePointer<Float>, outputRow: Int,
    _ y: UnsafeMutablePointer<Float>, outputStride: Int
  ) {
    let y0 = outputRow * g.strideY - g.padTop
    for ox in 0..<g.outputWidth {
      let x0 = ox * g.strideX - g.padLeft
      let out = y + ox * outputStride
      var c = 0
      while c < g.channels {
        let wide = c + lanes <= g.channels
        var sum = Lanes(repeating: 0)
        var single: Float = 0
        for ky in 0..<g.kernelHeight {
          let row = y0 + ky * g.dilationY
          if row < 0 || row >= g.height { continue }
          for kx in 0..<g.kernelWidth {
            let column = x0 + kx * g.dilationX
            if column < 0 || column >= g.width { continue }
            let px = x + (row * g.width + column) * g.pixelStride + c
            let pw = w + (ky * g.kernelWidth + kx) * g.channels + c
            if wide { sum += load(px) * load(pw) } else { single += px[0] * pw[0] }
          }
        }
        if wide {
          store(sum, out + c)
          c += lanes
        } else {
          out[c] = single
          c += 1
        }
      }
    }
  }
}
