internal import TallyTensor

/// MatMul (ONNX 1, 9, 13): products of the last two dimensions, the others broadcast.
struct MatMul: Operation {
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) {}

  /// Extents of the products and of the batch, with vectors made matrices.
  private struct Sizes {
    let rows: Int, inner: Int, columns: Int, batch: [Int]
    let left: [Int], right: [Int], result: [Int]
  }

  private func sizes(_ inputs: Operands) throws(ModelError) -> Sizes {
    let (a, b) = (try inputs.shape(0, minimumRank: 1), try inputs.shape(1, minimumRank: 1))
    let (x, y) = (a.count == 1 ? [1] + a : a, b.count == 1 ? b + [1] : b)
    let (left, right) = (Array(x.dropLast(2)), Array(y.dropLast(2)))
    guard let batch = Broadcast.shape(left, right), x[x.count - 1] == y[y.count - 2] else {
      throw inputs.invalid("inputs", "Matrices \(a) and \(b) do not fit together.")
    }
    let (rows, columns) = (x[x.count - 2], y[y.count - 1])
    let result = batch + (a.count == 1 ? [] : [rows]) + (b.count == 1 ? [] : [columns])
    return Sizes(
      rows: rows, inner: x[x.count - 1], columns: columns, batch: batch, left: left, right: right, result: result)
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    guard try inputs.type(0).elementType.isFloat, try inputs.type(1).elementType.isFloat else {
      throw inputs.unsupported("a product that is not float32")
    }
    return [ValueType(try sizes(inputs).result)]
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    2 * Double(outputs[0].count) * Double(try sizes(inputs).inner)
  }

  private func items(_ s: Sizes) -> [MatrixProduct.Item] {
    let (a, b) = (
      ShapeArithmetic.broadcastIndices(s.left, to: s.batch), ShapeArithmetic.broadcastIndices(s.right, to: s.batch)
    )
    return a.indices.map {
      MatrixProduct.Item(a: a[$0] * s.rows * s.inner, b: b[$0] * s.inner * s.columns, y: $0 * s.rows * s.columns)
    }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (a, b, s) = (try inputs.tensor(0).floats, try inputs.tensor(1).floats, try sizes(inputs))
    let values = items(s).flatMap { item in
      MatrixProduct.reference(
        Array(a[item.a..<item.a + s.rows * s.inner]), Array(b[item.b..<item.b + s.inner * s.columns]), rows: s.rows,
        inner: s.inner, columns: s.columns)
    }
    return [Tensor(shape: s.result, floats: values)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let s = try sizes(node.operands)
    var products = items(s)
    var rows = s.rows
    if s.right.allSatisfy({ $0 == 1 }) && s.batch == s.left {
      rows *= products.count  // one right side for all: a single tall product
      products = products.isEmpty ? [] : [MatrixProduct.Item(a: 0, b: 0, y: 0)]
    }
    let (list, height) = (products, rows)
    let (a, b, output) = (try node.input(0, .logical), try node.input(1, .logical), node.output(0, .logical))
    node.emit("product", reads: [a, b], writes: [output]) { (run) throws(ModelError) in
      MatrixProduct.run(
        run[a], run[b], run[output], items: list, rows: height, inner: s.inner, columns: s.columns, team: run.team)
    }
    return true
  }
}
