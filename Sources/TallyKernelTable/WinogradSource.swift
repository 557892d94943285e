/// Where the patch of a Winograd tile lies: its pixel in row `r` and column `c` begins at
/// `x + rows[r] + columns[c]`. Tables, so that a patch of a picture twice as large can be read from the small one.
public struct WinogradSource {
  /// The first channel of the picture's first pixel, and the floats to add for each row and column of the patch.
  public var x: UnsafePointer<Float>, rows: UnsafePointer<Int>, columns: UnsafePointer<Int>
  /// Channels, a multiple of the table's lanes.
  public var channels: Int

  /// All parts by name.
  public init(x: UnsafePointer<Float>, rows: UnsafePointer<Int>, columns: UnsafePointer<Int>, channels: Int) {
    (self.x, self.rows, self.columns, self.channels) = (x, rows, columns, channels)
  }
}
