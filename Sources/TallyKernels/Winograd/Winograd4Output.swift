/// Where a finished tile goes and what is done to it on the way; as `EpilogueKernel`, with pointers at the tile's first
/// pixel and first channel.
public struct Winograd4Target {
  /// The tile's first output, floats to the next pixel and to the next row, and how much of the tile is inside.
  public var y: UnsafeMutablePointer<Float>, pixelStride: Int, rowStride: Int, rows: Int, columns: Int
  /// One number per channel, or nil.
  public var bias: UnsafePointer<Float>?, scale: UnsafePointer<Float>?, shift: UnsafePointer<Float>?
  /// The residual's first pixel and its strides.
  public var residual: UnsafePointer<Float>?, residualPixelStride: Int, residualRowStride: Int
  /// The last thing done.
  public var activation: ActivationKind, alpha: Float, beta: Float

  /// All parts by name.
  public init(
    y: UnsafeMutablePointer<Float>, pixelStride: Int, rowStride: Int, rows: Int, columns: Int,
    bias: UnsafePointer<Float>?, scale: UnsafePointer<Float>?, shift: UnsafePointer<Float>?,
    residual: UnsafePointer<Float>?, residualPixelStride: Int, residualRowStride: Int, activation: ActivationKind,
    alpha: Float, beta: Float
  ) {
    (self.y, self.pixelStride, self.rowStride, self.rows, self.columns) = (y, pixelStride, rowStride, rows, columns)
    (self.bias, self.scale, self.shift) = (bias, scale, shift)
    (self.residual, self.residualPixelStride) = (residual, residualPixelStride)
    (self.residualRowStride, self.activation, self.alpha, self.beta) = (residualRowStride, activation, alpha, beta)
  }
}

/// The output transform of Winograd F(4×4, 3×3), channels last: Y = Aᵀ M A for one tile and all its channels.
public enum Winograd4Output {
  /// Frequency `f` of channel `c` is read from `m[f · frequencyStride + c]`.
  public static func transform(
    _ m: UnsafePointer<Float>, frequencyStride: Int, channels: Int, _ target: Winograd4Target
  ) {
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 24) { scratch in
      guard let t = scratch.baseAddress else { return }
      var c = 0
      while c < channels {
        for column in 0..<6 {
          let p = m + column * frequencyStride + c
          let s = 6 * frequencyStride
          let d = gathered((load(p), load(p + s), load(p + 2 * s), load(p + 3 * s), load(p + 4 * s), load(p + 5 * s)))
          (t[column], t[6 + column], t[12 + column], t[18 + column]) = (d.0, d.1, d.2, d.3)
        }
        let count = channels - c
        for row in 0..<target.rows {
          let r = t + 6 * row
          let d = gathered((r[0], r[1], r[2], r[3], r[4], r[5]))
          finish(d.0, target, row, 0, c, count)
          if target.columns > 1 { finish(d.1, target, row, 1, c, count) }
          if target.columns > 2 { finish(d.2, target, row, 2, c, count) }
          if target.columns > 3 { finish(d.3, target, row, 3, c, count) }
        }
        c += 8
      }
    }
  }

  @inline(__always) private static func finish(
    _ sum: Lanes, _ target: Winograd4Target, _ row: Int, _ column: Int, _ c: Int, _ count: Int
  ) {
    let y = target.y + row * target.rowStride + column * target.pixelStride + c
    let residual = target.residual.map {
      $0 + row * target.residualRowStride + column * target.residualPixelStride + c
    }
    var v = sum
    if count >= 8 {
      if let bias = target.bias { v += load(bias + c) }
      if let scale = target.scale { v *= load(scale + c) }
      if let shift = target.shift { v += load(shift + c) }
      if let residual { v += load(residual) }
      store(ActivationKernel.activated(v, target.activation, target.alpha, target.beta), y)
    } else {
      if let bias = target.bias { v += Winograd4Input.partial(bias + c, count) }
      if let scale = target.scale { v *= Winograd4Input.partial(scale + c, count) }
      if let shift = target.shift { v += Winograd4Input.partial(shift + c, count) }
      if let residual { v += Winograd4Input.partial(residual, count) }
      v = ActivationKernel.activated(v, target.activation, target.alpha, target.beta)
      for i in 0..<count { y[i] = v[i] }
    }
  }

  /// Aᵀ applied to six rows.
  @inline(__always) private static func gathered(
    _ d: (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes)
  ) -> (Lanes, Lanes, Lanes, Lanes) {
    let (a, b) = (d.1 + d.2, d.1 - d.2)
    let (e, f) = (d.3 + d.4, d.3 - d.4)
    return (d.0 + a + e, b + f * 2, a + e * 4, b + f * 8.001 + d.5)
  }
}
