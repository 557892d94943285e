/// Every operator that is known here, by name. Versions before `since` differ in a way that is not covered.
enum OperatorTable {
  private struct Row {
    let since: Int
    let make: @Sendable (NodeContext) throws(ModelError) -> any Operation
  }

  private static func row<Kind: Operation>(_ kind: Kind.Type, since: Int = 1) -> Row {
    Row(since: since) { (context) throws(ModelError) in try Kind(context) }
  }

  /// Operators that one type makes.
  private static func rows<Kind: Operation>(_ kind: Kind.Type, since: Int = 1, _ names: String...) -> [String: Row] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, row(kind, since: since)) })
  }

  private static let rows: [String: Row] = [
    convolution, activation, normalisation, arithmetic, movement, indexing, shapes, matrices, reduction, attention,
    quantisation,
  ].flatMap { $0 }.reduce(into: [:]) { $0[$1.key] = $1.value }

  private static let convolution: [String: Row] = [
    "Conv": row(Conv.self), "ConvTranspose": row(ConvTranspose.self), "MaxPool": row(Pool.self),
    "AveragePool": row(Pool.self, since: 7), "LpPool": row(Pool.self, since: 2),
    "GlobalAveragePool": row(GlobalPool.self), "GlobalMaxPool": row(GlobalPool.self),
    "MaxUnpool": row(MaxUnpool.self, since: 9), "Resize": row(Resize.self, since: 10),
    "Upsample": row(Resize.self, since: 7), "GridSample": row(GridSample.self, since: 16),
    "AffineGrid": row(AffineGrid.self, since: 20), "RoiAlign": row(RoiAlign.self, since: 10),
    "Col2Im": row(Col2Im.self, since: 18),
  ]

  private static let activation: [String: Row] = rows(
    ActivationOperation.self, "Relu", "LeakyRelu", "Sigmoid", "HardSigmoid", "HardSwish"
  ).merging(rows(Softmax.self, "Softmax", "LogSoftmax", "Hardmax")) { $1 }.merging([
    "Clip": row(Clip.self), "PRelu": row(PRelu.self, since: 7), "SwiGLU": row(GatedLinear.self, since: 28),
  ]) { $1 }

  private static let normalisation: [String: Row] = [
    "BatchNormalization": row(BatchNormalization.self, since: 7),
    "InstanceNormalization": row(GroupNormalization.self, since: 6),
    "GroupNormalization": row(GroupNormalization.self, since: 18),
    "LayerNormalization": row(LayerNormalization.self, since: 17),
    "RMSNormalization": row(LayerNormalization.self, since: 23), "LpNormalization": row(AxisNormalization.self),
    "MeanVarianceNormalization": row(AxisNormalization.self, since: 9), "LRN": row(LocalResponseNormalization.self),
  ]

  private static let arithmetic: [String: Row] = rows(
    Binary.self, since: 7, "Add", "Sub", "Mul", "Div", "Pow", "Mod", "BitwiseAnd", "BitwiseOr", "BitwiseXor",
    "BitShift"
  ).merging(rows(Variadic.self, since: 8, "Max", "Min", "Sum", "Mean")) { $1 }
    .merging(
      rows(
        Comparison.self, since: 7, "Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual", "And", "Or", "Xor")
    ) { $1 }
    .merging(
      rows(
        Unary.self, "Exp", "Log", "Sqrt", "Neg", "Abs", "Reciprocal", "Erf", "Floor", "Ceil", "Round", "Sign", "Not",
        "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh", "Softplus",
        "Softsign", "Mish", "Elu", "Celu", "Selu", "ThresholdedRelu", "Shrink", "Swish", "Gelu")
    ) { $1 }
    .merging([
      "Where": row(Where.self), "Cast": row(Cast.self, since: 6), "CastLike": row(Cast.self, since: 15),
      "IsNaN": row(NumberTest.self), "IsInf": row(NumberTest.self), "BitwiseNot": row(BitwiseNot.self),
    ]) { $1 }

  private static let movement: [String: Row] = [
    "Concat": row(Concat.self, since: 4), "Slice": row(Slice.self), "Split": row(Split.self, since: 2),
    "Pad": row(Pad.self, since: 2), "Transpose": row(Transpose.self), "Expand": row(Expand.self),
    "Tile": row(Tile.self, since: 6), "DepthToSpace": row(DepthToSpace.self), "SpaceToDepth": row(DepthToSpace.self),
    "ReverseSequence": row(ReverseSequence.self), "CenterCropPad": row(CenterCropPad.self),
  ]

  private static let indexing: [String: Row] = [
    "Gather": row(Gather.self), "GatherElements": row(GatherElements.self), "GatherND": row(GatherND.self),
    "Scatter": row(Scatter.self), "ScatterElements": row(Scatter.self), "ScatterND": row(Scatter.self),
    "TensorScatter": row(TensorScatter.self), "OneHot": row(OneHot.self), "Trilu": row(Trilu.self),
    "TopK": row(TopK.self), "ArgMax": row(ArgMax.self), "ArgMin": row(ArgMax.self), "NonZero": row(NonZero.self),
    "Compress": row(Compress.self), "Unique": row(Unique.self), "NonMaxSuppression": row(NonMaxSuppression.self),
  ]

  private static let shapes: [String: Row] = [
    "Reshape": row(Reshape.self, since: 5), "Flatten": row(Flatten.self), "Squeeze": row(Squeeze.self),
    "Unsqueeze": row(Unsqueeze.self), "Shape": row(ShapeOf.self), "Size": row(ShapeOf.self),
    "Constant": row(Constant.self), "ConstantOfShape": row(ConstantOfShape.self), "Identity": row(Identity.self),
    "Dropout": row(Dropout.self, since: 7), "Range": row(RangeOperation.self), "EyeLike": row(EyeLike.self),
    "If": row(If.self),
  ]

  private static let matrices: [String: Row] = [
    "MatMul": row(MatMul.self), "Gemm": row(Gemm.self, since: 7), "Einsum": row(Einsum.self, since: 12),
  ]

  private static let reduction: [String: Row] = rows(
    Reduce.self, "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1", "ReduceL2",
    "ReduceSumSquare", "ReduceLogSum", "ReduceLogSumExp"
  ).merging(rows(Cumulative.self, "CumSum", "CumProd")) { $1 }

  private static let attention: [String: Row] = rows(Recurrent.self, since: 7, "RNN", "GRU", "LSTM").merging([
    "Attention": row(Attention.self, since: 23), "RotaryEmbedding": row(RotaryEmbedding.self, since: 23),
  ]) { $1 }

  private static let quantisation: [String: Row] = [
    "QuantizeLinear": row(QuantizeLinear.self), "DequantizeLinear": row(DequantizeLinear.self),
    "DynamicQuantizeLinear": row(DynamicQuantizeLinear.self), "MatMulInteger": row(IntegerProduct.self),
    "QLinearMatMul": row(IntegerProduct.self), "ConvInteger": row(IntegerConvolution.self),
    "QLinearConv": row(IntegerConvolution.self),
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
