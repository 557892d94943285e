/// Where the taps of a window lie, for one group of one picture, channels last.
public struct PatchGeometry: Sendable {
  /// Rows and columns of the input, and floats from one pixel to the next.
  public var height: Int, width: Int, pixelStride: Int
  /// Channels of the group that is gathered.
  public var channels: Int
  /// The window and how it moves.
  public var kernelHeight: Int, kernelWidth: Int, strideY: Int, strideX: Int, dilationY: Int, dilationX: Int
  /// Rows and columns of zeros before the picture, and columns of the output.
  public var padTop: Int, padLeft: Int, outputWidth: Int

  /// All numbers by name.
  public init(
    height: Int, width: Int, pixelStride: Int, channels: Int, kernelHeight: Int, kernelWidth: Int, strideY: Int,
    strideX: Int, dilationY: Int, dilationX: Int, padTop: Int, padLeft: Int, outputWidth: Int
  ) {
    (self.height, self.width, self.pixelStride, self.channels) = (height, width, pixelStride, channels)
    (self.kernelHeight, self.kernelWidth, self.strideY, self.strideX) = (kernelHeight, kernelWidth, strideY, strideX)
    (self.dilationY, self.dilationX, self.padTop, self.padLeft) = (dilationY, dilationX, padTop, padLeft)
    self.outputWidth = outputWidth
  }
}
