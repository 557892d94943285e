/// One to twelve rows of a whole panel: named accumulators, because only those are sure to stay in registers.
extension PanelKernel {
  #if TALLY_V4 || arch(arm64)
    @inline(__always) static func rows12(
      _ a: UnsafePointer<Float>, _ lda: Int, _ inner: Int, _ b: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>,
      _ ldy: Int, _ accumulate: Bool
    ) {
      var (l0, h0) = (Lanes(repeating: 0), Lanes(repeating: 0))
      var (l1, h1) = (Lanes(repeating: 0), Lanes(repeating: 0))
      var (l2, h2) = (Lanes(repeating: 0), Lanes(repeating: 0))
      var (l3, h3) = (Lanes(repeating: 0), Lanes(repeating: 0))
      var (l4, h4) = (Lanes(repeating: 0), Lanes(repeating: 0))
      var (l5, h5) = (Lanes(repeating: 0), Lanes(repeating: 0))
      var (l6, h6) = (Lanes(repeating: 0), Lanes(repeating: 0))
      var (l7, h7) = (Lanes(repeating: 0), Lanes(repeating: 0))
      var (l8, h8) = (Lanes(repeating: 0), Lanes(repeating: 0))
      var (l9, h9) = (Lanes(repeating: 0), Lanes(repeating: 0))
      var (l10, h10) = (Lanes(repeating: 0), Lanes(repeating: 0))
      var (l11, h11) = (Lanes(repeating: 0), Lanes(repeating: 0))
      if accumulate {
        (l0, h0) = (load(y + 0 * ldy), load(y + 0 * ldy + lanes))
        (l1, h1) = (load(y + 1 * ldy), load(y + 1 * ldy + lanes))
        (l2, h2) = (load(y + 2 * ldy), load(y + 2 * ldy + lanes))
        (l3, h3) = (load(y + 3 * ldy), load(y + 3 * ldy + lanes))
        (l4, h4) = (load(y + 4 * ldy), load(y + 4 * ldy + lanes))
        (l5, h5) = (load(y + 5 * ldy), load(y + 5 * ldy + lanes))
        (l6, h6) = (load(y + 6 * ldy), load(y + 6 * ldy + lanes))
        (l7, h7) = (load(y + 7 * ldy), load(y + 7 * ldy + lanes))
        (l8, h8) = (load(y + 8 * ldy), load(y + 8 * ldy + lanes))
        (l9, h9) = (load(y + 9 * ldy), load(y + 9 * ldy + lanes))
        (l10, h10) = (load(y + 10 * ldy), load(y + 10 * ldy + lanes))
        (l11, h11) = (load(y + 11 * ldy), load(y + 11 * ldy + lanes))
      }
      var (p, q) = (a, b)
      let end = a + inner
      while p < end {
        let (u, v) = (load(q), load(q + lanes))
        let x0 = Lanes(repeating: p[0 * lda])
        (l0, h0) = (fused(x0, u, l0), fused(x0, v, h0))
        let x1 = Lanes(repeating: p[1 * lda])
        (l1, h1) = (fused(x1, u, l1), fused(x1, v, h1))
        let x2 = Lanes(repeating: p[2 * lda])
        (l2, h2) = (fused(x2, u, l2), fused(x2, v, h2))
        let x3 = Lanes(repeating: p[3 * lda])
        (l3, h3) = (fused(x3, u, l3), fused(x3, v, h3))
        let x4 = Lanes(repeating: p[4 * lda])
        (l4, h4) = (fused(x4, u, l4), fused(x4, v, h4))
        let x5 = Lanes(repeating: p[5 * lda])
        (l5, h5) = (fused(x5, u, l5), fused(x5, v, h5))
        let x6 = Lanes(repeating: p[6 * lda])
        (l6, h6) = (fused(x6, u, l6), fused(x6, v, h6))
        let x7 = Lanes(repeating: p[7 * lda])
        (l7, h7) = (fused(x7, u, l7), fused(x7, v, h7))
        let x8 = Lanes(repeating: p[8 * lda])
        (l8, h8) = (fused(x8, u, l8), fused(x8, v, h8))
        let x9 = Lanes(repeating: p[9 * lda])
        (l9, h9) = (fused(x9, u, l9), fused(x9, v, h9))
        let x10 = Lanes(repeating: p[10 * lda])
        (l10, h10) = (fused(x10, u, l10), fused(x10, v, h10))
        let x11 = Lanes(repeating: p[11 * lda])
        (l11, h11) = (fused(x11, u, l11), fused(x11, v, h11))
        p += 1
        q += 2 * lanes
      }
      store(l0, y + 0 * ldy)
      store(h0, y + 0 * ldy + lanes)
      store(l1, y + 1 * ldy)
      store(h1, y + 1 * ldy + lanes)
      store(l2, y + 2 * ldy)
      store(h2, y + 2 * ldy + lanes)
      store(l3, y + 3 * ldy)
      store(h3, y + 3 * ldy + lanes)
      store(l4, y + 4 * ldy)
      store(h4, y + 4 * ldy + lanes)
      store(l5, y + 5 * ldy)
      store(h5, y + 5 * ldy + lanes)
      store(l6, y + 6 * ldy)
      store(h6, y + 6 * ldy + lanes)
      store(l7, y + 7 * ldy)
      store(h7, y + 7 * ldy + lanes)
      store(l8, y + 8 * ldy)
      store(h8, y + 8 * ldy + lanes)
      store(l9, y + 9 * ldy)
      store(h9, y + 9 * ldy + lanes)
      store(l10, y + 10 * ldy)
      store(h10, y + 10 * ldy + lanes)
      store(l11, y + 11 * ldy)
      store(h11, y + 11 * ldy + lanes)
    }
  #endif

