internal import TallyCore

/// DynamicQuantizeLinear (ONNX 11): to uint8, with a scale and zero point that just hold all numbers and 0.
struct DynamicQuantizeLinear: Operation {
  init(_ context: NodeContext) throws(ModelError) {}

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let x = try inputs.type(0)
    guard x.elementType == .float32 else {
      throw inputs.invalid(0, "It is \(x.elementType) where float32 is expected.")
    }
    return [ValueType(x.shape, .uint8), ValueType([]), ValueType([], .uint8)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, types) = (try inputs.tensor(0), try infer(inputs))
    let values = x.floats
    let (low, high) = values.reduce((Float(0), Float(0))) { (min($0.0, $1), max($0.1, $1)) }
    let scale = (high == low ? 1 : high - low) / 255
    let zero = min(max(-low / scale, 0), 255).rounded(.toNearestOrEven)
    let quantised = values.map { Double(($0 / scale).rounded(.toNearestOrEven) + zero) }
    return [
      Tensor.quantised(quantised, types[0]), Tensor(shape: [], floats: [scale]),
      Tensor.quantised([Double(zero)], types[2]),
    ]
  }
}
