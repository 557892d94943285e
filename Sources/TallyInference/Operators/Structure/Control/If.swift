/// If (ONNX 1, 11, 13, 16, 19, 21 and later): one of two graphs. The chosen one takes the node's place when its condition
/// is known: while planning where it is constant or an input that decides it, between two plans where it is computed.
struct If: Operation {
  /// Attributes in the order of `CheckedModel.Node.branches`.
  static let branchNames = ["then_branch", "else_branch"]

  var shapeInputs: Set<Int> { [0] }

  init(_ context: NodeContext) throws(ModelError) {}

  /// Which branch: 0 for true, 1 for false.
  func choice(_ inputs: Operands) throws(ModelError) -> Int {
    guard try inputs.type(0).count == 1 else { throw inputs.invalid(0, "A condition of one number is expected.") }
    return try inputs.tensor(0).doubles[0] != 0 ? 0 : 1
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] { throw inputs.unsupported("an open condition") }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] { throw inputs.unsupported("an open condition") }
}
