internal import TallyCore

/// Constant (ONNX 1, 9, 11, 12, 13): a tensor that the node carries itself.
struct Constant: Operation {
  let value: Tensor

  init(_ context: NodeContext) throws(ModelError) {
    let attributes = context.node.attributes
    if case .tensor(let tensor)? = attributes["value"] {
      value = tensor
    } else if case .float(let number)? = attributes["value_float"] {
      value = Tensor(shape: [], floats: [number])
    } else if case .floats(let numbers)? = attributes["value_floats"] {
      value = Tensor(shape: [numbers.count], floats: numbers)
    } else if case .integer(let number)? = attributes["value_int"] {
      value = Tensor(shape: [], integers: [number])
    } else if case .integers(let numbers)? = attributes["value_ints"] {
      value = Tensor(shape: [numbers.count], integers: numbers)
    } else {
      throw context.unsupported("a constant without a dense numeric value")
    }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] { [ValueType(value.shape, value.elementType)] }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] { [value] }
}
