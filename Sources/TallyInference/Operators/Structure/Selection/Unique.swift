internal import TallyCore

/// Unique (ONNX 11): the distinct numbers of all, or the distinct slices along an axis, with the place where each stands
/// first, which of them every one is, and how often it stands.
struct Unique: Operation {
  private let axis: Int?
  private let sorts: Bool
  var makesItsShape: Bool { true }

  init(_ context: NodeContext) throws(ModelError) {
    axis = context.has("axis") ? try context.integer("axis", default: 0) : nil
    sorts = try context.flag("sorted", default: true)
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    try evaluate(inputs).map { ValueType($0.shape, $0.elementType) }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    let flat = axis == nil ? x.reshaped([x.count]) : x
    let axis = try inputs.axis(axis ?? 0, rank: flat.shape.count)
    guard !flat.shape.isEmpty else { throw inputs.invalid(0, "A single number has no axis.") }
    let (lines, values) = (ShapeArithmetic.lines(flat.shape, axis: axis), flat.doubles)
    let slices = (0..<lines.extent).map { member in
      (0..<lines.outer * lines.inner).map { line in
        values[(line / lines.inner * lines.extent + member) * lines.inner + line % lines.inner]
      }
    }
    var (firsts, which, counts, known) = ([Int](), [Int](), [Int](), [[Double]: Int]())
    for (member, slice) in slices.enumerated() {
      let number = known[slice] ?? firsts.count
      if number == firsts.count {
        known[slice] = number
        firsts.append(member)
        counts.append(0)
      }
      which.append(number)
      counts[number] += 1
    }
    let order =
      sorts
      ? firsts.indices.sorted { slices[firsts[$0]].lexicographicallyPrecedes(slices[firsts[$1]]) }
      : Array(firsts.indices)
    var rank = [Int](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { rank[number] = place }
    var shape = flat.shape
    shape[axis] = order.count
    let picks = (0..<lines.outer).flatMap { outer in
      order.flatMap { number -> Range<Int> in
        let first = (outer * lines.extent + firsts[number]) * lines.inner
        return first..<first + lines.inner
      }
    }
    func list(_ numbers: [Int]) -> Tensor { Tensor(shape: [numbers.count], integers: numbers.map { Int64($0) }) }
    return [
      flat.picking(picks, shape: shape), list(order.map { firsts[$0] }), list(which.map { rank[$0] }),
      list(order.map { counts[$0] }),
    ]
  }
}
