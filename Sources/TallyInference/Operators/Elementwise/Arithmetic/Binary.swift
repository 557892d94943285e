internal import Foundation
internal import TallyCore
internal import TallyTensor

/// Add, Sub, Mul and Div (ONNX 7, 13, 14), Pow (7, 12, 13, 15), Mod (10, 13, 28), BitwiseAnd, -Or, -Xor (18) and BitShift
/// (11, 28), all with broadcasting.
struct Binary: Operation {
  private enum Kind: Sendable, Equatable {
    case plain(Arithmetic), power, modulus(truncating: Bool), bits(String), shift(left: Bool)
  }
  private let kind: Kind

  /// Nil for what has no fast path.
  var arithmetic: Arithmetic? { if case .plain(let arithmetic) = kind { arithmetic } else { nil } }

  init(_ context: NodeContext) throws(ModelError) {
    let name = context.node.operatorName
    let plain: [String: Arithmetic] = ["Add": .add, "Sub": .subtract, "Mul": .multiply, "Div": .divide]
    switch name {
    case "Pow": kind = .power
    case "Mod": kind = .modulus(truncating: try context.flag("fmod", default: false))
    case "BitwiseAnd", "BitwiseOr", "BitwiseXor": kind = .bits(name)
    case "BitShift":
      let direction = try context.text("direction", default: "")
      guard direction == "LEFT" || direction == "RIGHT" else {
        throw context.invalid("direction", "\(direction.prefix(40)) is neither LEFT nor RIGHT.")
      }
      kind = .shift(left: direction == "LEFT")
    default:
      guard let arithmetic = plain[name] else { throw context.unsupported(name) }
      kind = .plain(arithmetic)
    }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (a, b) = (try inputs.type(0), try inputs.type(1))
    guard let shape = Broadcast.shape(a.shape, b.shape) else {
      throw inputs.invalid("inputs", "Shapes \(a.shape) and \(b.shape) do not fit together.")
    }
    guard a.elementType == b.elementType || kind == .power else {
      throw inputs.invalid("inputs", "Types \(a.elementType) and \(b.elementType) differ.")
    }
    switch kind {
    case .bits, .shift:
      guard a.elementType.isInteger else { throw inputs.invalid(0, "\(a.elementType) has no bits to work on.") }
    default:
      guard a.elementType != .bool else { throw inputs.invalid(0, "There is no arithmetic on bool.") }
    }
    return [ValueType(shape, a.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (a, b, shape) = (try inputs.tensor(0), try inputs.tensor(1), try infer(inputs)[0].shape)
    switch kind {
    case .plain(let arithmetic): return [a.combined(b, broadcastTo: shape, Plain(arithmetic: arithmetic))]
    case .power:
      if a.elementType.isInteger && b.elementType.isInteger {
        return [a.combined(b.cast(to: .int64), broadcastTo: shape, WholePower())]
      }
      let (base, exponent) = (a.broadcast(to: shape).doubles, b.broadcast(to: shape).doubles)
      return [Tensor(shape: shape, doubles: zip(base, exponent).map { pow($0, $1) }).cast(to: a.elementType)]
    case .modulus(let truncating):
      return [a.combined(b, broadcastTo: shape, Modulus(truncating: truncating))]
    case .bits(let name):
      return [Tensor(shape: shape, integers: pairs(a, b, shape).map { Self.bits(name, $0, $1) }, as: a.elementType)]
    case .shift(let left):
      // A negative count, like one beyond the width, shifts everything out; a sign stays on the right.
      let values = pairs(a, b, shape).map { value, count in
        let steps = count < 0 ? 64 : count
        return left ? value << steps : value >> steps
      }
      return [Tensor(shape: shape, integers: values, as: a.elementType)]
    }
  }

  private func pairs(_ a: Tensor, _ b: Tensor, _ shape: [Int]) -> [(Int64, Int64)] {
    Array(zip(a.broadcast(to: shape).integers, b.broadcast(to: shape).integers))
  }

  private static func bits(_ name: String, _ a: Int64, _ b: Int64) -> Int64 {
    name == "BitwiseAnd" ? a & b : name == "BitwiseOr" ? a | b : a ^ b
  }

  func permuted(_ order: [Int]) -> (any Operation)? { self }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    guard let arithmetic else { return false }
    try Self.lower(node, arithmetic, 0, 1)
    return true
  }

  /// One step in the layout of the larger operand. An operand of lower rank with one extent that is not 1 (a bias
  /// `[C, 1, 1]`) reads the same in both layouts; any other forces logical order.
  static func lower(_ node: LoweringNode, _ arithmetic: Arithmetic, _ a: Int, _ b: Int) throws(ModelError) {
    let type = node.outputTypes[0]
    let rank = type.shape.count
    let (left, right) = (try node.operands.shape(a), try node.operands.shape(b))
    func padded(_ shape: [Int]) -> [Int] { [Int](repeating: 1, count: rank - shape.count) + shape }
    func isPlain(_ shape: [Int]) -> Bool { shape.count == rank || shape.count { $0 != 1 } <= 1 }
    let preferred = node.layout(left == type.shape ? a : b)
    let layout = isPlain(left) && isPlain(right) ? preferred : .logical
    guard let spread = Broadcast(layout.physical(padded(left)), layout.physical(padded(right))) else {
      throw node.operands.invalid("inputs", "Shapes \(left) and \(right) do not fit together.")
    }
    let x = try node.input(a, left.count == rank ? layout : .logical)
    let y = try node.input(b, right.count == rank ? layout : .logical)
    let inPlace = left == type.shape ? a : right == type.shape ? b : nil
    let output = node.output(0, layout, inPlaceOf: inPlace)
    let activation = node.fusion.activation
    node.emit(arithmetic.rawValue, reads: [x, y], writes: [output]) { (run) throws(ModelError) in
      spread.run(arithmetic, run[x], run[y], run[output], team: run.team)
      if activation.kind != .identity { Elementwise.apply(activation, run[output], run[output], team: run.team) }
    }
  }

  /// The four, and the larger and smaller.
  struct Plain: NumberPairKernel {
    let arithmetic: Arithmetic
    func callAsFunction<Number: ReferenceNumber>(_ a: Number, _ b: Number) -> Number {
      switch arithmetic {
      case .add: Number.sum(a, b)
      case .subtract: Number.difference(a, b)
      case .multiply: Number.product(a, b)
      case .divide: Number.quotient(a, b)
      case .maximum: Number.larger(a, b)
      case .minimum: Number.smaller(a, b)
      }
    }
  }

  /// The remainder: with the sign of the divisor, or (truncating, as C's fmod) with that of the dividend.
  private struct Modulus: NumberPairKernel {
    let truncating: Bool
    func callAsFunction<Number: ReferenceNumber>(_ a: Number, _ b: Number) -> Number {
      if let a = a as? Int64, let b = b as? Int64 {
        let rest = b == 0 ? 0 : a.remainderReportingOverflow(dividingBy: b).partialValue
        let floored = !truncating && rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
        return floored as? Number ?? 0
      }
      let rest = fmod(a.asDouble, b.asDouble)
      let isOpposite = rest != 0 && (rest < 0) != (b.asDouble < 0)
      return Number(cutting: !truncating && isOpposite ? rest + b.asDouble : rest)
    }
  }

  /// Whole powers of whole numbers by squaring, wrapping; a negative exponent leaves what an inverse leaves when cut.
  private struct WholePower: NumberPairKernel {
    func callAsFunction<Number: ReferenceNumber>(_ a: Number, _ b: Number) -> Number {
      guard let base = a as? Int64, let exponent = b as? Int64 else {
        return Number(cutting: pow(a.asDouble, b.asDouble))
      }
      if exponent < 0 { return (base == 1 ? 1 : base == -1 ? (exponent % 2 == 0 ? 1 : -1) : 0) as? Number ?? 0 }
      var (result, square, rest) = (Int64(1), base, exponent)
      while rest > 0 {
        if rest & 1 == 1 { result &*= square }
        square &*= square
        rest >>= 1
      }
      return result as? Number ?? 0
    }
  }
}
