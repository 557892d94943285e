internal import Foundation
internal import TallyCore

/// SwiGLU (ONNX 28): `a · sigmoid(alpha · a) · b` of two tensors of one shape.
struct GatedLinear: Operation {
  private let alpha: Double

  init(_ context: NodeContext) throws(ModelError) { alpha = Double(try context.float("alpha", default: 1)) }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.floating(0)
    guard try inputs.type(1) == type else { throw inputs.invalid(1, "It must have the first input's type and shape.") }
    return [type]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (a, b) = (try inputs.tensor(0), try inputs.tensor(1))
    let values = zip(a.doubles, b.doubles).map { $0 / (1 + exp(-alpha * $0)) * $1 }
    return [Tensor(shape: a.shape, doubles: values, as: a.elementType)]
  }
}
