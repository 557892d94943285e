/// MaxUnpool (ONNX 9, 11, 22): numbers put back at the places that MaxPool found them, zeros elsewhere.
struct MaxUnpool: Operation {
  private let window: Window
  var shapeInputs: Set<Int> { [2] }

  init(_ context: NodeContext) throws(ModelError) {
    window = try Window(context)
    guard window.kernel != nil else { throw context.invalid("kernel_shape", "It is missing.") }
  }

  /// The shape of the result, and the one that places are counted in: what pooling was made for without extra padding.
  private func shapes(_ inputs: Operands) throws(ModelError) -> (result: [Int], counted: [Int]) {
    let x = try inputs.shape(0, minimumRank: 3)
    try inputs.requireNumbers(0)
    let resolved = try window.filled(x.count - 2, kernel: window.kernel ?? [], inputs)
    var counted = Array(x[..<2])
    for axis in resolved.kernel.indices {
      let full = (x[axis + 2] - 1) * resolved.strides[axis] + resolved.kernel[axis]
      counted.append(full - resolved.before[axis] - resolved.after[axis])
    }
    let result = try inputs.integers(2) ?? counted
    guard result.count == x.count, Array(result[..<2]) == Array(x[..<2]), counted.allSatisfy({ $0 > 0 }),
      zip(result, counted).allSatisfy({ $0 >= $1 })
    else { throw inputs.invalid(2, "\(result) does not hold what was \(counted).") }
    return (result, counted)
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    try inputs.requireIndices(1)
    guard try inputs.shape(1) == inputs.shape(0) else {
      throw inputs.invalid(1, "One place for each number is expected.")
    }
    return [ValueType(try shapes(inputs).result, try inputs.type(0).elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, shapes) = (try inputs.tensor(0), try shapes(inputs))
    let places = try inputs.places(
      try inputs.tensor(1).integers, extent: shapes.counted.reduce(1, *), input: 1)
    let (from, to) = (ShapeArithmetic.strides(shapes.counted), ShapeArithmetic.strides(shapes.result))
    var picks = [Int](repeating: -1, count: shapes.result.reduce(1, *))
    for (number, place) in places.enumerated() {
      let moved = from.indices.reduce(0) { $0 + place / from[$1] % shapes.counted[$1] * to[$1] }
      picks[moved] = number
    }
    return [x.picking(picks, shape: shapes.result)]
  }
}
