internal import TallyCore
internal import TallyTensor

/// MatMulInteger (ONNX 10): products of 8-bit matrices in 32 bits. QLinearMatMul (10, 21): the same scaled back to 8 bits.
struct IntegerProduct: Operation {
  private let isScaled: Bool
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) { isScaled = context.node.operatorName == "QLinearMatMul" }

  /// Indices of the right matrix and of both zero points.
  private var right: Int { isScaled ? 3 : 1 }
  private var zeros: (left: Int, right: Int) { isScaled ? (2, 5) : (2, 3) }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let sizes = try MatrixSizes(inputs, 0, right)
    for (matrix, zero, isLeft) in [(0, zeros.left, true), (right, zeros.right, false)] {
      guard [.int8, .uint8].contains(try inputs.type(matrix).elementType) else {
        throw inputs.invalid(matrix, "8-bit integers are expected.")
      }
      if inputs.has(zero) { try inputs.requireSameType([zero], as: matrix) }
      for factor in isScaled ? [matrix + 1, zero] : [zero] where inputs.has(factor) {
        let shape = try Self.aligned(try inputs.shape(factor), isLeft: isLeft)
        let whole = try inputs.shape(matrix)
        guard Broadcast.shape(shape, whole) == whole else {
          throw inputs.invalid(factor, "\(shape) does not spread over \(whole).")
        }
      }
    }
    guard isScaled else { return [ValueType(sizes.result, .int32)] }
    let type = try inputs.type(7).elementType
    guard type == .int8 || type == .uint8, try inputs.type(6).count == 1, try inputs.type(7).count == 1 else {
      throw inputs.invalid(7, "One 8-bit integer is expected.")
    }
    return [ValueType(sizes.result, type)]
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    2 * Double(outputs[0].count) * Double(try MatrixSizes(inputs, 0, right).inner)
  }

  /// One number for each row of the left matrix stands as a list; as a column it spreads.
  private static func aligned(_ shape: [Int], isLeft: Bool) throws(ModelError) -> [Int] {
    isLeft && shape.count == 1 && shape[0] != 1 ? [shape[0], 1] : shape
  }

  private func centred(_ inputs: Operands, _ matrix: Int, _ zero: Int, isLeft: Bool) throws(ModelError) -> Tensor {
    let values = try inputs.tensor(matrix).cast(to: .int64)
    guard inputs.has(zero) else { return values }
    let offset = try inputs.tensor(zero).cast(to: .int64)
    let aligned = offset.reshaped(try Self.aligned(offset.shape, isLeft: isLeft))
    return values.combined(aligned, broadcastTo: values.shape, Binary.Plain(arithmetic: .subtract))
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (type, sizes) = (try infer(inputs)[0], try MatrixSizes(inputs, 0, right))
    let sums = sizes.product(
      try centred(inputs, 0, zeros.left, isLeft: true), try centred(inputs, right, zeros.right, isLeft: false))
    guard isScaled else { return [sums.cast(to: .int32)] }
    let left = try inputs.tensor(1)
    let scaleLeft = left.reshaped(try Self.aligned(left.shape, isLeft: true))
    let scaleRight = try inputs.tensor(4)
    guard let scales = Broadcast.shape(scaleLeft.shape, scaleRight.shape),
      Broadcast.shape(scales, type.shape) == type.shape
    else { throw inputs.invalid(1, "Scales \(scaleLeft.shape) and \(scaleRight.shape) do not fit the product.") }
    let factors = scaleLeft.combined(scaleRight, broadcastTo: scales, Binary.Plain(arithmetic: .multiply))
      .broadcast(to: type.shape).doubles
    let (scale, zero) = (try inputs.tensor(6).doubles[0], try inputs.tensor(7).doubles[0])
    let values = zip(sums.doubles, factors).map { ($0 * $1 / scale + zero).rounded(.toNearestOrEven) }
    return [Tensor.quantised(values, type)]
  }
}
