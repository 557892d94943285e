internal import TallyCore

/// IsNaN (ONNX 9, 13, 20) and IsInf (10, 20): bool out.
struct NumberTest: Operation {
  private let seeksNaN: Bool
  private let negative: Bool, positive: Bool

  init(_ context: NodeContext) throws(ModelError) {
    seeksNaN = context.node.operatorName == "IsNaN"
    negative = try context.flag("detect_negative", default: true)
    positive = try context.flag("detect_positive", default: true)
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] { [ValueType(try inputs.floating(0).shape, .bool)] }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    let truths = x.doubles.map { value in
      seeksNaN ? value.isNaN : value.isInfinite && (value < 0 ? negative : positive)
    }
    return [Tensor(shape: x.shape, truths: truths)]
  }

  func permuted(_ order: [Int]) -> (any Operation)? { self }
}
