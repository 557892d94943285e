import TallyCore

@testable import TallyImaging

/// A TIFF that a test wants to read: pages of known numbers in any form that scan-format.md §1 accepts, and some that it
/// refuses. Blocks are packed here bit by bit, by another way than the reader's.
struct ForgedTIFF {
  struct Page {
    var format: TIFFPageFormat
    /// One list a sample, row-major; 32-bit floats as their bit patterns.
    var samples: [[UInt32]]
  }

  var bigEndian = false
  var bigTIFF = false
  var pages: [Page]

  func write(to path: String) throws {
    let output = try TIFFOutput.create(path, bigEndian: bigEndian, bigTIFF: bigTIFF)
    for page in pages {
      try output.writePage(page.format) { block, buffer in
        var bytes = page.block(block)
        // libtiff 4.5.0 turns the bytes of a big-endian file once too often before its floating-point predictor (reading is
        // right): given turned bytes it writes what Adobe's technical note 3 asks for.
        if bigEndian, page.format.predictor == 3 {
          bytes = stride(from: 0, to: bytes.count, by: 4).flatMap { bytes[$0..<($0 + 4)].reversed() }
        }
        buffer.copyBytes(from: bytes)
        return bytes.count
      }
    }
  }
}

extension ForgedTIFF.Page {
  /// A page of numbers drawn from a seed, each depth over its whole range (floats between −8 and 8).
  init(_ format: TIFFPageFormat, seed: UInt64) {
    var random = SeededGenerator(seed: seed, stream: "page")
    self.format = format
    let mask = format.bits == 32 ? UInt32.max : (1 << UInt32(format.bits)) - 1
    samples = (0..<format.samples).map { _ in
      (0..<(format.width * format.height)).map { _ in
        format.sampleFormat == 3
          ? Float(random.uniform(-8, 8)).bitPattern : UInt32(truncatingIfNeeded: random.next()) & mask
      }
    }
  }

  /// The packed bytes of one strip or tile; what a tile has beyond the picture is filled with a number of its own.
  func block(_ index: Int) -> [UInt8] {
    let (width, height) = (format.tile?.width ?? format.width, format.tile?.height ?? format.rowsPerStrip)
    let across = (format.width + width - 1) / width, down = (format.height + height - 1) / height
    let place = index % (across * down)
    let (x, y) = (place % across * width, place / across * height)
    let used = format.isSeparate ? [samples[index / (across * down)]] : samples
    var bytes = [UInt8]()
    for row in y..<(format.tile == nil ? min(y + height, format.height) : y + height) {
      var (bits, count) = (UInt64(0), 0)
      for column in x..<(x + width) {
        for sample in used {
          let inside = row < format.height && column < format.width
          let value = inside ? sample[row * format.width + column] : 0x2A
          if format.bits >= 16 {
            withUnsafeBytes(of: value) { bytes += $0.prefix(format.bits / 8) }  // native order; the library turns it
          } else {
            bits = bits << UInt64(format.bits) | UInt64(value)
            count += format.bits
            while count >= 8 {
              bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(count - 8)))
              count -= 8
            }
          }
        }
      }
      if count > 0 { bytes.append(UInt8(truncatingIfNeeded: bits << UInt64(8 - count))) }
    }
    return bytes
  }
}
