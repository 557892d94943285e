/// Where a rectangle of finished sums for one panel of channels goes (a Winograd tile, a piece of a row) and what is done
/// to it on the way: `y = f(sum · scale[c] + shift[c] + residual[p, c])`. Pointers stand at its first pixel and channel.
public struct PanelTarget {
  /// The first output, floats to the next pixel and to the next row, and how many there are.
  public var y: UnsafeMutablePointer<Float>, pixelStride: Int, rowStride: Int, rows: Int, columns: Int
  /// Channels that are inside, at most a panel.
  public var channels: Int
  /// One number per channel, readable up to a whole panel.
  public var scale: UnsafePointer<Float>, shift: UnsafePointer<Float>
  /// The residual's first pixel and its strides.
  public var residual: UnsafePointer<Float>?, residualPixelStride: Int, residualRowStride: Int
  /// The last thing done.
  public var activation: ActivationKind, alpha: Float, beta: Float

  /// All parts by name.
  public init(
    y: UnsafeMutablePointer<Float>, pixelStride: Int, rowStride: Int, rows: Int, columns: Int, channels: Int,
    scale: UnsafePointer<Float>, shift: UnsafePointer<Float>, residual: UnsafePointer<Float>?,
    residualPixelStride: Int, residualRowStride: Int, activation: ActivationKind, alpha: Float, beta: Float
  ) {
    (self.y, self.pixelStride, self.rowStride, self.rows, self.columns) = (y, pixelStride, rowStride, rows, columns)
    (self.channels, self.scale, self.shift) = (channels, scale, shift)
    (self.residual, self.residualPixelStride) = (residual, residualPixelStride)
    (self.residualRowStride, self.activation, self.alpha, self.beta) = (residualRowStride, activation, alpha, beta)
  }
}
