internal import TallyKernelTable

/// What happens to a convolution's sums before they are stored:
/// `f((sum + bias[c]) · scale[n, c] + shift[n, c] + residual[n, p, c])`; what is nil is left out.
public struct Epilogue: Sendable {
  /// One number per output channel.
  public var bias: FloatView?
  /// One number per picture and output channel.
  public var scale: FloatView?, shift: FloatView?
  /// A picture of the output's shape, pixels `residualStride` floats apart.
  public var residual: FloatView?, residualStride: Int
  /// The last thing done.
  public var activation: Activation

  /// An epilogue of the parts that are given.
  public init(
    bias: FloatView? = nil, scale: FloatView? = nil, shift: FloatView? = nil, residual: FloatView? = nil,
    residualStride: Int = 0, activation: Activation = .identity
  ) {
    (self.bias, self.scale, self.shift, self.residual) = (bias, scale, shift, residual)
    (self.residualStride, self.activation) = (residualStride, activation)
  }

  /// True where sums are stored as they are.
  var isEmpty: Bool {
    bias == nil && scale == nil && shift == nil && residual == nil && activation.kind == .identity
  }

  /// Finishes `pixels` pixels of channels `channel ..< channel + channels` at `y`; `pixel` counts over all pictures,
  /// `picture` is the picture they are of, `outputs` its channels in all.
  func apply(
    _ y: UnsafeMutablePointer<Float>, stride: Int, pixel: Int, pixels: Int, picture: Int, channel: Int, channels: Int,
    outputs: Int, _ kernels: KernelTable
  ) {
    if isEmpty { return }
    let parts = parts(pixel: pixel, picture: picture, channel: channel, outputs: outputs)
    kernels.finish(parts, y, stride, y, stride, pixels, channels)
  }

  /// The parts for pixels from `pixel` on (counted over all pictures), which are of `picture`, and channels from
  /// `channel` on of `outputs` in all.
  func parts(pixel: Int, picture: Int, channel: Int, outputs: Int) -> EpilogueParts {
    EpilogueParts(
      bias: bias.map { UnsafePointer($0.base + channel) },
      scale: scale.map { UnsafePointer($0.base + picture * outputs + channel) },
      shift: shift.map { UnsafePointer($0.base + picture * outputs + channel) },
      residual: residual.map { UnsafePointer($0.base + pixel * residualStride + channel) },
      residualStride: residualStride, activation: activation.kernel, alpha: activation.alpha, beta: activation.beta)
  }

  /// Checks that the parts are large enough for a shape.
  func check(_ shape: ConvolutionShape) {
    let pixels = shape.batch * shape.outputPixels
    precondition((bias?.count ?? shape.outputs) >= shape.outputs, "bias")
    precondition((scale?.count ?? .max) >= shape.batch * shape.outputs, "scale")
    precondition((shift?.count ?? .max) >= shape.batch * shape.outputs, "shift")
    if let residual, pixels > 0 {
      precondition(residualStride >= shape.outputs, "residual stride")
      precondition(residual.count >= (pixels - 1) * residualStride + shape.outputs, "residual")
    }
  }
}
