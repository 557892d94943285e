internal import CTIFF

/// How one page is written, in TIFF 6.0's own numbers. The data-set form is what the defaults say; the rest is for tests of
/// the reader, which must know forms that we never write.
struct TIFFPageFormat {
  var width: Int, height: Int
  var bits = 16, samples = 1, sampleFormat = 1, photometric = 1, compression = 8, predictor = 2
  var isSeparate = false
  var orientation = 1
  /// Nil leaves the tag out.
  var extraSample: Int?
  var rowsPerStrip = 0
  /// Nil means strips.
  var tile: (width: Int, height: Int)?
  /// NewSubfileType: 1 reduced image, 2 page of several.
  var subfileType = 0

  /// The same for the library; nil where a number does not fit its field.
  fileprivate var raw: ctiff_layout? {
    let small = [bits, samples, sampleFormat, photometric, compression, predictor, orientation]
    let large = [width, height, rowsPerStrip, tile?.width ?? 0, tile?.height ?? 0, subfileType, extraSample ?? 0]
    guard small.allSatisfy({ UInt16(exactly: $0) != nil }), large.allSatisfy({ UInt32(exactly: $0) != nil }) else {
      return nil
    }
    return ctiff_layout(
      width: UInt32(width), height: UInt32(height), bits: UInt16(bits), samples: UInt16(samples),
      sample_format: UInt16(sampleFormat), photometric: UInt16(photometric), compression: UInt16(compression),
      predictor: UInt16(predictor), planar: isSeparate ? 2 : 1, orientation: UInt16(orientation),
      extra_sample: extraSample.map(UInt32.init) ?? .max, rows_per_strip: UInt32(rowsPerStrip),
      tile_width: UInt32(tile?.width ?? 0), tile_height: UInt32(tile?.height ?? 0),
      subfile_type: UInt32(subfileType))
  }
}

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
    _ format: TIFFPageFormat, block fill: (Int, UnsafeMutableRawBufferPointer) -> Int
  ) throws(ImageError) {
    guard var layout = format.raw else { throw .unwritable(file: path, said: "its sizes do not fit a TIFF") }
    var (bytes, blocks) = (UInt64(0), UInt32(0))
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
