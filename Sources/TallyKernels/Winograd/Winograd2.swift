internal import TallyKernelTable

/// The transforms of Winograd F(2×2, 3×3), channels last (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", 2015): interpolation at 0, ±1, ∞.
enum Winograd2 {
  /// Rows and columns of a patch.
  private typealias Patch = (Lanes, Lanes, Lanes, Lanes)
  /// Rows and columns of a tile.
  private typealias Tile = (Lanes, Lanes)

  /// V = Bᵀ d B for one 4×4 patch and all its channels. Frequency `f` of channel `c` goes to
  /// `v[f · frequencyStride + c]`; `workspace` holds 16 registers.
  static func spread(
    _ s: WinogradSource, _ v: UnsafeMutablePointer<Float>, frequencyStride: Int,
    workspace t: UnsafeMutablePointer<Float>
  ) {
    var c = 0
    while c < s.channels {
      let x = s.x + c
      for column in 0..<4 {
        let p = x + s.columns[column]
        let d = spread(
          (load(p + s.rows[0]), load(p + s.rows[1]), load(p + s.rows[2]), load(p + s.rows[3])))
        put(d, t + column * lanes, 4 * lanes)
      }
      for row in 0..<4 {
        let p = t + row * 4 * lanes
        let d = spread(patch(p, lanes))
        put(d, v + row * 4 * frequencyStride + c, frequencyStride)
      }
      c += lanes
    }
  }

  /// Bᵀ applied to 4 rows.
  @inline(__always) private static func spread(_ d: Patch) -> Patch {
    return (d.0 - d.2, d.1 + d.2, d.2 - d.1, d.3 - d.1)
  }

  /// Y = Aᵀ M A for one tile and the channels of a panel, finished as `PanelTarget` says. Frequency `f` of channel
  /// `c` is read from `m[f · frequencyStride + c]`; `workspace` holds 16 registers and 4 panels. The tile is put
  /// together there first, so that its rows leave as whole runs.
  static func collect(
    _ target: PanelTarget, _ m: UnsafePointer<Float>, frequencyStride: Int, workspace t: UnsafeMutablePointer<Float>
  ) {
    let sums = t + 16 * lanes
    let width = 2 * lanes
    var c = 0
    while c < target.channels {
      for column in 0..<4 {
        let p = m + column * frequencyStride + c
        let d = collect(patch(p, 4 * frequencyStride))
        put(d, t + column * lanes, 4 * lanes)
      }
      for row in 0..<2 {
        let p = t + row * 4 * lanes
        let d = collect(patch(p, lanes))
        put(d, sums + row * 2 * width + c, width)
      }
      c += lanes
    }
    PanelKernel.finish(target, sums, rowStride: 2 * width, pixelStride: width)
  }

  /// Aᵀ applied to 4 rows.
  @inline(__always) private static func collect(_ d: Patch) -> Tile {
    return (d.0 + d.1 + d.2, d.1 - d.2 + d.3)
  }

  /// The registers that lie `step` floats apart.
  @inline(__always) private static func patch(_ p: UnsafePointer<Float>, _ step: Int) -> Patch {
    (load(p + 0 * step), load(p + 1 * step), load(p + 2 * step), load(p + 3 * step))
  }

  @inline(__always) private static func put(_ d: Patch, _ q: UnsafeMutablePointer<Float>, _ step: Int) {
    store(d.0, q + 0 * step)
    store(d.1, q + 1 * step)
    store(d.2, q + 2 * step)
    store(d.3, q + 3 * step)
  }

  @inline(__always) private static func put(_ d: Tile, _ q: UnsafeMutablePointer<Float>, _ step: Int) {
    store(d.0, q + 0 * step)
    store(d.1, q + 1 * step)
  }
}
