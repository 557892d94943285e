internal import TallyCore

/// Dropout (ONNX 7, 10, 12, 13, 22) outside training, or with nothing dropped: the input and a mask of all that is kept.
struct Dropout: Operation {
  init(_ context: NodeContext) throws(ModelError) {}

  var shapeInputs: Set<Int> { [1, 2] }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let isTraining = try inputs.number(2) ?? 0 != 0
    let ratio = try inputs.number(1) ?? 0.5
    guard !isTraining || ratio == 0 else { throw inputs.unsupported("Dropout in training, which is random") }
    let type = try inputs.type(0)
    return [type, ValueType(type.shape, .bool)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    return [x, Tensor(shape: x.shape, truths: [Bool](repeating: true, count: x.count))]
  }
}
