internal import TallyCore
internal import TallyTensor

/// Relu, LeakyRelu, Sigmoid, HardSigmoid and HardSwish: one number in, one out.
struct ActivationOperation: Operation {
  let activation: Activation

  /// An activation that the optimiser has put together.
  init(_ activation: Activation) { self.activation = activation }

  init(_ context: NodeContext) throws(ModelError) {
    switch context.node.operatorName {
    case "Relu": activation = Activation(.relu)
    case "LeakyRelu": activation = Activation(.leakyRelu, alpha: try context.float("alpha", default: 0.01))
    case "Sigmoid": activation = Activation(.sigmoid)
    case "HardSwish": activation = Activation(.hardSwish)
    case "HardSigmoid":
      activation = Activation(
        .hardSigmoid, alpha: try context.float("alpha", default: 0.2), beta: try context.float("beta", default: 0.5))
    default: throw context.unsupported(context.node.operatorName)
    }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0)
    guard type.elementType.isFloating || (activation.kind == .relu && type.elementType != .bool) else {
      throw inputs.invalid(0, "It is \(type.elementType) where floating point is expected.")
    }
    return [type]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    if activation.kind == .relu { return [x.mapped(x.shape, Rectified())] }
    return [Tensor(shape: x.shape, floats: x.floats.map(activation.reference)).cast(to: x.elementType)]
  }

  private struct Rectified: NumberPass {
    func callAsFunction<Number: ReferenceNumber>(_ values: [Number]) -> [Number] { values.map { $0 < 0 ? 0 : $0 } }
  }

  func permuted(_ order: [Int]) -> (any Operation)? { self }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    try Self.lower(node, activation)
    return true
  }

  /// One step that applies a function in whatever layout the input has.
  static func lower(_ node: LoweringNode, _ activation: Activation) throws(ModelError) {
    let layout = node.layout(0)
    let input = try node.input(0, layout)
    let output = node.output(0, layout, inPlaceOf: 0)
    node.emit(activation.kind.rawValue, reads: [input], writes: [output]) { (run) throws(ModelError) in
      Elementwise.apply(activation, run[input], run[output], team: run.team)
    }
  }
}
