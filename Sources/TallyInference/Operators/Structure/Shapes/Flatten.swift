/// Flatten (ONNX 1, 9, 11, 13): two dimensions, cut before an axis.
struct Flatten: Reshaping {
  private let axis: Int

  init(_ context: NodeContext) throws(ModelError) { axis = try context.integer("axis", default: 1) }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0)
    let rank = type.shape.count
    guard axis >= -rank && axis <= rank else {
      throw inputs.invalid("attribute axis", "\(axis) is not in \(rank) axes.")
    }
    let cut = axis < 0 ? axis + rank : axis
    return [ValueType([type.shape[..<cut].reduce(1, *), type.shape[cut...].reduce(1, *)], type.elementType)]
  }
}
