internal import TallyCore
internal import TallyTensor

/// MatMul (ONNX 1, 9, 13): products of the last two dimensions, the others broadcast; of any type but bool.
struct MatMul: Operation {
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) {}

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0).elementType
    guard type != .bool else { throw inputs.invalid(0, "There is no product of bool.") }
    try inputs.requireSameType([1])
    return [ValueType(try MatrixSizes(inputs).result, type)]
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    2 * Double(outputs[0].count) * Double(try MatrixSizes(inputs).inner)
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    [try MatrixSizes(inputs).product(try inputs.tensor(0), try inputs.tensor(1))]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let s = try MatrixSizes(node.operands)
    var products = s.items
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
