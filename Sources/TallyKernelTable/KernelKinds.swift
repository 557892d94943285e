/// What is done to a number after it has been summed; `alpha` and `beta` mean what the case says.
public enum ActivationKind: Int, Sendable {
  /// y = x.
  case identity
  /// y = x < 0 ? 0 : x; NaN stays.
  case relu
  /// y = x < 0 ? alpha · x : x.
  case leakyRelu
  /// y = x held between alpha and beta; NaN stays.
  case clip
  /// y = 1 / (1 + e⁻ˣ).
  case sigmoid
  /// y = alpha · x + beta, held between 0 and 1.
  case hardSigmoid
  /// y = x · hardSigmoid(x) with alpha 1/6 and beta 1/2.
  case hardSwish
  /// y = x · sigmoid(x).
  case silu
}

/// Arithmetic on two numbers.
public enum BinaryKind: Int, Sendable {
  /// a + b, a − b, a · b, a ∕ b.
  case add, subtract, multiply, divide
  /// The larger or the smaller; NaN when either is NaN.
  case maximum, minimum
}
