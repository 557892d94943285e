/// How far a fast path may lie from its twin. Each bound is relative to the largest magnitude of the expected output
/// (`relativeError` in the test support), because a sum of many products has no meaningful error of its own per element.
public enum Tolerance {
  /// Direct and GEMM kernels: the same products, added in another order.
  public static let gemm: Float = 1e-4
  /// Winograd F(4×4, 3×3) at up to 512 channels: its transforms amplify rounding.
  public static let winograd: Float = 1e-3
  /// The same at up to 64 channels, where it is much closer: a wrong coefficient must not hide in the wide bound.
  public static let winogradNarrow: Float = 2e-5
  /// Activations by polynomial (exponential, sigmoid): about four units in the last place.
  public static let transcendental: Float = 5e-7
  /// Averages and interpolations of few numbers.
  public static let average: Float = 1e-6
  /// Copies, maxima and additions of two numbers.
  public static let exact: Float = 0
  /// A picture in strips against the same at once: a number that fell into the tail of a vector or of a block of products
  /// falls into its middle, where the same sum is rounded in another order. Plain definitions are exact.
  public static let strips: Float = 2e-6
  /// A whole network of some hundred layers against another runtime.
  public static let network: Float = 1e-3
}
