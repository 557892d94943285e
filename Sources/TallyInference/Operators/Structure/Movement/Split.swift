internal import TallyTensor

/// Split (ONNX 2, 11 with attribute split; 13 with an input; 18 with num_outputs).
struct Split: Operation {
  let axis: Int
  private let sizes: [Int]?
  private let outputs: Int
  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) {
    axis = try context.integer("axis", default: 0)
    sizes = try context.integers("split")
    outputs = context.node.outputs.count
  }

  private func parts(_ inputs: Operands) throws(ModelError) -> (axis: Int, sizes: [Int]) {
    let shape = try inputs.shape(0, minimumRank: 1)
    let axis = try inputs.axis(axis, rank: shape.count)
    let even = (shape[axis] + outputs - 1) / outputs
    let sizes =
      try inputs.integers(sizes, orInput: 1) ?? (0..<outputs).map { min(even, max(0, shape[axis] - $0 * even)) }
    guard sizes.count == outputs, sizes.allSatisfy({ $0 >= 0 }), sizes.reduce(0, +) == shape[axis] else {
      throw inputs.invalid("split", "Parts \(sizes) do not make \(shape[axis]) in \(outputs) outputs.")
    }
    return (axis, sizes)
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, parts) = (try inputs.type(0), try parts(inputs))
    return parts.sizes.map { size in
      var shape = type.shape
      shape[parts.axis] = size
      return ValueType(shape, type.elementType)
    }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, types, parts) = (try inputs.tensor(0), try infer(inputs), try parts(inputs))
    let strides = ShapeArithmetic.strides(x.shape)
    var (start, result) = (0, [Tensor]())
    for type in types {
      let first = start * strides[parts.axis]
      result.append(
        x.picking(ShapeArithmetic.places(type.shape, strides: strides, offset: first), shape: type.shape))
      start += type.shape[parts.axis]
    }
    return result
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let (layout, shape, parts) = (node.layout(0), try node.operands.shape(0), try parts(node.operands))
    let axis = layout.physicalAxis(parts.axis, rank: shape.count)
    let strides = ShapeArithmetic.strides(layout.physical(shape))
    let input = try node.input(0, layout)
    var start = 0
    for (index, type) in node.outputTypes.enumerated() {
      let extents = layout.physical(type.shape)
      let copy = StridedCopy(
        extents: extents, sourceStrides: strides, targetStrides: ShapeArithmetic.strides(extents),
        sourceOffset: start * strides[axis])
      let output = node.output(index, layout)
      node.emit("copy", reads: [input], writes: [output]) { (run) throws(ModelError) in
        copy.run(run[input], run[output], team: run.team)
      }
      start += extents[axis]
    }
    return true
  }
}
