internal import TallyCore

extension Softmax: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    let axis = try node.inputs.axis(axis, rank: try node.inputs.shape(0).count)
    return (flattens ? axis > node.axis : axis != node.axis) ? .same : nil
  }
}

extension LayerNormalization: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    let axis = try node.inputs.axis(axis, rank: try node.inputs.shape(0).count)
    return axis > node.axis && node.isAlone ? .same : nil
  }
}

extension LocalResponseNormalization: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? { node.axis >= 2 ? .same : nil }
}

/// What is reduced is gone from the result, or has an extent of 1: the caller sees that.
extension Reduce: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? { .same }
}

extension ArgMax: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    try node.inputs.axis(axis, rank: try node.inputs.shape(0).count) != node.axis ? .same : nil
  }
}

extension Concat: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    try node.inputs.axis(axis, rank: node.outputTypes[0].shape.count) != node.axis ? .same : nil
  }
}

extension Split: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    try node.inputs.axis(axis, rank: try node.inputs.shape(0).count) != node.axis ? .same : nil
  }
}

extension Slice: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    let (range, extent) = (try ranges(node.inputs)[node.axis], try node.inputs.shape(0)[node.axis])
    return range.first == 0 && range.step == 1 && range.count == extent ? .same : nil
  }
}

extension Gather: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    let axis = try node.inputs.axis(axis, rank: try node.inputs.shape(0).count)
    return node.isAlone && axis != node.axis ? .same : nil
  }
}

extension Transpose: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? { .same }
}

extension Expand: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? { .same }
}

/// As many numbers before the columns and behind them as there were.
extension Reshaping {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    guard let axis = node.outputAxes[0] else { return nil }
    let (before, after) = (try node.inputs.shape(0), node.outputTypes[0].shape)
    let isSame = before[(node.axis + 1)...].reduce(1, *) == after[(axis + 1)...].reduce(1, *)
    return isSame && before[node.axis] == after[axis] ? .same : nil
  }
}

extension Reshape: ColumnOperation {}
extension Flatten: ColumnOperation {}
extension Squeeze: ColumnOperation {}
extension Unsqueeze: ColumnOperation {}

/// The rows of the left matrix are columns of the picture, or a whole matrix is one.
extension MatMul: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    let rank = try node.inputs.shape(0).count
    return node.isAlone && node.axis < rank - 1 ? .same : nil
  }
}
