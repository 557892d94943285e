internal import TallyCore
internal import TallyTensor

/// ConvInteger (ONNX 10): a convolution of 8-bit numbers in 32 bits. QLinearConv (10): the same scaled back to 8 bits.
struct IntegerConvolution: Operation {
  private let window: Window
  private let groups: Int
  private let isScaled: Bool
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) {
    window = try Window(context)
    groups = try context.integer("group", default: 1)
    guard groups > 0 else { throw context.invalid("group", "It must be positive.") }
    isScaled = context.node.operatorName == "QLinearConv"
  }

  /// Indices of the weights and of both zero points.
  private var weights: Int { isScaled ? 3 : 1 }
  private var zeros: (input: Int, weights: Int) { isScaled ? (2, 5) : (2, 3) }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (x, w) = (try inputs.shape(0, minimumRank: 3), try inputs.shape(weights, minimumRank: 3))
    try inputs.requireNumbers(0)
    for index in [0, weights] where ![.int8, .uint8].contains(try inputs.type(index).elementType) {
      throw inputs.invalid(index, "8-bit integers are expected.")
    }
    let (fits, overflow) = (w.count > 1 ? w[1] : 0).multipliedReportingOverflow(by: groups)
    guard w.count == x.count, !overflow, fits == x[1], w[0] % groups == 0, w[0] > 0 else {
      throw inputs.invalid(weights, "Weights \(w) with \(groups) groups do not fit \(x).")
    }
    try inputs.requireSameType([zeros.input])
    try inputs.requireSameType([zeros.weights], as: weights)
    let single = isScaled ? [1, 2, 6, 7] : [2]
    for index in single where inputs.has(index) {
      guard try inputs.type(index).count == 1 else { throw inputs.invalid(index, "One number is expected.") }
    }
    for index in isScaled ? [4, 5] : [3] where inputs.has(index) {
      guard [1, w[0]].contains(try inputs.type(index).count) else {
        throw inputs.invalid(index, "One number, or one for each of \(w[0]) outputs, is expected.")
      }
    }
    let shape = [x[0], w[0]] + (try resolved(inputs)).outputs
    guard isScaled else { return [ValueType(shape, .int32)] }
    if inputs.has(8), try inputs.type(8) != ValueType([w[0]], .int32) {
      throw inputs.invalid(8, "An int32 bias for each of \(w[0]) outputs is expected.")
    }
    for index in [1, 4, 6] { _ = try inputs.floating(index) }
    let type = try inputs.type(7).elementType
    guard type == .int8 || type == .uint8 else { throw inputs.invalid(7, "An 8-bit integer is expected.") }
    return [ValueType(shape, type)]
  }

  private func resolved(_ inputs: Operands) throws(ModelError) -> Window.Resolved {
    let (x, w) = (try inputs.shape(0), try inputs.shape(weights))
    return try window.resolve(Array(x[2...]), kernel: Array(w[2...]), roundUp: false, inputs)
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    2 * Double(outputs[0].count) * (try inputs.shape(weights)).dropFirst().reduce(1.0) { $0 * Double($1) }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (type, window) = (try infer(inputs)[0], try resolved(inputs))
    let (x, w) = (try centred(inputs, 0, zeros.input), try centred(inputs, weights, zeros.weights))
    let reference = ConvolutionReference(
      input: x.shape, weights: w.shape, outputs: window.outputs, strides: window.strides, dilations: window.dilations,
      before: window.before, groups: groups)
    let sums = x.combined(w, type.shape, Conv.Sums(reference: reference))
    guard isScaled else { return [sums.cast(to: .int32)] }
    let perOutput = Self.perOutput(w.shape[0], axis: 1, rank: x.shape.count)
    var biased = sums
    if inputs.has(8) {
      let bias = try inputs.tensor(8).cast(to: .int64).reshaped(perOutput)
      biased = sums.combined(bias, broadcastTo: type.shape, Binary.Plain(arithmetic: .add))
    }
    let (input, output) = (try inputs.tensor(1).doubles[0], try inputs.tensor(6).doubles[0])
    let scale = try inputs.tensor(4)
    let factors = (scale.count == 1 ? scale.reshaped([]) : scale.reshaped(perOutput)).broadcast(to: type.shape).doubles
    let zero = try inputs.tensor(7).doubles[0]
    let values = zip(biased.doubles, factors).map { ($0 * input * $1 / output + zero).rounded(.toNearestOrEven) }
    return [Tensor.quantised(values, type)]
  }

  private func centred(_ inputs: Operands, _ index: Int, _ zero: Int) throws(ModelError) -> Tensor {
    let values = try inputs.tensor(index).cast(to: .int64)
    guard inputs.has(zero) else { return values }
    let offset = try inputs.tensor(zero).cast(to: .int64)
    let spread = offset.count == 1 ? [] : Self.perOutput(offset.count, axis: 0, rank: values.shape.count)
    return values.combined(
      offset.reshaped(spread), broadcastTo: values.shape, Binary.Plain(arithmetic: .subtract))
  }

  private static func perOutput(_ count: Int, axis: Int, rank: Int) -> [Int] {
    (0..<rank).map { $0 == axis ? count : 1 }
  }
}
