internal import TallyTensor

/// ConvTranspose (ONNX 1, 11, 22): inputs X, W (inputs, outputs of a group, window) and an optional B.
struct ConvTranspose: Operation {
  let window: Window
  let groups: Int
  let outputPadding: [Int]?
  let outputShape: [Int]?
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) {
    window = try Window(context)
    groups = try context.integer("group", default: 1)
    outputPadding = try context.integers("output_padding")
    outputShape = try context.integers("output_shape")
    guard groups > 0 else { throw context.invalid("group", "It must be positive.") }
    guard outputPadding?.allSatisfy({ $0 >= 0 }) ?? true else {
      throw context.invalid("output_padding", "It must not be negative.")
    }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (x, w) = (try inputs.shape(0, minimumRank: 3), try inputs.shape(1, minimumRank: 3))
    let type = try inputs.floating(0).elementType
    try inputs.requireSameType([1, 2])
    try inputs.requireNumbers(0)
    guard w.count == x.count, w[0] == x[1], x[1] % groups == 0, w[1] > 0 else {
      throw inputs.invalid(1, "Weights \(w) with \(groups) groups do not fit an input of shape \(x).")
    }
    let outputs = w[1] * groups
    if inputs.has(2), try inputs.shape(2) != [outputs] {
      throw inputs.invalid(2, "A bias of shape \(try inputs.shape(2)) does not fit \(outputs) outputs.")
    }
    return [ValueType([x[0], outputs] + (try resolved(inputs)).outputs, type)]
  }

  /// Padding and output extents as the specification derives them from each other.
  func resolved(_ inputs: Operands) throws(ModelError) -> Window.Resolved {
    let (x, w) = (try inputs.shape(0), try inputs.shape(1))
    let rank = x.count - 2
    let extents = Array(x[2...])
    var result = try window.filled(rank, kernel: Array(w[2...]), inputs)
    let extra = outputPadding ?? [Int](repeating: 0, count: rank)
    guard extra.count == rank, (outputShape?.count ?? rank) >= rank else {
      throw inputs.invalid("attribute output_padding", "It needs \(rank) numbers.")
    }
    for axis in 0..<rank {
      let full =
        result.strides[axis] * (extents[axis] - 1) + extra[axis] + (result.kernel[axis] - 1) * result.dilations[axis]
        + 1
      var wanted = full - result.before[axis] - result.after[axis]
      let same = window.padding == .sameUpper || window.padding == .sameLower
      if let outputShape {
        wanted = outputShape[outputShape.count - rank + axis]
      } else if same {
        wanted = extents[axis] * result.strides[axis]
      }
      if outputShape != nil || same {
        let total = max(0, full - wanted)
        let upper = window.padding == .sameUpper
        result.before[axis] = upper ? total / 2 : total - total / 2
        if outputShape != nil && !same { result.before[axis] = total / 2 }
        result.after[axis] = total - result.before[axis]
      }
      guard wanted > 0 else { throw inputs.invalid("pads", "Nothing is left of axis \(axis).") }
      result.outputs.append(wanted)
    }
    return result
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    2 * Double(try inputs.type(0).count) * (try inputs.shape(1)).dropFirst().reduce(1.0) { $0 * Double($1) }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, w) = (try inputs.tensor(0), try inputs.tensor(1))
    let type = try infer(inputs)[0]
    let window = try resolved(inputs)
    let (ys, ws) = (ShapeArithmetic.strides(type.shape), ShapeArithmetic.strides(w.shape))
    let (xv, wv) = (x.doubles, w.doubles)
    var y = [Double](repeating: 0, count: type.count)
    let taps = Array(IndexWalk(window.kernel))
    for (linear, index) in IndexWalk(x.shape).enumerated() {
      let group = index[1] / (x.shape[1] / groups)
      for tap in taps {
        var (to, weight, inside) = (index[0] * ys[0] + group * w.shape[1] * ys[1], index[1] * ws[0], true)
        for axis in 0..<taps[0].count {
          let at = index[axis + 2] * window.strides[axis] + tap[axis] * window.dilations[axis] - window.before[axis]
          if at < 0 || at >= type.shape[axis + 2] { inside = false }
          to += at * ys[axis + 2]
          weight += tap[axis] * ws[axis + 2]
        }
        if !inside { continue }
        for o in 0..<w.shape[1] { y[to + o * ys[1]] += xv[linear] * wv[weight + o * ws[1]] }
      }
    }
    if inputs.has(2) {
      let bias = try inputs.tensor(2).doubles
      for (linear, index) in IndexWalk(type.shape).enumerated() { y[linear] += bias[index[1]] }
    }
    return [Tensor(shape: type.shape, doubles: y, as: type.elementType)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let operands = node.operands
    let (x, type) = (try operands.shape(0), node.outputTypes[0])
    let resolved = try resolved(operands)
    guard let constant = operands.list[1]?.constant,
      let forward = resolved.shape(
        batch: x[0], extents: resolved.outputs, inputs: type.shape[1], outputs: x[1], groups: groups)
    else { return false }
    let (rows, columns) = x.count == 3 ? (1, x[2]) : (x[2], x[3])
    let (input, output) = (try node.input(0, .channelsLast), node.output(0, .channelsLast))
    let weights = try node.constant(TransposedConvolution.pack(constant.floats, forward: forward))
    let bias = try node.optionalInput(2)
    let activation = node.fusion.activation
    let scratch = node.temporary(TransposedConvolution.scratchCount(forward: forward, rows: rows, columns: columns))
    node.emit(
      "products", reads: [input, weights, scratch] + [bias].compactMap { $0 }, writes: [output, scratch]
    ) { (run) throws(ModelError) in
      TransposedConvolution.run(
        run[weights], run[input], run[output], forward: forward, rows: rows, columns: columns,
        bias: bias.map { run[$0] }, activation: activation, scratch: run[scratch], team: run.team)
    }
    return true
  }
}
