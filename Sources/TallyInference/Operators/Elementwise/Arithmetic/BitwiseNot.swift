internal import TallyCore

/// BitwiseNot (ONNX 18): every bit of an integer the other way.
struct BitwiseNot: Operation {
  init(_ context: NodeContext) throws(ModelError) {}

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0)
    guard type.elementType.isInteger else { throw inputs.invalid(0, "\(type.elementType) has no bits to turn.") }
    return [type]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    return [Tensor(shape: x.shape, integers: x.integers.map { ~$0 }, as: x.elementType)]
  }
}
