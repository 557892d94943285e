internal import TallyKernelTable

/// One two-dimensional convolution, channels last, in numbers: pictures × rows × columns × channels.
public struct ConvolutionShape: Sendable, Hashable {
  /// Pictures, and their rows and columns.
  public var batch: Int, height: Int, width: Int
  /// Channels in and out, both over all groups; each must be a multiple of `groups`.
  public var inputs: Int, outputs: Int, groups: Int
  /// The window and how it moves.
  public var kernelHeight: Int, kernelWidth: Int, strideY: Int, strideX: Int, dilationY: Int, dilationX: Int
  /// Rows and columns of zeros around the picture.
  public var padTop: Int, padLeft: Int, padBottom: Int, padRight: Int

  /// A convolution by its numbers; kernel 3×3, stride, dilation and groups 1 and no padding unless said otherwise.
  public init(
    batch: Int = 1, height: Int, width: Int, inputs: Int, outputs: Int, groups: Int = 1, kernel: (Int, Int) = (3, 3),
    stride: (Int, Int) = (1, 1), dilation: (Int, Int) = (1, 1), padTop: Int = 0, padLeft: Int = 0, padBottom: Int = 0,
    padRight: Int = 0
  ) {
    (self.batch, self.height, self.width) = (batch, height, width)
    (self.inputs, self.outputs, self.groups) = (inputs, outputs, groups)
    (kernelHeight, kernelWidth) = kernel
    (strideY, strideX) = stride
    (dilationY, dilationX) = dilation
    (self.padTop, self.padLeft, self.padBottom, self.padRight) = (padTop, padLeft, padBottom, padRight)
  }

  /// Rows of the output; 0 where the window does not fit.
  public var outputHeight: Int {
    Self.extent(height + padTop + padBottom, window: (kernelHeight - 1) * dilationY + 1, stride: strideY)
  }
  /// Columns of the output; 0 where the window does not fit.
  public var outputWidth: Int {
    Self.extent(width + padLeft + padRight, window: (kernelWidth - 1) * dilationX + 1, stride: strideX)
  }
  /// Pixels of one output picture.
  public var outputPixels: Int { outputHeight * outputWidth }
  /// Pixels of one input picture.
  public var inputPixels: Int { height * width }
  /// Channels of one group, in and out.
  public var groupInputs: Int { inputs / groups }
  /// Channels of one group, out.
  public var groupOutputs: Int { outputs / groups }
  /// Products in one window of one group.
  public var windowProducts: Int { kernelHeight * kernelWidth * groupInputs }
  /// Weights in all.
  public var weightCount: Int { outputs * windowProducts }
  /// Floating-point operations, a multiplication and an addition counted as two.
  public var operations: Double {
    2 * Double(batch) * Double(outputPixels) * Double(outputs) * Double(windowProducts)
  }

  private static func extent(_ padded: Int, window: Int, stride: Int) -> Int {
    padded < window ? 0 : (padded - window) / stride + 1
  }

  /// The geometry that kernels read, for `channels` channels of a picture with pixels `pixelStride` floats apart.
  func geometry(channels: Int, pixelStride: Int) -> PatchGeometry {
    PatchGeometry(
      height: height, width: width, pixelStride: pixelStride, channels: channels, kernelHeight: kernelHeight,
      kernelWidth: kernelWidth, strideY: strideY, strideX: strideX, dilationY: dilationY, dilationX: dilationX,
      padTop: padTop, padLeft: padLeft, outputWidth: outputWidth)
  }
}
