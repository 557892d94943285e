internal import CPNG

/// An open PNG. The handle never leaves this file, and is closed exactly once.
struct PNGFile: ~Copyable {
  /// What the header says. `colour` is PNG's own number: 0 grey, 2 RGB, 3 palette, 4 grey+alpha, 6 RGBA.
  struct Header: Equatable {
    let width: UInt64, height: UInt64
    let bits: Int, colour: Int
    /// True where one grey value is declared transparent (tRNS).
    var hasTransparentValue = false
  }

  private let handle: OpaquePointer
  let path: String
  let header: Header

  /// Opens a file and reads all that stands before its pixels.
  static func open(_ input: InputFile, limits: DecodingLimits) throws(ImageError) -> PNGFile {
    guard let handle = cpng_open(input.descriptor, UInt32(clamping: limits.side), Int(clamping: limits.tagBytes)) else {
      throw .unopenable(file: input.path, said: "out of memory")
    }
    var raw = cpng_header()
    let status = cpng_read_header(handle, &raw)
    let header = Header(
      width: UInt64(raw.width), height: UInt64(raw.height), bits: Int(raw.bits), colour: Int(raw.colour),
      hasTransparentValue: raw.has_transparent_value == 1)
    let file = PNGFile(handle: handle, path: input.path, header: header)
    guard status == 0 else { throw file.damage("header") }
    return file
  }

  private init(handle: OpaquePointer, path: String, header: Header) {
    (self.handle, self.path, self.header) = (handle, path, header)
  }

  deinit { cpng_close(handle) }

  /// Decodes all rows into a buffer of all samples, rows without gaps.
  borrowing func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) {
    guard cpng_read_pixels(handle, buffer.baseAddress, buffer.count) == 0 else { throw damage("pixels") }
  }

  private borrowing func damage(_ place: String) -> ImageError {
    let said = String(cString: cpng_message(handle))
    return .damaged(file: path, at: place, said: said.isEmpty ? "the decoder gave no reason" : said)
  }
}
