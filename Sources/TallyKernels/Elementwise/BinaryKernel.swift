internal import TallyKernelTable

/// Arithmetic over rows with broadcasting.
enum BinaryKernel {
  /// `y[r, c] = a[r · aRow + c · aColumn] op b[r · bRow + c · bColumn]`, `rows` × `columns`, `y` dense; each column step
  /// is 0 (one number for the row) or 1. `y` may be `a` or `b` where that one is dense.
  static func rows(
    _ kind: BinaryKind, rows: Int, columns: Int, _ a: UnsafePointer<Float>, aRow: Int, aColumn: Int,
    _ b: UnsafePointer<Float>, bRow: Int, bColumn: Int, _ y: UnsafeMutablePointer<Float>
  ) {
    for row in 0..<rows {
      let (pa, pb, py) = (a + row * aRow, b + row * bRow, y + row * columns)
      var c = 0
      while c + lanes <= columns {
        let va = aColumn == 1 ? load(pa + c) : Lanes(repeating: pa[0])
        let vb = bColumn == 1 ? load(pb + c) : Lanes(repeating: pb[0])
        store(combined(kind, va, vb), py + c)
        c += lanes
      }
      while c < columns {
        py[c] = single(kind, pa[c * aColumn], pb[c * bColumn])
        c += 1
      }
    }
  }

  @inline(__always) private static func combined(_ kind: BinaryKind, _ a: Lanes, _ b: Lanes) -> Lanes {
    switch kind {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return a / b
    case .maximum: return a.replacing(with: b, where: (a .< b) .| (b .!= b))
    case .minimum: return a.replacing(with: b, where: (a .> b) .| (b .!= b))
    }
  }

  /// The same for one pair: the definition that the lanes follow.
  @inline(__always) static func single(_ kind: BinaryKind, _ a: Float, _ b: Float) -> Float {
    switch kind {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return a / b
    case .maximum: return a < b || b != b ? b : a
    case .minimum: return a > b || b != b ? b : a
    }
  }
}
