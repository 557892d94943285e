internal import TallyCore
internal import TallyTensor

/// Where (ONNX 9, 16): `condition ? x : y`, all three broadcast.
struct Where: Operation {
  init(_ context: NodeContext) throws(ModelError) {}

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (condition, x, y) = (try inputs.type(0), try inputs.type(1), try inputs.type(2))
    guard let values = Broadcast.shape(x.shape, y.shape), let shape = Broadcast.shape(condition.shape, values),
      x.elementType == y.elementType, condition.elementType == .bool
    else {
      throw inputs.invalid("inputs", "\(condition.shape), \(x.shape) and \(y.shape) do not fit together.")
    }
    return [ValueType(shape, x.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let type = try infer(inputs)[0]
    let (condition, x, y) = (try inputs.tensor(0), try inputs.tensor(1), try inputs.tensor(2))
    let truths = condition.integers
    let places = [condition, x, y].map { ShapeArithmetic.broadcastIndices($0.shape, to: type.shape) }
    let both = Tensor.joined([x, y], shape: [x.count + y.count])
    let picks = places[0].indices.map { truths[places[0][$0]] != 0 ? places[1][$0] : x.count + places[2][$0] }
    return [both.picking(picks, shape: type.shape)]
  }

  func permuted(_ order: [Int]) -> (any Operation)? { self }
}
