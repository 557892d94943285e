/// What follows a sum of products: `f((sum + bias[c]) · scale[c] + shift[c] + residual[p, c])`; what is nil is left out.
public struct EpilogueParts {
  /// One number per channel.
  public var bias: UnsafePointer<Float>?, scale: UnsafePointer<Float>?, shift: UnsafePointer<Float>?
  /// The residual's first pixel, and floats to the next.
  public var residual: UnsafePointer<Float>?, residualStride: Int
  /// The last thing done.
  public var activation: ActivationKind, alpha: Float, beta: Float

  /// All parts by name.
  public init(
    bias: UnsafePointer<Float>?, scale: UnsafePointer<Float>?, shift: UnsafePointer<Float>?,
    residual: UnsafePointer<Float>?, residualStride: Int, activation: ActivationKind, alpha: Float, beta: Float
  ) {
    (self.bias, self.scale, self.shift) = (bias, scale, shift)
    (self.residual, self.residualStride) = (residual, residualStride)
    (self.activation, self.alpha, self.beta) = (activation, alpha, beta)
  }
}
