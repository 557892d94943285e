internal import TallyCore

/// Range (ONNX 11): start, start + delta, … below limit.
struct RangeOperation: Operation {
  var shapeInputs: Set<Int> { [0, 1, 2] }

  init(_ context: NodeContext) throws(ModelError) {}

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0).elementType
    var numbers: [Double] = []
    for index in 0..<3 {
      guard try inputs.type(index).count == 1 else { throw inputs.invalid(index, "One number is expected.") }
      numbers.append(try inputs.tensor(index).doubles[0])
    }
    let count = ((numbers[1] - numbers[0]) / numbers[2]).rounded(.up)
    guard count.isFinite, count <= Double(inputs.limits.elements) else {
      throw inputs.invalid("limit", "A range from \(numbers[0]) to \(numbers[1]) by \(numbers[2]) is too long.")
    }
    return [ValueType([Int(max(0, count))], type)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let type = try infer(inputs)[0]
    let (start, delta) = (try inputs.tensor(0), try inputs.tensor(2))
    if case .integers(let first) = start.numbers {
      let step = delta.integers[0]
      let values = (0..<type.count).map { first[0] &+ Int64($0) &* step }
      return [Tensor(shape: type.shape, integers: values, as: type.elementType)]
    }
    let values = (0..<type.count).map { start.doubles[0] + Double($0) * delta.doubles[0] }
    return [Tensor(shape: type.shape, doubles: values).cast(to: type.elementType)]
  }
}
