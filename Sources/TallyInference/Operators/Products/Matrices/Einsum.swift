internal import TallyCore
internal import TallyTensor

/// Einsum (ONNX 12): products of any number of tensors summed over the letters that the result does not have. An ellipsis
/// stands for axes that broadcast.
struct Einsum: Operation {
  private let equation: EinsumEquation
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) {
    let text = try context.text("equation", default: "")
    guard let equation = EinsumEquation(text), equation.terms.count == context.node.inputs.count else {
      throw context.invalid("equation", "\(text.prefix(80)) does not fit \(context.node.inputs.count) inputs.")
    }
    self.equation = equation
  }

  /// Extents of the letters of the result and of those that are summed, and each operand's steps along all of them.
  private struct Plan {
    let result: [Int], summed: [Int]
    let steps: [(result: [Int], summed: [Int])]
  }

  private func plan(_ inputs: Operands) throws(ModelError) -> Plan {
    var shapes: [[Int]] = []
    for index in 0..<inputs.count { shapes.append(try inputs.shape(index)) }
    guard let resolved = equation.resolved(shapes) else {
      throw inputs.invalid("attribute equation", "It does not fit shapes \(shapes).")
    }
    var extents: [Character: Int] = [:]
    for (letters, shape) in zip(resolved.terms, shapes) {
      for (letter, extent) in zip(letters, shape) {
        let known = extents[letter] ?? 1
        guard known == extent || known == 1 || extent == 1 else {
          throw inputs.invalid("attribute equation", "Extents \(known) and \(extent) do not fit together.")
        }
        extents[letter] = known == 1 ? extent : known
      }
    }
    let summed = extents.keys.filter { !resolved.result.contains($0) }.sorted()
    func steps(_ letters: [Character], _ term: [Character], _ shape: [Int]) -> [Int] {
      let strides = ShapeArithmetic.strides(shape)
      // A letter that stands twice walks along a diagonal; an extent of 1 repeats.
      return letters.map { letter in
        term.indices.reduce(0) { $0 + (term[$1] == letter && shape[$1] != 1 ? strides[$1] : 0) }
      }
    }
    let plan = Plan(
      result: resolved.result.map { extents[$0] ?? 1 }, summed: summed.map { extents[$0] ?? 1 },
      steps: zip(resolved.terms, shapes).map { (steps(resolved.result, $0, $1), steps(summed, $0, $1)) })
    _ = try inputs.limits.elements(of: plan.summed, place: inputs.node)
    return plan
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0).elementType
    guard type != .bool else { throw inputs.invalid(0, "There is no product of bool.") }
    try inputs.requireSameType(Array(0..<inputs.count))
    return [ValueType(try plan(inputs).result, type)]
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    let summed = try plan(inputs).summed.reduce(1.0) { $0 * Double($1) }
    return Double(inputs.count) * Double(outputs[0].count) * summed
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (type, plan) = (try infer(inputs)[0], try plan(inputs))
    var tensors: [Tensor] = []
    for index in 0..<inputs.count { tensors.append(try inputs.tensor(index)) }
    let outer = plan.steps.map { ShapeArithmetic.places(plan.result, strides: $0.result) }
    let inner = plan.steps.map { ShapeArithmetic.places(plan.summed, strides: $0.summed) }
    let result =
      switch tensors[0].numbers {
      case .floats: Tensor(shape: type.shape, floats: Self.sums(tensors.map(\.floats), outer, inner))
      case .doubles: Tensor(shape: type.shape, doubles: Self.sums(tensors.map(\.doubles), outer, inner))
      case .integers: Tensor(shape: type.shape, integers: Self.sums(tensors.map(\.integers), outer, inner))
      }
    return [result.cast(to: type.elementType)]
  }

  private static func sums<Number: ReferenceNumber>(
    _ values: [[Number]], _ outer: [[Int]], _ inner: [[Int]]
  ) -> [Number] {
    outer[0].indices.map { place in
      var sum: Number = 0
      for step in inner[0].indices {
        var product: Number = 1
        for operand in values.indices {
          product = Number.product(product, values[operand][outer[operand][place] + inner[operand][step]])
        }
        sum = Number.sum(sum, product)
      }
      return sum
    }
  }
}
