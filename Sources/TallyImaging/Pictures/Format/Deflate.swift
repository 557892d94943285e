internal import CZlib

/// The fence around zlib: streams of RFC 1950, as HTTP's `deflate` coding and every browser know them.
enum Deflate {
  /// Compresses numbers as they lie in memory (little-endian on every machine this runs on). Noise of the detector fills the low bytes, so that looking for repeats
  /// takes time and finds nothing: runs of one byte and Huffman codes give as few bytes in a third of the time.
  /// `isNoisy` false looks for repeats.
  static func compress(_ numbers: [UInt16], isNoisy: Bool) -> [UInt8]? {
    var stream = z_stream()
    let strategy = isNoisy ? Z_RLE : Z_DEFAULT_STRATEGY
    let size = Int32(MemoryLayout<z_stream>.size)
    guard deflateInit2_(&stream, 1, Z_DEFLATED, 15, 9, strategy, ZLIB_VERSION, size) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, uLong(numbers.count * 2)))
    return numbers.withUnsafeBytes { source -> [UInt8]? in
      var status = Z_OK
      let bytes = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
        // zlib only reads the input, although its field is not const.
        stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: UInt8.self).baseAddress)
        (stream.avail_in, stream.avail_out) = (UInt32(source.count), UInt32(bound))
        stream.next_out = target.baseAddress
        status = deflate(&stream, Z_FINISH)
        count = Int(stream.total_out)
      }
      return status == Z_STREAM_END ? bytes : nil
    }
  }

  /// The numbers of a stream that must hold exactly `count` of them; nil where it is damaged or holds another number.
  static func numbers(_ bytes: [UInt8], count: Int) -> [UInt16]? {
    var (numbers, input) = ([UInt16](repeating: 0, count: count), bytes)
    var written = uLongf(count * 2)
    let status = numbers.withUnsafeMutableBytes { target in
      input.withUnsafeMutableBufferPointer { source in
        uncompress(
          target.baseAddress?.assumingMemoryBound(to: UInt8.self), &written, source.baseAddress, uLong(source.count))
      }
    }
    guard status == Z_OK, Int(written) == count * 2 else { return nil }
    return numbers
  }

  /// CRC-32 of bytes, as a check against damage on disc.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
  }

  /// No stream is larger than the numbers it holds by more than this: five bytes for each stored block of at least 16 KiB, and
  /// the frame (zlib.h, deflateBound, gives the same order).
  static func bound(count: Int) -> Int { count * 2 + count / 1_000 + 64 }
}
