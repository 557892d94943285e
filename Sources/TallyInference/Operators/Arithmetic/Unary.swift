internal import Foundation
internal import TallyCore
internal import TallyTensor

/// Functions of one number that need no fast path: they stand on small tensors.
struct Unary: Operation {
  private static let functions: [String: @Sendable (Double) -> Double] = [
    "Tanh": { tanh($0) }, "Exp": { exp($0) }, "Log": { log($0) }, "Sqrt": { $0.squareRoot() }, "Neg": { -$0 },
    "Abs": { abs($0) }, "Reciprocal": { 1 / $0 }, "Erf": { erf($0) }, "Floor": { $0.rounded(.down) },
    "Ceil": { $0.rounded(.up) }, "Round": { $0.rounded(.toNearestOrEven) },
    "Sign": { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }, "Softplus": { log1p(exp(-abs($0))) + max($0, 0) },
    "Softsign": { $0 / (1 + abs($0)) }, "Not": { $0 == 0 ? 1 : 0 }, "Sin": { sin($0) }, "Cos": { cos($0) },
  ]

  private let name: String
  private let function: @Sendable (Double) -> Double

  init(_ context: NodeContext) throws(ModelError) {
    name = context.node.operatorName
    if name == "Elu" {
      let alpha = Double(try context.float("alpha", default: 1))
      function = { $0 < 0 ? alpha * (exp($0) - 1) : $0 }
    } else if let known = Self.functions[name] {
      function = known
    } else {
      throw context.unsupported(name)
    }
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] { [try inputs.type(0)] }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    if case .integers(let values) = x.payload {
      let mapped: [Int64] =
        switch name {
        case "Neg": values.map { 0 &- $0 }
        case "Abs": values.map { $0 < 0 ? 0 &- $0 : $0 }
        default: values.map { Int64(exactly: function(Double($0)).rounded(.towardZero)) ?? 0 }
        }
      return [Tensor(shape: x.shape, integers: mapped, as: x.elementType)]
    }
    return [Tensor(shape: x.shape, doubles: x.doubles.map(function)).cast(to: x.elementType)]
  }

  /// In place over the arena, in whatever layout; the function is called number by number.
  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let layout = node.layout(0)
    let input = try node.input(0, layout)
    let output = node.output(0, layout, inPlaceOf: 0)
    let function = function
    node.emit(name, reads: [input], writes: [output]) { (run) throws(ModelError) in
      Elementwise.map(run[input], run[output], team: run.team) { Float(function(Double($0))) }
    }
    return true
  }
}
