internal import TallyCore

/// InstanceNormalization (ONNX 6, 22: every channel its own group) and GroupNormalization (18 with scale and bias for each
/// group, 21 for each channel).
struct GroupNormalization: Operation {
  private let epsilon: Double
  /// Nil where every channel is a group.
  private let groups: Int?
  private let scalesGroups: Bool

  init(_ context: NodeContext) throws(ModelError) {
    epsilon = Double(try context.float("epsilon", default: 1e-5))
    if context.node.operatorName == "InstanceNormalization" {
      groups = nil
    } else {
      let count = try context.integer("num_groups", default: 0)
      guard count > 0 else { throw context.invalid("num_groups", "A positive number is expected.") }
      groups = count
    }
    scalesGroups = groups != nil && context.opset < 21
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, x) = (try inputs.floating(0), try inputs.shape(0, minimumRank: 3))
    try inputs.requireSameType([1, 2])
    try inputs.requireNumbers(0)
    if let groups, x[1] % groups != 0 {
      throw inputs.invalid("attribute num_groups", "\(x[1]) channels do not make \(groups) groups.")
    }
    let count = scalesGroups ? groups ?? x[1] : x[1]
    for index in 1...2 where try inputs.shape(index) != [count] {
      throw inputs.invalid(index, "Its shape is not [\(count)].")
    }
    return [type]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    let (scale, bias) = (try inputs.tensor(1).doubles, try inputs.tensor(2).doubles)
    let (channels, pixels) = (x.shape[1], x.shape[2...].reduce(1, *))
    let values = x.doubles
    let moments = GroupMoments(values, groups: x.shape[0] * (groups ?? channels), epsilon: epsilon)
    let perEntry = channels / scale.count * pixels
    let result = moments.normalised(values).enumerated().map { index, value in
      let entry = index / perEntry % scale.count
      return value * scale[entry] + bias[entry]
    }
    return [Tensor(shape: x.shape, doubles: result, as: x.elementType)]
  }
}
