/// One operator with its attributes: what it makes of shapes, what it is by definition, and how it is done fast.
protocol Operation: Sendable {
  /// Reads and checks the attributes.
  init(_ context: NodeContext) throws(ModelError)

  /// Inputs whose numbers decide the shape of the result, so that they must be known before a run.
  var shapeInputs: Set<Int> { get }

  /// True where only the shape of the inputs matters, never their numbers.
  var readsShapesOnly: Bool { get }

  /// True where a node with known inputs may be computed while the graph is optimised: cheap for its size.
  var isFoldable: Bool { get }

  /// Shapes and types of the outputs; refuses inputs that do not fit.
  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType]

  /// The definition in plain loops over tensors in logical order, as the ONNX specification has it. It is also what
  /// runs where `lower` declines. Called only after `infer` has accepted the same inputs.
  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor]

  /// Emits fast steps for float32; false to leave the node to its reference.
  func lower(_ node: LoweringNode) throws(ModelError) -> Bool

  /// Floating-point operations for these types, a multiplication and an addition counted as two; 0 where they do not
  /// matter.
  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double
}

extension Operation {
  var shapeInputs: Set<Int> { [] }
  var readsShapesOnly: Bool { false }
  var isFoldable: Bool { true }
  func lower(_ node: LoweringNode) throws(ModelError) -> Bool { false }
  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double { 0 }
}
