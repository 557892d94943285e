/// GatherND (ONNX 11, 12, 13): every row of the last axis of the indices is an index into the first axes of the data,
/// after those that both have in common.
struct GatherND: Operation {
  private let batchAxes: Int

  init(_ context: NodeContext) throws(ModelError) {
    batchAxes = try context.integer("batch_dims", default: 0)
    guard batchAxes >= 0 else { throw context.invalid("batch_dims", "It must not be negative.") }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (x, indices) = (try inputs.shape(0, minimumRank: 1), try inputs.shape(1, minimumRank: 1))
    try inputs.requireIndices(1)
    let length = indices[indices.count - 1]
    guard batchAxes < min(x.count, indices.count), x[..<batchAxes] == indices[..<batchAxes],
      length >= 1, batchAxes + length <= x.count
    else { throw inputs.invalid(1, "Indices of shape \(indices) do not fit \(x) with \(batchAxes) common axes.") }
    return [ValueType(indices.dropLast() + Array(x[(batchAxes + length)...]), try inputs.type(0).elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, indices, type) = (try inputs.tensor(0), try inputs.tensor(1), try infer(inputs)[0])
    let length = indices.shape[indices.shape.count - 1]
    let places = try SlicePlaces(x.shape, from: batchAxes, length: length).resolve(indices.integers, inputs)
    let run = x.shape[(batchAxes + length)...].reduce(1, *)
    let batch = x.shape[..<batchAxes].reduce(1, *)
    let (perBatch, batchStep) = (places.count / max(1, batch), x.shape[batchAxes...].reduce(1, *))
    let picks = places.indices.flatMap { index in
      let first = index / max(1, perBatch) * batchStep + places[index]
      return first..<first + run
    }
    return [x.picking(picks, shape: type.shape)]
  }
}

/// Rows of indices as places in a dense array.
struct SlicePlaces {
  private let extents: [Int], strides: [Int]

  /// Indices of `length` numbers into a shape, from an axis on.
  init(_ shape: [Int], from axis: Int, length: Int) {
    extents = Array(shape[axis..<axis + length])
    strides = Array(ShapeArithmetic.strides(shape)[axis..<axis + length])
  }

  func resolve(_ indices: [Int64], _ inputs: Operands) throws(ModelError) -> [Int] {
    let length = extents.count
    var places = [Int](repeating: 0, count: indices.count / max(1, length))
    for position in 0..<length {
      let column = stride(from: position, to: indices.count, by: length).map { indices[$0] }
      let along = try inputs.places(column, extent: extents[position], input: 1)
      for row in along.indices { places[row] += along[row] * strides[position] }
    }
    return places
  }
}
