internal import TallyCore
internal import TallyTensor

/// Clip (ONNX 1, 6 with attributes; 11, 12, 13 with inputs min and max).
struct Clip: Operation {
  private let minimum: Float?
  private let maximum: Float?

  init(_ context: NodeContext) throws(ModelError) {
    let old = context.opset < 11
    minimum = old ? try context.float("min", default: -.greatestFiniteMagnitude) : nil
    maximum = old ? try context.float("max", default: .greatestFiniteMagnitude) : nil
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    guard try inputs.type(0).elementType != .bool else { throw inputs.invalid(0, "There is no order of bool.") }
    try inputs.requireSameType([1, 2])
    for index in 1...2 where inputs.has(index) {
      guard try inputs.type(index).count == 1 else { throw inputs.invalid(index, "One number is expected.") }
    }
    return [try inputs.type(0)]
  }

  /// The function when both ends are known before a run.
  func activation(_ constants: [Operands.Operand?]) -> Activation? {
    func end(_ index: Int, _ attribute: Float?, _ open: Float) -> Float? {
      if let attribute { return attribute }
      guard index < constants.count, let operand = constants[index] else { return open }
      return operand.constant?.floats.first
    }
    guard let low = end(1, minimum, -.infinity), let high = end(2, maximum, .infinity) else { return nil }
    return Activation(.clip, alpha: low, beta: high)
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    let low = inputs.has(1) ? try inputs.tensor(1) : nil
    let high = inputs.has(2) ? try inputs.tensor(2) : nil
    if case .integers(let values) = x.numbers {
      let (least, most) = (low?.integers[0] ?? .min, high?.integers[0] ?? .max)
      return [Tensor(shape: x.shape, integers: values.map { min(max($0, least), most) }, as: x.elementType)]
    }
    let least = low?.doubles[0] ?? minimum.map { Double($0) } ?? -.infinity
    let most = high?.doubles[0] ?? maximum.map { Double($0) } ?? .infinity
    let values = x.doubles.map { value in
      let raised = value < least ? least : value
      return raised > most ? most : raised
    }
    return [Tensor(shape: x.shape, doubles: values).cast(to: x.elementType)]
  }

  func permuted(_ order: [Int]) -> (any Operation)? { self }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    guard let activation = activation(node.operands.list) else { return false }
    try ActivationOperation.lower(node, activation)
    return true
  }
}
