internal import TallyCore
internal import TallyTensor

/// Max, Min, Sum and Mean over any number of inputs, with broadcasting.
struct Variadic: Operation {
  private enum Kind { case maximum, minimum, sum, mean }
  private let kind: Kind

  init(_ context: NodeContext) throws(ModelError) {
    switch context.node.operatorName {
    case "Max": kind = .maximum
    case "Min": kind = .minimum
    case "Sum": kind = .sum
    default: kind = .mean
    }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let first = try inputs.type(0)
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
    let type = try infer(inputs)[0]
    var columns: [Tensor] = []
    for index in 0..<inputs.count {
      let tensor = try inputs.tensor(index)
      columns.append(tensor.picking(ShapeArithmetic.broadcastIndices(tensor.shape, to: type.shape), shape: type.shape))
    }
    if case .integers = columns[0].payload, kind == .maximum || kind == .minimum {
      var values = columns[0].integers
      for column in columns.dropFirst() {
        values = zip(values, column.integers).map { kind == .maximum ? max($0, $1) : min($0, $1) }
      }
      return [Tensor(shape: type.shape, integers: values, as: type.elementType)]
    }
    var values = columns[0].doubles
    for column in columns.dropFirst() {
      values = zip(values, column.doubles).map { a, b in
        switch kind {
        case .maximum: a.isNaN || b.isNaN ? .nan : max(a, b)
        case .minimum: a.isNaN || b.isNaN ? .nan : min(a, b)
        case .sum, .mean: a + b
        }
      }
    }
    if kind == .mean { values = values.map { $0 / Double(columns.count) } }
    return [Tensor(shape: type.shape, doubles: values).cast(to: type.elementType)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let arithmetic: [Kind: Arithmetic] = [.maximum: .maximum, .minimum: .minimum, .sum: .add]
    guard node.operands.count == 2, let arithmetic = arithmetic[kind] else { return false }
    try Binary.lower(node, arithmetic, 0, 1)
    return true
  }
}
