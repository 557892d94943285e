/// Identity (ONNX 1, 13, 14 and later): another name, which the optimiser removes.
struct Identity: Operation {
  /// What only gives another name.
  init() {}

  init(_ context: NodeContext) throws(ModelError) {}

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] { [try inputs.type(0)] }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] { [try inputs.tensor(0)] }
}
