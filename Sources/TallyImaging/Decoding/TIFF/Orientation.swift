/// Turns a plane so that row 0 is the top and column 0 the left (TIFF 6.0 tag 274, "where the 0th row and column are").
enum Orientation {
  /// The pixels as they are to be seen, with their width and height. Orientation 1 gives them back untouched.
  static func upright<Number: BitwiseCopyable>(
    _ pixels: [Number], width: Int, height: Int, orientation: Int
  ) -> (pixels: [Number], width: Int, height: Int) {
    guard orientation > 1 else { return (pixels, width, height) }
    let turned = orientation >= 5  // rows become columns
    let (newWidth, newHeight) = turned ? (height, width) : (width, height)
    let rowsFromEnd = [3, 4, 6, 7].contains(orientation), columnsFromEnd = [2, 3, 7, 8].contains(orientation)
    let result = [Number](unsafeUninitializedCapacity: pixels.count) { target, count in
      for y in 0..<newHeight {
        for x in 0..<newWidth {
          let (row, column) = turned ? (x, y) : (y, x)
          let fromRow = rowsFromEnd ? height - 1 - row : row
          let fromColumn = columnsFromEnd ? width - 1 - column : column
          target[y * newWidth + x] = pixels[fromRow * width + fromColumn]
        }
      }
      count = pixels.count
    }
    return (result, newWidth, newHeight)
  }
}
