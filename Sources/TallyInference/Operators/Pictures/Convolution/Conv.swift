internal import TallyTensor

/// Conv (ONNX 1, 11, 22): inputs X, W and an optional B.
struct Conv: Operation {
  let window: Window
  let groups: Int
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) {
    window = try Window(context)
    groups = try context.integer("group", default: 1)
    guard groups > 0 else { throw context.invalid("group", "It must be positive.") }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (x, w) = (try inputs.shape(0, minimumRank: 3), try inputs.shape(1, minimumRank: 3))
    let type = try inputs.floating(0).elementType
    try inputs.requireSameType([1, 2])
    try inputs.requireNumbers(0)
    guard w.count == x.count else { throw inputs.invalid(1, "Weights \(w) do not fit an input of shape \(x).") }
    let (fits, overflow) = w[1].multipliedReportingOverflow(by: groups)
    guard !overflow, fits == x[1], w[0] % groups == 0, w[0] > 0 else {
      throw inputs.invalid(1, "Weights \(w) with \(groups) groups do not fit \(x[1]) channels.")
    }
    if let kernel = window.kernel, kernel != Array(w[2...]) {
      throw inputs.invalid("attribute kernel_shape", "\(kernel) is not the shape of the weights \(w).")
    }
    if inputs.has(2), try inputs.shape(2) != [w[0]] {
      throw inputs.invalid(2, "A bias of shape \(try inputs.shape(2)) does not fit \(w[0]) outputs.")
    }
    let resolved = try resolved(inputs)
    return [ValueType([x[0], w[0]] + resolved.outputs, type)]
  }

  func resolved(_ inputs: Operands) throws(ModelError) -> Window.Resolved {
    let (x, w) = (try inputs.shape(0), try inputs.shape(1))
    return try window.resolve(Array(x[2...]), kernel: Array(w[2...]), roundUp: false, inputs)
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    2 * Double(outputs[0].count) * (try inputs.shape(1)).dropFirst().reduce(1.0) { $0 * Double($1) }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, w, type) = (try inputs.tensor(0), try inputs.tensor(1), try infer(inputs)[0])
    let window = try resolved(inputs)
    let reference = ConvolutionReference(
      input: x.shape, weights: w.shape, outputs: window.outputs, strides: window.strides, dilations: window.dilations,
      before: window.before, groups: groups)
    let products = x.combined(w, type.shape, Sums(reference: reference))
    guard inputs.has(2) else { return [products] }
    let bias = try inputs.tensor(2).reshaped([w.shape[0]] + window.outputs.map { _ in 1 })
    return [products.combined(bias, broadcastTo: type.shape, Binary.Plain(arithmetic: .add))]
  }

  /// The sums of a convolution for any kind of number.
  struct Sums: NumberPairPass {
    let reference: ConvolutionReference
    func callAsFunction<Number: ReferenceNumber>(_ x: [Number], _ w: [Number]) -> [Number] { reference.run(x, w) }
  }

  /// Where the input's channels lie: in parts where it has been put off and the algorithm can read them.
  private func sources(
    _ node: LoweringNode, _ shape: ConvolutionShape, _ algorithm: ConvolutionAlgorithm
  ) throws(ModelError) -> [(ref: Ref, channels: Int, isHalved: Bool)] {
    guard algorithm.readsParts, let parts = node.deferredParts(0) else {
      return [(try node.input(0, .channelsLast), shape.inputs, false)]
    }
    var sources: [(ref: Ref, channels: Int, isHalved: Bool)] = []
    for part in parts { sources.append((try node.value(part.value, .channelsLast), part.channels, part.isHalved)) }
    return sources
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let operands = node.operands
    let (x, w) = (try operands.shape(0), try operands.shape(1))
    let resolved = try resolved(operands)
    guard
      let shape = resolved.shape(
        batch: x[0], extents: Array(x[2...]), inputs: x[1], outputs: w[0], groups: groups)
    else { return false }
    let (algorithm, instructions) = (node.settings.algorithm(shape), node.settings.instructions)
    let sources = try sources(node, shape, algorithm)
    let output = node.output(0, .channelsLast)
    let bias = try node.optionalInput(2)
    let (scale, shift) = (try node.fused(node.fusion.scale), try node.fused(node.fusion.shift))
    let residual = try node.fused(node.fusion.residual, .channelsLast)
    let activation = node.fusion.activation
    let extras = [bias, scale, shift, residual].compactMap { $0 }
    let scratch = ConvolutionWeights.scratchCount(shape, algorithm, instructions)
    @Sendable func finish(_ weights: ConvolutionWeights, _ run: RunMemory) {
      Convolution.run(
        weights,
        sources.map { source in
          Convolution.Part(
            Convolution.Pixels(run[source.ref], stride: source.channels), channels: source.channels,
            isHalved: source.isHalved)
        },
        Convolution.Pixels(run[output], stride: shape.outputs),
        epilogue: Epilogue(
          bias: bias.map { run[$0] }, scale: scale.map { run[$0] }, shift: shift.map { run[$0] },
          residual: residual.map { run[$0] }, residualStride: shape.outputs, activation: activation),
        scratch: run.scratch, team: run.team)
    }
    if let constant = operands.list[1]?.constant {
      let packed = try node.packed(shape, algorithm, constant, value: node.inputs[1])
      node.emit(algorithm.rawValue, reads: sources.map(\.ref) + extras, writes: [output], scratchPerThread: scratch) {
        (run) throws(ModelError) in finish(packed, run)
      }
    } else {
      let weights = try node.input(1, .logical)
      node.emit(
        algorithm.rawValue, reads: sources.map(\.ref) + [weights] + extras, writes: [output], scratchPerThread: scratch
      ) {
        (run) throws(ModelError) in
        guard
          let packed = ConvolutionWeights(
            shape, algorithm: algorithm, instructions: instructions, weights: run[weights].array())
        else {
          throw .outOfMemory(bytes: UInt64(shape.weightCount * 4))
        }
        finish(packed, run)
      }
    }
    return true
  }
}
