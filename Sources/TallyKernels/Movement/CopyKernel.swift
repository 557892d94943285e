/// Moving floats without changing them.
public enum CopyKernel {
  /// `y[r · yRow + c · yColumn] = x[r · xRow + c · xColumn]` for `rows` × `columns`. Runs are copied whole where both
  /// sides are dense; a transposition goes in blocks of 16 × 16 so that both sides stay in the cache.
  public static func plane(
    rows: Int, columns: Int, _ x: UnsafePointer<Float>, xRow: Int, xColumn: Int, _ y: UnsafeMutablePointer<Float>,
    yRow: Int, yColumn: Int
  ) {
    if xColumn == 1 && yColumn == 1 {
      for row in 0..<rows { run(x + row * xRow, y + row * yRow, columns) }
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

  /// One dense run.
  @inline(__always) static func run(
    _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    var i = 0
    while i + 8 <= count {
      store(load(x + i), y + i)
      i += 8
    }
    while i < count {
      y[i] = x[i]
      i += 1
    }
  }

  /// `count` floats set to one value.
  public static func fill(_ y: UnsafeMutablePointer<Float>, count: Int, with value: Float) {
    for i in 0..<count { y[i] = value }
  }
}
