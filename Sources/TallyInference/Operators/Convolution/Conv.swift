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
    guard try inputs.type(0).elementType.isFloat, try inputs.type(1).elementType.isFloat else {
      throw inputs.unsupported("a convolution that is not float32")
    }
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
    return [ValueType([x[0], w[0]] + resolved.outputs)]
  }

  func resolved(_ inputs: Operands) throws(ModelError) -> Window.Resolved {
    let (x, w) = (try inputs.shape(0), try inputs.shape(1))
    return try window.resolve(Array(x[2...]), kernel: Array(w[2...]), roundUp: false, inputs)
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    2 * Double(outputs[0].count) * (try inputs.shape(1)).dropFirst().reduce(1.0) { $0 * Double($1) }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, w) = (try inputs.tensor(0), try inputs.tensor(1))
    let type = try infer(inputs)[0]
    let bias = inputs.has(2) ? try inputs.tensor(2).floats : nil
    let window = try resolved(inputs)
    let (xs, ws, space) = (ShapeArithmetic.strides(x.shape), ShapeArithmetic.strides(w.shape), x.shape.count - 2)
    let (xv, wv) = (x.floats, w.floats)
    let taps = Array(IndexWalk(window.kernel))
    let values = IndexWalk(type.shape).map { index -> Float in
      let (o, perGroup) = (index[1], w.shape[1])
      let first = o / (w.shape[0] / groups) * perGroup
      var sum = bias?[o] ?? 0
      for tap in taps {
        var (from, weight, inside) = (index[0] * xs[0] + first * xs[1], o * ws[0], true)
        for axis in 0..<space {
          let at = index[axis + 2] * window.strides[axis] + tap[axis] * window.dilations[axis] - window.before[axis]
          if at < 0 || at >= x.shape[axis + 2] { inside = false }
          from += at * xs[axis + 2]
          weight += tap[axis] * ws[axis + 2]
        }
        if !inside { continue }
        for i in 0..<perGroup { sum += xv[from + i * xs[1]] * wv[weight + i * ws[1]] }
      }
      return sum
    }
    return [Tensor(shape: type.shape, floats: values)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let operands = node.operands
    let (x, w) = (try operands.shape(0), try operands.shape(1))
    let resolved = try resolved(operands)
    guard
      let shape = resolved.shape(
        batch: x[0], extents: Array(x[2...]), inputs: x[1], outputs: w[0], groups: groups)
    else { return false }
    let algorithm = node.settings.algorithm(shape)
    let (input, output) = (try node.input(0, .channelsLast), node.output(0, .channelsLast))
    let bias = try node.optionalInput(2)
    let (scale, shift) = (try node.fused(node.fusion.scale), try node.fused(node.fusion.shift))
    let residual = try node.fused(node.fusion.residual, .channelsLast)
    let activation = node.fusion.activation
    let extras = [bias, scale, shift, residual].compactMap { $0 }
    let scratch = ConvolutionWeights.scratchCount(shape, algorithm)
    @Sendable func finish(_ weights: ConvolutionWeights, _ run: RunMemory) {
      Convolution.run(
        weights, Convolution.Pixels(run[input], stride: shape.inputs),
        Convolution.Pixels(run[output], stride: shape.outputs),
        epilogue: Epilogue(
          bias: bias.map { run[$0] }, scale: scale.map { run[$0] }, shift: shift.map { run[$0] },
          residual: residual.map { run[$0] }, residualStride: shape.outputs, activation: activation),
        scratch: run.scratch, team: run.team)
    }
    if let constant = operands.list[1]?.constant {
      let packed = try node.packed(shape, algorithm, constant, value: node.inputs[1])
      node.emit(algorithm.rawValue, reads: [input] + extras, writes: [output], scratchPerThread: scratch) {
        (run) throws(ModelError) in finish(packed, run)
      }
    } else {
      let weights = try node.input(1, .logical)
      node.emit(algorithm.rawValue, reads: [input, weights] + extras, writes: [output], scratchPerThread: scratch) {
        (run) throws(ModelError) in
        guard let packed = ConvolutionWeights(shape, algorithm: algorithm, weights: run[weights].array()) else {
          throw .outOfMemory(bytes: UInt64(shape.weightCount * 4))
        }
        finish(packed, run)
      }
    }
    return true
  }
}
