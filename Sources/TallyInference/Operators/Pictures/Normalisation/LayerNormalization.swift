internal import TallyCore
internal import TallyTensor

/// LayerNormalization (ONNX 17) and RMSNormalization (23): over everything from one axis on, scaled (and shifted) number
/// by number. The first also gives mean and inverse deviation.
struct LayerNormalization: Operation {
  let axis: Int
  private let epsilon: Double
  private let isCentred: Bool
  /// Type of mean and inverse deviation.
  private let momentType: NumpyElementType

  init(_ context: NodeContext) throws(ModelError) {
    axis = try context.integer("axis", default: -1)
    epsilon = Double(try context.float("epsilon", default: 1e-5))
    isCentred = context.node.operatorName == "LayerNormalization"
    let stash = try context.integer("stash_type", default: 1)
    guard let type = NumpyElementType(onnx: Int64(stash)), type.isFloating else {
      throw context.unsupported("stash_type \(stash)")
    }
    momentType = type
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, x) = (try inputs.floating(0), try inputs.shape(0, minimumRank: 1))
    let axis = try inputs.axis(axis, rank: x.count)
    for index in isCentred ? [1, 2] : [1] where inputs.has(index) || index == 1 {
      _ = try inputs.floating(index)
      let shape = try inputs.shape(index)
      guard Broadcast.shape(x, shape) == x else { throw inputs.invalid(index, "\(shape) does not spread over \(x).") }
    }
    let moments = ValueType(Array(x[..<axis]) + x[axis...].map { _ in 1 }, momentType)
    let result = isCentred ? type : ValueType(x, try inputs.type(1).elementType)
    return isCentred ? [result, moments, moments] : [result]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, types) = (try inputs.tensor(0), try infer(inputs))
    let axis = try inputs.axis(axis, rank: x.shape.count)
    let values = x.doubles
    let moments = GroupMoments(
      values, groups: x.shape[..<axis].reduce(1, *), epsilon: epsilon, centred: isCentred)
    var result = moments.normalised(values)
    let scale = try inputs.tensor(1).broadcast(to: x.shape).doubles
    for index in result.indices { result[index] *= scale[index] }
    if isCentred && inputs.has(2) {
      let bias = try inputs.tensor(2).broadcast(to: x.shape).doubles
      for index in result.indices { result[index] += bias[index] }
    }
    let normalised = Tensor(shape: x.shape, doubles: result, as: types[0].elementType)
    guard isCentred else { return [normalised] }
    return [
      normalised, Tensor(shape: types[1].shape, doubles: moments.mean, as: momentType),
      Tensor(shape: types[1].shape, doubles: moments.inverseDeviation, as: momentType),
    ]
  }
}
