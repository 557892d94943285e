internal import TallyCore
internal import TallyTensor

/// Equal, Greater, Less, GreaterOrEqual, LessOrEqual, And, Or, Xor: two inputs with broadcasting, bool out.
struct Comparison: Operation {
  private let name: String

  init(_ context: NodeContext) throws(ModelError) { name = context.node.operatorName }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (a, b) = (try inputs.type(0), try inputs.type(1))
    guard let shape = Broadcast.shape(a.shape, b.shape), a.elementType == b.elementType else {
      throw inputs.invalid("inputs", "\(a.elementType) \(a.shape) and \(b.elementType) \(b.shape) do not fit together.")
    }
    return [ValueType(shape, .bool)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (a, b, shape) = (try inputs.tensor(0), try inputs.tensor(1), try infer(inputs)[0].shape)
    let (left, right) = (a.broadcast(to: shape), b.broadcast(to: shape))
    let truths =
      switch left.numbers {
      case .floats(let x): zip(x, right.floats).map(compare)
      case .doubles(let x): zip(x, right.doubles).map(compare)
      case .integers(let x): zip(x, right.integers).map(compare)
      }
    return [Tensor(shape: shape, truths: truths)]
  }

  func permuted(_ order: [Int]) -> (any Operation)? { self }

  private func compare<Number: ReferenceNumber>(_ a: Number, _ b: Number) -> Bool {
    switch name {
    case "Equal": a == b
    case "Greater": a > b
    case "Less": a < b
    case "GreaterOrEqual": a >= b
    case "LessOrEqual": a <= b
    case "And": a != 0 && b != 0
    case "Or": a != 0 || b != 0
    default: (a != 0) != (b != 0)
    }
  }
}
