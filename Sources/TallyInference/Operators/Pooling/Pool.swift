internal import TallyTensor

/// MaxPool (ONNX 1, 8, 10, 11, 12, 22; one output) and AveragePool (7, 10, 11, 19, 22).
struct Pool: Operation {
  private let window: Window
  private let roundUp: Bool
  private let kind: Pooling.Kind
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) {
    window = try Window(context)
    roundUp = try context.flag("ceil_mode", default: false)
    let includesPadding = try context.flag("count_include_pad", default: false)
    kind = context.node.operatorName == "MaxPool" ? .maximum : includesPadding ? .averageWithPadding : .average
    guard window.kernel != nil else { throw context.invalid("kernel_shape", "It is missing.") }
    guard context.node.outputs.count == 1 else { throw context.unsupported("the indices of a MaxPool") }
    guard try context.integer("storage_order", default: 0) == 0 else { throw context.unsupported("storage_order 1") }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0)
    let x = try inputs.shape(0, minimumRank: 3)
    guard type.elementType.isFloat else { throw inputs.unsupported("\(type.elementType) where float32 is expected") }
    return [ValueType([x[0], x[1]] + (try resolved(inputs)).outputs, type.elementType)]
  }

  private func resolved(_ inputs: Operands) throws(ModelError) -> Window.Resolved {
    try window.resolve(Array(try inputs.shape(0)[2...]), kernel: window.kernel ?? [], roundUp: roundUp, inputs)
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type, window) = (try inputs.tensor(0), try infer(inputs)[0], try resolved(inputs))
    let (strides, values) = (ShapeArithmetic.strides(x.shape), x.floats)
    let (taps, space) = (Array(IndexWalk(window.kernel)), x.shape.count - 2)
    let pooled = IndexWalk(type.shape).map { index -> Float in
      var (largest, sum, counted) = (-Float.infinity, Float(0), 0)
      for tap in taps {
        var (from, inside, padded) = (index[0] * strides[0] + index[1] * strides[1], true, true)
        for axis in 0..<space {
          let at = index[axis + 2] * window.strides[axis] + tap[axis] * window.dilations[axis] - window.before[axis]
          if at < 0 || at >= x.shape[axis + 2] { inside = false }
          if at >= x.shape[axis + 2] + window.after[axis] { padded = false }
          from += at * strides[axis + 2]
        }
        if inside {
          largest = values[from].isNaN || values[from] > largest ? values[from] : largest
          sum += values[from]
        }
        if inside || (kind == .averageWithPadding && padded) { counted += 1 }
      }
      return kind == .maximum ? largest : sum / Float(max(1, counted))
    }
    return [Tensor(shape: type.shape, floats: pooled).cast(to: x.elementType)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let (x, resolved) = (try node.operands.shape(0), try resolved(node.operands))
    guard
      let shape = resolved.shape(
        batch: x[0], extents: Array(x[2...]), inputs: x[1], outputs: x[1], groups: max(1, x[1]))
    else { return false }
    let (rows, columns) =
      resolved.outputs.count == 1 ? (1, resolved.outputs[0]) : (resolved.outputs[0], resolved.outputs[1])
    let (input, output) = (try node.input(0, .channelsLast), node.output(0, .channelsLast))
    let kind = kind
    node.emit(kind.rawValue, reads: [input], writes: [output]) { (run) throws(ModelError) in
      Pooling.run(kind, run[input], run[output], shape, rows: rows, columns: columns, team: run.team)
    }
    return true
  }
}
