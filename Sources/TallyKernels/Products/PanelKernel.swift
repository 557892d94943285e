/// Products of a few hundred rows with a panel of columns that is two registers wide: what Winograd and the direct
/// convolutions consist of. Accumulators stay in registers over the whole inner dimension; twelve rows fill the 32
/// registers of AVX-512 and arm64, six the 16 of the others.
enum PanelKernel {
  /// Rows that fill the registers.
  #if TALLY_V4 || arch(arm64)
    static let rowsAtOnce = 12
  #else
    static let rowsAtOnce = 6
  #endif

  /// `y[r, c] = Σₖ a[r, k] · b[k, c] + (accumulate ? y[r, c] : 0)` for `rows` rows and the columns of one panel, two
  /// registers of them, or one where it is narrow; `b` is dense, rows of `a` and `y` lie `lda` and `ldy` floats apart.
  static func product(
    _ a: UnsafePointer<Float>, lda: Int, rows: Int, inner: Int, _ b: UnsafePointer<Float>,
    _ y: UnsafeMutablePointer<Float>, ldy: Int, accumulate: Bool, isNarrow: Bool
  ) {
    if isNarrow {
      narrow(a, lda, rows, inner, b, y, ldy, accumulate)
    } else {
      whole(a, lda, rows, inner, b, y, ldy, accumulate)
    }
  }

  private static func whole(
    _ a: UnsafePointer<Float>, _ lda: Int, _ rows: Int, _ inner: Int, _ b: UnsafePointer<Float>,
    _ y: UnsafeMutablePointer<Float>, _ ldy: Int, _ accumulate: Bool
  ) {
    var row = 0
    #if TALLY_V4 || arch(arm64)
      while row + 12 <= rows {
        rows12(a + row * lda, lda, inner, b, y + row * ldy, ldy, accumulate)
        row += 12
      }
    #endif
    while row + 6 <= rows {
      rows6(a + row * lda, lda, inner, b, y + row * ldy, ldy, accumulate)
      row += 6
    }
    while row + 2 <= rows {
      rows2(a + row * lda, lda, inner, b, y + row * ldy, ldy, accumulate)
      row += 2
    }
    if row < rows { rows1(a + row * lda, lda, inner, b, y + row * ldy, ldy, accumulate) }
  }
}
