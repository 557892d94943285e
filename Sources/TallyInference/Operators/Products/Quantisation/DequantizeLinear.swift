internal import TallyCore

/// DequantizeLinear (ONNX 10, 13, 19, 21, 23 and later) from 8, 16 and 32 bits: `(x − zero point) · scale`.
struct DequantizeLinear: Operation {
  private let axis: QuantisedAxis
  private let type: NumpyElementType?

  init(_ context: NodeContext) throws(ModelError) {
    axis = try QuantisedAxis(context)
    let number = try context.integer("output_dtype", default: 0)
    guard number != 0 else {
      type = nil
      return
    }
    guard let type = NumpyElementType(onnx: Int64(number)), type.isFloating else {
      throw context.unsupported("dequantisation to element type \(number)")
    }
    self.type = type
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (x, scale) = (try inputs.type(0), try inputs.floating(1))
    guard x.elementType.isInteger else { throw inputs.invalid(0, "\(x.elementType) is not quantised.") }
    try inputs.requireSameType([2])
    for index in 1...2 where index == 1 || inputs.has(index) { try axis.check(index, inputs) }
    return [ValueType(x.shape, type ?? scale.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type) = (try inputs.tensor(0), try infer(inputs)[0])
    let scale = try axis.spread(try inputs.tensor(1), over: x.shape, inputs).doubles
    var values = x.doubles
    if inputs.has(2) {
      let zeros = try axis.spread(try inputs.tensor(2), over: x.shape, inputs).doubles
      for index in values.indices { values[index] -= zeros[index] }
    }
    for index in values.indices { values[index] *= scale[index] }
    return [Tensor(shape: x.shape, doubles: values, as: type.elementType)]
  }
}
