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
  /// True where predictor 2 is undone by us, because libtiff does not: with 12 bits, and where nothing is compressed or
  /// PackBits is (there it ignores the tag, but who writes it means it).
  let undoesDifferences: Bool
  /// Tag 274, 1 to 8.
  let orientation: Int

  /// True where a second sample was passed over.
  var ignoresAlpha: Bool { samples > planes }
  /// Blocks across, and blocks of one sample.
  var blocksAcross: Int { (width + blockWidth - 1) / blockWidth }
  var blocksPerSample: Int { blocksAcross * ((height + blockHeight - 1) / blockHeight) }
  /// Bytes of a row of a block, padded to a whole byte.
  var rowBytes: Int { (blockWidth * (isSeparate ? 1 : samples) * bits + 7) / 8 }

  init(
    _ page: TIFFPage, predictor: UInt64, number: Int, file: String, fileBytes: UInt64, limits: DecodingLimits
  ) throws(ImageError) {
    let place = "page \(number)"
    let isPlain = page.compression == 1 || page.compression == 32773
    guard predictor < 2 || predictor == 2 || (predictor == 3 && !isPlain) else {
      throw .unsupported(
        file: file, at: place, what: "Predictor \(predictor) in this compression", remedy: "Export without a predictor."
      )
    }
    undoesDifferences = predictor == 2 && (isPlain || page.bits == 12)
    try Self.check(compression: UInt64(page.compression), at: place, file: file)
    numbers = try Self.numbers(page, at: place, file: file)
    guard page.width > 0, page.height > 0, page.blockWidth > 0, page.blockHeight > 0, page.blockBytes > 0 else {
      throw .damaged(file: file, at: place, said: "width, height, tile or strip is zero")
    }
    try limits.check(width: page.width, height: page.height, file: file)
    let (bytes, overflows) = page.blockBytes.multipliedReportingOverflow(by: page.blocks)
    try limits.check(decodedBytes: overflows ? .max : bytes, fileBytes: fileBytes, file: file)
    (width, height, bits, samples) = (Int(page.width), Int(page.height), page.bits, page.samples)
    planes = page.extraSample == 1 || page.extraSample == 2 ? 1 : samples
    (isSeparate, isTiled) = (page.isSeparate && samples > 1, page.isTiled)
    (blockWidth, blockHeight) = (Int(page.blockWidth), Int(page.blockHeight))
    (blocks, blockBytes) = (Int(page.blocks), Int(clamping: page.blockBytes))
    (minIsWhite, orientation) = (page.photometric == 0, (1...8).contains(page.orientation) ? page.orientation : 1)
    let (needed, tooTall) = rowBytes.multipliedReportingOverflow(by: blockHeight)
    guard blocks == blocksPerSample * (isSeparate ? samples : 1), !tooTall, blockBytes >= needed else {
      throw .damaged(file: file, at: place, said: "its strips or tiles do not cover it")
    }
  }

  /// The kind of number, where the page is grey and of an accepted depth.
  private static func numbers(_ page: TIFFPage, at place: String, file: String) throws(ImageError) -> Numbers {
    func refuse(_ what: String, _ remedy: String = Self.depths) -> ImageError {
      .unsupported(file: file, at: place, what: what, remedy: remedy)
    }
    switch page.photometric {
    case 0, 1: break
    case TIFFPage.absent: throw refuse("A picture that does not say which end is black", exportRaw)
    default: throw refuse("A colour picture", exportRaw)
    }
    guard page.samples == 1 || page.samples == 2 else { throw refuse("\(page.samples) samples a pixel", exportRaw) }
    switch (page.sampleFormat, page.bits) {
    case (1, 8), (1, 12), (1, 16): return .unsigned16
    case (1, 32): return .unsigned32
    case (3, 32): return .float32
    case (1, 1): throw refuse("A bilevel picture", exportRaw)
    case (1, _): throw refuse("\(page.bits)-bit unsigned numbers")
    case (2, _): throw refuse("\(page.bits)-bit signed numbers")
    case (3, _): throw refuse("\(page.bits)-bit floating-point numbers")
    default: throw refuse("Sample format \(page.sampleFormat)")
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
