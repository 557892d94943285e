import Foundation
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Predictor 2 where libtiff does not undo it")
struct PredictorTests {
  private func samples(_ tiff: HandTIFF) throws -> [DetectorPlane.Samples] {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "hand.tif").path
      try Data(tiff.bytes).write(to: URL(filePath: path))
      return try ImageDecoder(limits: .standard).decode(path).planes.map(\.samples)
    }
  }

  @Test("12 bits, with and without Deflate: differences modulo 4,096, from the start of each row", arguments: [1, 8])
  func twelveBits(compression: Int) throws {
    // Differences FFF 002 800 / 00A FFF 001 give FFF 001 801 / 00A 009 00A.
    let packed: [UInt8] = [0xFF, 0xF0, 0x02, 0x80, 0x00, 0x00, 0xAF, 0xFF, 0x00, 0x10]
    let pixels = compression == 1 ? packed : HandTIFF.stored(packed)
    var tiff = HandTIFF(width: 3, height: 2, bits: 12, pixels: pixels)
    (tiff.tags[259], tiff.tags[317]) = ((3, [UInt32(compression)]), (3, [2]))
    #expect(try samples(tiff) == [.unsigned16([0xFFF, 0x001, 0x801, 0x00A, 0x009, 0x00A])])
  }

  @Test("uncompressed 8 and 16 bits wrap in their own width")
  func uncompressed() throws {
    var tiff = HandTIFF(width: 3, height: 1, bits: 8, pixels: [250, 10, 1])
    tiff.tags[317] = (3, [2])
    #expect(try samples(tiff) == [.unsigned16([250, 4, 5])])
    tiff = HandTIFF(width: 3, height: 1, bits: 16, pixels: [0xFF, 0xFF, 2, 0, 3, 1])
    tiff.tags[317] = (3, [2])
    #expect(try samples(tiff) == [.unsigned16([0xFFFF, 1, 0x104])])
  }

  @Test("two samples: each is differenced from its own kind")
  func twoSamples() throws {
    var tiff = HandTIFF(width: 3, height: 1, bits: 8, pixels: [10, 100, 1, 2, 1, 255])
    (tiff.tags[277], tiff.tags[258], tiff.tags[317], tiff.tags[338]) = ((3, [2]), (3, [8, 8]), (3, [2]), (3, [0]))
    #expect(try samples(tiff) == [.unsigned16([10, 11, 12]), .unsigned16([100, 102, 101])])
  }

  @Test("a predictor that does not exist is refused", arguments: [UInt32(3), 4, 34892])
  func unknown(predictor: UInt32) {
    var tiff = HandTIFF(width: 2, height: 1, bits: 8, pixels: [1, 2])
    tiff.tags[317] = (3, [predictor])
    #expect(throws: ImageError.self) { try samples(tiff) }
  }
}
