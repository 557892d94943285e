/// Every operator that is known here, by name. Versions before `since` differ in a way that is not covered.
enum OperatorTable {
  private struct Row {
    let since: Int
    let make: @Sendable (NodeContext) throws(ModelError) -> any Operation
  }

  private static func row<Kind: Operation>(_ kind: Kind.Type, since: Int = 1) -> Row {
    Row(since: since) { (context) throws(ModelError) in try Kind(context) }
  }

  private static let rows: [String: Row] = [
    // Convolution
    "Conv": row(Conv.self), "ConvTranspose": row(ConvTranspose.self),
    "BatchNormalization": row(BatchNormalization.self, since: 7),
    // Activation
    "Relu": row(ActivationOperation.self), "LeakyRelu": row(ActivationOperation.self),
    "Sigmoid": row(ActivationOperation.self), "HardSigmoid": row(ActivationOperation.self),
    "HardSwish": row(ActivationOperation.self), "Clip": row(Clip.self), "Softmax": row(Softmax.self),
    "LogSoftmax": row(Softmax.self), "PRelu": row(PRelu.self, since: 7),
    // Arithmetic
    "Add": row(Binary.self, since: 7), "Sub": row(Binary.self, since: 7), "Mul": row(Binary.self, since: 7),
    "Div": row(Binary.self, since: 7), "Pow": row(Binary.self, since: 7), "Max": row(Variadic.self, since: 8),
    "Min": row(Variadic.self, since: 8), "Sum": row(Variadic.self, since: 8), "Mean": row(Variadic.self, since: 8),
    "Equal": row(Comparison.self, since: 7), "Greater": row(Comparison.self, since: 7),
    "Less": row(Comparison.self, since: 7), "GreaterOrEqual": row(Comparison.self),
    "LessOrEqual": row(Comparison.self), "And": row(Comparison.self, since: 7), "Or": row(Comparison.self, since: 7),
    "Xor": row(Comparison.self, since: 7), "Where": row(Where.self), "Cast": row(Cast.self, since: 6),
    "Tanh": row(Unary.self), "Exp": row(Unary.self), "Log": row(Unary.self), "Sqrt": row(Unary.self),
    "Neg": row(Unary.self), "Abs": row(Unary.self), "Reciprocal": row(Unary.self), "Erf": row(Unary.self),
    "Floor": row(Unary.self), "Ceil": row(Unary.self), "Round": row(Unary.self), "Sign": row(Unary.self),
    "Softplus": row(Unary.self), "Elu": row(Unary.self), "Not": row(Unary.self), "Sin": row(Unary.self),
    "Cos": row(Unary.self), "Softsign": row(Unary.self),
    // Pooling
    "MaxPool": row(Pool.self), "AveragePool": row(Pool.self, since: 7), "GlobalAveragePool": row(GlobalPool.self),
    "GlobalMaxPool": row(GlobalPool.self),
    // Movement
    "Concat": row(Concat.self, since: 4), "Slice": row(Slice.self), "Split": row(Split.self, since: 2),
    "Pad": row(Pad.self, since: 2), "Transpose": row(Transpose.self), "Expand": row(Expand.self),
    "Tile": row(Tile.self, since: 6), "Gather": row(Gather.self), "Resize": row(Resize.self, since: 10),
    "Upsample": row(Resize.self, since: 7),
    // Shapes
    "Reshape": row(Reshape.self, since: 5), "Flatten": row(Flatten.self), "Squeeze": row(Squeeze.self),
    "Unsqueeze": row(Unsqueeze.self), "Shape": row(ShapeOf.self), "Size": row(ShapeOf.self),
    "Constant": row(Constant.self), "ConstantOfShape": row(ConstantOfShape.self), "Identity": row(Identity.self),
    "Dropout": row(Identity.self, since: 7), "Range": row(RangeOperation.self),
    // Matrices
    "MatMul": row(MatMul.self), "Gemm": row(Gemm.self, since: 7),
    // Reduction
    "ReduceMean": row(Reduce.self), "ReduceSum": row(Reduce.self), "ReduceMax": row(Reduce.self),
    "ReduceMin": row(Reduce.self), "ReduceProd": row(Reduce.self), "ReduceL2": row(Reduce.self),
    "ArgMax": row(ArgMax.self), "ArgMin": row(ArgMax.self),
  ]

  /// The names that are known, sorted.
  static var names: [String] { rows.keys.sorted() }

  static func supports(_ node: GraphNode, opset: Int) -> Bool {
    guard node.domain.isEmpty, let row = rows[node.operatorName] else { return false }
    return opset >= row.since
  }

  static func operation(_ context: NodeContext) throws(ModelError) -> any Operation {
    guard let row = rows[context.node.operatorName] else { throw context.unsupported(context.node.operatorName) }
    return try row.make(context)
  }
}
