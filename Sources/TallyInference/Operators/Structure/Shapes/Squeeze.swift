/// Squeeze (ONNX 1, 11 with attribute axes; 13, 21 with an input): extents of 1 are dropped.
struct Squeeze: Reshaping {
  private let axes: [Int]?
  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) { axes = try context.integers("axes") }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0)
    let listed = try inputs.integers(axes, orInput: 1) ?? type.shape.indices.filter { type.shape[$0] == 1 }
    let gone = try inputs.axes(listed, rank: type.shape.count)
    for axis in gone where axis >= type.shape.count || type.shape[axis] != 1 {
      throw inputs.invalid("axes", "Axis \(axis) of \(type.shape) is not 1.")
    }
    let shape = type.shape.indices.filter { !gone.contains($0) }.map { type.shape[$0] }
    return [ValueType(shape, type.elementType)]
  }
}
