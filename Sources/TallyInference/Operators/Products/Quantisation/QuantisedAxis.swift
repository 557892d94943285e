/// How scales and zero points belong to a tensor: one for all, one for each index of an axis, or one for each block along it.
struct QuantisedAxis: Sendable {
  private let axis: Int
  private let block: Int

  init(_ context: NodeContext) throws(ModelError) {
    axis = try context.integer("axis", default: 1)
    block = try context.integer("block_size", default: 0)
    guard block >= 0 else { throw context.invalid("block_size", "It must not be negative.") }
  }

  /// Refuses a scale or zero point that does not fit.
  func check(_ index: Int, _ inputs: Operands) throws(ModelError) {
    let (shape, scale) = (try inputs.shape(0), try inputs.shape(index))
    if scale.reduce(1, *) == 1 { return }
    let axis = try inputs.axis(axis, rank: shape.count)
    var expected = [shape[axis]]
    if block > 0 {
      expected = shape
      expected[axis] = (shape[axis] + block - 1) / block
    }
    guard scale == expected else { throw inputs.invalid(index, "\(scale) does not fit \(shape) along axis \(axis).") }
  }

  /// The scale or zero point of every number of a shape.
  func spread(_ tensor: Tensor, over shape: [Int], _ inputs: Operands) throws(ModelError) -> Tensor {
    if tensor.count == 1 {
      return tensor.picking([Int](repeating: 0, count: shape.reduce(1, *)), shape: shape)
    }
    let lines = ShapeArithmetic.lines(shape, axis: try inputs.axis(axis, rank: shape.count))
    let places = (0..<shape.reduce(1, *)).map { index -> Int in
      let along = index / lines.inner % lines.extent
      if block == 0 { return along }
      let blocks = (lines.extent + block - 1) / block
      return (index / lines.inner / lines.extent * blocks + along / block) * lines.inner + index % lines.inner
    }
    return tensor.picking(places, shape: shape)
  }
}
