internal import CTIFF

/// How the pixels of one accepted page lie in the file. Whatever is not accepted (scan-format.md §1) is refused here.
struct TIFFLayout: Equatable {
  /// The numbers in the file.
  enum Numbers: Equatable { case unsigned16, unsigned32, float32 }

  let width: Int, height: Int
  let bits: Int
  let numbers: Numbers
  /// Samples of a pixel in the file, and how many of them are planes: an alpha sample is none.
  let samples: Int, planes: Int
  /// True where each sample has blocks of its own.
  let isSeparate: Bool
  let blockWidth: Int, blockHeight: Int, blocks: Int, blockBytes: Int
  let isTiled: Bool
  let minIsWhite: Bool
  /// Tag 274, 1 to 8.
  let orientation: Int

  /// True where a second sample was passed over.
  var ignoresAlpha: Bool { samples > planes }
  /// Blocks across, and blocks of one sample.
  var blocksAcross: Int { (width + blockWidth - 1) / blockWidth }
  var blocksPerSample: Int { blocksAcross * ((height + blockHeight - 1) / blockHeight) }
  /// Bytes of a row of a block, padded to a whole byte.
  var rowBytes: Int { (blockWidth * (isSeparate ? 1 : samples) * bits + 7) / 8 }

  init(_ page: ctiff_page, number: Int, file: String, fileBytes: UInt64, limits: DecodingLimits) throws(ImageError) {
    let place = "page \(number)"
    func refuse(_ what: String, _ remedy: String = Self.exportRaw) -> ImageError {
      .unsupported(file: file, at: place, what: what, remedy: remedy)
    }
    try Self.check(compression: UInt64(page.compression), at: place, file: file)
    guard page.photometric == 0 || page.photometric == 1 else {
      throw refuse(page.photometric == .max ? "A picture that does not say its polarity" : "A colour picture")
    }
    guard page.samples == 1 || page.samples == 2 else { throw refuse("\(page.samples) samples a pixel") }
    switch (page.sample_format, page.bits) {
    case (1, 8), (1, 12), (1, 16): numbers = .unsigned16
    case (1, 32): numbers = .unsigned32
    case (3, 32): numbers = .float32
    case (1, 1): throw refuse("A bilevel picture")
    case (1, _): throw refuse("\(page.bits)-bit unsigned numbers", Self.depths)
    case (2, _): throw refuse("\(page.bits)-bit signed numbers", Self.depths)
    case (3, _): throw refuse("\(page.bits)-bit floating-point numbers", Self.depths)
    default: throw refuse("Sample format \(page.sample_format)", Self.depths)
    }
    guard page.width > 0, page.height > 0, page.block_width > 0, page.block_height > 0, page.block_bytes > 0 else {
      throw .damaged(file: file, at: place, said: "width, height, tile or strip is zero")
    }
    try limits.check(width: UInt64(page.width), height: UInt64(page.height), file: file)
    let (bytes, overflows) = page.block_bytes.multipliedReportingOverflow(by: UInt64(page.blocks))
    try limits.check(decodedBytes: overflows ? .max : bytes, fileBytes: fileBytes, file: file)
    (width, height, bits, samples) = (Int(page.width), Int(page.height), Int(page.bits), Int(page.samples))
    planes = page.extra_sample == 1 || page.extra_sample == 2 ? 1 : samples
    (isSeparate, isTiled) = (page.planar == 2 && samples > 1, page.tiled == 1)
    (blockWidth, blockHeight) = (Int(page.block_width), Int(page.block_height))
    (blocks, blockBytes) = (Int(page.blocks), Int(page.block_bytes))
    (minIsWhite, orientation) = (page.photometric == 0, (1...8).contains(page.orientation) ? Int(page.orientation) : 1)
    guard blocks == blocksPerSample * (isSeparate ? samples : 1), blockBytes >= rowBytes * blockHeight else {
      throw .damaged(file: file, at: place, said: "its strips or tiles do not cover it")
    }
  }

  /// Throws for a compression that is lossy, bilevel or not built in. By number, so that it can be asked before libtiff is.
  static func check(compression: UInt64, at place: String, file: String) throws(ImageError) {
    let what: String
    switch compression {
    case 1, 5, 8, 32773, 32946: return
    case 50000 where TIFFFile.canDecode(compression: 50000): return
    case 2, 3, 4, 32771: what = "A bilevel (fax) picture"
    case 6, 7, 34712, 34892, 33003, 33005, 22610, 50002: what = "JPEG inside TIFF"
    case 50001, 34887, 34676, 34677: what = "A compression that can lose detail (code \(compression))"
    default: what = "Compression code \(compression)"
    }
    throw .unsupported(
      file: file, at: place, what: what,
      remedy:
        "Export without loss: uncompressed, PackBits, LZW or Deflate, because lossy pictures hide what we look for.")
  }

  private static let exportRaw = "Export the detector's own grey values, 16 bits a pixel, one or two planes."
  private static let depths = "Export 8, 12, 16 or 32-bit unsigned numbers or 32-bit floats."
}
