internal import TallyCore

/// LpNormalization (ONNX 1, 22): lines along an axis get length 1; MeanVarianceNormalization (9, 13): mean 0 and
/// deviation 1 over some axes.
struct AxisNormalization: Operation {
  private enum Kind: Sendable { case length(axis: Int, order: Int), moments(axes: [Int]) }
  private let kind: Kind

  init(_ context: NodeContext) throws(ModelError) {
    if context.node.operatorName == "LpNormalization" {
      let order = try context.integer("p", default: 2)
      guard order == 1 || order == 2 else { throw context.invalid("p", "\(order) is neither 1 nor 2.") }
      kind = .length(axis: try context.integer("axis", default: -1), order: order)
    } else {
      kind = .moments(axes: try context.integers("axes") ?? [0, 2, 3])
    }
  }

  private func reduced(_ inputs: Operands) throws(ModelError) -> [Bool] {
    let rank = try inputs.shape(0, minimumRank: 1).count
    switch kind {
    case .length(let axis, _):
      let axis = try inputs.axis(axis, rank: rank)
      return (0..<rank).map { $0 == axis }
    case .moments(let axes):
      let axes = try inputs.axes(axes, rank: rank)
      return (0..<rank).map { axes.contains($0) }
    }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    _ = try reduced(inputs)
    return [try inputs.floating(0)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, reduced) = (try inputs.tensor(0), try reduced(inputs))
    let kept = zip(x.shape, reduced).map { $1 ? 1 : $0 }
    let places = ShapeArithmetic.broadcastIndices(kept, to: x.shape)
    let values = x.doubles
    func reduce(_ values: [Double], _ method: Reduction) -> [Double] {
      method.reduce(values, shape: x.shape, reduced: reduced)
    }
    let result: [Double]
    switch kind {
    case .length(_, let order):
      let lengths = reduce(values, order == 1 ? .magnitude : .length)
      // A line of zeros stays one.
      result = values.indices.map { lengths[places[$0]] == 0 ? 0 : values[$0] / lengths[places[$0]] }
    case .moments:
      let means = reduce(values, .mean)
      let centred = values.indices.map { values[$0] - means[places[$0]] }
      let deviations = reduce(centred.map { $0 * $0 }, .mean).map { $0.squareRoot() + 1e-9 }
      result = centred.indices.map { centred[$0] / deviations[places[$0]] }
    }
    return [Tensor(shape: x.shape, doubles: result, as: x.elementType)]
  }
}
