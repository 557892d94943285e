internal import TallyTensor

/// PRelu (ONNX 7, 9, 16): `x < 0 ? slope · x : x`, the slope broadcast to x.
struct PRelu: Operation {
  init(_ context: NodeContext) throws(ModelError) {}

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (x, slope) = (try inputs.type(0), try inputs.shape(1))
    guard x.elementType.isFloat else { throw inputs.unsupported("\(x.elementType) where float32 is expected") }
    guard Broadcast.shape(x.shape, slope) == x.shape else {
      throw inputs.invalid(1, "A slope of shape \(slope) does not spread over \(x.shape).")
    }
    return [x]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, slope) = (try inputs.tensor(0), try inputs.tensor(1))
    let (values, slopes) = (x.floats, slope.floats)
    let places = ShapeArithmetic.broadcastIndices(slope.shape, to: x.shape)
    return [
      Tensor(
        shape: x.shape, floats: values.indices.map { values[$0] < 0 ? slopes[places[$0]] * values[$0] : values[$0] })
    ]
  }
}
