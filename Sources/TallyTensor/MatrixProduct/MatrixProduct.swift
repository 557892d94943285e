/// Products of matrices, row-major.
public enum MatrixProduct {
  /// The definition: `y[r, c] = Σₖ a[r, k] · b[k, c]`.
  @specialized(where Number == Float)
  @specialized(where Number == Double)
  @specialized(where Number == Int64)
  public static func reference<Number: ReferenceNumber>(
    _ a: [Number], _ b: [Number], rows: Int, inner: Int, columns: Int
  ) -> [Number] {
    var y = [Number](repeating: 0, count: rows * columns)
    for r in 0..<rows {
      for k in 0..<inner {
        let x = a[r * inner + k]
        for c in 0..<columns {
          y[r * columns + c] = Number.sum(y[r * columns + c], Number.product(x, b[k * columns + c]))
        }
      }
    }
    return y
  }

  /// One product of a batch: where its operands and its result begin, in floats.
  public struct Item: Sendable {
    /// Offsets of the left and right operand and of the result.
    public let a: Int, b: Int, y: Int

    /// Offsets by name.
    public init(a: Int, b: Int, y: Int) { (self.a, self.b, self.y) = (a, b, y) }
  }

  /// Products of a batch by BLAS, in blocks of 128 rows. With `transposeA`, `a` lies in memory as inner × rows; with
  /// `transposeB`, `b` as columns × inner.
  public static func run(
    _ a: FloatView, _ b: FloatView, _ y: FloatView, items: [Item], rows: Int, inner: Int, columns: Int,
    transposeA: Bool = false, transposeB: Bool = false, team: WorkerTeam
  ) {
    for item in items {
      precondition(item.a + rows * inner <= a.count && item.b + inner * columns <= b.count, "operands")
      precondition(item.y + rows * columns <= y.count, "result")
    }
    let block = 128
    let blocks = (rows + block - 1) / block
    team.forEach(items.count * blocks) { chunk, _ in
      let (item, first) = (items[chunk / blocks], chunk % blocks * block)
      let to = y.base + item.y + first * columns
      let count = min(block, rows - first)
      if inner == 0 {
        to.update(repeating: 0, count: count * columns)
        return
      }
      BLAS.multiply(
        m: count, n: columns, k: inner, a.base + item.a + (transposeA ? first : first * inner),
        lda: transposeA ? rows : inner, transposeA: transposeA, b.base + item.b,
        ldb: transposeB ? inner : columns, transposeB: transposeB, to, ldc: columns)
    }
  }
}
