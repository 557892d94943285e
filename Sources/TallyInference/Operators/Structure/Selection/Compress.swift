internal import TallyCore

/// Compress (ONNX 9, 11): the slices along an axis (or the numbers of all) for which a condition holds.
struct Compress: Operation {
  private let axis: Int?
  var makesItsShape: Bool { true }

  init(_ context: NodeContext) throws(ModelError) {
    axis = context.has("axis") ? try context.integer("axis", default: 0) : nil
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    try evaluate(inputs).map { ValueType($0.shape, $0.elementType) }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, condition) = (try inputs.tensor(0), try inputs.tensor(1))
    guard condition.elementType == .bool, condition.shape.count == 1 else {
      throw inputs.invalid(1, "A list of bool is expected.")
    }
    let flat = axis == nil ? x.reshaped([x.count]) : x
    let axis = try inputs.axis(axis ?? 0, rank: flat.shape.count)
    guard !flat.shape.isEmpty, condition.count <= flat.shape[axis] else {
      throw inputs.invalid(1, "\(condition.count) conditions for \(flat.shape), axis \(axis).")
    }
    let lines = ShapeArithmetic.lines(flat.shape, axis: axis)
    let kept = condition.integers.indices.filter { condition.integers[$0] != 0 }
    var shape = flat.shape
    shape[axis] = kept.count
    let picks = (0..<lines.outer).flatMap { outer in
      kept.flatMap { member -> Range<Int> in
        let first = (outer * lines.extent + member) * lines.inner
        return first..<first + lines.inner
      }
    }
    return [flat.picking(picks, shape: shape)]
  }
}
