internal import Foundation
internal import TallyCore
internal import TallyTensor

/// Functions of one number that need no fast path, from the tables in `UnaryFunctions`.
struct Unary: Operation {
  private let name: String
  private let function: @Sendable (Double) -> Double

  init(_ context: NodeContext) throws(ModelError) {
    name = context.node.operatorName
    guard let function = try UnaryFunctions.make(context) else { throw context.unsupported(name) }
    self.function = function
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0)
    let takesIntegers = ["Neg", "Abs", "Sign", "Shrink"].contains(name)
    guard name == "Not" ? type.elementType == .bool : type.elementType.isFloating || takesIntegers else {
      throw inputs.invalid(0, "\(name) of \(type.elementType) is not defined.")
    }
    return [type]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    if case .integers(let values) = x.numbers {
      let mapped: [Int64] =
        switch name {
        case "Neg": values.map { 0 &- $0 }
        case "Abs": values.map { $0 < 0 ? 0 &- $0 : $0 }
        default: values.map { Int64(cutting: function(Double($0))) }
        }
      return [Tensor(shape: x.shape, integers: mapped, as: x.elementType)]
    }
    return [Tensor(shape: x.shape, doubles: x.doubles.map(function)).cast(to: x.elementType)]
  }

  func permuted(_ order: [Int]) -> (any Operation)? { self }

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
