/// ConstantOfShape (ONNX 9, 20, 21): one number in a shape given as input.
struct ConstantOfShape: Operation {
  private let value: Tensor
  var shapeInputs: Set<Int> { [0] }

  init(_ context: NodeContext) throws(ModelError) {
    switch context.node.attributes["value"] {
    case nil: value = Tensor(shape: [1], floats: [0])
    case .tensor(let tensor) where tensor.count == 1: value = tensor
    default: throw context.invalid("value", "A tensor of one number is expected.")
    }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let shape = try inputs.integers(0) ?? []
    guard shape.allSatisfy({ $0 >= 0 }) else { throw inputs.invalid(0, "\(shape) has a negative extent.") }
    return [ValueType(shape, value.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let shape = try infer(inputs)[0].shape
    return [value.picking([Int](repeating: 0, count: shape.reduce(1, *)), shape: shape)]
  }
}
