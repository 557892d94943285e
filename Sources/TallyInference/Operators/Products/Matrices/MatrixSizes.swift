internal import TallyCore
internal import TallyTensor

/// Extents of products of matrices as MatMul has them: vectors are made matrices, all axes but the last two are a batch.
struct MatrixSizes {
  let rows: Int, inner: Int, columns: Int, batch: [Int]
  let left: [Int], right: [Int], result: [Int]

  /// For inputs `a` and `b` of a node.
  init(_ inputs: Operands, _ a: Int = 0, _ b: Int = 1) throws(ModelError) {
    let (a, b) = (try inputs.shape(a, minimumRank: 1), try inputs.shape(b, minimumRank: 1))
    let (x, y) = (a.count == 1 ? [1] + a : a, b.count == 1 ? b + [1] : b)
    (left, right) = (Array(x.dropLast(2)), Array(y.dropLast(2)))
    guard let batch = Broadcast.shape(left, right), x[x.count - 1] == y[y.count - 2] else {
      throw inputs.invalid("inputs", "Matrices \(a) and \(b) do not fit together.")
    }
    (self.batch, inner) = (batch, x[x.count - 1])
    (rows, columns) = (x[x.count - 2], y[y.count - 1])
    result = batch + (a.count == 1 ? [] : [rows]) + (b.count == 1 ? [] : [columns])
  }

  /// Where the operands and the result of each product begin.
  var items: [MatrixProduct.Item] {
    let (a, b) = (
      ShapeArithmetic.broadcastIndices(left, to: batch), ShapeArithmetic.broadcastIndices(right, to: batch)
    )
    return a.indices.map {
      MatrixProduct.Item(a: a[$0] * rows * inner, b: b[$0] * inner * columns, y: $0 * rows * columns)
    }
  }

  /// The products by definition.
  func product(_ a: Tensor, _ b: Tensor) -> Tensor {
    a.combined(b, result, Products(items: items, rows: rows, inner: inner, columns: columns))
  }

  private struct Products: NumberPairPass {
    let items: [MatrixProduct.Item], rows: Int, inner: Int, columns: Int

    func callAsFunction<Number: ReferenceNumber>(_ a: [Number], _ b: [Number]) -> [Number] {
      items.flatMap { item in
        MatrixProduct.reference(
          Array(a[item.a..<item.a + rows * inner]), Array(b[item.b..<item.b + inner * columns]), rows: rows,
          inner: inner, columns: columns)
      }
    }
  }
}
