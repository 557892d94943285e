/// The ways in which a convolution can be computed. The chooser (`choose`) is the only place that picks one.
public enum ConvolutionAlgorithm: String, Sendable, CaseIterable, Codable {
  /// 1×1, stride 1: one product over the pixels by BLAS.
  case pointwise
  /// Patches of a tile of pixels as rows of a matrix (im2col), then one product by BLAS: any shape.
  case patches
  /// Patches of a few pixels (the pixels themselves where the window is 1×1), then products with panels of weights that
  /// stay in registers: any shape.
  case direct
  /// One window per channel.
  case depthwise
  /// Winograd F(2×2, 3×3), F(4×4, 3×3), F(6×6, 3×3): stride 1, 3×3; 4/9, 1/4 and 16/81 of the multiplications.
  case winograd2, winograd4, winograd6

  /// True where the algorithm can compute this shape.
  public func fits(_ s: ConvolutionShape) -> Bool {
    let window = (s.kernelHeight, s.kernelWidth)
    let steps = [s.strideY, s.strideX, s.dilationY, s.dilationX]
    return switch self {
    case .pointwise: s.isPointwise && s.groups == 1
    case .patches, .direct: true
    case .depthwise: s.groupInputs == 1 && s.groupOutputs == 1
    case .winograd2, .winograd4, .winograd6: window == (3, 3) && s.groups == 1 && steps.allSatisfy { $0 == 1 }
    }
  }

  /// True where the input may lie in parts (`Convolution.Part`).
  public var readsParts: Bool { tile != nil }

  /// The tile of Winograd's algorithms; nil for the others.
  var tile: WinogradTile? {
    switch self {
    case .winograd2: .two
    case .winograd4: .four
    case .winograd6: .six
    default: nil
    }
  }
}

extension ConvolutionShape {
  /// True where output pixels are products of the input pixels in the same places.
  var isPointwise: Bool {
    kernelHeight == 1 && kernelWidth == 1 && strideY == 1 && strideX == 1
      && padTop + padLeft + padBottom + padRight == 0
  }
}
