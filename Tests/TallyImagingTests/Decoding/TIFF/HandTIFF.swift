/// A small TIFF written byte by byte, little endian, one page: every tag may be set to what no library would write.
struct HandTIFF {
  /// Tag → type (3 short, 4 long) and values. A value list longer than four bytes is put behind the directory.
  var tags: [UInt16: (type: UInt16, values: [UInt32])]
  var pixels: [UInt8]

  /// A grey picture in one uncompressed strip.
  init(width: Int, height: Int, bits: Int, pixels: [UInt8]) {
    self.pixels = pixels
    tags = [
      256: (4, [UInt32(width)]), 257: (4, [UInt32(height)]), 258: (3, [UInt32(bits)]), 259: (3, [1]), 262: (3, [1]),
      273: (4, [8]), 277: (3, [1]), 278: (4, [UInt32(height)]), 279: (4, [UInt32(pixels.count)]),
    ]
  }

  /// The file: header, pixels from byte 8, directory, long values.
  var bytes: [UInt8] {
    let directory = 8 + pixels.count + pixels.count % 2
    var behind = directory + 2 + tags.count * 12 + 4
    var file: [UInt8] = [0x49, 0x49, 42, 0] + Self.little(UInt32(directory), 4) + pixels
    if pixels.count % 2 == 1 { file.append(0) }
    file += Self.little(UInt32(tags.count), 2)
    var long = [UInt8]()
    for (tag, (type, values)) in tags.sorted(by: { $0.key < $1.key }) {
      var data = values.flatMap { Self.little($0, type == 3 ? 2 : 4) }
      if data.count > 4 {
        long += data
        data = Self.little(UInt32(behind), 4)
        behind += values.count * (type == 3 ? 2 : 4)
      }
      data += [UInt8](repeating: 0, count: 4 - data.count)
      file += Self.little(UInt32(tag), 2) + Self.little(UInt32(type), 2) + Self.little(UInt32(values.count), 4) + data
    }
    return file + [0, 0, 0, 0] + long
  }

  /// Bytes as a zlib stream without compression (RFC 1950, RFC 1951 §3.2.4), for what the library would not compress so.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var (a, b) = (UInt32(1), UInt32(0))
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    let count = UInt32(bytes.count)
    return [0x78, 0x01, 0x01] + little(count, 2) + little(~count, 2) + bytes + little((b << 16 | a).byteSwapped, 4)
  }

  private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }
}
