internal import TallyCore
internal import TallyTensor

/// ReduceMean, -Sum, -Max, -Min, -Prod and -L2: axes as attribute before version 18 (Sum: 13), as input since.
struct Reduce: Operation {
  private enum Kind: String { case mean, sum, maximum, minimum, product, length }
  private let kind: Kind
  private let axes: [Int]?
  private let keepsDimensions: Bool
  private let emptyMeansNone: Bool

  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) {
    let kinds: [String: Kind] = [
      "ReduceMean": .mean, "ReduceSum": .sum, "ReduceMax": .maximum, "ReduceMin": .minimum, "ReduceProd": .product,
      "ReduceL2": .length,
    ]
    guard let kind = kinds[context.node.operatorName] else { throw context.unsupported(context.node.operatorName) }
    self.kind = kind
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
    guard type.elementType != .bool else { throw inputs.unsupported("a reduction of bool") }
    if kind == .maximum || kind == .minimum, zip(type.shape, reduced).contains(where: { $0 == 0 && $1 }) {
      throw inputs.unsupported("the largest of nothing")
    }
    let shape = zip(type.shape, reduced).compactMap { extent, gone in gone ? (keepsDimensions ? 1 : nil) : extent }
    return [ValueType(shape, type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type, reduced) = (try inputs.tensor(0), try infer(inputs)[0], try reduced(inputs))
    let result = Reduction.reduce(x.doubles, shape: x.shape, reduced: reduced, method)
    if case .integers = x.payload {
      // The mean of whole numbers is cut towards zero.
      return [Tensor(shape: type.shape, doubles: result).cast(to: type.elementType)]
    }
    return [Tensor(shape: type.shape, doubles: result).cast(to: type.elementType)]
  }

  private var method: Reduction.Method {
    switch kind {
    case .mean: .mean
    case .sum: .sum
    case .maximum: .maximum
    case .minimum: .minimum
    case .product: .product
    case .length: .length
    }
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let (shape, reduced, method) = (try node.operands.shape(0), try reduced(node.operands), method)
    let pictures = shape.count >= 3 && reduced == [false, false] + shape[2...].map { _ in true }
    if pictures && kind == .mean && node.layout(0) == .channelsLast && !shape.contains(0) {
      // With its dimensions kept or not, N × C numbers lie in the same order.
      let (input, output) = (try node.input(0, .channelsLast), node.output(0, .logical))
      let pixels = shape[2...].reduce(1, *)
      node.emit("mean", reads: [input], writes: [output]) { (run) throws(ModelError) in
        Pooling.globalAverage(
          run[input], run[output], batch: shape[0], pixels: pixels, channels: shape[1], team: run.team)
      }
      return true
    }
    let (input, output) = (try node.input(0, .logical), node.output(0, .logical))
    node.emit(kind.rawValue, reads: [input], writes: [output]) { (run) throws(ModelError) in
      let sums = Reduction.reduce(run[input].array().map { Double($0) }, shape: shape, reduced: reduced, method)
      run[output].copy(from: sums.map { Float($0) })
    }
    return true
  }
}

/// Reductions in double precision over a dense row-major array.
enum Reduction {
  enum Method { case mean, sum, maximum, minimum, product, length }

  static func reduce(_ values: [Double], shape: [Int], reduced: [Bool], _ method: Method) -> [Double] {
    let kept = zip(shape, reduced).map { $1 ? 1 : $0 }
    let dense = ShapeArithmetic.strides(kept)
    let steps = zip(dense, reduced).map { $1 ? 0 : $0 }
    let start: Double =
      switch method {
      case .maximum: -.infinity
      case .minimum: .infinity
      case .product: 1
      default: 0
      }
    let count = kept.reduce(1, *)
    var result = [Double](repeating: start, count: count)
    let last = shape.last ?? 1
    let lastStep = steps.last ?? 0
    // Walks whole rows of the last dimension, so that the index arithmetic is paid once a row.
    for (row, index) in IndexWalk(Array(shape.dropLast())).enumerated() {
      var to = zip(index, steps).reduce(0) { $0 + $1.0 * $1.1 }
      for value in values[row * last..<(row + 1) * last] {
        switch method {
        case .mean, .sum: result[to] += value
        case .length: result[to] += value * value
        case .product: result[to] *= value
        case .maximum: result[to] = value.isNaN || value > result[to] ? value : result[to]
        case .minimum: result[to] = value.isNaN || value < result[to] ? value : result[to]
        }
        to += lastStep
      }
    }
    switch method {
    case .mean:
      let members = zip(shape, reduced).reduce(1.0) { $1.1 ? $0 * Double($1.0) : $0 }
      return result.map { $0 / members }
    case .length: return result.map { $0.squareRoot() }
    default: return result
    }
  }
}
