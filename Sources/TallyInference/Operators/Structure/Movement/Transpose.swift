internal import TallyTensor

/// Transpose (ONNX 1, 13, 21): axes in another order, reversed where none is given.
struct Transpose: Operation {
  private let permutation: [Int]?

  /// A transposition that the optimiser has put together.
  init(order: [Int]) { permutation = order }

  init(_ context: NodeContext) throws(ModelError) { permutation = try context.integers("perm") }

  /// Axis `i` of the result is axis `order[i]` of the input.
  func order(rank: Int) -> [Int] { permutation ?? Array((0..<rank).reversed()) }

  private func order(_ inputs: Operands) throws(ModelError) -> [Int] {
    let rank = try inputs.shape(0).count
    let order = order(rank: rank)
    guard order.sorted() == Array(0..<rank) else {
      throw inputs.invalid("attribute perm", "\(order) is no order of \(rank) axes.")
    }
    return order
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, order) = (try inputs.type(0), try order(inputs))
    return [ValueType(order.map { type.shape[$0] }, type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, order) = (try inputs.tensor(0), try order(inputs))
    let strides = ShapeArithmetic.strides(x.shape)
    let (shape, steps) = (order.map { x.shape[$0] }, order.map { strides[$0] })
    return [x.picking(ShapeArithmetic.places(shape, strides: steps), shape: shape)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let (shape, order) = (try node.operands.shape(0), try order(node.operands))
    // Rows, columns, channels → channels first, and back: only the name of the layout changes.
    let rank = shape.count
    if rank >= 3 {
      let toFirst = [0, rank - 1] + Array(1..<rank - 1)
      let toLast = [0] + Array(2..<rank) + [1]
      if order == toFirst, node.isAliasable(0, .logical) {
        try node.alias(0, of: 0, from: .logical, to: .channelsLast)
        return true
      }
      if order == toLast, node.layout(0) == .channelsLast {
        try node.alias(0, of: 0, from: .channelsLast, to: .logical)
        return true
      }
    }
    let layout = node.layout(0)
    let physical = ShapeArithmetic.strides(layout.physical(shape))
    let strides = layout.logical(physical)
    let result = order.map { shape[$0] }
    let copy = StridedCopy(
      extents: result, sourceStrides: order.map { strides[$0] }, targetStrides: ShapeArithmetic.strides(result))
    let (input, output) = (try node.input(0, layout), node.output(0, .logical))
    node.emit("copy", reads: [input], writes: [output]) { (run) throws(ModelError) in
      copy.run(run[input], run[output], team: run.team)
    }
    return true
  }
}
