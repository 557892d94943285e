internal import CTIFF

/// A TIFF being written. The handle never leaves this file, and is closed exactly once.
struct TIFFOutput: ~Copyable {
  private let handle: OpaquePointer
  let path: String

  static func create(_ path: String, bigEndian: Bool = false, bigTIFF: Bool = false) throws(ImageError) -> TIFFOutput {
    guard let handle = ctiff_create(path, bigEndian ? 1 : 0, bigTIFF ? 1 : 0) else {
      throw .unwritable(file: path, said: "out of memory")
    }
    let output = TIFFOutput(handle: handle, path: path)
    guard ctiff_is_open(handle) == 1 else { throw output.failure() }
    return output
  }

  private init(handle: OpaquePointer, path: String) { (self.handle, self.path) = (handle, path) }

  deinit { ctiff_close(handle) }

  /// Writes one page. `block` fills the buffer of the strip or tile with that number in native byte order and gives the
  /// number of bytes that count.
  borrowing func writePage(
    _ layout: ctiff_layout, block fill: (Int, UnsafeMutableRawBufferPointer) -> Int
  ) throws(ImageError) {
    var (layout, bytes, blocks) = (layout, UInt64(0), UInt32(0))
    guard ctiff_begin_page(handle, &layout) == 0, ctiff_block_layout(handle, &bytes, &blocks) == 0 else {
      throw failure()
    }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(bytes), alignment: 16)
    defer { buffer.deallocate() }
    for block in 0..<Int(blocks) {
      let count = fill(block, buffer)
      guard ctiff_write_block(handle, UInt32(block), buffer.baseAddress, Int64(count)) == 0 else { throw failure() }
    }
    guard ctiff_end_page(handle) == 0 else { throw failure() }
  }

  private borrowing func failure() -> ImageError {
    .unwritable(file: path, said: String(cString: ctiff_message(handle)))
  }
}
