internal import CPNG

/// Encodes pictures as PNG in memory: no date, no text, so the same pixels give the same bytes.
public enum PNGWriter {
  /// Encodes 8-bit pixels, `height × width × channels`, row 0 on top; `channels` is 1 (grey), 3 (RGB) or 4 (RGB and alpha).
  /// Throws `ImageError.unwritable` where the picture is empty, or the sizes disagree.
  public static func encode(
    width: Int, height: Int, channels: Int, pixels: [UInt8]
  ) throws(ImageError) -> [UInt8] {
    try encode(width, height, channels, bits: 8, samples: pixels)
  }

  /// Encodes 16-bit grey pixels, `height × width`, row 0 on top. Throws as the other does.
  public static func encode(width: Int, height: Int, grey pixels: [UInt16]) throws(ImageError) -> [UInt8] {
    try encode(width, height, 1, bits: 16, samples: pixels)
  }

  private static func encode<Sample: BitwiseCopyable>(
    _ width: Int, _ height: Int, _ channels: Int, bits: Int, samples: [Sample]
  ) throws(ImageError) -> [UInt8] {
    let sides = 1...0xFFFF
    guard sides.contains(width), sides.contains(height), [1, 3, 4].contains(channels) else {
      throw .unwritable(file: "PNG", said: "\(width) × \(height) pixels of \(channels) channels are no picture")
    }
    guard samples.count == width * height * channels else {
      throw .unwritable(
        file: "PNG", said: "\(samples.count) samples are not \(width) × \(height) × \(channels)")
    }
    var output = cpng_output()
    defer { cpng_free(&output) }
    let status = samples.withUnsafeBytes {
      cpng_encode(&output, UInt32(width), UInt32(height), Int32(channels), Int32(bits), $0.baseAddress)
    }
    guard status == 0 else {
      let said = withUnsafeBytes(of: output.message) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw .unwritable(file: "PNG", said: said)
    }
    return Array(UnsafeBufferPointer(start: output.bytes, count: output.count))
  }
}
