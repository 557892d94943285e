internal import Foundation
internal import TallyCore

/// The beginning of a picture file: what is in it, and where each tile lies. Pure over bytes.
///
/// All numbers are little-endian. Bytes 0…7: `TALLYPIC`; 8…11: version 1; 12…15: bytes of the description; 16…19: number of
/// tiles; 20…23: CRC-32 of description and table. Then the description as JSON, then the table, 16 bytes a tile: its first
/// byte in the file (8), its bytes (4), their CRC-32 (4). Tiles stand in the order plane, level, row, column.
struct PictureLayout {
  /// One tile in the file.
  struct Entry: Equatable {
    var offset: UInt64, bytes: UInt32, checksum: UInt32
  }

  let description: PictureDescription
  var entries: [Entry] = []

  static let headerBytes = 24
  private static let magic = Array("TALLYPIC".utf8), version: UInt32 = 1, entryBytes = 16
  /// A description takes less than a kilobyte.
  private static let descriptionLimit: UInt32 = 1 << 14
  /// As the decoder's: no side is longer.
  private static let sideLimit = 1 << 16

  init(_ description: PictureDescription) { self.description = description }

  /// Tiles of one plane, all levels.
  private var tilesPerPlane: Int { description.levels.reduce(0) { $0 + $1.columns * $1.rows } }

  /// Tiles of all planes.
  var tileCount: Int { tilesPerPlane * description.planes.count }

  /// Position of a tile in the table; nil where there is no such tile.
  func position(plane: PicturePlane, level: Int, row: Int, column: Int) -> Int? {
    guard let index = description.planes.firstIndex(where: { $0.name == plane }),
      description.levels.indices.contains(level)
    else { return nil }
    let here = description.levels[level]
    guard (0..<here.rows).contains(row), (0..<here.columns).contains(column) else { return nil }
    let before = description.levels[..<level].reduce(0) { $0 + $1.columns * $1.rows }
    return index * tilesPerPlane + before + row * here.columns + column
  }

  /// Pixels across and down of a tile that is there.
  func size(level: Int, row: Int, column: Int) -> (width: Int, height: Int) {
    let (here, side) = (description.levels[level], description.tile)
    return (min(side, here.width - column * side), min(side, here.height - row * side))
  }

  /// Bytes before the first tile, for a description that takes so many.
  private func tableEnd(_ descriptionBytes: Int) -> Int {
    Self.headerBytes + descriptionBytes + tileCount * Self.entryBytes
  }

  /// The bytes before the first tile. Entries without offsets get them: one behind the other, from there on.
  func encoded() throws -> [UInt8] {
    let text = Array(try JSONCoding.encoder(pretty: false).encode(description))
    var offset = UInt64(tableEnd(text.count)), body = text
    for entry in entries {
      Self.append(offset, to: &body)
      Self.append(entry.bytes, to: &body)
      Self.append(entry.checksum, to: &body)
      offset += UInt64(entry.bytes)
    }
    var bytes = Self.magic
    for number in [Self.version, UInt32(text.count), UInt32(entries.count), Deflate.checksum(body)] {
      Self.append(number, to: &bytes)
    }
    return bytes + body
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }
}

extension PictureLayout {
  /// Reads the beginning of a file. Nothing is taken on trust: levels and tiles must be those that follow from the size, every
  /// tile must lie in the file and can hold its pixels.
  init(reading file: InputFile) throws(ImageError) {
    let path = file.path
    func damaged(_ place: String, _ said: String) -> ImageError { .pictureDamaged(file: path, at: place, said: said) }
    let header = try file.read(at: 0, count: Self.headerBytes)
    guard header.count == Self.headerBytes, header.starts(with: Self.magic) else {
      throw damaged("byte 0", "it does not begin as a picture file")
    }
    let words = stride(from: 8, to: 24, by: 4).map { Self.number(header, $0, 4) }
    guard words[0] == UInt64(Self.version) else { throw damaged("byte 8", "its version \(words[0]) is not known") }
    guard words[1] > 0, words[1] <= UInt64(Self.descriptionLimit) else {
      throw damaged("byte 12", "\(words[1]) bytes are no description")
    }
    let text = try file.read(at: UInt64(Self.headerBytes), count: Int(words[1]))
    let description: PictureDescription
    do {
      description = try JSONCoding.decoder().decode(PictureDescription.self, from: Data(text))
    } catch { throw damaged("byte \(Self.headerBytes)", "its description cannot be read") }
    try Self.check(description, path)
    self.init(description)
    guard words[2] == UInt64(tileCount) else {
      throw damaged("byte 16", "it has \(words[2]) tiles and not \(tileCount)")
    }
    let table = try file.read(at: UInt64(Self.headerBytes + text.count), count: tileCount * Self.entryBytes)
    guard table.count == tileCount * Self.entryBytes else { throw damaged("table", "the file ends within it") }
    guard words[3] == UInt64(Deflate.checksum(text + table)) else { throw damaged("byte 20", "its checksum is wrong") }
    entries = (0..<tileCount).map { index in
      let first = index * Self.entryBytes
      return Entry(
        offset: Self.number(table, first, 8), bytes: UInt32(Self.number(table, first + 8, 4)),
        checksum: UInt32(Self.number(table, first + 12, 4)))
    }
    try checkEntries(path, size: file.size, from: UInt64(tableEnd(text.count)))
  }

  private static func check(_ found: PictureDescription, _ path: String) throws(ImageError) {
    let sides = 1...sideLimit
    guard sides.contains(found.width), sides.contains(found.height) else {
      throw .pictureDamaged(
        file: path, at: "description", said: "\(found.width) × \(found.height) pixels are no picture")
    }
    let names = found.planes.map(\.name)
    let expected = PictureDescription(
      width: found.width, height: found.height, pitchMm: found.pitchMm, planes: found.planes, window: found.window)
    guard found == expected, names == PicturePlane.allCases || names == [.high, .mask] else {
      throw .pictureDamaged(file: path, at: "description", said: "its levels or planes are not those of its size")
    }
  }

  private func checkEntries(_ path: String, size: UInt64, from first: UInt64) throws(ImageError) {
    for plane in description.planes.map(\.name) {
      for level in description.levels {
        for row in 0..<level.rows {
          for column in 0..<level.columns {
            guard let index = position(plane: plane, level: level.level, row: row, column: column) else { continue }
            let (entry, tile) = (entries[index], self.size(level: level.level, row: row, column: column))
            let pixels = tile.width * tile.height
            // Deflate cannot compress beyond 1,032 to 1, so a plane's pixels never take more memory than its file accounts for.
            let fits = Int(entry.bytes) <= Deflate.bound(count: pixels) && Int(entry.bytes) >= pixels * 2 / 1_032
            guard fits, entry.offset >= first, entry.offset <= size, UInt64(entry.bytes) <= size - entry.offset else {
              throw .pictureDamaged(
                file: path, at: "table, tile \(index)",
                said: "bytes \(entry.offset) and \(entry.bytes) further hold no tile")
            }
          }
        }
      }
    }
  }

  /// An unsigned number of `count` bytes.
  private static func number(_ bytes: [UInt8], _ first: Int, _ count: Int) -> UInt64 {
    bytes[first..<first + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
