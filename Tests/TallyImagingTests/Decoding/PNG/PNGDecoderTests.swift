import Foundation
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("PNG decoder")
struct PNGDecoderTests {
  private func decode(_ png: [UInt8]) throws -> DecodedImage {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "A.png").path
      try Data(png).write(to: URL(filePath: path))
      return try ImageDecoder(limits: .standard).decode(path)
    }
  }

  @Test("8 and 16-bit grey come back number by number, at every small size", arguments: 1...9)
  func grey(width: Int) throws {
    for height in 1...5 {
      let wide = (0..<(width * height)).map { UInt16($0 &* 7_919 & 0xFFFF) }
      let plane = try #require(try decode(try PNGWriter.encode(width: width, height: height, grey: wide)).planes.first)
      #expect(plane.samples == .unsigned16(wide) && plane.bitsPerSample == 16 && plane.width == width)
      let narrow = wide.map { UInt8($0 >> 8) }
      let other = try #require(
        try decode(try PNGWriter.encode(width: width, height: height, channels: 1, pixels: narrow)).planes.first)
      #expect(other.samples == .unsigned16(narrow.map(UInt16.init)) && other.bitsPerSample == 8)
    }
  }

  @Test("bytes written by hand: interlaced 16-bit grey with alpha")
  func byHand() throws {
    // 2 × 2 pixels, Adam7: pass 1 has (0,0), pass 6 has (1,0), pass 7 has row 1; each row begins with filter 0.
    let image: [[UInt8]] = [
      [0, 1, 2, 0xFF, 0xFF], [0, 3, 4, 0, 0], [0, 5, 6, 0x80, 0, 0xFE, 0xFD, 0, 1],
    ]
    let png = ChunkSums.file([
      ("IHDR", [0, 0, 0, 2, 0, 0, 0, 2, 16, 4, 0, 0, 1]), ("tEXt", Array("Note\0passed over".utf8)),
      ("IDAT", HandTIFF.stored(Array(image.joined()))), ("IEND", []),
    ])
    let decoded = try decode(png)
    #expect(decoded.planes.map(\.samples) == [.unsigned16([0x0102, 0x0304, 0x0506, 0xFEFD])])
    #expect(decoded.remarks == ["The alpha sample was ignored."])
  }

  @Test(
    "colour, palette and small depths are refused, before the pixels",
    arguments: [
      (2, 8), (2, 16), (3, 8), (6, 8), (0, 1), (0, 2), (0, 4),
    ])
  func refused(colour: UInt8, bits: UInt8) {
    let png = ChunkSums.file([("IHDR", [0, 0, 0, 2, 0, 0, 0, 2, bits, colour, 0, 0, 0]), ("IEND", [])])
    #expect {
      try decode(png)
    } throws: { error in
      guard case .unsupported(let file, "header", _, _)? = error as? ImageError else { return false }
      return file.hasSuffix("A.png")
    }
  }

  @Test(
    "headers that cannot be are refused",
    arguments: [
      [0, 0, 0, 0, 0, 0, 0, 2, 8, 0], [0, 0, 0, 2, 0, 0, 0, 0, 8, 0],
      [0x7F, 255, 255, 255, 0x7F, 255, 255, 255, 16, 0],
      [255, 255, 255, 255, 0, 0, 0, 1, 8, 0], [0, 0, 0, 2, 0, 0, 0, 2, 8, 1], [0, 0, 0, 2, 0, 0, 0, 2, 16, 3],
      [0, 0, 0, 2, 0, 0, 0, 2, 9, 0],
    ] as [[UInt8]])
  func absurd(header: [UInt8]) {
    let png = ChunkSums.file([
      ("IHDR", header + [0, 0, 0]), ("IDAT", HandTIFF.stored([0, 1, 2, 0, 3, 4])), ("IEND", []),
    ])
    #expect(throws: ImageError.self) { try decode(png) }
  }
}
