/// What follows a sum of products while its tile is still in the cache.
public enum EpilogueKernel {
  /// `y[p, c] = f((y[p, c] + bias[c]) · scale[c] + shift[c] + residual[p, c])` for `pixels` × `channels`; every pointer
  /// but `y` may be nil and is then left out. Pixels lie `stride` (and `residualStride`) floats apart.
  public static func apply(
    _ y: UnsafeMutablePointer<Float>, stride: Int, pixels: Int, channels: Int, bias: UnsafePointer<Float>?,
    scale: UnsafePointer<Float>?, shift: UnsafePointer<Float>?, residual: UnsafePointer<Float>?, residualStride: Int,
    activation: ActivationKind, alpha: Float, beta: Float
  ) {
    for pixel in 0..<pixels {
      let row = y + pixel * stride
      let other = residual.map { $0 + pixel * residualStride }
      var c = 0
      while c + 8 <= channels {
        var v = load(row + c)
        if let bias { v += load(bias + c) }
        if let scale { v *= load(scale + c) }
        if let shift { v += load(shift + c) }
        if let other { v += load(other + c) }
        store(ActivationKernel.activated(v, activation, alpha, beta), row + c)
        c += 8
      }
      if c == channels { continue }
      let first = c
      while c < channels {
        var v = row[c]
        if let bias { v += bias[c] }
        if let scale { v *= scale[c] }
        if let shift { v += shift[c] }
        if let other { v += other[c] }
        row[c] = v
        c += 1
      }
      ActivationKernel.tail(row + first, channels - first) {
        ActivationKernel.activated($0, activation, alpha, beta)
      }
    }
  }
}
