import Foundation
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

/// Depth, sample format and predictor that go together.
private let depths: [(bits: Int, format: Int, predictor: Int)] = [
  (8, 1, 1), (8, 1, 2), (12, 1, 1), (16, 1, 1), (16, 1, 2), (32, 1, 1), (32, 1, 2), (32, 3, 1), (32, 3, 2), (32, 3, 3),
]

@Suite("TIFF layouts")
struct TIFFLayoutTests {
  @Test(
    "every accepted form comes back number by number",
    arguments: ["none": 1, "LZW": 5, "Deflate": 8, "old Deflate": 32946, "PackBits": 32773, "ZSTD": 50000].sorted {
      $0.key < $1.key
    }, [false, true])
  func everyForm(compression: (key: String, value: Int), bigEndian: Bool) throws {
    guard TIFFFile.canDecode(compression: UInt16(compression.value)) else { return }
    try withTemporaryFolder { folder in
      var forms = 0
      for depth in depths where depth.predictor == 1 || ![1, 32773].contains(compression.value) {
        for (samples, isSeparate) in [(1, false), (2, false), (2, true)] {
          for (tile, bigTIFF) in [(nil, false), (nil, true), ((32, 16), false), ((48, 64), true)]
            as [((Int, Int)?, Bool)]
          {
            let format = TIFFPageFormat(
              width: 37, height: 29, bits: depth.bits, samples: samples, sampleFormat: depth.format,
              compression: compression.value, predictor: depth.predictor, isSeparate: isSeparate,
              extraSample: samples == 2 ? 0 : nil, rowsPerStrip: 7, tile: tile)
            let path = folder.appending(path: "\(forms).tif").path
            let page = ForgedTIFF.Page(format, seed: UInt64(forms))
            try ForgedTIFF(bigEndian: bigEndian, bigTIFF: bigTIFF, pages: [page]).write(to: path)
            let image = try ImageDecoder(limits: .standard).decode(path)
            let isSame = image.planes.map(\.bits) == page.samples
            #expect(isSame, "form \(forms): \(format)")
            #expect(
              image.planes.allSatisfy { $0.bitsPerSample == depth.bits } && image.remarks.isEmpty, "\(image.remarks)")
            forms += 1
          }
        }
      }
      #expect(forms == ([1, 32773].contains(compression.value) ? 60 : 120))
    }
  }

  @Test("either polarity is read as it stands and told", arguments: [0, 1])
  func polarity(photometric: Int) throws {
    let page = ForgedTIFF.Page(
      TIFFPageFormat(width: 5, height: 4, photometric: photometric, rowsPerStrip: 4), seed: 7)
    let image = try decode([page])
    #expect(image.planes.map(\.bits) == page.samples)
    #expect(image.planes[0].minIsWhite == (photometric == 0))
  }

  @Test("bytes written by hand: 12 bits packed, odd width, big endian, two strips")
  func twelveBitsByHand() throws {
    // 3 × 2 pixels: ABC 123 FFF / 000 801 7FE; each row 36 bits, padded to five bytes.
    let pixels: [UInt8] = [0xAB, 0xC1, 0x23, 0xFF, 0xF0, 0x00, 0x08, 0x01, 0x7F, 0xE0]
    var file: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 26] + pixels + [0, 0, 0, 8, 0, 0, 0, 13]
    let entries: [[UInt8]] = [
      [1, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 3], [1, 1, 0, 4, 0, 0, 0, 1, 0, 0, 0, 2],  // width, height
      [1, 2, 0, 3, 0, 0, 0, 1, 0, 12, 0, 0], [1, 3, 0, 3, 0, 0, 0, 1, 0, 1, 0, 0],  // bits, compression
      [1, 6, 0, 3, 0, 0, 0, 1, 0, 1, 0, 0], [1, 17, 0, 4, 0, 0, 0, 2, 0, 0, 0, 18],  // black is 0, strip offsets
      [1, 22, 0, 4, 0, 0, 0, 1, 0, 0, 0, 1], [1, 23, 0, 3, 0, 0, 0, 2, 0, 5, 0, 5],  // one row a strip, five bytes each
    ]
    file += [0, UInt8(entries.count)] + entries.joined() + [0, 0, 0, 0]
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "hand.tif").path
      try Data(file).write(to: URL(filePath: path))
      let image = try ImageDecoder(limits: .standard).decode(path)
      #expect(image.planes.map(\.samples) == [.unsigned16([0xABC, 0x123, 0xFFF, 0x000, 0x801, 0x7FE])])
      #expect(image.planes[0].bitsPerSample == 12)
    }
  }

  /// Decodes pages written for the purpose.
  private func decode(_ pages: [ForgedTIFF.Page]) throws -> DecodedImage {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "forged.tif").path
      try ForgedTIFF(pages: pages).write(to: path)
      return try ImageDecoder(limits: .standard).decode(path)
    }
  }
}

extension DetectorPlane {
  /// The numbers as 32-bit patterns, whatever their type.
  var bits: [UInt32] {
    switch samples {
    case .unsigned16(let values): values.map(UInt32.init)
    case .unsigned32(let values): values
    case .float32(let values): values.map(\.bitPattern)
    }
  }
}
