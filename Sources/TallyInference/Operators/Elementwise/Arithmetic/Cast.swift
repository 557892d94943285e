internal import TallyCore

/// Cast (ONNX 6, 9, 13, 19, 21 and later) to the type of an attribute, and CastLike (15 and later) to that of the second
/// input.
struct Cast: Operation {
  /// Nil for CastLike.
  private let type: NumpyElementType?

  init(_ context: NodeContext) throws(ModelError) {
    if context.node.operatorName == "CastLike" {
      type = nil
      return
    }
    let number = try context.integer("to", default: 0)
    guard let type = NumpyElementType(onnx: Int64(number)) else {
      throw context.unsupported("a cast to type \(number)")
    }
    self.type = type
  }

  private func target(_ inputs: Operands) throws(ModelError) -> NumpyElementType {
    if let type { return type }
    return try inputs.type(1).elementType
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    [ValueType(try inputs.shape(0), try target(inputs))]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    [try inputs.tensor(0).cast(to: try target(inputs))]
  }

  func permuted(_ order: [Int]) -> (any Operation)? { type == nil ? nil : self }
}
