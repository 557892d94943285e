internal import TallyTensor

/// BatchNormalization (ONNX 7, 9, 14, 15): inputs X, scale, B, mean, variance. In training mode it normalises by what the
/// batch itself has, and moves mean and variance towards that.
struct BatchNormalization: Operation {
  let epsilon: Float
  private let momentum: Double
  let isTraining: Bool

  init(_ context: NodeContext) throws(ModelError) {
    epsilon = try context.float("epsilon", default: 1e-5)
    momentum = Double(try context.float("momentum", default: 0.9))
    isTraining = try context.flag("training_mode", default: false)
    guard try context.flag("spatial", default: true) else { throw context.unsupported("spatial = 0") }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let x = try inputs.shape(0, minimumRank: 2)
    let type = try inputs.floating(0).elementType
    try inputs.requireNumbers(0)
    for index in 1...4 where try inputs.shape(index) != [x[1]] {
      throw inputs.invalid(index, "Its shape is not [\(x[1])].")
    }
    guard isTraining else { return [ValueType(x, type)] }
    return [ValueType(x, type), try inputs.type(3), try inputs.type(4)]
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
    guard known.count == 4, !isTraining else { return nil }
    return Self.affine(scale: known[0], bias: known[1], mean: known[2], variance: known[3], epsilon: epsilon)
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    if isTraining { return try train(inputs) }
    let (scale, shift) = try affine(inputs)
    let plane = max(1, x.shape[2...].reduce(1, *))
    let values = x.doubles.enumerated().map { index, value in
      let channel = index / plane % x.shape[1]
      return value * Double(scale[channel]) + Double(shift[channel])
    }
    return [Tensor(shape: x.shape, doubles: values, as: x.elementType)]
  }

  private func train(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    let (values, lines) = (x.doubles, ShapeArithmetic.lines(x.shape, axis: 1))
    let isReduced = x.shape.indices.map { $0 != 1 }
    let means = Reduction.mean.reduce(values, shape: x.shape, reduced: isReduced)
    let channels = values.indices.map { $0 / lines.inner % lines.extent }
    let centred = values.indices.map { values[$0] - means[channels[$0]] }
    let variances = Reduction.mean.reduce(centred.map { $0 * $0 }, shape: x.shape, reduced: isReduced)
    let (scale, bias) = (try inputs.tensor(1).doubles, try inputs.tensor(2).doubles)
    let normalised = centred.indices.map { index in
      let channel = channels[index]
      return centred[index] / (variances[channel] + Double(epsilon)).squareRoot() * scale[channel] + bias[channel]
    }
    func moved(_ index: Int, _ now: [Double]) throws(ModelError) -> Tensor {
      let old = try inputs.tensor(index)
      let both = zip(old.doubles, now).map { $0 * momentum + $1 * (1 - momentum) }
      return Tensor(shape: old.shape, doubles: both, as: old.elementType)
    }
    return [
      Tensor(shape: x.shape, doubles: normalised, as: x.elementType), try moved(3, means), try moved(4, variances),
    ]
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
