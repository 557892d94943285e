internal import TallyCore
internal import TallyTensor

/// Resize (ONNX 10, 11, 13, 18, 19) and its forerunner Upsample (7, 9).
struct Resize: Operation {
  let coordinates: ResizeCoordinates
  private let axes: [Int]?
  private let attributeScales: [Float]?
  private let keepsRatio: String
  private let scalesIndex: Int
  private let sizesIndex: Int?
  /// What stands where a coordinate lies outside the input.
  private let extrapolation: Double
  var shapeInputs: Set<Int> { [1, 2, 3] }
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) {
    let early = context.opset < 11 || context.node.operatorName == "Upsample"
    coordinates = try ResizeCoordinates(context, early: early)
    axes = try context.integers("axes")
    keepsRatio = try context.text("keep_aspect_ratio_policy", default: "stretch")
    guard ["stretch", "not_larger", "not_smaller"].contains(keepsRatio) else {
      throw context.invalid("keep_aspect_ratio_policy", "\(keepsRatio.prefix(40)) is not known.")
    }
    if case .floats(let list)? = context.node.attributes["scales"] {
      attributeScales = list
    } else {
      attributeScales = nil
    }
    extrapolation = Double(try context.float("extrapolation_value", default: 0))
    (scalesIndex, sizesIndex) = early ? (1, nil) : (2, 3)
  }

  /// Extents of the result, and per axis the ratio that coordinates are made with.
  private func result(_ inputs: Operands) throws(ModelError) -> (shape: [Int], scales: [Double]) {
    let x = try inputs.shape(0)
    let axes = try inputs.axes(axes ?? Array(x.indices), rank: x.count)
    var (shape, scales) = (x, x.map { _ in 1.0 })
    var given = attributeScales ?? []
    if attributeScales == nil && inputs.has(scalesIndex) { given = try inputs.tensor(scalesIndex).floats }
    if !given.isEmpty {
      guard given.count == axes.count, given.allSatisfy({ $0 > 0 && $0 < 1e6 }) else {
        throw inputs.invalid("scales", "\(given.count) scales do not fit \(x).")
      }
      for (axis, scale) in zip(axes, given) {
        scales[axis] = Double(scale)
        shape[axis] = Int((Double(x[axis]) * Double(scale)).rounded(.down))
      }
      return (shape, scales)
    }
    guard let sizesIndex, let sizes = try inputs.integers(sizesIndex), sizes.count == axes.count,
      sizes.allSatisfy({ $0 >= 0 }), !x.contains(0)
    else { throw inputs.invalid("sizes", "Neither scales nor sizes fit \(x).") }
    let ratios = zip(axes, sizes).map { Double($1) / Double(x[$0]) }
    let common = keepsRatio == "not_larger" ? ratios.min() : keepsRatio == "not_smaller" ? ratios.max() : nil
    for (i, axis) in axes.enumerated() {
      scales[axis] = common ?? ratios[i]
      shape[axis] = common.map { Int(($0 * Double(x[axis])).rounded()) } ?? sizes[i]
    }
    return (shape, scales)
  }

  /// Output over input along an axis, as asked for.
  func scale(_ inputs: Operands, axis: Int) throws(ModelError) -> Double { try result(inputs).scales[axis] }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0).elementType
    guard type != .bool else { throw inputs.invalid(0, "There is nothing between false and true.") }
    try inputs.requireNumbers(0)
    return [ValueType(try result(inputs).shape, type)]
  }

  private func tables(_ inputs: Operands) throws(ModelError) -> [ResizeCoordinates.Axis] {
    let (x, result) = (try inputs.shape(0), try result(inputs))
    try inputs.requireNumbers(0)
    var regions = [ResizeCoordinates.ClosedRegion](repeating: ResizeCoordinates.ClosedRegion(), count: x.count)
    if coordinates.usesRegion {
      let axes = try inputs.axes(axes ?? Array(x.indices), rank: x.count)
      let region = try inputs.tensor(1).doubles
      guard region.count == 2 * axes.count, region.allSatisfy({ abs($0) < 1e6 }) else {
        throw inputs.invalid("roi", "\(region.count) numbers for \(axes.count) axes.")
      }
      for (i, axis) in axes.enumerated() {
        regions[axis] = ResizeCoordinates.ClosedRegion(start: region[i], end: region[i + axes.count])
      }
    }
    return x.indices.map {
      coordinates.table(input: x[$0], output: result.shape[$0], scale: result.scales[$0], region: regions[$0])
    }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, tables, type) = (try inputs.tensor(0), try tables(inputs), try infer(inputs)[0])
    var (shape, values) = (x.shape, x.doubles)
    // Separable: one axis after the other, those that shrink first, so that nothing between is larger than both ends.
    for axis in tables.indices.sorted(by: { type.shape[$0] * x.shape[$1] < type.shape[$1] * x.shape[$0] }) {
      let table = tables[axis].table
      let lines = ShapeArithmetic.lines(shape, axis: axis)
      var next = [Double](repeating: 0, count: lines.outer * table.outputs * lines.inner)
      for o in 0..<lines.outer {
        for target in 0..<table.outputs {
          for tap in 0..<table.taps {
            let place = target * table.taps + tap
            let from = (o * lines.extent + Int(table.indices[place])) * lines.inner
            let to = (o * table.outputs + target) * lines.inner
            let weight = Double(table.weights[place])
            for i in 0..<lines.inner { next[to + i] += values[from + i] * weight }
          }
        }
      }
      shape[axis] = table.outputs
      values = next
    }
    for (axis, table) in tables.enumerated() where table.isOutside.contains(true) {
      let lines = ShapeArithmetic.lines(shape, axis: axis)
      for index in values.indices where table.isOutside[index / lines.inner % lines.extent] {
        values[index] = extrapolation
      }
    }
    return [Tensor(shape: shape, doubles: values, as: type.elementType)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let (x, type) = (try node.operands.shape(0), node.outputTypes[0])
    guard x.count == 4, x[0] == type.shape[0], x[1] == type.shape[1], !coordinates.usesRegion else { return false }
    let tables = try tables(node.operands).map(\.table)
    let (down, across) = (tables[2], tables[3])
    // Convolutions read a doubled picture from the small one; who needs it whole has it made.
    let isDoubled = down.doubles(x[2]) && across.doubles(x[3])
    if isDoubled, node.putOff(isHalved: true, { () throws(ModelError) in try resample(node, down, across) }) {
      return true
    }
    try resample(node, down, across)
    return true
  }

  private func resample(_ node: LoweringNode, _ down: ResamplingAxis, _ across: ResamplingAxis) throws(ModelError) {
    let x = try node.operands.shape(0)
    let (input, output) = (try node.input(0, .channelsLast), node.output(0, .channelsLast))
    node.emit("resample", reads: [input], writes: [output]) { (run) throws(ModelError) in
      Resampling.run(
        Convolution.Pixels(run[input], stride: x[1]), Convolution.Pixels(run[output], stride: x[1]), batch: x[0],
        height: x[2], width: x[3], channels: x[1], down: down, across: across, team: run.team)
    }
  }
}
