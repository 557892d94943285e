internal import TallyDomain

/// What one image file holds.
struct DecodedImage {
  var planes: [DetectorPlane]
  var remarks: [String]
}

/// Reads one image file as what its first bytes say it is; its name does not count.
struct ImageDecoder {
  let limits: DecodingLimits

  func decode(_ path: String) throws(ImageError) -> DecodedImage { try decode(InputFile.open(path)) }

  func decode(_ file: InputFile) throws(ImageError) -> DecodedImage {
    let path = file.path
    try limits.compare(file.size, limits.fileBytes, "bytes", "fileBytes", path, "size of the file")
    let head = try file.read(at: 0, count: 8)
    switch Kind(head) {
    case .tiff:
      var image = try TIFFDecoder(limits: limits).decode(file)
      remarkName(path, "TIFF", endings: [".tif", ".tiff"], &image)
      return image
    case .png:
      var image = try PNGDecoder(limits: limits).decode(file)
      remarkName(path, "PNG", endings: [".png"], &image)
      return image
    case .jpeg:
      throw .unsupported(
        file: path, at: "byte 0", what: "JPEG",
        remedy: "Export the detector's values as TIFF or PNG, because lossy pictures hide what we look for.")
    case nil: throw .notAnImage(file: path, begins: Self.describe(head))
    }
  }

  private func remarkName(_ path: String, _ kind: String, endings: [String], _ image: inout DecodedImage) {
    if !endings.contains(where: path.lowercased().hasSuffix) { image.remarks.append("A \(kind) under another name.") }
  }

  /// Kinds of picture by their first bytes.
  enum Kind {
    case tiff, png, jpeg

    init?(_ head: [UInt8]) {
      switch head {
      case _ where head.starts(with: [0x49, 0x49, 42, 0]) || head.starts(with: [0x4D, 0x4D, 0, 42]),
        _ where head.starts(with: [0x49, 0x49, 43, 0]) || head.starts(with: [0x4D, 0x4D, 0, 43]):
        self = .tiff
      case _ where head.starts(with: [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]): self = .png
      case _ where head.starts(with: [0xFF, 0xD8, 0xFF]): self = .jpeg
      default: return nil
      }
    }
  }

  /// The first bytes as a person can look them up.
  private static func describe(_ head: [UInt8]) -> String {
    head.isEmpty
      ? "nothing: the file is empty"
      : "bytes " + head.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }
}
