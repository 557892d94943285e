internal import TallyTensor

/// Expand (ONNX 8, 13): broadcast to a shape.
struct Expand: Operation {
  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) {}

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, wanted) = (try inputs.type(0), try inputs.integers(1) ?? [])
    guard wanted.allSatisfy({ $0 >= 0 }), let shape = Broadcast.shape(type.shape, wanted) else {
      throw inputs.invalid(1, "\(type.shape) cannot be spread to \(wanted).")
    }
    return [ValueType(shape, type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type) = (try inputs.tensor(0), try infer(inputs)[0])
    return [x.picking(ShapeArithmetic.broadcastIndices(x.shape, to: type.shape), shape: type.shape)]
  }
}
