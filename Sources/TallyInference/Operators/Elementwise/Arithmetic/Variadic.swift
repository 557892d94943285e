internal import TallyCore
internal import TallyTensor

/// Max, Min, Sum and Mean (ONNX 8, 12, 13) over any number of inputs, with broadcasting.
struct Variadic: Operation {
  private let arithmetic: Arithmetic
  private let isMean: Bool

  init(_ context: NodeContext) throws(ModelError) {
    let name = context.node.operatorName
    arithmetic = name == "Max" ? .maximum : name == "Min" ? .minimum : .add
    isMean = name == "Mean"
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let first = try inputs.type(0)
    guard first.elementType != .bool else { throw inputs.invalid(0, "There is no arithmetic on bool.") }
    var shape = first.shape
    for index in 1..<max(1, inputs.count) {
      let other = try inputs.type(index)
      guard let both = Broadcast.shape(shape, other.shape), other.elementType == first.elementType else {
        throw inputs.invalid(index, "\(other.elementType) \(other.shape) does not fit \(first.elementType) \(shape).")
      }
      shape = both
    }
    return [ValueType(shape, first.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let shape = try infer(inputs)[0].shape
    var result = try inputs.tensor(0).broadcast(to: shape)
    for index in 1..<max(1, inputs.count) {
      result = result.combined(try inputs.tensor(index), broadcastTo: shape, Binary.Plain(arithmetic: arithmetic))
    }
    return [isMean ? result.mapped(shape, Division(divisor: Double(inputs.count))) : result]
  }

  private struct Division: NumberPass {
    let divisor: Double
    func callAsFunction<Number: ReferenceNumber>(_ values: [Number]) -> [Number] {
      values.map { Number.quotient($0, Number(cutting: divisor)) }
    }
  }

  func permuted(_ order: [Int]) -> (any Operation)? { self }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    guard node.operands.count == 2, !isMean else { return false }
    try Binary.lower(node, arithmetic, 0, 1)
    return true
  }
}
