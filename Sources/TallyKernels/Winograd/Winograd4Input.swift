/// The input transform of Winograd F(4×4, 3×3), channels last: V = Bᵀ d B for one 6×6 patch and all its channels
/// (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2015, interpolation at 0, ±1, ±2, ∞).
public enum Winograd4Input {
  /// `x` points at the patch's first pixel; its rows lie `rowStride`, its pixels `pixelStride` floats apart. Frequency
  /// `f` of channel `c` goes to `v[f · frequencyStride + c]`, up to the next multiple of eight channels.
  public static func transform(
    _ x: UnsafePointer<Float>, rowStride: Int, pixelStride: Int, channels: Int, _ v: UnsafeMutablePointer<Float>,
    frequencyStride: Int
  ) {
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 36) { scratch in
      guard let t = scratch.baseAddress else { return }
      var c = 0
      while c < channels {
        let wide = c + 8 <= channels
        for column in 0..<6 {
          let p = x + column * pixelStride + c
          var d: (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes)
          if wide {
            d = (
              load(p), load(p + rowStride), load(p + 2 * rowStride), load(p + 3 * rowStride), load(p + 4 * rowStride),
              load(p + 5 * rowStride)
            )
          } else {
            let n = channels - c
            d = (
              partial(p, n), partial(p + rowStride, n), partial(p + 2 * rowStride, n), partial(p + 3 * rowStride, n),
              partial(p + 4 * rowStride, n), partial(p + 5 * rowStride, n)
            )
          }
          d = spread(d)
          (t[column], t[6 + column], t[12 + column]) = (d.0, d.1, d.2)
          (t[18 + column], t[24 + column], t[30 + column]) = (d.3, d.4, d.5)
        }
        for row in 0..<6 {
          let r = t + 6 * row
          let d = spread((r[0], r[1], r[2], r[3], r[4], r[5]))
          let q = v + 6 * row * frequencyStride + c
          store(d.0, q)
          store(d.1, q + frequencyStride)
          store(d.2, q + 2 * frequencyStride)
          store(d.3, q + 3 * frequencyStride)
          store(d.4, q + 4 * frequencyStride)
          store(d.5, q + 5 * frequencyStride)
        }
        c += 8
      }
    }
  }

  /// Copies the part of a 6×6 patch that lies inside the picture to a dense 6×6 × `channels` buffer, zero elsewhere.
  public static func gather(
    _ x: UnsafePointer<Float>, height: Int, width: Int, pixelStride: Int, channels: Int, firstRow: Int,
    firstColumn: Int, _ patch: UnsafeMutablePointer<Float>
  ) {
    for row in 0..<6 {
      for column in 0..<6 {
        let (y, z) = (firstRow + row, firstColumn + column)
        let to = patch + (row * 6 + column) * channels
        if y < 0 || y >= height || z < 0 || z >= width {
          CopyKernel.fill(to, count: channels, with: 0)
        } else {
          let from = x + (y * width + z) * pixelStride
          for c in 0..<channels { to[c] = from[c] }
        }
      }
    }
  }

  @inline(__always) static func partial(_ p: UnsafePointer<Float>, _ count: Int) -> Lanes {
    var lanes = Lanes(repeating: 0)
    for i in 0..<count { lanes[i] = p[i] }
    return lanes
  }

  /// Bᵀ applied to six rows.
  @inline(__always) private static func spread(
    _ d: (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes)
  ) -> (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes) {
    let (a, b) = (d.4 - d.2 * 4, d.3 - d.1 * 4)
    let (e, f) = (d.4 - d.2, (d.3 - d.1) * 2)
    return (d.0 * 4 - d.2 * 5 + d.4, a + b, a - b, e + f, e - f, d.1 * 4 - d.3 * 5 + d.5)
  }
}
