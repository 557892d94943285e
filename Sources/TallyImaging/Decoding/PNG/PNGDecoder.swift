internal import TallyDomain

/// Reads the one plane of a grey PNG of 8 or 16 bits.
struct PNGDecoder {
  let limits: DecodingLimits

  func decode(_ input: InputFile) throws(ImageError) -> DecodedImage {
    _ = try size(of: try header(input), input)
    let file = try PNGFile.open(input, limits: limits)
    let header = file.header
    let bytes = try size(of: header, input)  // again, by what the library reads: the file may have changed meanwhile
    let (width, height) = (Int(header.width), Int(header.height))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes, alignment: 16)
    defer { buffer.deallocate() }
    buffer.initializeMemory(as: UInt8.self, repeating: 0)
    try file.read(into: buffer)
    var pixels = [UInt16](repeating: 0, count: width * height)
    let hasAlpha = header.colour == 4
    pixels.withUnsafeMutableBufferPointer { target in
      UInt16.unpack(
        UnsafeRawBufferPointer(buffer), bits: header.bits, first: 0, stride: hasAlpha ? 2 : 1, into: target)
    }
    var remarks = [String]()
    if hasAlpha { remarks.append("The alpha sample was ignored.") }
    if header.hasTransparentValue { remarks.append("The value declared transparent was taken as measured.") }
    let plane = DetectorPlane(width: width, height: height, samples: .unsigned16(pixels), bitsPerSample: header.bits)
    return DecodedImage(planes: [plane], remarks: remarks)
  }

  /// Width, height and depth stand at fixed bytes (PNG §11.2.1), so they are compared before the library is asked.
  private func header(_ input: InputFile) throws(ImageError) -> PNGFile.Header {
    let head = try input.read(at: 0, count: 29)
    guard head.count == 29, head[12..<16].elementsEqual("IHDR".utf8) else {
      throw .damaged(file: input.path, at: "byte \(min(head.count, 12))", said: "it has no header chunk (IHDR)")
    }
    return PNGFile.Header(
      width: head[16..<20].reduce(0) { $0 << 8 | UInt64($1) }, height: head[20..<24].reduce(0) { $0 << 8 | UInt64($1) },
      bits: Int(head[24]), colour: Int(head[25]))
  }

  /// Bytes of all samples, where the picture is of an accepted kind and within the limits.
  private func size(of header: PNGFile.Header, _ input: InputFile) throws(ImageError) -> Int {
    try checkKind(colour: header.colour, bits: header.bits, file: input.path)
    guard header.width > 0, header.height > 0 else {
      throw .damaged(file: input.path, at: "header", said: "its width or height is zero")
    }
    try limits.check(width: header.width, height: header.height, file: input.path, at: "header")
    let pixelBytes = UInt64(header.bits / 8) * (header.colour == 4 ? 2 : 1)
    let (bytes, overflows) = (header.width * header.height).multipliedReportingOverflow(by: pixelBytes)
    try limits.check(decodedBytes: overflows ? .max : bytes, fileBytes: input.size, file: input.path, at: "header")
    return Int(clamping: bytes)
  }

  private func checkKind(colour: Int, bits: Int, file: String) throws(ImageError) {
    let what: String
    switch (colour, bits) {
    case (0, 8), (0, 16), (4, 8), (4, 16): return
    case (0, 1), (0, 2), (0, 4): what = "A \(bits)-bit grey PNG"
    case (3, _): what = "A PNG with a palette"
    case (2, _), (6, _): what = "A colour PNG"
    default: throw .damaged(file: file, at: "header", said: "colour type \(colour) with \(bits) bits does not exist")
    }
    throw .unsupported(
      file: file, at: "header", what: what,
      remedy: "Export the detector's grey values with 8 or 16 bits; a screenshot is no measurement.")
  }
}
