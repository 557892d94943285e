internal import TallyCore
internal import TallyTensor

/// CumSum (ONNX 11, 14) and CumProd (26): the sum or product of all numbers up to each along an axis.
struct Cumulative: Operation {
  private let exclusive: Bool, reverse: Bool, multiplies: Bool
  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) {
    exclusive = try context.flag("exclusive", default: false)
    reverse = try context.flag("reverse", default: false)
    multiplies = context.node.operatorName == "CumProd"
  }

  private func axis(_ inputs: Operands) throws(ModelError) -> Int {
    guard let axis = try inputs.integers(1), axis.count == 1 else { throw inputs.invalid(1, "One axis is expected.") }
    return try inputs.axis(axis[0], rank: inputs.shape(0, minimumRank: 1).count)
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0)
    guard type.elementType != .bool else { throw inputs.invalid(0, "There is no arithmetic on bool.") }
    _ = try axis(inputs)
    return [type]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    let lines = ShapeArithmetic.lines(x.shape, axis: try axis(inputs))
    return [
      x.mapped(
        x.shape, Pass(lines: lines, exclusive: exclusive, reverse: reverse, multiplies: multiplies))
    ]
  }

  private struct Pass: NumberPass {
    let lines: (outer: Int, extent: Int, inner: Int)
    let exclusive: Bool, reverse: Bool, multiplies: Bool

    func callAsFunction<Number: ReferenceNumber>(_ values: [Number]) -> [Number] {
      var result = values
      for line in 0..<lines.outer * lines.inner {
        let base = line / lines.inner * lines.extent * lines.inner + line % lines.inner
        var sum: Number = multiplies ? 1 : 0
        for step in 0..<lines.extent {
          let place = base + (reverse ? lines.extent - 1 - step : step) * lines.inner
          let next = multiplies ? Number.product(sum, values[place]) : Number.sum(sum, values[place])
          result[place] = exclusive ? sum : next
          sum = next
        }
      }
      return result
    }
  }
}
