internal import TallyKernelTable

/// The patches of a convolution laid out as the rows of a matrix (im2col).
enum PatchKernel {
  /// `patches[p, (ky, kx, c)] = x[y(p, ky), x(p, kx), c]`, zero outside the picture, for output pixels
  /// `first ..< first + count` counted row by row. `x` points at the picture's first pixel and the group's first channel.
  static func gather(
    _ g: PatchGeometry, _ x: UnsafePointer<Float>, first: Int, count: Int, _ patches: UnsafeMutablePointer<Float>
  ) {
    let run = g.kernelWidth * g.channels
    let whole = g.dilationX == 1 && g.pixelStride == g.channels
    var (oy, ox) = (first / g.outputWidth, first % g.outputWidth)
    var out = patches
    for _ in 0..<count {
      let (y0, x0) = (oy * g.strideY - g.padTop, ox * g.strideX - g.padLeft)
      let insideX = x0 >= 0 && x0 + (g.kernelWidth - 1) * g.dilationX < g.width
      for ky in 0..<g.kernelHeight {
        let y = y0 + ky * g.dilationY
        if y < 0 || y >= g.height {
          fill(out, run)
        } else if insideX && whole {
          CopyKernel.run(x + (y * g.width + x0) * g.pixelStride, out, run)
        } else {
          for kx in 0..<g.kernelWidth {
            let column = x0 + kx * g.dilationX
            let to = out + kx * g.channels
            if column < 0 || column >= g.width {
              fill(to, g.channels)
            } else {
              CopyKernel.run(x + (y * g.width + column) * g.pixelStride, to, g.channels)
            }
          }
        }
        out += run
      }
      ox += 1
      if ox == g.outputWidth { (ox, oy) = (0, oy + 1) }
    }
  }

  @inline(__always) private static func fill(_ to: UnsafeMutablePointer<Float>, _ count: Int) {
    for i in 0..<count { to[i] = 0 }
  }
}
