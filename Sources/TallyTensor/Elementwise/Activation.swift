internal import TallyKernelTable

/// A function of one number with its parameters.
public struct Activation: Sendable, Hashable {
  /// Which function.
  public enum Kind: String, Sendable {
    /// x; x < 0 ? 0 : x; x < 0 ? alpha · x : x; x held between alpha and beta.
    case identity, relu, leakyRelu, clip
    /// 1 / (1 + e⁻ˣ); alpha · x + beta held between 0 and 1; x · (x/6 + 1/2 held between 0 and 1); x · sigmoid(x).
    case sigmoid, hardSigmoid, hardSwish, silu
  }

  /// Which function.
  public let kind: Kind
  /// Its parameters as `Kind` names them.
  public let alpha: Float, beta: Float

  /// An activation by kind and parameters.
  public init(_ kind: Kind, alpha: Float = 0, beta: Float = 0) {
    (self.kind, self.alpha, self.beta) = (kind, alpha, beta)
  }

  /// Nothing is done.
  public static let identity = Activation(.identity)

  /// The definition, one number at a time. NaN stays NaN.
  public func reference(_ x: Float) -> Float {
    func held(_ y: Float, _ low: Float, _ high: Float) -> Float {
      let raised = y < low ? low : y
      return raised > high ? high : raised
    }
    func sigmoid(_ x: Float) -> Float { Float(1 / (1 + exponential(-Double(x)))) }
    return switch kind {
    case .identity: x
    case .relu: x < 0 ? 0 : x
    case .leakyRelu: x < 0 ? alpha * x : x
    case .clip: held(x, alpha, beta)
    case .sigmoid: sigmoid(x)
    case .hardSigmoid: held(alpha * x + beta, 0, 1)
    case .hardSwish: x * held(x * (1 / 6) + 0.5, 0, 1)
    case .silu: x * sigmoid(x)
    }
  }

  /// The kernel's name for it.
  var kernel: ActivationKind {
    switch kind {
    case .identity: .identity
    case .relu: .relu
    case .leakyRelu: .leakyRelu
    case .clip: .clip
    case .sigmoid: .sigmoid
    case .hardSigmoid: .hardSigmoid
    case .hardSwish: .hardSwish
    case .silu: .silu
    }
  }
}
