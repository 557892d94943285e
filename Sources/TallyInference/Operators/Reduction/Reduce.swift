internal import TallyCore
internal import TallyTensor

/// ReduceMean, -Sum, -Max, -Min, -Prod, -L1, -L2, -SumSquare, -LogSum and -LogSumExp: axes as attribute before version 18
/// (Sum: 13), as input since.
struct Reduce: Operation {
  private static let methods: [String: Reduction] = [
    "ReduceMean": .mean, "ReduceSum": .sum, "ReduceMax": .maximum, "ReduceMin": .minimum, "ReduceProd": .product,
    "ReduceL1": .magnitude, "ReduceL2": .length, "ReduceSumSquare": .squares, "ReduceLogSum": .logSum,
    "ReduceLogSumExp": .logSumExponential,
  ]

  private let method: Reduction
  private let axes: [Int]?
  private let keepsDimensions: Bool
  private let emptyMeansNone: Bool

  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) {
    guard let method = Self.methods[context.node.operatorName] else {
      throw context.unsupported(context.node.operatorName)
    }
    self.method = method
    axes = try context.integers("axes")
    keepsDimensions = try context.flag("keepdims", default: true)
    emptyMeansNone = try context.flag("noop_with_empty_axes", default: false)
  }

  private func reduced(_ inputs: Operands) throws(ModelError) -> [Bool] {
    let rank = try inputs.shape(0).count
    let listed = try inputs.integers(axes, orInput: 1) ?? []
    if listed.isEmpty { return [Bool](repeating: !emptyMeansNone, count: rank) }
    let chosen = Set(try inputs.axes(listed, rank: rank))
    return (0..<rank).map { chosen.contains($0) }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, reduced) = (try inputs.type(0), try reduced(inputs))
    guard type.elementType != .bool || method == .maximum || method == .minimum else {
      throw inputs.invalid(0, "There is no arithmetic on bool.")
    }
    let shape = zip(type.shape, reduced).compactMap { extent, gone in gone ? (keepsDimensions ? 1 : nil) : extent }
    return [ValueType(shape, type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type, reduced) = (try inputs.tensor(0), try infer(inputs)[0], try reduced(inputs))
    // Whole numbers stay whole where nothing is divided or rooted.
    if case .integers(let values) = x.numbers, let whole = method.whole {
      var result = whole.reduce(values, shape: x.shape, reduced: reduced)
      // The largest of no bool is false: what an integer's least is, held in its range.
      if x.elementType == .bool { result = result.map { min(max($0, 0), 1) } }
      return [Tensor(shape: type.shape, integers: result, as: type.elementType)]
    }
    let result = method.reduce(x.doubles, shape: x.shape, reduced: reduced)
    return [Tensor(shape: type.shape, doubles: result).cast(to: type.elementType)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let (shape, reduced, method) = (try node.operands.shape(0), try reduced(node.operands), method)
    let pictures = shape.count >= 3 && reduced == [false, false] + shape[2...].map { _ in true }
    if pictures && method == .mean && node.layout(0) == .channelsLast && !shape.contains(0) {
      // With its dimensions kept or not, N × C numbers lie in the same order.
      let (input, output) = (try node.input(0, .channelsLast), node.output(0, .logical))
      let pixels = shape[2...].reduce(1, *)
      node.emit("mean", reads: [input], writes: [output]) { (run) throws(ModelError) in
        Pooling.globalAverage(
          run[input], run[output], batch: shape[0], pixels: pixels, channels: shape[1], team: run.team)
      }
      return true
    }
    let channels = shape.count >= 3 && reduced == [false, true] + shape[2...].map { _ in false }
    if channels && method == .mean && node.layout(0) == .channelsLast && !shape.contains(0) {
      // One channel, or none: there is only one layout.
      let (input, output) = (try node.input(0, .channelsLast), node.output(0, .logical))
      node.emit("mean", reads: [input], writes: [output]) { (run) throws(ModelError) in
        Elementwise.rowMeans(
          run[input], run[output], rows: shape.reduce(1, *) / shape[1], columns: shape[1], team: run.team)
      }
      return true
    }
    let (input, output) = (try node.input(0, .logical), node.output(0, .logical))
    node.emit(method.rawValue, reads: [input], writes: [output]) { (run) throws(ModelError) in
      let sums = method.reduce(run[input].array().map { Double($0) }, shape: shape, reduced: reduced)
      run[output].copy(from: sums.map { Float($0) })
    }
    return true
  }
}
