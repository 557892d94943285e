internal import TallyCore
internal import TallyTensor

/// ArgMax and ArgMin (ONNX 1, 11, 12, 13): the place of the extreme along one axis, as int64.
struct ArgMax: Operation {
  let axis: Int
  private let keepsDimensions: Bool
  private let picksLast: Bool
  private let largest: Bool

  init(_ context: NodeContext) throws(ModelError) {
    axis = try context.integer("axis", default: 0)
    keepsDimensions = try context.flag("keepdims", default: true)
    picksLast = try context.flag("select_last_index", default: false)
    largest = context.node.operatorName == "ArgMax"
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    var shape = try inputs.shape(0, minimumRank: 1)
    let axis = try inputs.axis(axis, rank: shape.count)
    guard shape[axis] > 0 else { throw inputs.invalid(0, "Axis \(axis) of \(shape) is empty.") }
    if keepsDimensions { shape[axis] = 1 } else { shape.remove(at: axis) }
    return [ValueType(shape, .int64)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type) = (try inputs.tensor(0), try infer(inputs)[0])
    let axis = try inputs.axis(axis, rank: x.shape.count)
    let places =
      switch x.numbers {
      case .floats(let values): places(values, x.shape, axis)
      case .doubles(let values): places(values, x.shape, axis)
      case .integers(let values): places(values, x.shape, axis)
      }
    return [Tensor(shape: type.shape, integers: places)]
  }

  private func places<Number: ReferenceNumber>(_ values: [Number], _ shape: [Int], _ axis: Int) -> [Int64] {
    let (outer, members, inner) = ShapeArithmetic.lines(shape, axis: axis)
    return (0..<outer * inner).map { line in
      let base = line / inner * members * inner + line % inner
      var best = 0
      for member in 1..<max(1, members) {
        let (new, old) = (values[base + member * inner], values[base + best * inner])
        if largest ? new > old : new < old { best = member } else if picksLast && new == old { best = member }
      }
      return Int64(best)
    }
  }
}
