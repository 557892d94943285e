internal import Foundation
public import TallyDomain

extension PictureFile {
  /// Writes the picture of a radiograph. It appears under its name when it is whole and on the disc: it is written under a name
  /// of its own beside it (`.<name>.part-<six signs>`), synchronised and renamed, so that writers of one name never meet.
  /// `materials`: where they were computed already.
  public static func write(
    _ radiograph: Radiograph, to path: String, materials: MaterialColours? = nil
  ) throws(ImageError) {
    let description = PictureDescription(of: radiograph)
    let materials = materials ?? MaterialColours(radiograph: radiograph)
    var layout = PictureLayout(description)
    let tiles = try compress(PicturePixels(of: radiograph, materials: materials), layout, path)
    layout.entries = tiles.map {
      PictureLayout.Entry(offset: 0, bytes: UInt32($0.count), checksum: Deflate.checksum($0))
    }
    let head: [UInt8]
    do {
      head = try layout.encoded()
    } catch { throw .unwritable(file: path, said: "its description cannot be written: \(error.localizedDescription)") }
    var output = try WholeFile(path: path)
    try output.write(head)
    for tile in tiles { try output.write(tile) }
    try output.finish()
  }

  /// Takes away what writers left behind in a folder when they were killed. Only for a time when nobody writes there.
  /// Throws `ImageError.unopenable` where the folder cannot be listed.
  public static func removeLeftovers(in folder: String) throws(ImageError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch { throw .unopenable(file: folder, said: "the folder cannot be listed") }
    for name in names where name.hasPrefix(".") && name.dropLast(6).hasSuffix(".part-") {
      unlink(folder + "/" + name)
    }
  }

  /// All tiles in the order of the table.
  private static func compress(
    _ full: PicturePixels, _ layout: PictureLayout, _ path: String
  ) throws(ImageError) -> [[UInt8]] {
    var levels = [full]
    while levels.count < layout.description.levels.count { levels.append(levels[levels.count - 1].coarser()) }
    var tiles = [[UInt8]]()
    tiles.reserveCapacity(layout.tileCount)
    for plane in layout.description.planes.map(\.name) {
      for level in layout.description.levels {
        guard let values = levels[level.level].plane(plane) else { continue }
        for row in 0..<level.rows {
          for column in 0..<level.columns {
            let size = layout.size(level: level.level, row: row, column: column), side = layout.description.tile
            var numbers = [UInt16]()
            numbers.reserveCapacity(size.width * size.height)
            for y in row * side..<row * side + size.height {
              let first = y * level.width + column * side
              numbers += values[first..<first + size.width]
            }
            guard let bytes = Deflate.compress(numbers, isNoisy: plane == .high || plane == .low) else {
              throw .unwritable(file: path, said: "out of memory")
            }
            tiles.append(bytes)
          }
        }
      }
    }
    return tiles
  }
}
