/// Trilu (ONNX 14): the upper or lower triangle of the last two axes, from a diagonal on; the rest is 0.
struct Trilu: Operation {
  private let upper: Bool

  init(_ context: NodeContext) throws(ModelError) { upper = try context.flag("upper", default: true) }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    _ = try inputs.shape(0, minimumRank: 2)
    if inputs.has(1) {
      try inputs.requireIndices(1)
      guard try inputs.type(1).count == 1 else { throw inputs.invalid(1, "One diagonal is expected.") }
    }
    return [try inputs.type(0)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    let (rows, columns) = (x.shape[x.shape.count - 2], x.shape[x.shape.count - 1])
    let wanted = inputs.has(1) ? try inputs.tensor(1).integers[0] : 0
    let diagonal = Int(min(max(wanted, -Int64(rows)), Int64(columns)))
    let picks = (0..<x.count).map { index -> Int in
      let distance = index % columns - index / columns % rows
      return (upper ? distance >= diagonal : distance <= diagonal) ? index : -1
    }
    return [x.picking(picks, shape: x.shape)]
  }
}
