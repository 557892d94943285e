internal import TallyCore

/// What a scan's files may ask for. Each is compared with what headers say before memory is taken.
public struct DecodingLimits: Sendable, Equatable, Codable {
  /// Pixels of one plane.
  public var pixels: UInt64
  /// Pixels along one side.
  public var side: UInt64
  /// Bytes of all decoded blocks of a file, padding of tiles included.
  public var decodedBytes: UInt64
  /// Bytes of an image file.
  public var fileBytes: UInt64
  /// Decoded bytes for each byte of the file.
  public var ratio: UInt64
  /// Directories (pages) of a TIFF.
  public var directories: UInt64
  /// Tags of one TIFF directory, or chunks of a PNG other than pixels.
  public var tags: UInt64
  /// Bytes of the values of all tags of one TIFF directory, or of one PNG chunk other than pixels.
  public var tagBytes: UInt64
  /// Bytes of a sidecar.
  public var sidecarBytes: UInt64
  /// Objects and lists within each other in a sidecar.
  public var sidecarNesting: UInt64

  /// The limits that hold where nothing else is said. The largest honest scans known have 1,152 × 8,000 pixels, 35 MB; these
  /// leave seven times that. Deflate cannot compress beyond 1,032 to 1, so no honest file meets the ratio.
  public static let standard = DecodingLimits(
    pixels: 1 << 26, side: 1 << 16, decodedBytes: 1 << 28, fileBytes: 1 << 29, ratio: 1_200, directories: 64, tags: 512,
    tagBytes: 16 << 20, sidecarBytes: 1 << 20, sidecarNesting: 32)

  /// Limits by number.
  public init(
    pixels: UInt64, side: UInt64, decodedBytes: UInt64, fileBytes: UInt64, ratio: UInt64, directories: UInt64,
    tags: UInt64, tagBytes: UInt64, sidecarBytes: UInt64, sidecarNesting: UInt64
  ) {
    (self.pixels, self.side, self.decodedBytes, self.fileBytes) = (pixels, side, decodedBytes, fileBytes)
    (self.ratio, self.directories, self.tags, self.tagBytes) = (ratio, directories, tags, tagBytes)
    (self.sidecarBytes, self.sidecarNesting) = (sidecarBytes, sidecarNesting)
  }

  /// Throws where a picture is larger than allowed. `pixelBytes` is bytes of a decoded pixel; nothing here can overflow.
  func check(width: UInt64, height: UInt64, file: String, at place: String) throws(ImageError) {
    try compare(max(width, height), side, "pixels along one side", "side", file, place)
    let (count, overflows) = width.multipliedReportingOverflow(by: height)
    try compare(overflows ? .max : count, pixels, "pixels", "pixels", file, place)
  }

  /// Throws where decoding would take more bytes than allowed, absolutely or for a file of this size.
  func check(decodedBytes bytes: UInt64, fileBytes: UInt64, file: String, at place: String) throws(ImageError) {
    try compare(bytes, decodedBytes, "decoded bytes", "decodedBytes", file, place)
    try compare(bytes / max(fileBytes, 1), ratio, "decoded bytes for each byte of the file", "ratio", file, place)
  }

  /// Throws where `value` is above `allowed`.
  func compare(
    _ value: UInt64, _ allowed: UInt64, _ what: String, _ name: String, _ file: String, _ place: String
  ) throws(ImageError) {
    guard value <= allowed else {
      throw .tooLarge(file: file, at: place, what: what, value: value, limit: name, allowed: allowed)
    }
  }
}
