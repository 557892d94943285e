internal import TallyCore

extension Window.Resolved {
  /// The window along one axis of a picture that has batch and channel before its extents.
  fileprivate func reach(axis: Int) -> ColumnReach? {
    guard outputs.indices.contains(axis - 2) else { return nil }
    let (axis, span) = (axis - 2, (kernel[axis - 2] - 1) * dilations[axis - 2])
    return ColumnReach(step: strides[axis], low: -before[axis], high: span - before[axis])
  }
}

extension Conv: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    node.isAlone ? try resolved(node.inputs).reach(axis: node.axis) : nil
  }
}

extension Pool: ColumnOperation {
  /// Where places are asked for they count through the whole picture.
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    wantsPlaces ? nil : try resolved(node.inputs).reach(axis: node.axis)
  }
}

extension ConvTranspose: ColumnOperation {
  /// Result column `j` is made of input columns `i` with `i · stride + tap · dilation − before = j`.
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    guard node.isAlone, node.axis >= 2 else { return nil }
    let (window, axis) = (try resolved(node.inputs), node.axis - 2)
    let (before, span) = (window.before[axis], (window.kernel[axis] - 1) * window.dilations[axis])
    return ColumnReach(divisor: window.strides[axis], low: before - span, high: before)
  }
}

extension Pad: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    let (before, after) = try margins(node.inputs)
    // What is cut off behind is counted from the other end: that would be another column for another width.
    guard before[node.axis] >= 0, after[node.axis] >= 0 else { return nil }
    return isWrapping && before[node.axis] + after[node.axis] > 0
      ? nil : ColumnReach(low: -before[node.axis], high: -before[node.axis])
  }
}

extension DepthToSpace: ColumnOperation {
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    guard node.axis == 3 else { return nil }
    return toSpace ? ColumnReach(divisor: block) : ColumnReach(step: block, high: block - 1)
  }
}

extension Resize: ColumnOperation {
  /// Ratios of a power of two, so that the coordinates of a column are the same numbers wherever a strip begins; two
  /// columns more on either side than the widest filter asks for.
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    let (before, after) = (try node.inputs.shape(0)[node.axis], node.outputTypes[0].shape[node.axis])
    let scale = try scale(node.inputs, axis: node.axis)
    if before == after && scale == 1 && !coordinates.usesRegion { return .same }
    guard !coordinates.countsFromBothEnds, before > 0, after > 0,
      max(before, after) % min(before, after) == 0
    else { return nil }
    let (step, divisor) = (max(1, before / after), max(1, after / before))
    guard (step * divisor).nonzeroBitCount == 1, scale * Double(step) == Double(divisor) else { return nil }
    // Nearest by rounding down, the usual one, needs no margin: a column of the result lies in one of the input.
    if coordinates.picksFloor { return ColumnReach(step: step, divisor: divisor) }
    let margin = (coordinates.widestFilter + 2) * step * divisor
    return ColumnReach(step: step, divisor: divisor, low: -margin, high: margin + step - 1)
  }
}
