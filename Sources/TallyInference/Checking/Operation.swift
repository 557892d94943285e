internal import TallyCore

/// One operator with its attributes: what it makes of shapes, what it is by definition, and how it is done fast.
protocol Operation: Sendable {
  /// Reads and checks the attributes.
  init(_ context: NodeContext) throws(ModelError)

  /// Inputs whose numbers decide the shape of the result, so that they must be known before a node can be planned.
  var shapeInputs: Set<Int> { get }

  /// True where the shape of the result follows from the numbers of all inputs (NonZero): such a node is evaluated
  /// between two plans, and `infer` may ask for every input's numbers.
  var makesItsShape: Bool { get }

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

  /// The same operation in front of a transposition that all its inputs have behind them: what is axis `i` to it now is
  /// axis `order[i]` there, and its result is turned instead. Nil where there is none. All other inputs must be constants
  /// that spread over the result.
  func permuted(_ order: [Int]) -> (any Operation)?

  /// Floating-point operations for these types, a multiplication and an addition counted as two; 0 where they do not
  /// matter.
  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double
}

extension Operation {
  var shapeInputs: Set<Int> { [] }
  var makesItsShape: Bool { false }
  var readsShapesOnly: Bool { false }
  var isFoldable: Bool { true }
  func lower(_ node: LoweringNode) throws(ModelError) -> Bool { false }
  func permuted(_ order: [Int]) -> (any Operation)? { nil }
  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double { 0 }
}
