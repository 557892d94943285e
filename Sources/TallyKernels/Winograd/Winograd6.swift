internal import TallyKernelTable

/// The transforms of Winograd F(6×6, 3×3), channels last (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", 2015): interpolation at 0, ±1, ±2, ±½, ∞.
enum Winograd6 {
  /// Rows and columns of a patch.
  private typealias Patch = (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes, Lanes, Lanes)
  /// Rows and columns of a tile.
  private typealias Tile = (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes)

  /// V = Bᵀ d B for one 8×8 patch and all its channels. Frequency `f` of channel `c` goes to
  /// `v[f · frequencyStride + c]`; `workspace` holds 64 registers.
  static func spread(
    _ s: WinogradSource, _ v: UnsafeMutablePointer<Float>, frequencyStride: Int,
    workspace t: UnsafeMutablePointer<Float>
  ) {
    var c = 0
    while c < s.channels {
      let x = s.x + c
      for column in 0..<8 {
        let p = x + s.columns[column]
        let d = spread(
          (
            load(p + s.rows[0]), load(p + s.rows[1]), load(p + s.rows[2]), load(p + s.rows[3]), load(p + s.rows[4]),
            load(p + s.rows[5]), load(p + s.rows[6]), load(p + s.rows[7])
          ))
        put(d, t + column * lanes, 8 * lanes)
      }
      for row in 0..<8 {
        let p = t + row * 8 * lanes
        let d = spread(patch(p, lanes))
        put(d, v + row * 8 * frequencyStride + c, frequencyStride)
      }
      c += lanes
    }
  }

  /// Bᵀ applied to 8 rows.
  @inline(__always) private static func spread(_ d: Patch) -> Patch {
    let (a, b) = (fused(-4.25, d.4, d.2 + d.6), fused(-4.25, d.3, d.1 + d.5))
    let (e, f) = (fused(0.25, d.2, fused(-1.25, d.4, d.6)), fused(0.5, d.1, fused(-2.5, d.3, d.5 * 2)))
    let (g, h) = (fused(4, d.2, fused(-5, d.4, d.6)), fused(2, d.1, fused(-2.5, d.3, d.5 * 0.5)))
    return (
      fused(5.25, d.4 - d.2, d.0 - d.6), a + b, a - b, e + f, e - f, g + h, g - h,
      fused(5.25, d.3 - d.5, d.7 - d.1)
    )
  }

  /// Y = Aᵀ M A for one tile and the channels of a panel, finished as `PanelTarget` says. Frequency `f` of channel
  /// `c` is read from `m[f · frequencyStride + c]`; `workspace` holds 64 registers and 36 panels. The tile is put
  /// together there first, so that its rows leave as whole runs.
  static func collect(
    _ target: PanelTarget, _ m: UnsafePointer<Float>, frequencyStride: Int, workspace t: UnsafeMutablePointer<Float>
  ) {
    let sums = t + 64 * lanes
    let width = 2 * lanes
    var c = 0
    while c < target.channels {
      for column in 0..<8 {
        let p = m + column * frequencyStride + c
        let d = collect(patch(p, 8 * frequencyStride))
        put(d, t + column * lanes, 8 * lanes)
      }
      for row in 0..<6 {
        let p = t + row * 8 * lanes
        let d = collect(patch(p, lanes))
        put(d, sums + row * 6 * width + c, width)
      }
      c += lanes
    }
    PanelKernel.finish(target, sums, rowStride: 6 * width, pixelStride: width)
  }

  /// Aᵀ applied to 8 rows.
  @inline(__always) private static func collect(_ d: Patch) -> Tile {
    let (a, b) = (d.1 + d.2, d.1 - d.2)
    let (e, f) = (d.3 + d.4, d.3 - d.4)
    let (g, h) = (d.5 + d.6, d.5 - d.6)
    return (
      fused(32, g, e + (d.0 + a)), fused(16, h, fused(2, f, b)), fused(8, g, fused(4, e, a)),
      fused(4, h, fused(8, f, b)), fused(2, g, fused(16, e, a)), fused(32, f, h + (d.7 + b))
    )
  }

  /// The registers that lie `step` floats apart.
  @inline(__always) private static func patch(_ p: UnsafePointer<Float>, _ step: Int) -> Patch {
    (
      load(p + 0 * step), load(p + 1 * step), load(p + 2 * step), load(p + 3 * step), load(p + 4 * step),
      load(p + 5 * step), load(p + 6 * step), load(p + 7 * step)
    )
  }

  @inline(__always) private static func put(_ d: Patch, _ q: UnsafeMutablePointer<Float>, _ step: Int) {
    store(d.0, q + 0 * step)
    store(d.1, q + 1 * step)
    store(d.2, q + 2 * step)
    store(d.3, q + 3 * step)
    store(d.4, q + 4 * step)
    store(d.5, q + 5 * step)
    store(d.6, q + 6 * step)
    store(d.7, q + 7 * step)
  }

  @inline(__always) private static func put(_ d: Tile, _ q: UnsafeMutablePointer<Float>, _ step: Int) {
    store(d.0, q + 0 * step)
    store(d.1, q + 1 * step)
    store(d.2, q + 2 * step)
    store(d.3, q + 3 * step)
    store(d.4, q + 4 * step)
    store(d.5, q + 5 * step)
  }
}
