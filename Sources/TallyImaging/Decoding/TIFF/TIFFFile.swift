internal import CTIFF

/// What one page says of itself, in TIFF 6.0's own numbers; nothing is checked yet. Sizes are 64-bit, so that products of
/// two of them can be compared with limits instead of trapping.
struct TIFFPage: Equatable {
  /// In `photometric`: the tag is not there.
  static let absent = 0xFFFF

  let width: UInt64, height: UInt64
  let bits: Int, samples: Int, sampleFormat: Int, photometric: Int, compression: Int
  let isSeparate: Bool
  let orientation: Int, extraSample: Int
  let isTiled: Bool
  /// A block is a tile, or a strip over the whole width; `blockBytes` decoded, whole.
  let blockWidth: UInt64, blockHeight: UInt64, blocks: UInt64, blockBytes: UInt64
}

/// An open TIFF. The handle never leaves this file, and is closed exactly once.
struct TIFFFile: ~Copyable {
  private let handle: OpaquePointer
  let path: String

  /// Reads the header only; no allocation of the library goes beyond what all planes may take.
  static func open(_ input: InputFile, limits: DecodingLimits) throws(ImageError) -> TIFFFile {
    guard
      let handle = ctiff_open(input.descriptor, input.path, Int64(clamping: max(limits.decodedBytes, limits.tagBytes)))
    else {
      throw .unopenable(file: input.path, said: "out of memory")
    }
    let file = TIFFFile(handle: handle, path: input.path)
    guard ctiff_is_open(handle) == 1 else { throw file.damage("header") }
    return file
  }

  private init(handle: OpaquePointer, path: String) { (self.handle, self.path) = (handle, path) }

  deinit { ctiff_close(handle) }

  /// Goes to the directory that begins at a byte of the file.
  borrowing func select(_ offset: UInt64, page: Int) throws(ImageError) -> TIFFPage {
    var raw = ctiff_page()
    guard ctiff_select(handle, offset, &raw) == 0 else { throw damage("page \(page)") }
    return TIFFPage(
      width: UInt64(raw.width), height: UInt64(raw.height), bits: Int(raw.bits), samples: Int(raw.samples),
      sampleFormat: Int(raw.sample_format), photometric: Int(raw.photometric), compression: Int(raw.compression),
      isSeparate: raw.planar == 2, orientation: Int(raw.orientation), extraSample: Int(raw.extra_sample),
      isTiled: raw.tiled == 1, blockWidth: UInt64(raw.block_width), blockHeight: UInt64(raw.block_height),
      blocks: UInt64(raw.blocks), blockBytes: raw.block_bytes)
  }

  /// From here to the next `select`, predictor 2 is left for us to undo.
  borrowing func keepDifferences() { ctiff_keep_differences(handle) }

  /// Decodes a strip or tile into a buffer; throws where it gives fewer bytes than `expected`.
  borrowing func read(
    block: Int, of page: Int, into buffer: UnsafeMutableRawBufferPointer, expected: Int
  ) throws(ImageError) {
    let count = ctiff_read_block(handle, UInt32(block), buffer.baseAddress, Int64(buffer.count))
    guard count >= 0 else { throw damage("page \(page), block \(block)") }
    guard count >= Int64(expected) else {
      throw .damaged(file: path, at: "page \(page), block \(block)", said: "\(count) of \(expected) bytes are there")
    }
  }

  /// What the library found odd so far.
  borrowing func warnings() -> [String] {
    (0..<ctiff_warning_count(handle)).map { String(cString: ctiff_warning(handle, $0)) }
  }

  /// True where the library was built with this compression.
  static func canDecode(compression: UInt16) -> Bool { ctiff_has_codec(compression) == 1 }

  private borrowing func damage(_ place: String) -> ImageError {
    let said = String(cString: ctiff_message(handle))
    return .damaged(file: path, at: place, said: said.isEmpty ? "the decoder gave no reason" : said)
  }
}
