internal import TallyCore
internal import TallyTensor

/// Gemm (ONNX 7, 9, 11, 13): `alpha · A' · B' + beta · C`, C broadcast.
struct Gemm: Operation {
  private let alpha: Float, beta: Float
  private let transposeA: Bool, transposeB: Bool
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) {
    alpha = try context.float("alpha", default: 1)
    beta = try context.float("beta", default: 1)
    transposeA = try context.flag("transA", default: false)
    transposeB = try context.flag("transB", default: false)
  }

  private func sizes(_ inputs: Operands) throws(ModelError) -> (rows: Int, inner: Int, columns: Int) {
    let (a, b) = (try inputs.shape(0), try inputs.shape(1))
    guard a.count == 2, b.count == 2 else { throw inputs.invalid("inputs", "\(a) and \(b) are not matrices.") }
    let (rows, inner) = transposeA ? (a[1], a[0]) : (a[0], a[1])
    let (other, columns) = transposeB ? (b[1], b[0]) : (b[0], b[1])
    guard inner == other else { throw inputs.invalid("inputs", "Matrices \(a) and \(b) do not fit together.") }
    return (rows, inner, columns)
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let s = try sizes(inputs)
    let type = try inputs.type(0).elementType
    guard type != .bool else { throw inputs.invalid(0, "There is no product of bool.") }
    try inputs.requireSameType([1, 2])
    if inputs.has(2), try Broadcast.shape(inputs.shape(2), [s.rows, s.columns]) != [s.rows, s.columns] {
      throw inputs.invalid(2, "\(try inputs.shape(2)) does not spread over [\(s.rows), \(s.columns)].")
    }
    return [ValueType([s.rows, s.columns], type)]
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    2 * Double(outputs[0].count) * Double(try sizes(inputs).inner)
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (a, b, s) = (try inputs.tensor(0), try inputs.tensor(1), try sizes(inputs))
    let left = transposeA ? Self.transposed(a) : a
    let right = transposeB ? Self.transposed(b) : b
    let shape = [s.rows, s.columns]
    let product = left.combined(right, shape, Product(rows: s.rows, inner: s.inner, columns: s.columns))
    let scaled = alpha == 1 ? product : product.mapped(shape, Scaling(factor: Double(alpha)))
    guard inputs.has(2) else { return [scaled] }
    let added = try inputs.tensor(2)
    return [
      scaled.combined(
        beta == 1 ? added : added.mapped(added.shape, Scaling(factor: Double(beta))), broadcastTo: shape,
        Binary.Plain(arithmetic: .add))
    ]
  }

  private static func transposed(_ matrix: Tensor) -> Tensor {
    let shape = [matrix.shape[1], matrix.shape[0]]
    return matrix.picking(ShapeArithmetic.places(shape, strides: [1, matrix.shape[1]]), shape: shape)
  }

  private struct Product: NumberPairPass {
    let rows: Int, inner: Int, columns: Int
    func callAsFunction<Number: ReferenceNumber>(_ a: [Number], _ b: [Number]) -> [Number] {
      MatrixProduct.reference(a, b, rows: rows, inner: inner, columns: columns)
    }
  }

  private struct Scaling: NumberPass {
    let factor: Double
    func callAsFunction<Number: ReferenceNumber>(_ values: [Number]) -> [Number] {
      values.map { Number(cutting: $0.asDouble * factor) }
    }
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let s = try sizes(node.operands)
    guard alpha == 1, beta == 1 || !node.operands.has(2) else { return false }
    let spread = node.operands.has(2) ? Broadcast([s.rows, s.columns], try node.operands.shape(2)) : nil
    let (a, b) = (try node.input(0, .logical), try node.input(1, .logical))
    let added = try node.optionalInput(2)
    let output = node.output(0, .logical)
    let (transposeA, transposeB) = (transposeA, transposeB)
    node.emit("product", reads: [a, b] + [added].compactMap { $0 }, writes: [output]) { (run) throws(ModelError) in
      MatrixProduct.run(
        run[a], run[b], run[output], items: [MatrixProduct.Item(a: 0, b: 0, y: 0)], rows: s.rows, inner: s.inner,
        columns: s.columns, transposeA: transposeA, transposeB: transposeB, team: run.team)
      if let spread, let added { spread.run(.add, run[output], run[added], run[output], team: run.team) }
    }
    return true
  }
}
