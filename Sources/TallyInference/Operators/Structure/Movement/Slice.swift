internal import TallyTensor

/// Slice (ONNX 1 with attributes; 10, 11, 13 with inputs starts, ends, axes, steps).
struct Slice: Operation {
  private let starts: [Int]?, ends: [Int]?, axes: [Int]?
  var shapeInputs: Set<Int> { [1, 2, 3, 4] }

  init(_ context: NodeContext) throws(ModelError) {
    starts = try context.openIntegers("starts")
    ends = try context.openIntegers("ends")
    axes = try context.integers("axes")
  }

  /// First index, number of indices and step along every axis.
  func ranges(_ inputs: Operands) throws(ModelError) -> [(first: Int, count: Int, step: Int)] {
    let shape = try inputs.shape(0)
    guard let starts = try inputs.openIntegers(starts, orInput: 1), let ends = try inputs.openIntegers(ends, orInput: 2)
    else {
      throw inputs.invalid("starts", "Starts or ends are missing.")
    }
    let axes = try inputs.axes(
      try inputs.integers(axes, orInput: 3) ?? Array(starts.indices), rank: shape.count)
    let steps = try inputs.openIntegers(4) ?? [Int](repeating: 1, count: starts.count)
    guard starts.count == axes.count, ends.count == axes.count, steps.count == axes.count, !steps.contains(0) else {
      throw inputs.invalid("starts", "Starts, ends, axes and steps do not fit together.")
    }
    var result = shape.map { (first: 0, count: $0, step: 1) }
    for (i, axis) in axes.enumerated() {
      let (extent, step) = (shape[axis], steps[i])
      func held(_ value: Int, _ low: Int, _ high: Int) -> Int {
        min(max(value < 0 ? value + extent : value, low), high)
      }
      if step > 0 {
        let (first, end) = (held(starts[i], 0, extent), held(ends[i], 0, extent))
        result[axis] = (first, max(0, (end - first + step - 1) / step), step)
      } else {
        let (first, end) = (held(starts[i], -1, extent - 1), held(ends[i], -1, extent - 1))
        result[axis] = (max(0, first), max(0, (first - end - step - 1) / -step), step)
      }
    }
    return result
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    [ValueType(try ranges(inputs).map(\.count), try inputs.type(0).elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, ranges) = (try inputs.tensor(0), try ranges(inputs))
    let strides = ShapeArithmetic.strides(x.shape)
    let shape = ranges.map(\.count)
    let offset = ranges.indices.reduce(0) { $0 + ranges[$1].first * strides[$1] }
    let steps = ranges.indices.map { ranges[$0].step * strides[$0] }
    return [x.picking(ShapeArithmetic.places(shape, strides: steps, offset: offset), shape: shape)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let (layout, shape) = (node.layout(0), try node.operands.shape(0))
    let ranges = try layout.physical(ranges(node.operands))
    let strides = ShapeArithmetic.strides(layout.physical(shape))
    let extents = ranges.map(\.count)
    let copy = StridedCopy(
      extents: extents, sourceStrides: ranges.indices.map { strides[$0] * ranges[$0].step },
      targetStrides: ShapeArithmetic.strides(extents),
      sourceOffset: ranges.indices.reduce(0) { $0 + strides[$1] * ranges[$1].first })
    let (input, output) = (try node.input(0, layout), node.output(0, layout))
    node.emit("copy", reads: [input], writes: [output]) { (run) throws(ModelError) in
      copy.run(run[input], run[output], team: run.team)
    }
    return true
  }
}
