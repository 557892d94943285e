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
    let (a, b, type) = (try inputs.tensor(0), try inputs.tensor(1), try infer(inputs)[0])
    let left = a.picking(ShapeArithmetic.broadcastIndices(a.shape, to: type.shape), shape: type.shape)
    let right = b.picking(ShapeArithmetic.broadcastIndices(b.shape, to: type.shape), shape: type.shape)
    let truths: [Bool]
    if case .integers(let x) = left.payload {
      truths = zip(x, right.integers).map(compare)
    } else {
      truths = zip(left.doubles, right.doubles).map(compare)
    }
    return [Tensor(shape: type.shape, integers: truths.map { $0 ? 1 : 0 }, as: .bool)]
  }

  private func compare<Number: Comparable & ExpressibleByIntegerLiteral>(_ a: Number, _ b: Number) -> Bool {
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
