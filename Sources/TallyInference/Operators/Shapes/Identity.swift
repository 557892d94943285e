/// Identity, and Dropout, which does nothing outside training. The optimiser removes both.
struct Identity: Operation {
  init(_ context: NodeContext) throws(ModelError) {
    guard context.node.outputs.count == 1 else { throw context.unsupported("the mask of a Dropout") }
    guard context.node.inputs.count < 3 else { throw context.unsupported("Dropout in training") }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] { [try inputs.type(0)] }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] { [try inputs.tensor(0)] }
}
