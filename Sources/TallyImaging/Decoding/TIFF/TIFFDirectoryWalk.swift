/// The chain of directories (pages) of a TIFF, read by us before the library sees any of them: what a directory may ask
/// for is limited here, and pixels in a lossy compression are refused before its decoder is even set up.
struct TIFFDirectoryWalk {
  /// One directory.
  struct Directory: Equatable {
    /// Byte of the file at which it begins.
    let offset: UInt64
    /// A preview or a mask, not a plane (NewSubfileType, or the old SubfileType).
    var isReduced = false
    /// Tag 259 as it stands there; 1 where absent.
    var compression: UInt64 = 1
    /// Tag 317 as it stands there; 1 where absent.
    var predictor: UInt64 = 1
    /// Tags 256 and 257; 0 where absent.
    var width: UInt64 = 0, height: UInt64 = 0
    /// How many strips or tiles have an offset, and how many a byte count.
    var blockOffsets: UInt64 = 0, blockByteCounts: UInt64 = 0
    /// True where it points to further directories (tag 330), which are previews and are not read.
    var hasSubdirectories = false
  }

  /// In the order of the chain.
  private(set) var directories: [Directory] = []
  /// True where the chain bites its own tail.
  private(set) var loops = false

  private let bigEndian: Bool
  private let isBig: Bool

  /// Walks the chain of an open file whose first bytes are those of a TIFF.
  init(_ file: InputFile, limits: DecodingLimits) throws(ImageError) {
    let head = try file.read(at: 0, count: 16)
    bigEndian = head.first == 0x4D
    isBig = Self.number(head, 2, 2, bigEndian) == 43
    guard head.count >= (isBig ? 16 : 8) else {
      throw .damaged(file: file.path, at: "byte \(head.count)", said: "it ends within its header")
    }
    var offset = Self.number(head, isBig ? 8 : 4, isBig ? 8 : 4, bigEndian)
    var seen = Set<UInt64>()
    while offset != 0 {
      guard seen.insert(offset).inserted else {
        loops = true
        break
      }
      try limits.compare(UInt64(seen.count), limits.directories, "directories", "directories", file.path, "header")
      offset = try read(file, at: offset, limits: limits)
    }
    guard !directories.isEmpty else { throw .damaged(file: file.path, at: "byte 4", said: "it has no directory") }
  }

  /// Reads one directory, keeps it, and gives the offset of the next.
  private mutating func read(
    _ file: InputFile, at offset: UInt64, limits: DecodingLimits
  ) throws(ImageError) -> UInt64 {
    let (countBytes, entryBytes, nextBytes) = isBig ? (8, 20, 8) : (2, 12, 4)
    let place = "directory at byte \(offset)"
    let head = try file.read(at: offset, count: countBytes)
    guard head.count == countBytes else {
      throw .damaged(file: file.path, at: place, said: "it lies beyond the file's end")
    }
    let count = Self.number(head, 0, countBytes, bigEndian)
    try limits.compare(count, limits.tags, "tags", "tags", file.path, place)
    let body = try file.read(at: offset + UInt64(countBytes), count: Int(count) * entryBytes + nextBytes)
    guard body.count >= Int(count) * entryBytes else {
      throw .damaged(file: file.path, at: place, said: "the file ends within it")
    }
    var (directory, valueBytes) = (Directory(offset: offset), UInt64(0))
    for index in 0..<Int(count) {
      let entry = Entry(body[(index * entryBytes)..<((index + 1) * entryBytes)], bigEndian: bigEndian, isBig: isBig)
      let (sum, overflows) = valueBytes.addingReportingOverflow(entry.bytes)
      valueBytes = overflows ? .max : sum
      switch entry.tag {
      case 254: directory.isReduced = directory.isReduced || entry.value & 0b101 != 0
      case 255: directory.isReduced = directory.isReduced || entry.value == 2
      case 256: directory.width = entry.value
      case 257: directory.height = entry.value
      case 273, 324: directory.blockOffsets = entry.count
      case 279, 325: directory.blockByteCounts = entry.count
      case 259: directory.compression = entry.value
      case 317: directory.predictor = entry.value
      case 330: directory.hasSubdirectories = true
      default: break
      }
    }
    guard valueBytes <= file.size else {
      throw .damaged(file: file.path, at: place, said: "its tags claim \(valueBytes) bytes, more than the file has")
    }
    try limits.compare(valueBytes, limits.tagBytes, "bytes of tags", "tagBytes", file.path, place)
    directories.append(directory)
    // A file that is cut just behind its only directory has no next pointer; the library lives with that too.
    return body.count == Int(count) * entryBytes + nextBytes
      ? Self.number(body, Int(count) * entryBytes, nextBytes, bigEndian) : 0
  }

  /// One tag of a directory: twelve bytes, or twenty in a BigTIFF.
  private struct Entry {
    let tag: UInt64
    let count: UInt64
    /// Bytes of all its values; saturated.
    let bytes: UInt64
    /// Its first value where that stands in the entry itself.
    let value: UInt64

    init(_ raw: ArraySlice<UInt8>, bigEndian: Bool, isBig: Bool) {
      let bytes = Array(raw)
      tag = TIFFDirectoryWalk.number(bytes, 0, 2, bigEndian)
      let type = Int(TIFFDirectoryWalk.number(bytes, 2, 2, bigEndian))
      // TIFF 6.0 §2 and the BigTIFF design: bytes of types 1 to 18; types that do not exist count as one byte.
      let sizes = [1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 1, 1, 8, 8, 8]
      let size = type < sizes.count ? sizes[type] : 1
      count = TIFFDirectoryWalk.number(bytes, 4, isBig ? 8 : 4, bigEndian)
      let (product, overflows) = count.multipliedReportingOverflow(by: UInt64(size))
      self.bytes = overflows ? .max : product
      value = TIFFDirectoryWalk.number(bytes, isBig ? 12 : 8, min(size, isBig ? 8 : 4), bigEndian)
    }
  }

  /// An unsigned number of `count` bytes.
  private static func number(_ bytes: [UInt8], _ first: Int, _ count: Int, _ bigEndian: Bool) -> UInt64 {
    guard first + count <= bytes.count else { return 0 }
    let digits = bytes[first..<(first + count)]
    return bigEndian
      ? digits.reduce(0) { $0 << 8 | UInt64($1) } : digits.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
