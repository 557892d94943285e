internal import Foundation
internal import TallyCore
internal import TallyTensor

/// Add, Sub, Mul, Div and Pow with broadcasting.
struct Binary: Operation {
  /// Nil for Pow.
  let arithmetic: Arithmetic?

  init(_ context: NodeContext) throws(ModelError) {
    let known: [String: Arithmetic] = ["Add": .add, "Sub": .subtract, "Mul": .multiply, "Div": .divide]
    arithmetic = known[context.node.operatorName]
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (a, b) = (try inputs.type(0), try inputs.type(1))
    guard let shape = Broadcast.shape(a.shape, b.shape) else {
      throw inputs.invalid("inputs", "Shapes \(a.shape) and \(b.shape) do not fit together.")
    }
    guard a.elementType == b.elementType || arithmetic == nil else {
      throw inputs.invalid("inputs", "Types \(a.elementType) and \(b.elementType) differ.")
    }
    return [ValueType(shape, a.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (a, b, type) = (try inputs.tensor(0), try inputs.tensor(1), try infer(inputs)[0])
    let left = ShapeArithmetic.broadcastIndices(a.shape, to: type.shape)
    let right = ShapeArithmetic.broadcastIndices(b.shape, to: type.shape)
    guard let arithmetic else {
      let (base, power) = (a.doubles, b.doubles)
      let values = left.indices.map { pow(base[left[$0]], power[right[$0]]) }
      return [Tensor(shape: type.shape, doubles: values).cast(to: type.elementType)]
    }
    switch a.payload {
    case .floats(let x):
      let y = b.floats
      return [
        Tensor(shape: type.shape, floats: left.indices.map { arithmetic(x[left[$0]], y[right[$0]]) })
          .cast(to: type.elementType)
      ]
    case .doubles(let x):
      let y = b.doubles
      let values = left.indices.map { Self.double(arithmetic, x[left[$0]], y[right[$0]]) }
      return [Tensor(shape: type.shape, doubles: values)]
    case .integers(let x):
      let y = b.integers
      let values = left.indices.map { Self.integer(arithmetic, x[left[$0]], y[right[$0]]) }
      return [Tensor(shape: type.shape, integers: values, as: type.elementType)]
    }
  }

  private static func double(_ arithmetic: Arithmetic, _ a: Double, _ b: Double) -> Double {
    switch arithmetic {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .maximum: max(a, b)
    case .minimum: min(a, b)
    }
  }

  /// Wraps as C does; a division by zero, which ONNX leaves open, gives 0.
  private static func integer(_ arithmetic: Arithmetic, _ a: Int64, _ b: Int64) -> Int64 {
    switch arithmetic {
    case .add: a &+ b
    case .subtract: a &- b
    case .multiply: a &* b
    case .divide: b == 0 ? 0 : a.dividedReportingOverflow(by: b).partialValue
    case .maximum: max(a, b)
    case .minimum: min(a, b)
    }
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    guard let arithmetic else { return false }
    try Self.lower(node, arithmetic, 0, 1)
    return true
  }

  /// One step in the layout of the larger operand. An operand of lower rank with one extent that is not 1 (a bias
  /// `[C, 1, 1]`) reads the same in both layouts; any other forces logical order.
  static func lower(_ node: LoweringNode, _ arithmetic: Arithmetic, _ a: Int, _ b: Int) throws(ModelError) {
    let type = node.outputTypes[0]
    let rank = type.shape.count
    let (left, right) = (try node.operands.shape(a), try node.operands.shape(b))
    func padded(_ shape: [Int]) -> [Int] { [Int](repeating: 1, count: rank - shape.count) + shape }
    func isPlain(_ shape: [Int]) -> Bool { shape.count == rank || shape.count { $0 != 1 } <= 1 }
    let preferred = node.layout(left == type.shape ? a : b)
    let layout = isPlain(left) && isPlain(right) ? preferred : .logical
    guard let spread = Broadcast(layout.physical(padded(left)), layout.physical(padded(right))) else {
      throw node.operands.invalid("inputs", "Shapes \(left) and \(right) do not fit together.")
    }
    let x = try node.input(a, left.count == rank ? layout : .logical)
    let y = try node.input(b, right.count == rank ? layout : .logical)
    let inPlace = left == type.shape ? a : right == type.shape ? b : nil
    let output = node.output(0, layout, inPlaceOf: inPlace)
    let activation = node.fusion.activation
    node.emit(arithmetic.rawValue, reads: [x, y], writes: [output]) { (run) throws(ModelError) in
      spread.run(arithmetic, run[x], run[y], run[output], team: run.team)
      if activation.kind != .identity { Elementwise.apply(activation, run[output], run[output], team: run.team) }
    }
  }
}
