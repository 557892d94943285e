/// Several arrays by name in one `.npz` file: a zip archive of `.npy` files that are stored, not compressed, so that they can
/// be mapped (PKWARE, "APPNOTE.TXT", 4.3; what `numpy.savez` writes). The same arrays give the same bytes.
public enum NumpyArchive {
  /// The bytes of an archive. Traps where a name appears twice or the archive would need 64-bit offsets (4 GiB).
  public static func npz(_ arrays: [(name: String, array: NumpyArray)]) -> [UInt8] {
    precondition(Set(arrays.map(\.name)).count == arrays.count, "an array's name appears twice")
    var bytes = [UInt8](), directory = [UInt8]()
    for (name, array) in arrays {
      let content = array.npy(), file = Array((name + ".npy").utf8)
      precondition(bytes.count + content.count + 4096 < Int(UInt32.max), "an archive above 4 GiB")
      let start = UInt32(bytes.count)
      // Version 2.0, no flags, stored, 1 January 1980.
      var common = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0x21, 2)
      common += little(checksum(content), 4) + little(UInt32(content.count), 4) + little(UInt32(content.count), 4)
      common += little(UInt32(file.count), 2) + little(0, 2)
      bytes += [0x50, 0x4B, 3, 4] + common + file + content
      directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(start, 4) + file
    }
    let start = UInt32(bytes.count), count = UInt32(arrays.count)
    var end: [UInt8] = [0x50, 0x4B, 5, 6] + little(0, 2) + little(0, 2) + little(count, 2) + little(count, 2)
    end += little(UInt32(directory.count), 4) + little(start, 4) + little(0, 2)
    return bytes + directory + end
  }

  private static func little(_ value: UInt32, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  /// CRC-32 of ISO 3309, reflected, polynomial 0xEDB88320.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes { crc = (crc >> 8) ^ table[Int((crc ^ UInt32(byte)) & 255)] }
    return ~crc
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
  }
}
