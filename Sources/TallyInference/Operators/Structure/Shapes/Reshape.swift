/// Reshape (ONNX 5, 13, 14, 19, 21): the same numbers in another shape; 0 keeps an extent, −1 takes what is left.
struct Reshape: Reshaping {
  private let zeroIsZero: Bool
  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) { zeroIsZero = try context.flag("allowzero", default: false) }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, wanted) = (try inputs.type(0), try inputs.integers(1) ?? [])
    var shape = wanted
    for (axis, extent) in wanted.enumerated() where extent == 0 && !zeroIsZero {
      guard axis < type.shape.count else { throw inputs.invalid(1, "Axis \(axis) of \(type.shape) cannot be kept.") }
      shape[axis] = type.shape[axis]
    }
    let open = shape.indices.filter { shape[$0] == -1 }
    guard open.count <= 1, shape.allSatisfy({ $0 >= -1 }), shape.count <= inputs.limits.dimensions else {
      throw inputs.invalid(1, "\(wanted) is no shape.")
    }
    if let open = open.first {
      shape[open] = 1
      let known = try inputs.limits.elements(of: shape, place: inputs.node)
      guard known > 0, type.count % known == 0 else {
        throw inputs.invalid(1, "\(type.shape) does not go into \(wanted).")
      }
      shape[open] = type.count / known
    }
    guard try inputs.limits.elements(of: shape, place: inputs.node) == type.count else {
      throw inputs.invalid(1, "\(type.shape) does not go into \(wanted).")
    }
    return [ValueType(shape, type.elementType)]
  }
}
