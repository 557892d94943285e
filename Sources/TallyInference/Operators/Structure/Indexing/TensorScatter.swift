/// TensorScatter (ONNX 24): a cache with an update written along one axis, from an index of each batch on; "circular"
/// begins again at its end.
struct TensorScatter: Operation {
  private let axis: Int
  private let isCircular: Bool

  init(_ context: NodeContext) throws(ModelError) {
    axis = try context.integer("axis", default: -2)
    let mode = try context.text("mode", default: "linear")
    guard mode == "linear" || mode == "circular" else { throw context.invalid("mode", "\(mode.prefix(40))") }
    isCircular = mode == "circular"
  }

  private func axis(_ inputs: Operands) throws(ModelError) -> Int {
    let axis = try inputs.axis(axis, rank: inputs.shape(0, minimumRank: 2).count)
    guard axis > 0 else { throw inputs.invalid("attribute axis", "The batch is no place to write along.") }
    return axis
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, update, axis) = (try inputs.type(0), try inputs.shape(1), try axis(inputs))
    try inputs.requireSameType([1])
    var expected = type.shape
    if update.count == expected.count { expected[axis] = min(update[axis], expected[axis]) }
    guard update == expected else { throw inputs.invalid(1, "An update \(update) does not fit \(type.shape).") }
    if inputs.has(2) {
      try inputs.requireIndices(2)
      guard try inputs.shape(2) == [type.shape[0]] else { throw inputs.invalid(2, "One index a batch is expected.") }
    }
    return [type]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (cache, update, axis) = (try inputs.tensor(0), try inputs.tensor(1), try axis(inputs))
    let starts = inputs.has(2) ? try inputs.tensor(2).integers : []
    let (lines, length) = (ShapeArithmetic.lines(cache.shape, axis: axis), update.shape[axis])
    let perBatch = lines.outer / max(1, cache.shape[0])
    var picks = Array(0..<cache.count)
    for outer in 0..<lines.outer {
      let start = starts.isEmpty ? 0 : starts[outer / max(1, perBatch)]
      guard start >= 0, start < Int64(max(1, lines.extent)), isCircular || Int(start) + length <= lines.extent else {
        throw inputs.invalid(2, "\(length) places from \(start) on are not in \(lines.extent).")
      }
      for step in 0..<length {
        let to = (outer * lines.extent + (Int(start) + step) % lines.extent) * lines.inner
        let from = (outer * length + step) * lines.inner
        for i in 0..<lines.inner { picks[to + i] = cache.count + from + i }
      }
    }
    return [Tensor.joined([cache, update], shape: [cache.count + update.count]).picking(picks, shape: cache.shape)]
  }
}
