internal import TallyCore
internal import TallyTensor

/// TopK (ONNX 1 with an attribute, 10, 11, 24): the largest (or smallest) numbers along an axis and their places, sorted;
/// equal numbers in the order in which they stand.
struct TopK: Operation {
  private let axis: Int
  private let largest: Bool
  private let count: Int?
  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) {
    axis = try context.integer("axis", default: -1)
    largest = try context.flag("largest", default: true)
    count = context.has("k") ? try context.integer("k", default: 0) : nil
  }

  private func sizes(_ inputs: Operands) throws(ModelError) -> (axis: Int, count: Int) {
    let shape = try inputs.shape(0, minimumRank: 1)
    let axis = try inputs.axis(axis, rank: shape.count)
    guard let wanted = try inputs.integers(count.map { [$0] }, orInput: 1), wanted.count == 1,
      (0...shape[axis]).contains(wanted[0])
    else { throw inputs.invalid("k", "There are only \(shape[axis]) numbers along axis \(axis).") }
    return (axis, wanted[0])
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, sizes) = (try inputs.type(0), try sizes(inputs))
    var shape = type.shape
    shape[sizes.axis] = sizes.count
    return [ValueType(shape, type.elementType), ValueType(shape, .int64)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, types, sizes) = (try inputs.tensor(0), try infer(inputs), try sizes(inputs))
    let lines = ShapeArithmetic.lines(x.shape, axis: sizes.axis)
    let members =
      switch x.numbers {
      case .floats(let values): members(values, lines, sizes.count)
      case .doubles(let values): members(values, lines, sizes.count)
      case .integers(let values): members(values, lines, sizes.count)
      }
    // Members stand line by line; the result wants them along the axis.
    var (picks, places) = ([Int](repeating: 0, count: types[0].count), [Int64](repeating: 0, count: types[0].count))
    for line in 0..<lines.outer * lines.inner {
      let (outer, inner) = (line / lines.inner, line % lines.inner)
      for rank in 0..<sizes.count {
        let member = members[line * sizes.count + rank]
        let to = (outer * sizes.count + rank) * lines.inner + inner
        picks[to] = (outer * lines.extent + member) * lines.inner + inner
        places[to] = Int64(member)
      }
    }
    return [x.picking(picks, shape: types[0].shape), Tensor(shape: types[1].shape, integers: places)]
  }

  private func members<Number: ReferenceNumber>(
    _ values: [Number], _ lines: (outer: Int, extent: Int, inner: Int), _ count: Int
  ) -> [Int] {
    (0..<lines.outer * lines.inner).flatMap { line -> ArraySlice<Int> in
      let base = line / lines.inner * lines.extent * lines.inner + line % lines.inner
      // NaN counts as larger than everything, so that the order is one.
      func comesFirst(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (values[base + a * lines.inner], values[base + b * lines.inner])
        if x.isUnordered || y.isUnordered {
          if x.isUnordered && y.isUnordered { return a < b }
          return x.isUnordered == largest
        }
        return x == y ? a < b : largest ? x > y : x < y
      }
      return (0..<lines.extent).sorted(by: comesFirst)[..<count]
    }
  }
}
