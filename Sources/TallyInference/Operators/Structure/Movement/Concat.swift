internal import TallyTensor

/// Concat (ONNX 4, 11, 13): inputs joined along one axis.
struct Concat: Operation {
  let axis: Int

  init(_ context: NodeContext) throws(ModelError) {
    guard context.has("axis") else { throw context.invalid("axis", "It is missing.") }
    axis = try context.integer("axis", default: 0)
  }

  private init(axis: Int) { self.axis = axis }

  func permuted(_ order: [Int]) -> (any Operation)? {
    let axis = axis < 0 ? axis + order.count : axis
    return order.indices.contains(axis) ? Concat(axis: order[axis]) : nil
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    var shape = try inputs.shape(0, minimumRank: 1)
    let axis = try inputs.axis(axis, rank: shape.count)
    let type = try inputs.type(0).elementType
    for index in 1..<max(1, inputs.count) {
      let other = try inputs.type(index)
      var expected = shape
      guard other.shape.count == shape.count, other.elementType == type else {
        throw inputs.invalid(index, "\(other.elementType) \(other.shape) cannot follow \(type) \(shape).")
      }
      expected[axis] = other.shape[axis]
      guard other.shape == expected else { throw inputs.invalid(index, "\(other.shape) cannot follow \(shape).") }
      shape[axis] += other.shape[axis]
    }
    return [ValueType(shape, type)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let shape = try infer(inputs)[0].shape
    let axis = try inputs.axis(axis, rank: shape.count)
    var tensors: [Tensor] = []
    for index in 0..<inputs.count { tensors.append(try inputs.tensor(index)) }
    let outer = shape[..<axis].reduce(1, *)
    let runs = tensors.map { $0.shape[axis...].reduce(1, *) }
    let starts = tensors.indices.map { tensors[..<$0].reduce(0) { $0 + $1.count } }
    let order = (0..<outer).flatMap { o in
      tensors.indices.flatMap { t in starts[t] + o * runs[t]..<starts[t] + (o + 1) * runs[t] }
    }
    return [Tensor.joined(tensors, shape: [order.count]).picking(order, shape: shape)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let rank = node.outputTypes[0].shape.count
    if rank == 4, try node.operands.axis(axis, rank: rank) == 1 {
      // Convolutions read channels side by side where they lie; who needs them together has them copied.
      if node.putOff(isHalved: false, { () throws(ModelError) in try copy(node) }) { return true }
    }
    try copy(node)
    return true
  }

  private func copy(_ node: LoweringNode) throws(ModelError) {
    let shape = node.outputTypes[0].shape
    let layout =
      (0..<node.operands.count).contains { node.layout($0) == .channelsLast } ? Layout.channelsLast : .logical
    let axis = layout.physicalAxis(try node.operands.axis(axis, rank: shape.count), rank: shape.count)
    let strides = ShapeArithmetic.strides(layout.physical(shape))
    var (inputs, copies, offset) = ([Ref](), [StridedCopy](), 0)
    for index in 0..<node.operands.count {
      let part = layout.physical(try node.operands.shape(index))
      inputs.append(try node.input(index, layout))
      copies.append(
        StridedCopy(
          extents: part, sourceStrides: ShapeArithmetic.strides(part), targetStrides: strides,
          targetOffset: offset * strides[axis]))
      offset += part[axis]
    }
    let output = node.output(0, layout)
    let (sources, moves) = (inputs, copies)
    node.emit("copy", reads: inputs, writes: [output]) { (run) throws(ModelError) in
      for (source, move) in zip(sources, moves) { move.run(run[source], run[output], team: run.team) }
    }
  }
}
