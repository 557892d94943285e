internal import TallyKernelTable

/// What follows a sum of products while its tile is still in the cache.
enum EpilogueKernel {
  /// `y[p, c] = f((m[p, c] + bias[c]) · scale[c] + shift[c] + residual[p, c])` for `pixels` × `channels`; `y` may be `m`.
  /// Pixels of `m` and `y` lie `sumStride` and `stride` floats apart.
  static func finish(
    _ e: EpilogueParts, _ m: UnsafePointer<Float>, sumStride: Int, _ y: UnsafeMutablePointer<Float>, stride: Int,
    pixels: Int, channels: Int
  ) {
    for pixel in 0..<pixels {
      let (from, to) = (m + pixel * sumStride, y + pixel * stride)
      let residual = e.residual.map { $0 + pixel * e.residualStride }
      var c = 0
      while c + lanes <= channels {
        var v = load(from + c)
        if let bias = e.bias { v += load(bias + c) }
        if let scale = e.scale { v *= load(scale + c) }
        if let shift = e.shift { v += load(shift + c) }
        if let residual { v += load(residual + c) }
        store(ActivationKernel.activated(v, e.activation, e.alpha, e.beta), to + c)
        c += lanes
      }
      if c == channels { continue }
      let first = c
      while c < channels {
        var v = from[c]
        if let bias = e.bias { v += bias[c] }
        if let scale = e.scale { v *= scale[c] }
        if let shift = e.shift { v += shift[c] }
        if let residual { v += residual[c] }
        to[c] = v
        c += 1
      }
      ActivationKernel.tail(to + first, channels - first) {
        ActivationKernel.activated($0, e.activation, e.alpha, e.beta)
      }
    }
  }
}
