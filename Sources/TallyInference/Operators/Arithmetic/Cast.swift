internal import TallyCore

/// Cast (ONNX 6, 9, 13, 19).
struct Cast: Operation {
  let type: NumpyElementType

  init(_ context: NodeContext) throws(ModelError) {
    let number = try context.integer("to", default: 0)
    guard let type = NumpyElementType(onnx: Int64(number)) else {
      throw context.unsupported("a cast to type \(number)")
    }
    self.type = type
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] { [ValueType(try inputs.shape(0), type)] }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] { [try inputs.tensor(0).cast(to: type)] }
}
