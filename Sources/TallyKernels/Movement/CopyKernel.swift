/// Moving floats without changing them.
enum CopyKernel {
  /// `y[r · yRow + c · yColumn] = x[r · xRow + c · xColumn]` for `rows` × `columns`. Runs are copied whole where both
  /// sides are dense; a transposition goes in blocks of 16 × 16 so that both sides stay in the cache.
  static func plane(
    rows: Int, columns: Int, _ x: UnsafePointer<Float>, xRow: Int, xColumn: Int, _ y: UnsafeMutablePointer<Float>,
    yRow: Int, yColumn: Int
  ) {
    if xColumn == 1 && yColumn == 1 {
      for row in 0..<rows { run(x + row * xRow, y + row * yRow, columns) }
      return
    }
    if xColumn == 1 && yRow == 1 {
      transposed(rows, columns, x, xRow, y, yColumn)
      return
    }
    if xRow == 1 && yColumn == 1 {
      transposed(columns, rows, x, xColumn, y, yRow)
      return
    }
    var r0 = 0
    while r0 < rows {
      let r1 = min(r0 + 16, rows)
      var c0 = 0
      while c0 < columns {
        let c1 = min(c0 + 16, columns)
        for row in r0..<r1 {
          let (from, to) = (x + row * xRow, y + row * yRow)
          for column in c0..<c1 { to[column * yColumn] = from[column * xColumn] }
        }
        c0 = c1
      }
      r0 = r1
    }
  }

  /// `y[c · yColumn + r] = x[r · xRow + c]`: sixteen rows at a time, four columns after the other, so that each cache line
  /// of `y` is filled in one go (columns of a picture often lie a multiple of 4 kB apart, where few lines can stay).
  private static func transposed(
    _ rows: Int, _ columns: Int, _ x: UnsafePointer<Float>, _ xRow: Int, _ y: UnsafeMutablePointer<Float>,
    _ yColumn: Int
  ) {
    var r0 = 0
    while r0 < rows {
      let r1 = min(r0 + 16, rows)
      var c = 0
      while c + 4 <= columns {
        let to = y + c * yColumn
        var r = r0
        while r + 4 <= r1 {
          let p = x + (r * xRow + c)
          let (a, b) = (four(p), four(p + xRow))
          let (d, e) = (four(p + 2 * xRow), four(p + 3 * xRow))
          let (ab, de) = (
            SIMD4(lowHalf: a.evenHalf, highHalf: b.evenHalf), SIMD4(lowHalf: d.evenHalf, highHalf: e.evenHalf)
          )
          let (fg, hi) = (
            SIMD4(lowHalf: a.oddHalf, highHalf: b.oddHalf), SIMD4(lowHalf: d.oddHalf, highHalf: e.oddHalf)
          )
          put(SIMD4(lowHalf: ab.evenHalf, highHalf: de.evenHalf), to + r)
          put(SIMD4(lowHalf: fg.evenHalf, highHalf: hi.evenHalf), to + (yColumn + r))
          put(SIMD4(lowHalf: ab.oddHalf, highHalf: de.oddHalf), to + (2 * yColumn + r))
          put(SIMD4(lowHalf: fg.oddHalf, highHalf: hi.oddHalf), to + (3 * yColumn + r))
          r += 4
        }
        while r < r1 {
          for k in 0..<4 { to[k * yColumn + r] = x[r * xRow + c + k] }
          r += 1
        }
        c += 4
      }
      while c < columns {
        for r in r0..<r1 { y[c * yColumn + r] = x[r * xRow + c] }
        c += 1
      }
      r0 = r1
    }
  }

  @inline(__always) private static func four(_ p: UnsafePointer<Float>) -> SIMD4<Float> {
    UnsafeRawPointer(p).loadUnaligned(as: SIMD4<Float>.self)
  }

  @inline(__always) private static func put(_ value: SIMD4<Float>, _ p: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(p).storeBytes(of: value, as: SIMD4<Float>.self)
  }

  /// One dense run.
  @inline(__always) static func run(
    _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    var i = 0
    while i + lanes <= count {
      store(load(x + i), y + i)
      i += lanes
    }
    while i < count {
      y[i] = x[i]
      i += 1
    }
  }

  /// `count` floats set to one value.
  static func fill(_ y: UnsafeMutablePointer<Float>, count: Int, with value: Float) {
    for i in 0..<count { y[i] = value }
  }
}
