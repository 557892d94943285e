public import TallyCore

/// The 16-bit picture of one scan as a file for viewers: every plane at full size and coarser, in compressed tiles, so that a
/// viewer moves only the bytes that it shows. Read by many threads at once; a tile costs one read of its bytes.
public final class PictureFile: Sendable {
  /// What is in it and how it is divided.
  public let description: PictureDescription
  /// Where it is.
  public let path: String

  private let file: InputFile
  private let layout: PictureLayout
  private let pixelLimit: Int

  /// Opens a file and reads its table. Throws `ImageError.unopenable` or `.pictureDamaged`.
  /// `pixelLimit`: most pixels that are unpacked at once.
  public init(path: String, pixelLimit: Int = 1 << 28) throws(ImageError) {
    let opened = try InputFile.open(path)
    layout = try PictureLayout(reading: opened)
    file = opened
    (self.path, self.pixelLimit, description) = (path, pixelLimit, layout.description)
  }

  /// One tile as it lies in the file.
  public struct CompressedTile: Sendable, Equatable {
    /// Pixels across and down.
    public let width: Int, height: Int
    /// Little-endian 16-bit numbers row by row in a zlib stream (RFC 1950, `Content-Encoding: deflate`).
    public let deflated: [UInt8]
    /// CRC-32 of `deflated`; the same for the same content.
    public let checksum: UInt32
  }

  /// One tile. Throws `ImageError.notInPicture` where there is none of this name, `.pictureDamaged` where its bytes changed.
  public func tile(
    plane: PicturePlane, level: Int, row: Int, column: Int
  ) throws(ImageError) -> CompressedTile {
    guard let position = layout.position(plane: plane, level: level, row: row, column: column) else {
      throw .notInPicture(file: path, what: "tile \(plane.rawValue), level \(level), row \(row), column \(column)")
    }
    let (entry, size) = (layout.entries[position], layout.size(level: level, row: row, column: column))
    let bytes = try file.read(at: entry.offset, count: Int(entry.bytes))
    guard bytes.count == Int(entry.bytes), Deflate.checksum(bytes) == entry.checksum else {
      throw .pictureDamaged(file: path, at: "tile \(position)", said: "its checksum is wrong")
    }
    return CompressedTile(width: size.width, height: size.height, deflated: bytes, checksum: entry.checksum)
  }

  /// A whole plane, row by row. Throws as `tile` does, and `ImageError.tooLarge` above the limit of pixels.
  public func plane(
    _ name: PicturePlane, level: Int = 0
  ) throws(ImageError) -> (width: Int, height: Int, values: [UInt16]) {
    guard description.levels.indices.contains(level) else {
      throw .notInPicture(file: path, what: "level \(level)")
    }
    let here = description.levels[level]
    let all = PixelRegion(x0: 0, y0: 0, x1: here.width, y1: here.height)
    return (here.width, here.height, try values(name, level: level, region: all))
  }

  /// A part of a plane, row by row; reads only the tiles that it touches. The region is in pixels of the level and lies in it,
  /// else `ImageError.notInPicture`.
  public func values(
    _ name: PicturePlane, level: Int = 0, region: PixelRegion
  ) throws(ImageError) -> [UInt16] {
    guard description.levels.indices.contains(level) else { throw .notInPicture(file: path, what: "level \(level)") }
    let (here, side) = (description.levels[level], description.tile)
    let frame = PixelRegion(x0: 0, y0: 0, x1: here.width, y1: here.height)
    guard !region.isEmpty, region.intersection(frame) == region else {
      throw .notInPicture(
        file: path, what: "region [\(region.x0), \(region.y0), \(region.x1), \(region.y1)] of level \(level)")
    }
    guard region.area <= pixelLimit else {
      throw .tooLarge(
        file: path, at: "level \(level)", what: "pixels", value: UInt64(region.area), limit: "pixels",
        allowed: UInt64(pixelLimit))
    }
    var result = [UInt16](repeating: 0, count: region.area)
    for row in region.y0 / side...(region.y1 - 1) / side {
      for column in region.x0 / side...(region.x1 - 1) / side {
        let tile = try tile(plane: name, level: level, row: row, column: column)
        guard let numbers = Deflate.numbers(tile.deflated, count: tile.width * tile.height) else {
          throw .pictureDamaged(
            file: path, at: "tile \(name.rawValue), level \(level), row \(row), column \(column)",
            said: "it cannot be unpacked")
        }
        let (left, top) = (column * side, row * side)
        let part = region.intersection(PixelRegion(x0: left, y0: top, x1: left + tile.width, y1: top + tile.height))
        for y in part.y0..<part.y1 {
          let from = (y - top) * tile.width + part.x0 - left, to = (y - region.y0) * region.width + part.x0 - region.x0
          result.replaceSubrange(to..<to + part.width, with: numbers[from..<from + part.width])
        }
      }
    }
    return result
  }
}
