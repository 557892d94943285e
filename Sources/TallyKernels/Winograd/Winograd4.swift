internal import TallyKernelTable

/// The transforms of Winograd F(4×4, 3×3), channels last (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", 2015): interpolation at 0, ±1, ±2, ∞.
enum Winograd4 {
  /// Rows and columns of a patch.
  private typealias Patch = (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes)
  /// Rows and columns of a tile.
  private typealias Tile = (Lanes, Lanes, Lanes, Lanes)

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
        put(d, t + column * lanes, 6 * lanes)
      }
      for row in 0..<6 {
        let p = t + row * 6 * lanes
        let d = spread(patch(p, lanes))
        put(d, v + row * 6 * frequencyStride + c, frequencyStride)
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
        let d = collect(patch(p, 6 * frequencyStride))
        put(d, t + column * lanes, 6 * lanes)
      }
      for row in 0..<4 {
        let p = t + row * 6 * lanes
        let d = collect(patch(p, lanes))
        put(d, sums + row * 4 * width + c, width)
      }
      c += lanes
    }
    PanelKernel.finish(target, sums, rowStride: 4 * width, pixelStride: width)
  }

  /// Aᵀ applied to 6 rows.
  @inline(__always) private static func collect(_ d: Patch) -> Tile {
    let (a, b) = (d.1 + d.2, d.1 - d.2)
    let (e, f) = (d.3 + d.4, d.3 - d.4)
    return (d.0 + a + e, fused(2, f, b), fused(4, e, a), fused(8, f, b + d.5))
  }

  /// The registers that lie `step` floats apart.
  @inline(__always) private static func patch(_ p: UnsafePointer<Float>, _ step: Int) -> Patch {
    (
      load(p + 0 * step), load(p + 1 * step), load(p + 2 * step), load(p + 3 * step), load(p + 4 * step),
      load(p + 5 * step)
    )
  }

  @inline(__always) private static func put(_ d: Patch, _ q: UnsafeMutablePointer<Float>, _ step: Int) {
    store(d.0, q + 0 * step)
    store(d.1, q + 1 * step)
    store(d.2, q + 2 * step)
    store(d.3, q + 3 * step)
    store(d.4, q + 4 * step)
    store(d.5, q + 5 * step)
  }

  @inline(__always) private static func put(_ d: Tile, _ q: UnsafeMutablePointer<Float>, _ step: Int) {
    store(d.0, q + 0 * step)
    store(d.1, q + 1 * step)
    store(d.2, q + 2 * step)
    store(d.3, q + 3 * step)
  }
}
