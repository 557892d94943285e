internal import Glibc
internal import TallyCore
public import TallyDomain

/// Writes planes as the pages of a TIFF, as a data set holds them (scan-format.md §4).
public enum TIFFWriter {
  /// Writes planes of 8, 12 or 16-bit samples as 16-bit pages in the order given (high, low): Deflate, predictor 2, no date
  /// or other text, so the same planes give the same bytes. The file appears under its name when it is whole: it is written
  /// as `.<name>.part` beside it and renamed. 32-bit planes are refused, because 16 bits cannot hold them.
  public static func write(planes: [DetectorPlane], to path: String) throws(ImageError) {
    guard !planes.isEmpty, planes.allSatisfy({ $0.width > 0 && $0.height > 0 }) else {
      throw .unwritable(file: path, said: "there are no pixels to write")
    }
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let part = path[..<cut] + "." + path[cut...] + ".part"
    do {
      try writePages(planes, to: String(part))
    } catch {
      unlink(String(part))
      throw error
    }
    guard rename(String(part), path) == 0 else {
      let said = SystemReason.last
      unlink(String(part))
      throw .unwritable(file: path, said: said)
    }
  }

  private static func writePages(_ planes: [DetectorPlane], to path: String) throws(ImageError) {
    let output = try TIFFOutput.create(path)
    for plane in planes {
      guard case .unsigned16(let values) = plane.samples else {
        throw .unwritable(file: path, said: "planes of 32-bit samples do not fit 16 bits")
      }
      let rows = max(1, stripBytes / max(1, plane.width * 2))
      let format = TIFFPageFormat(
        width: plane.width, height: plane.height, photometric: plane.minIsWhite ? 0 : 1, rowsPerStrip: rows,
        subfileType: planes.count > 1 ? 2 : 0)
      try output.writePage(format) { block, buffer in
        let first = block * rows * plane.width
        let count = min(rows * plane.width, values.count - first)
        values.withUnsafeBytes { bytes in
          buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[(first * 2)..<((first + count) * 2)]))
        }
        return count * 2
      }
    }
  }

  /// Bytes of a strip before compression: small enough for a cache, large enough for Deflate's window of 32 KiB.
  private static let stripBytes = 128 << 10
}
