/// The ways in which a convolution can be computed. The chooser below is the only place that picks one.
public enum ConvolutionAlgorithm: String, Sendable, CaseIterable, Codable {
  /// 1×1, stride 1: one matrix product over the pixels.
  case pointwise
  /// Patches of a tile of pixels as rows of a matrix (im2col), then one product: any shape.
  case patches
  /// One window per channel.
  case depthwise
  /// Winograd F(4×4, 3×3): stride 1, 3×3, a quarter of the multiplications.
  case winograd4

  /// True where the algorithm can compute this shape.
  public func fits(_ s: ConvolutionShape) -> Bool {
    let window = (s.kernelHeight, s.kernelWidth)
    let steps = [s.strideY, s.strideX, s.dilationY, s.dilationX]
    return switch self {
    case .pointwise:
      window == (1, 1) && s.groups == 1 && s.strideY == 1 && s.strideX == 1
        && s.padTop + s.padLeft + s.padBottom + s.padRight == 0
    case .patches: true
    case .depthwise: s.groupInputs == 1 && s.groupOutputs == 1
    case .winograd4: window == (3, 3) && s.groups == 1 && steps.allSatisfy { $0 == 1 }
    }
  }

  /// The chooser. Winograd pays from about 16 channels on both sides (Benchmarks/inference); below that its transforms
  /// cost more than they save.
  public static func choose(_ s: ConvolutionShape) -> ConvolutionAlgorithm {
    if depthwise.fits(s) { return .depthwise }
    if pointwise.fits(s) { return .pointwise }
    if winograd4.fits(s) && s.inputs >= 16 && s.outputs >= 16 && s.outputPixels >= 64 { return .winograd4 }
    return .patches
  }
}
