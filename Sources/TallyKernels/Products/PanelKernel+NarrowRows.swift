/// The same for a panel that is one register wide.
extension PanelKernel {
  static func narrow(
    _ a: UnsafePointer<Float>, _ lda: Int, _ rows: Int, _ inner: Int, _ b: UnsafePointer<Float>,
    _ y: UnsafeMutablePointer<Float>, _ ldy: Int, _ accumulate: Bool
  ) {
    var row = 0
    #if TALLY_V4 || arch(arm64)
      while row + 12 <= rows {
        narrow12(a + row * lda, lda, inner, b, y + row * ldy, ldy, accumulate)
        row += 12
      }
    #endif
    while row + 6 <= rows {
      narrow6(a + row * lda, lda, inner, b, y + row * ldy, ldy, accumulate)
      row += 6
    }
    while row + 2 <= rows {
      narrow2(a + row * lda, lda, inner, b, y + row * ldy, ldy, accumulate)
      row += 2
    }
    if row < rows { narrow1(a + row * lda, lda, inner, b, y + row * ldy, ldy, accumulate) }
  }

  #if TALLY_V4 || arch(arm64)
    @inline(__always) private static func narrow12(
      _ a: UnsafePointer<Float>, _ lda: Int, _ inner: Int, _ b: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>,
      _ ldy: Int, _ accumulate: Bool
    ) {
      var l0 = Lanes(repeating: 0)
      var l1 = Lanes(repeating: 0)
      var l2 = Lanes(repeating: 0)
      var l3 = Lanes(repeating: 0)
      var l4 = Lanes(repeating: 0)
      var l5 = Lanes(repeating: 0)
      var l6 = Lanes(repeating: 0)
      var l7 = Lanes(repeating: 0)
      var l8 = Lanes(repeating: 0)
      var l9 = Lanes(repeating: 0)
      var l10 = Lanes(repeating: 0)
      var l11 = Lanes(repeating: 0)
      if accumulate {
        l0 = load(y + 0 * ldy)
        l1 = load(y + 1 * ldy)
        l2 = load(y + 2 * ldy)
        l3 = load(y + 3 * ldy)
        l4 = load(y + 4 * ldy)
        l5 = load(y + 5 * ldy)
        l6 = load(y + 6 * ldy)
        l7 = load(y + 7 * ldy)
        l8 = load(y + 8 * ldy)
        l9 = load(y + 9 * ldy)
        l10 = load(y + 10 * ldy)
        l11 = load(y + 11 * ldy)
      }
      var (p, q) = (a, b)
      let end = a + inner
      while p < end {
        let u = load(q)
        l0 = fused(p[0 * lda], u, l0)
        l1 = fused(p[1 * lda], u, l1)
        l2 = fused(p[2 * lda], u, l2)
        l3 = fused(p[3 * lda], u, l3)
        l4 = fused(p[4 * lda], u, l4)
        l5 = fused(p[5 * lda], u, l5)
        l6 = fused(p[6 * lda], u, l6)
        l7 = fused(p[7 * lda], u, l7)
        l8 = fused(p[8 * lda], u, l8)
        l9 = fused(p[9 * lda], u, l9)
        l10 = fused(p[10 * lda], u, l10)
        l11 = fused(p[11 * lda], u, l11)
        p += 1
        q += lanes
      }
      store(l0, y + 0 * ldy)
      store(l1, y + 1 * ldy)
      store(l2, y + 2 * ldy)
      store(l3, y + 3 * ldy)
      store(l4, y + 4 * ldy)
      store(l5, y + 5 * ldy)
      store(l6, y + 6 * ldy)
      store(l7, y + 7 * ldy)
      store(l8, y + 8 * ldy)
      store(l9, y + 9 * ldy)
      store(l10, y + 10 * ldy)
      store(l11, y + 11 * ldy)
    }
  #endif

  @inline(__always) private static func narrow6(
    _ a: UnsafePointer<Float>, _ lda: Int, _ inner: Int, _ b: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>,
    _ ldy: Int, _ accumulate: Bool
  ) {
    var l0 = Lanes(repeating: 0)
    var l1 = Lanes(repeating: 0)
    var l2 = Lanes(repeating: 0)
    var l3 = Lanes(repeating: 0)
    var l4 = Lanes(repeating: 0)
    var l5 = Lanes(repeating: 0)
    if accumulate {
      l0 = load(y + 0 * ldy)
      l1 = load(y + 1 * ldy)
      l2 = load(y + 2 * ldy)
      l3 = load(y + 3 * ldy)
      l4 = load(y + 4 * ldy)
      l5 = load(y + 5 * ldy)
    }
    var (p, q) = (a, b)
    let end = a + inner
    while p < end {
      let u = load(q)
      l0 = fused(p[0 * lda], u, l0)
      l1 = fused(p[1 * lda], u, l1)
      l2 = fused(p[2 * lda], u, l2)
      l3 = fused(p[3 * lda], u, l3)
      l4 = fused(p[4 * lda], u, l4)
      l5 = fused(p[5 * lda], u, l5)
      p += 1
      q += lanes
    }
    store(l0, y + 0 * ldy)
    store(l1, y + 1 * ldy)
    store(l2, y + 2 * ldy)
    store(l3, y + 3 * ldy)
    store(l4, y + 4 * ldy)
    store(l5, y + 5 * ldy)
  }

  @inline(__always) private static func narrow2(
    _ a: UnsafePointer<Float>, _ lda: Int, _ inner: Int, _ b: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>,
    _ ldy: Int, _ accumulate: Bool
  ) {
    var l0 = Lanes(repeating: 0)
    var l1 = Lanes(repeating: 0)
    if accumulate {
      l0 = load(y + 0 * ldy)
      l1 = load(y + 1 * ldy)
    }
    var (p, q) = (a, b)
    let end = a + inner
    while p < end {
      let u = load(q)
      l0 = fused(p[0 * lda], u, l0)
      l1 = fused(p[1 * lda], u, l1)
      p += 1
      q += lanes
    }
    store(l0, y + 0 * ldy)
    store(l1, y + 1 * ldy)
  }

  @inline(__always) private static func narrow1(
    _ a: UnsafePointer<Float>, _ lda: Int, _ inner: Int, _ b: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>,
    _ ldy: Int, _ accumulate: Bool
  ) {
    var l0 = Lanes(repeating: 0)
    if accumulate {
      l0 = load(y + 0 * ldy)
    }
    var (p, q) = (a, b)
    let end = a + inner
    while p < end {
      let u = load(q)
      l0 = fused(p[0 * lda], u, l0)
      p += 1
      q += lanes
    }
    store(l0, y + 0 * ldy)
  }
}
