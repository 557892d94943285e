internal import TallyTensor

/// Pad (ONNX 2 with attributes; 11, 13, 18, 19, 21 with inputs pads, value, axes): constant, reflect, edge and wrap.
struct Pad: Operation {
  private enum Mode: String { case constant, reflect, edge, wrap }
  private let mode: Mode
  /// The margin comes from the other end.
  var isWrapping: Bool { mode == .wrap }
  private let pads: [Int]?
  private let value: Float
  var shapeInputs: Set<Int> { [1, 2, 3] }

  init(_ context: NodeContext) throws(ModelError) {
    let name = try context.text("mode", default: "constant")
    guard let mode = Mode(rawValue: name) else { throw context.unsupported("the padding mode \(name.prefix(40))") }
    self.mode = mode
    pads = try context.integers(context.has("paddings") ? "paddings" : "pads")
    value = try context.float("value", default: 0)
  }

  /// What is added (or, negative, cut) before and after each axis.
  func margins(_ inputs: Operands) throws(ModelError) -> (before: [Int], after: [Int]) {
    let shape = try inputs.shape(0)
    guard let pads = try inputs.integers(pads, orInput: 1) else { throw inputs.invalid("pads", "They are missing.") }
    let axes = try inputs.axes(try inputs.integers(3) ?? Array(shape.indices), rank: shape.count)
    guard pads.count == 2 * axes.count else {
      throw inputs.invalid("pads", "\(pads.count) numbers for \(axes.count) axes.")
    }
    var before = [Int](repeating: 0, count: shape.count)
    var after = before
    for (i, axis) in axes.enumerated() {
      (before[axis], after[axis]) = (pads[i], pads[i + axes.count])
      let reach = mode == .reflect ? shape[axis] - 1 : mode == .constant ? .max : shape[axis] == 0 ? 0 : .max
      guard before[axis] <= reach, after[axis] <= reach, shape[axis] + before[axis] + after[axis] >= 0 else {
        throw inputs.invalid("pads", "\(before[axis]) and \(after[axis]) do not fit an extent of \(shape[axis]).")
      }
    }
    return (before, after)
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, margins) = (try inputs.type(0), try margins(inputs))
    let shape = type.shape.indices.map { type.shape[$0] + margins.before[$0] + margins.after[$0] }
    return [ValueType(shape, type.elementType)]
  }

  private func filler(_ inputs: Operands) throws(ModelError) -> Double {
    guard inputs.has(2) else { return Double(value) }
    guard let number = try inputs.tensor(2).doubles.first else { throw inputs.invalid(2, "It is empty.") }
    return number
  }

  /// Where in an axis of `extent` the padded index is read; −1 for the constant.
  private func source(_ index: Int, _ before: Int, _ extent: Int) -> Int {
    let at = index - before
    if at >= 0 && at < extent { return at }
    switch mode {
    case .constant: return -1
    case .edge: return at < 0 ? 0 : extent - 1
    case .wrap: return (at % extent + extent) % extent
    case .reflect:
      if extent == 1 { return 0 }
      let period = 2 * (extent - 1)
      let folded = (at % period + period) % period
      return folded < extent ? folded : period - folded
    }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type, margins) = (try inputs.tensor(0), try infer(inputs)[0], try margins(inputs))
    let strides = ShapeArithmetic.strides(x.shape)
    let picks = IndexWalk(type.shape).map { index -> Int in
      var place = 0
      for axis in index.indices {
        let at = source(index[axis], margins.before[axis], x.shape[axis])
        if at < 0 { return -1 }
        place += at * strides[axis]
      }
      return place
    }
    return [x.picking(picks, shape: type.shape, fill: try filler(inputs))]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let (layout, shape, margins) = (node.layout(0), try node.operands.shape(0), try margins(node.operands))
    guard mode == .constant, (margins.before + margins.after).allSatisfy({ $0 >= 0 }) else { return false }
    let (inside, result) = (layout.physical(shape), layout.physical(node.outputTypes[0].shape))
    let (before, strides) = (layout.physical(margins.before), ShapeArithmetic.strides(result))
    let copy = StridedCopy(
      extents: inside, sourceStrides: ShapeArithmetic.strides(inside), targetStrides: strides,
      targetOffset: zip(before, strides).reduce(0) { $0 + $1.0 * $1.1 })
    let value = Float(try filler(node.operands))
    let (input, output) = (try node.input(0, layout), node.output(0, layout))
    node.emit("pad", reads: [input], writes: [output]) { (run) throws(ModelError) in
      Elementwise.fill(run[output], with: value, team: run.team)
      copy.run(run[input], run[output], team: run.team)
    }
    return true
  }
}
