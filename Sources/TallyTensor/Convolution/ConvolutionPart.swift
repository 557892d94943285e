extension Convolution {
  /// Some of a convolution's input channels, in memory of their own: several parts are the concatenation that nobody has
  /// made, and a halved one is the enlargement that nobody has made.
  public struct Part: Sendable {
    /// The pixels.
    public let pixels: Pixels
    /// Channels of this part.
    public let channels: Int
    /// True where pixel (y, x) of the input is pixel (y / 2, x / 2) of the part, rounded down.
    public let isHalved: Bool

    /// A part by name.
    public init(_ pixels: Pixels, channels: Int, isHalved: Bool = false) {
      (self.pixels, self.channels, self.isHalved) = (pixels, channels, isHalved)
    }

    /// Rows and columns of the part's own picture.
    func extents(_ s: ConvolutionShape) -> (height: Int, width: Int) {
      isHalved ? ((s.height + 1) / 2, (s.width + 1) / 2) : (s.height, s.width)
    }

    func picture(_ picture: Int, _ s: ConvolutionShape) -> UnsafePointer<Float> {
      let (height, width) = extents(s)
      return UnsafePointer(pixels.view.base + picture * height * width * pixels.stride)
    }

    func offset(row: Int, width: Int) -> Int {
      isHalved ? (row >> 1) * ((width + 1) >> 1) * pixels.stride : row * width * pixels.stride
    }

    func offset(column: Int) -> Int { (isHalved ? column >> 1 : column) * pixels.stride }

    func check(_ s: ConvolutionShape) {
      let (height, width) = extents(s)
      precondition(pixels.stride >= channels, "pixel stride \(pixels.stride) for \(channels) channels of \(s)")
      precondition(
        pixels.view.count >= (s.batch * height * width - 1) * pixels.stride + channels, "input part of \(s)")
    }
  }
}
