internal import TallyCore
internal import TallyTensor

/// PRelu (ONNX 7, 9, 16): `x < 0 ? slope · x : x`, the slope broadcast to x.
struct PRelu: Operation {
  init(_ context: NodeContext) throws(ModelError) {}

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (x, slope) = (try inputs.type(0), try inputs.shape(1))
    guard x.elementType != .bool else { throw inputs.invalid(0, "There is no arithmetic on bool.") }
    try inputs.requireSameType([1])
    guard Broadcast.shape(x.shape, slope) == x.shape else {
      throw inputs.invalid(1, "A slope of shape \(slope) does not spread over \(x.shape).")
    }
    return [x]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, slope) = (try inputs.tensor(0), try inputs.tensor(1))
    return [x.combined(slope, broadcastTo: x.shape, Leak())]
  }

  private struct Leak: NumberPairKernel {
    func callAsFunction<Number: ReferenceNumber>(_ x: Number, _ slope: Number) -> Number {
      x < 0 ? Number.product(slope, x) : x
    }
  }

  func permuted(_ order: [Int]) -> (any Operation)? { self }
}
