/// Unsqueeze (ONNX 1, 11 with attribute axes; 13, 21 with an input): extents of 1 are put in.
struct Unsqueeze: Reshaping {
  private let axes: [Int]?
  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) { axes = try context.integers("axes") }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0)
    guard let listed = try inputs.integers(axes, orInput: 1) else { throw inputs.invalid("axes", "They are missing.") }
    let rank = type.shape.count + listed.count
    guard rank <= inputs.limits.dimensions else { throw inputs.invalid("axes", "\(rank) dimensions are too many.") }
    let new = Set(try inputs.axes(listed, rank: rank))
    var old = type.shape.makeIterator()
    return [ValueType((0..<rank).map { new.contains($0) ? 1 : old.next() ?? 1 }, type.elementType)]
  }
}
