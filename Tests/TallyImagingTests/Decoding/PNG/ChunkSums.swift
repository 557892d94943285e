/// Chunks of a PNG and their check sums (PNG §5.5, annex D), computed here so that damage gets past them.
enum ChunkSums {
  /// A file of these chunks.
  static func file(_ chunks: [(type: String, data: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]
    for (type, data) in chunks {
      for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: data.count >> shift)) }
      bytes += Array(type.utf8) + data + [0, 0, 0, 0]
    }
    return repaired(bytes)
  }

  /// The same file with the right sum behind each chunk, as far as chunks can be told.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var (result, at) = (bytes, 8)
    while at + 12 <= result.count {
      let length = result[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
      guard at + 12 + length <= result.count else { break }
      let sum = sum(result[(at + 4)..<(at + 8 + length)])
      for i in 0..<4 { result[at + 8 + length + i] = UInt8(truncatingIfNeeded: sum >> UInt32(24 - 8 * i)) }
      at += 12 + length
    }
    return result
  }

  private static func sum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
  }
}
