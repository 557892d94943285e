internal import TallyTensor

/// BatchNormalization in inference (ONNX 7, 9, 14, 15): inputs X, scale, B, mean, variance.
struct BatchNormalization: Operation {
  let epsilon: Float

  init(_ context: NodeContext) throws(ModelError) {
    epsilon = try context.float("epsilon", default: 1e-5)
    guard try !context.flag("training_mode", default: false) else { throw context.unsupported("training_mode") }
    guard try context.flag("spatial", default: true) else { throw context.unsupported("spatial = 0") }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let x = try inputs.shape(0, minimumRank: 2)
    guard try inputs.type(0).elementType.isFloat else { throw inputs.unsupported("a type that is not float32") }
    for index in 1...4 where try inputs.shape(index) != [x[1]] {
      throw inputs.invalid(index, "Its shape is not [\(x[1])].")
    }
    return [ValueType(x)]
  }

  /// `y = x · scale + shift`, the whole operator in two numbers per channel, made in double precision.
  static func affine(scale: [Float], bias: [Float], mean: [Float], variance: [Float], epsilon: Float)
    -> (scale: [Float], shift: [Float])
  {
    let factors = scale.indices.map { Double(scale[$0]) / (Double(variance[$0]) + Double(epsilon)).squareRoot() }
    let shifts = scale.indices.map { Double(bias[$0]) - Double(mean[$0]) * factors[$0] }
    return (factors.map { Float($0) }, shifts.map { Float($0) })
  }

  func affine(_ inputs: Operands) throws(ModelError) -> (scale: [Float], shift: [Float]) {
    Self.affine(
      scale: try inputs.tensor(1).floats, bias: try inputs.tensor(2).floats, mean: try inputs.tensor(3).floats,
      variance: try inputs.tensor(4).floats, epsilon: epsilon)
  }

  /// The same from tensors; nil where one is not known.
  func affine(constants: [Tensor?]) -> (scale: [Float], shift: [Float])? {
    let known = constants.compactMap { $0?.floats }
    guard known.count == 4 else { return nil }
    return Self.affine(scale: known[0], bias: known[1], mean: known[2], variance: known[3], epsilon: epsilon)
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    let (scale, shift) = try affine(inputs)
    let plane = max(1, x.shape[2...].reduce(1, *))
    let values = x.floats.enumerated().map { index, value in
      let channel = index / plane % x.shape[1]
      return value * scale[channel] + shift[channel]
    }
    return [Tensor(shape: x.shape, floats: values)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    guard let (scale, shift) = affine(constants: (1...4).map { node.operands.list[$0]?.constant }) else { return false }
    let shape = try node.operands.shape(0)
    let (channels, pixels) = (shape[1], shape[0] * shape[2...].reduce(1, *))
    let input = try node.input(0, .channelsLast)
    let output = node.output(0, .channelsLast, inPlaceOf: 0)
    let (factors, shifts) = (try node.constant(scale), try node.constant(shift))
    let activation = node.fusion.activation
    node.emit("affine", reads: [input, factors, shifts], writes: [output]) { (run) throws(ModelError) in
      Elementwise.affine(
        run[input], run[output], pixels: pixels, channels: channels, scale: run[factors], shift: run[shifts],
        activation: activation, team: run.team)
    }
    return true
  }
}
