internal import Foundation

/// The functions of one number, by operator.
enum UnaryFunctions {
  typealias Function = @Sendable (Double) -> Double

  /// Those without attributes.
  private static let plain: [String: Function] = [
    "Exp": { exp($0) }, "Log": { log($0) }, "Sqrt": { $0.squareRoot() }, "Neg": { -$0 }, "Abs": { abs($0) },
    "Reciprocal": { 1 / $0 }, "Erf": { erf($0) }, "Floor": { $0.rounded(.down) }, "Ceil": { $0.rounded(.up) },
    "Round": { $0.rounded(.toNearestOrEven) }, "Sign": { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }, "Not": { $0 == 0 ? 1 : 0 },
    "Sin": { sin($0) }, "Cos": { cos($0) }, "Tan": { tan($0) }, "Asin": { asin($0) }, "Acos": { acos($0) },
    "Atan": { atan($0) }, "Sinh": { sinh($0) }, "Cosh": { cosh($0) }, "Tanh": { tanh($0) }, "Asinh": { asinh($0) },
    "Acosh": { acosh($0) }, "Atanh": { atanh($0) }, "Softplus": softplus, "Softsign": { $0 / (1 + abs($0)) },
    "Mish": { $0 * tanh(softplus($0)) },
  ]

  /// ln(1 + eˣ) without overflow.
  @Sendable private static func softplus(_ x: Double) -> Double { log1p(exp(-abs(x))) + max(x, 0) }

  /// The function of a node with its attributes; nil for an operator that is none of these.
  static func make(_ context: NodeContext) throws(ModelError) -> Function? {
    func number(_ name: String, _ standard: Float) throws(ModelError) -> Double {
      Double(try context.float(name, default: standard))
    }
    switch context.node.operatorName {
    case "Elu":
      let alpha = try number("alpha", 1)
      return { $0 < 0 ? alpha * expm1($0) : $0 }
    case "Celu":
      let alpha = try number("alpha", 1)
      guard alpha != 0 else { throw context.invalid("alpha", "It must not be 0.") }
      return { max(0, $0) + min(0, alpha * expm1($0 / alpha)) }
    case "Selu":
      // Constants of Klambauer et al. 2017, "Self-Normalizing Neural Networks", as ONNX rounds them.
      let (alpha, gamma) = (try number("alpha", 1.6732632), try number("gamma", 1.0507010))
      return { gamma * ($0 > 0 ? $0 : alpha * expm1($0)) }
    case "ThresholdedRelu":
      let alpha = try number("alpha", 1)
      return { $0 > alpha ? $0 : 0 }
    case "Shrink":
      let (bias, edge) = (try number("bias", 0), try number("lambd", 0.5))
      return { $0 < -edge ? $0 + bias : $0 > edge ? $0 - bias : 0 }
    case "Swish":
      let alpha = try number("alpha", 1)
      return { $0 / (1 + exp(-alpha * $0)) }
    case "Gelu":
      let name = try context.text("approximate", default: "none")
      guard name == "none" || name == "tanh" else { throw context.invalid("approximate", "\(name.prefix(40))") }
      // Hendrycks and Gimpel 2016, "Gaussian Error Linear Units": exact, or by a tangent.
      if name == "none" { return { 0.5 * $0 * (1 + erf($0 / 2.0.squareRoot())) } }
      return { 0.5 * $0 * (1 + tanh((2 / Double.pi).squareRoot() * ($0 + 0.044715 * $0 * $0 * $0))) }
    default: return plain[context.node.operatorName]
    }
  }
}
