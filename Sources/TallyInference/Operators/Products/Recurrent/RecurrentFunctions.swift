internal import Foundation
internal import TallyTensor

/// The functions that recurrent operators name, with their parameters.
enum RecurrentFunctions {
  /// The functions of all directions in order; the standard ones where none are named.
  static func make(
    _ context: NodeContext, standard: [String], directions: Int
  ) throws(ModelError) -> [RecurrentLayer.Function] {
    var names = Array(repeating: standard, count: directions).flatMap { $0 }
    if case .texts(let given)? = context.node.attributes["activations"] {
      guard given.count == names.count else {
        throw context.invalid("activations", "\(given.count) functions where \(names.count) are needed.")
      }
      names = given
    }
    var (alphas, betas) = (floats(context, "activation_alpha"), floats(context, "activation_beta"))
    var result: [RecurrentLayer.Function] = []
    for name in names {
      // Parameters are consumed in order by the functions that have them.
      func next(_ list: inout ArraySlice<Float>, _ standard: Double) -> Double {
        list.popFirst().map { Double($0) } ?? standard
      }
      switch name.lowercased() {
      case "sigmoid": result.append { 1 / (1 + exp(-$0)) }
      case "tanh": result.append { tanh($0) }
      case "relu": result.append { max(0, $0) }
      case "softsign": result.append { $0 / (1 + abs($0)) }
      case "softplus": result.append { log1p(exp(-abs($0))) + max($0, 0) }
      case "leakyrelu":
        let alpha = next(&alphas, 0.01)
        result.append { $0 < 0 ? alpha * $0 : $0 }
      case "thresholdedrelu":
        let alpha = next(&alphas, 1)
        result.append { $0 > alpha ? $0 : 0 }
      case "elu":
        let alpha = next(&alphas, 1)
        result.append { $0 < 0 ? alpha * expm1($0) : $0 }
      case "affine":
        let (alpha, beta) = (next(&alphas, 1), next(&betas, 0))
        result.append { alpha * $0 + beta }
      case "scaledtanh":
        let (alpha, beta) = (next(&alphas, 1), next(&betas, 1))
        result.append { alpha * tanh(beta * $0) }
      case "hardsigmoid":
        let (alpha, beta) = (next(&alphas, 0.2), next(&betas, 0.5))
        result.append { min(max(alpha * $0 + beta, 0), 1) }
      default: throw context.unsupported("the activation \(name.prefix(40))")
      }
    }
    return result
  }

  private static func floats(_ context: NodeContext, _ name: String) -> ArraySlice<Float> {
    if case .floats(let list)? = context.node.attributes[name] { list[...] } else { [] }
  }
}
