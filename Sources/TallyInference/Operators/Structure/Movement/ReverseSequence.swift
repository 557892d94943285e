/// ReverseSequence (ONNX 10): the first so many steps of every batch in reverse order.
struct ReverseSequence: Operation {
  private let batchAxis: Int, timeAxis: Int

  init(_ context: NodeContext) throws(ModelError) {
    batchAxis = try context.integer("batch_axis", default: 1)
    timeAxis = try context.integer("time_axis", default: 0)
    guard [[0, 1], [1, 0]].contains([batchAxis, timeAxis]) else {
      throw context.invalid("time_axis", "Batch and time must be axes 0 and 1.")
    }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let shape = try inputs.shape(0, minimumRank: 2)
    try inputs.requireIndices(1)
    guard try inputs.shape(1) == [shape[batchAxis]] else { throw inputs.invalid(1, "One length a batch is expected.") }
    return [try inputs.type(0)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, lengths) = (try inputs.tensor(0), try inputs.tensor(1).integers)
    let steps = x.shape[timeAxis]
    guard lengths.allSatisfy({ $0 >= 0 && $0 <= Int64(steps) }) else {
      throw inputs.invalid(1, "There are \(steps) steps.")
    }
    let strides = ShapeArithmetic.strides(x.shape)
    let picks = (0..<x.count).map { index -> Int in
      let time = index / strides[timeAxis] % steps
      let length = Int(lengths[index / strides[batchAxis] % x.shape[batchAxis]])
      return time < length ? index + (length - 1 - 2 * time) * strides[timeAxis] : index
    }
    return [x.picking(picks, shape: x.shape)]
  }
}
