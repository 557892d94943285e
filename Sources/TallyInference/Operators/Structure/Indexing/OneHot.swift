/// OneHot (ONNX 9, 11): along a new axis of a given depth, one value where the index says and another elsewhere.
struct OneHot: Operation {
  private let axis: Int
  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) { axis = try context.integer("axis", default: -1) }

  private func sizes(_ inputs: Operands) throws(ModelError) -> (axis: Int, depth: Int) {
    let axis = try inputs.axis(axis, rank: inputs.shape(0).count + 1)
    guard let depth = try inputs.number(1), depth >= 0, depth <= Double(inputs.limits.elements) else {
      throw inputs.invalid(1, "A depth is expected.")
    }
    return (axis, Int(depth))
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let sizes = try sizes(inputs)
    guard try inputs.shape(2) == [2] else { throw inputs.invalid(2, "Two values are expected.") }
    var shape = try inputs.shape(0)
    shape.insert(sizes.depth, at: sizes.axis)
    return [ValueType(shape, try inputs.type(2).elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (type, sizes) = (try infer(inputs)[0], try sizes(inputs))
    let lines = ShapeArithmetic.lines(type.shape, axis: sizes.axis)
    let depth = Int64(sizes.depth)
    var picks = [Int](repeating: 0, count: type.count)
    for (place, index) in try inputs.tensor(0).integers.enumerated() where index >= -depth && index < depth {
      let at = Int(index < 0 ? index + depth : index)
      picks[(place / lines.inner * lines.extent + at) * lines.inner + place % lines.inner] = 1
    }
    return [try inputs.tensor(2).picking(picks, shape: type.shape)]
  }
}
