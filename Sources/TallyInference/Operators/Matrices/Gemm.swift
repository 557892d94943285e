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
    guard try inputs.type(0).elementType.isFloat, try inputs.type(1).elementType.isFloat else {
      throw inputs.unsupported("a product that is not float32")
    }
    if inputs.has(2), try Broadcast.shape(inputs.shape(2), [s.rows, s.columns]) != [s.rows, s.columns] {
      throw inputs.invalid(2, "\(try inputs.shape(2)) does not spread over [\(s.rows), \(s.columns)].")
    }
    return [ValueType([s.rows, s.columns])]
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    2 * Double(outputs[0].count) * Double(try sizes(inputs).inner)
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (a, b, s) = (try inputs.tensor(0).floats, try inputs.tensor(1).floats, try sizes(inputs))
    var sums = [Float](repeating: 0, count: s.rows * s.columns)
    for r in 0..<s.rows {
      for c in 0..<s.columns {
        for k in 0..<s.inner {
          let x = transposeA ? a[k * s.rows + r] : a[r * s.inner + k]
          sums[r * s.columns + c] += x * (transposeB ? b[c * s.inner + k] : b[k * s.columns + c])
        }
      }
    }
    if alpha != 1 { sums = sums.map { $0 * alpha } }
    if inputs.has(2) {
      let added = try inputs.tensor(2)
      let places = ShapeArithmetic.broadcastIndices(added.shape, to: [s.rows, s.columns])
      let values = added.floats
      for index in sums.indices { sums[index] += beta * values[places[index]] }
    }
    return [Tensor(shape: [s.rows, s.columns], floats: sums)]
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
