/// GatherElements (ONNX 11, 13): every index picks one number of its own line along an axis.
struct GatherElements: Operation {
  private let axis: Int

  init(_ context: NodeContext) throws(ModelError) { axis = try context.integer("axis", default: 0) }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, places) = (try inputs.type(0), try inputs.shape(1))
    try inputs.requireIndices(1)
    _ = try ElementPlaces(inputs, shape: inputs.shape(0, minimumRank: 1), indices: places, axis: axis)
    return [ValueType(places, type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, indices) = (try inputs.tensor(0), try inputs.tensor(1))
    let places = try ElementPlaces(inputs, shape: x.shape, indices: indices.shape, axis: axis)
    return [x.picking(try places.resolve(indices.integers, inputs), shape: indices.shape)]
  }
}

/// Where GatherElements reads and ScatterElements writes: at the index's own place, but along one axis where it says.
struct ElementPlaces {
  private let bases: [Int]
  private let step: Int, extent: Int

  init(_ inputs: Operands, shape: [Int], indices: [Int], axis: Int) throws(ModelError) {
    let axis = try inputs.axis(axis, rank: shape.count)
    guard indices.count == shape.count,
      indices.indices.allSatisfy({ $0 == axis || indices[$0] <= shape[$0] })
    else { throw inputs.invalid(1, "Indices of shape \(indices) do not fit \(shape).") }
    let strides = ShapeArithmetic.strides(shape)
    (step, extent) = (strides[axis], shape[axis])
    bases = ShapeArithmetic.places(indices, strides: strides.indices.map { $0 == axis ? 0 : strides[$0] })
  }

  func resolve(_ indices: [Int64], _ inputs: Operands) throws(ModelError) -> [Int] {
    let along = try inputs.places(indices, extent: extent, input: 1)
    return along.indices.map { bases[$0] + along[$0] * step }
  }
}
