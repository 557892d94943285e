internal import TallyCore

/// EyeLike (ONNX 9, 22): ones on a diagonal of a matrix shaped as the input, zeros elsewhere.
struct EyeLike: Operation {
  private let type: NumpyElementType?
  private let diagonal: Int
  var readsShapesOnly: Bool { true }

  init(_ context: NodeContext) throws(ModelError) {
    diagonal = try context.integer("k", default: 0)
    guard context.has("dtype") else {
      type = nil
      return
    }
    let number = try context.integer("dtype", default: 0)
    guard let type = NumpyElementType(onnx: Int64(number)) else { throw context.unsupported("element type \(number)") }
    self.type = type
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let input = try inputs.type(0)
    guard input.shape.count == 2 else { throw inputs.invalid(0, "\(input.shape) is no matrix.") }
    return [ValueType(input.shape, type ?? input.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let type = try infer(inputs)[0]
    let ones = IndexWalk(type.shape).map { Int64($0[1] - $0[0] == diagonal ? 1 : 0) }
    return [Tensor(shape: type.shape, integers: ones).cast(to: type.elementType)]
  }
}
