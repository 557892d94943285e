internal import TallyKernelTable

/// The transforms of Winograd F(4×4, 3×3), channels last (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", 2015): interpolation at 0, ±1, ±2, ∞.
enum Winograd4 {
  /// Rows and columns of a patch.
  private typealias Patch = (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes)

  /// V = Bᵀ d B for one 6×6 patch and all its channels. Frequency `f` of channel `c` goes to
  /// `v[f · frequencyStride + c]`; `workspace` holds 36 registers.
  static func spread(
    _ s: WinogradSource, _ v: UnsafeMutablePointer<Float>, frequencyStride: Int,
    workspace t: UnsafeMutablePointer<Float>
  ) {
    var c = 0
    while c < s.channels {
      let x = s.x + c
      for column in 0..<6 {
        let p = x + s.columns[column]
        let d = spread(
          (
            load(p + s.rows[0]), load(p + s.rows[1]), load(p + s.rows[2]), load(p + s.rows[3]), load(p + s.rows[4]),
            load(p + s.rows[5])
          ))
        let q = t + column * lanes

        store(d.0, q)
        store(d.1, q + 6 * lanes)
        store(d.2, q + 12 * lanes)
        store(d.3, q + 18 * lanes)
        store(d.4, q + 24 * lanes)
        store(d.5, q + 30 * lanes)
      }
      for row in 0..<6 {
        let p = t + row * 6 * lanes
        let d = spread(
          (
            load(p + 0 * lanes), load(p + 1 * lanes), load(p + 2 * lanes), load(p + 3 * lanes), load(p + 4 * lanes),
            load(p + 5 * lanes)
          ))
        let q = v + row * 6 * frequencyStride + c

        store(d.0, q)
        store(d.1, q + 1 * frequencyStride)
        store(d.2, q + 2 * frequencyStride)
        store(d.3, q + 3 * frequencyStride)
        store(d.4, q + 4 * frequencyStride)
        store(d.5, q + 5 * frequencyStride)
      }
      c += lanes
    }
  }

  /// Bᵀ applied to 6 rows.
  @inline(__always) private static func spread(_ d: Patch) -> Patch {
    let (a, b) = (fused(-4, d.2, d.4), fused(-4, d.1, d.3))
    let (e, f) = (d.4 - d.2, d.3 - d.1)
    return (
      fused(4, d.0, fused(-5, d.2, d.4)), a + b, a - b, fused(2, f, e), fused(-2, f, e),
      fused(4, d.1, fused(-5, d.3, d.5))
    )
  }

  /// Y = Aᵀ M A for one tile and the channels of a panel, finished as `PanelTarget` says. Frequency `f` of channel
  /// `c` is read from `m[f · frequencyStride + c]`; `workspace` holds 36 registers and 16 panels. The tile is put
  /// together there first, so that its rows leave as whole runs.
  static func collect(
    _ target: PanelTarget, _ m: UnsafePointer<Float>, frequencyStride: Int, workspace t: UnsafeMutablePointer<Float>
  ) {
    let sums = t + 36 * lanes
    let width = 2 * lanes
    var c = 0
    while c < target.channels {
      for column in 0..<6 {
        let p = m + column * frequencyStride + c
        let s = 6 * frequencyStride
        let d = collect(
          (load(p + 0 * s), load(p + 1 * s), load(p + 2 * s), load(p + 3 * s), load(p + 4 * s), load(p + 5 * s)))
        let q = t + column * lanes
        store(d.0, q)
        store(d.1, q + 6 * lanes)
        store(d.2, q + 12 * lanes)
        store(d.3, q + 18 * lanes)
      }
      for row in 0..<4 {
        let p = t + row * 6 * lanes
        let d = collect(
          (
            load(p + 0 * lanes), load(p + 1 * lanes), load(p + 2 * lanes), load(p + 3 * lanes), load(p + 4 * lanes),
            load(p + 5 * lanes)
          ))
        let q = sums + row * 4 * width + c
        store(d.0, q)
        store(d.1, q + 1 * width)
        store(d.2, q + 2 * width)
        store(d.3, q + 3 * width)
      }
      c += lanes
    }
    PanelKernel.finish(target, sums, rowStride: 4 * width, pixelStride: width)
  }

  /// Aᵀ applied to 6 rows.
  @inline(__always) private static func collect(_ d: Patch) -> (Lanes, Lanes, Lanes, Lanes) {
    let (a, b) = (d.1 + d.2, d.1 - d.2)
    let (e, f) = (d.3 + d.4, d.3 - d.4)
    return (d.0 + a + e, fused(2, f, b), fused(4, e, a), fused(8, f, b + d.5))
  }
}
