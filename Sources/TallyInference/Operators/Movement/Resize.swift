internal import TallyTensor

/// Resize (ONNX 10, 11, 13, 18, 19; without antialiasing and tf_crop_and_resize) and its forerunner Upsample (7, 9).
struct Resize: Operation {
  private let coordinates: ResizeCoordinates
  private let axes: [Int]?
  private let attributeScales: [Float]?
  private let keepsRatio: String
  private let scalesIndex: Int
  private let sizesIndex: Int?
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

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    guard try inputs.type(0).elementType.isFloat else {
      throw inputs.unsupported("resizing a type that is not float32")
    }
    return [ValueType(try result(inputs).shape)]
  }

  private func tables(_ inputs: Operands) throws(ModelError) -> [ResamplingAxis] {
    let (x, result) = (try inputs.shape(0), try result(inputs))
    guard !x.contains(0) else { throw inputs.invalid(0, "There is nothing to resize in \(x).") }
    return x.indices.map { coordinates.table(input: x[$0], output: result.shape[$0], scale: result.scales[$0]) }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, tables) = (try inputs.tensor(0), try tables(inputs))
    var (shape, values) = (x.shape, x.floats)
    // Separable: one axis after the other.
    for (axis, table) in tables.enumerated() {
      let (extent, run) = (shape[axis], shape[(axis + 1)...].reduce(1, *))
      let outer = shape[..<axis].reduce(1, *)
      var next = [Float](repeating: 0, count: outer * table.outputs * run)
      for o in 0..<outer {
        for target in 0..<table.outputs {
          for tap in 0..<table.taps {
            let place = target * table.taps + tap
            let from = (o * extent + Int(table.indices[place])) * run
            let to = (o * table.outputs + target) * run
            for i in 0..<run { next[to + i] += values[from + i] * table.weights[place] }
          }
        }
      }
      shape[axis] = table.outputs
      values = next
    }
    return [Tensor(shape: shape, floats: values)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let (x, type) = (try node.operands.shape(0), node.outputTypes[0])
    guard x.count == 4, x[0] == type.shape[0], x[1] == type.shape[1] else { return false }
    let tables = try tables(node.operands)
    let (down, across) = (tables[2], tables[3])
    let (input, output) = (try node.input(0, .channelsLast), node.output(0, .channelsLast))
    node.emit("resample", reads: [input], writes: [output]) { (run) throws(ModelError) in
      Resampling.run(
        Convolution.Pixels(run[input], stride: x[1]), Convolution.Pixels(run[output], stride: x[1]), batch: x[0],
        height: x[2], width: x[3], channels: x[1], down: down, across: across, team: run.team)
    }
    return true
  }
}