  @inline(__always) static func rows6(
    _ a: UnsafePointer<Float>, _ lda: Int, _ inner: Int, _ b: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>,
    _ ldy: Int, _ accumulate: Bool
  ) {
    var (l0, h0) = (Lanes(repeating: 0), Lanes(repeating: 0))
    var (l1, h1) = (Lanes(repeating: 0), Lanes(repeating: 0))
    var (l2, h2) = (Lanes(repeating: 0), Lanes(repeating: 0))
    var (l3, h3) = (Lanes(repeating: 0), Lanes(repeating: 0))
    var (l4, h4) = (Lanes(repeating: 0), Lanes(repeating: 0))
    var (l5, h5) = (Lanes(repeating: 0), Lanes(repeating: 0))
    if accumulate {
      (l0, h0) = (load(y + 0 * ldy), load(y + 0 * ldy + lanes))
      (l1, h1) = (load(y + 1 * ldy), load(y + 1 * ldy + lanes))
      (l2, h2) = (load(y + 2 * ldy), load(y + 2 * ldy + lanes))
      (l3, h3) = (load(y + 3 * ldy), load(y + 3 * ldy + lanes))
      (l4, h4) = (load(y + 4 * ldy), load(y + 4 * ldy + lanes))
      (l5, h5) = (load(y + 5 * ldy), load(y + 5 * ldy + lanes))
    }
    var (p, q) = (a, b)
    let end = a + inner
    while p < end {
      let (u, v) = (load(q), load(q + lanes))
      let x0 = Lanes(repeating: p[0 * lda])
      (l0, h0) = (fused(x0, u, l0), fused(x0, v, h0))
      let x1 = Lanes(repeating: p[1 * lda])
      (l1, h1) = (fused(x1, u, l1), fused(x1, v, h1))
      let x2 = Lanes(repeating: p[2 * lda])
      (l2, h2) = (fused(x2, u, l2), fused(x2, v, h2))
      let x3 = Lanes(repeating: p[3 * lda])
      (l3, h3) = (fused(x3, u, l3), fused(x3, v, h3))
      let x4 = Lanes(repeating: p[4 * lda])
      (l4, h4) = (fused(x4, u, l4), fused(x4, v, h4))
      let x5 = Lanes(repeating: p[5 * lda])
      (l5, h5) = (fused(x5, u, l5), fused(x5, v, h5))
      p += 1
      q += 2 * lanes
    }
    store(l0, y + 0 * ldy)
    store(h0, y + 0 * ldy + lanes)
    store(l1, y + 1 * ldy)
    store(h1, y + 1 * ldy + lanes)
    store(l2, y + 2 * ldy)
    store(h2, y + 2 * ldy + lanes)
    store(l3, y + 3 * ldy)
    store(h3, y + 3 * ldy + lanes)
    store(l4, y + 4 * ldy)
    store(h4, y + 4 * ldy + lanes)
    store(l5, y + 5 * ldy)
    store(h5, y + 5 * ldy + lanes)
  }

  @inline(__always) static func rows2(
    _ a: UnsafePointer<Float>, _ lda: Int, _ inner: Int, _ b: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>,
    _ ldy: Int, _ accumulate: Bool
  ) {
    var (l0, h0) = (Lanes(repeating: 0), Lanes(repeating: 0))
    var (l1, h1) = (Lanes(repeating: 0), Lanes(repeating: 0))
    if accumulate {
      (l0, h0) = (load(y + 0 * ldy), load(y + 0 * ldy + lanes))
      (l1, h1) = (load(y + 1 * ldy), load(y + 1 * ldy + lanes))
    }
    var (p, q) = (a, b)
    let end = a + inner
    while p < end {
      let (u, v) = (load(q), load(q + lanes))
      let x0 = Lanes(repeating: p[0 * lda])
      (l0, h0) = (fused(x0, u, l0), fused(x0, v, h0))
      let x1 = Lanes(repeating: p[1 * lda])
      (l1, h1) = (fused(x1, u, l1), fused(x1, v, h1))
      p += 1
      q += 2 * lanes
    }
    store(l0, y + 0 * ldy)
    store(h0, y + 0 * ldy + lanes)
    store(l1, y + 1 * ldy)
    store(h1, y + 1 * ldy + lanes)
  }

  @inline(__always) static func rows1(
    _ a: UnsafePointer<Float>, _ lda: Int, _ inner: Int, _ b: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>,
    _ ldy: Int, _ accumulate: Bool
  ) {
    var (l0, h0) = (Lanes(repeating: 0), Lanes(repeating: 0))
    if accumulate {
      (l0, h0) = (load(y + 0 * ldy), load(y + 0 * ldy + lanes))
    }
    var (p, q) = (a, b)
    let end = a + inner
    while p < end {
      let (u, v) = (load(q), load(q + lanes))
      let x0 = Lanes(repeating: p[0 * lda])
      (l0, h0) = (fused(x0, u, l0), fused(x0, v, h0))
      p += 1
      q += 2 * lanes
    }
    store(l0, y + 0 * ldy)
    store(h0, y + 0 * ldy + lanes)
  }
}
