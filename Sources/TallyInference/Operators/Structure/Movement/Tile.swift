/// Tile (ONNX 6, 13): the tensor repeated along every axis.
struct Tile: Operation {
  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) {}

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, repeats) = (try inputs.type(0), try inputs.integers(1) ?? [])
    guard repeats.count == type.shape.count, repeats.allSatisfy({ $0 >= 0 }) else {
      throw inputs.invalid(1, "\(repeats) does not fit \(type.shape).")
    }
    var shape: [Int] = []
    for (extent, times) in zip(type.shape, repeats) {
      let (product, overflow) = extent.multipliedReportingOverflow(by: times)
      guard !overflow else { throw inputs.invalid(1, "\(times) repeats are too many.") }
      shape.append(product)
    }
    return [ValueType(shape, type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type) = (try inputs.tensor(0), try infer(inputs)[0])
    let strides = ShapeArithmetic.strides(x.shape)
    let picks = IndexWalk(type.shape).map { index in
      index.indices.reduce(0) { $0 + index[$1] % x.shape[$1] * strides[$1] }
    }
    return [x.picking(picks, shape: type.shape)]
  }
}
