import Foundation
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Writers")
struct WriterTests {
  private func ramp(_ width: Int, _ height: Int, step: Int) -> DetectorPlane {
    DetectorPlane(
      width: width, height: height, samples: .unsigned16((0..<(width * height)).map { UInt16($0 * step & 0xFFFF) }),
      bitsPerSample: 16)
  }

  @Test("a TIFF is written whole under its name, the same bytes each time, and nothing is left beside it")
  func tiff() throws {
    try withTemporaryFolder { folder in
      let paths = ["A.tif", "B.tif"].map { folder.appending(path: $0).path }
      for path in paths { try TIFFWriter.write(planes: [ramp(700, 300, step: 3), ramp(700, 300, step: 5)], to: path) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["A.tif", "B.tif"])
      let bytes = try paths.map { Array(try Data(contentsOf: URL(filePath: $0))) }
      #expect(bytes[0] == bytes[1] && bytes[0].count < 700 * 300 * 2 * 2 / 10)
      try TIFFWriter.write(planes: [ramp(2, 2, step: 1)], to: paths[0])  // over the other
      #expect(try readWhole(paths[0]).get().planes.map(\.samples) == [.unsigned16([0, 1, 2, 3])])
    }
  }

  @Test("every small size, and one above a strip, comes back", arguments: [1, 2, 3, 65, 70_000 / 300])
  func sizes(width: Int) throws {
    try withTemporaryFolder { folder in
      for height in [1, 2, 7, 300] {
        let planes = [ramp(width, height, step: 7), ramp(width, height, step: 11)]
        try TIFFWriter.write(planes: planes, to: folder.path + "/A.tif")
        let read = try readWhole(folder.path + "/A.tif").get()
        #expect(read.planes.map(\.samples) == planes.map(\.samples) && read.remarks.isEmpty)
      }
    }
  }

  @Test(
    "polarity is kept; what 16 bits cannot hold, nothing, and a folder that is not there are refused, leaving nothing")
  func refusals() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/A.tif"
      let white = DetectorPlane(width: 1, height: 1, samples: .unsigned16([9]), bitsPerSample: 16, minIsWhite: true)
      try TIFFWriter.write(planes: [white], to: path)
      #expect(try readWhole(path).get().planes[0].minIsWhite)
      try FileManager.default.removeItem(atPath: path)
      let wide = DetectorPlane(width: 1, height: 1, samples: .unsigned32([70_000]), bitsPerSample: 32)
      let none = DetectorPlane(width: 0, height: 0, samples: .unsigned16([]), bitsPerSample: 16)
      for planes in [[wide], [none], []] {
        #expect(throws: ImageError.self) { try TIFFWriter.write(planes: planes, to: path) }
      }
      #expect(throws: ImageError.self) { try TIFFWriter.write(planes: [white], to: folder.path + "/none/A.tif") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test("RGB and RGBA are what was given, by the library's own reading", arguments: [3, 4])
  func colour(channels: Int) throws {
    let (width, height) = (37, 11)
    let pixels = (0..<(width * height * channels)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let png = try PNGWriter.encode(width: width, height: height, channels: channels, pixels: pixels)
    #expect(png == (try PNGWriter.encode(width: width, height: height, channels: channels, pixels: pixels)))
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "A.png").path
      try Data(png).write(to: URL(filePath: path))
      let file = try PNGFile.open(InputFile.open(path), limits: .standard)
      #expect(file.header.width == 37 && file.header.height == 11 && file.header.colour == (channels == 3 ? 2 : 6))
      var read = [UInt8](repeating: 0, count: pixels.count)
      try read.withUnsafeMutableBytes { try file.read(into: $0) }
      #expect(read == pixels)
    }
  }

  @Test("pictures that are none are refused")
  func noPicture() {
    #expect(throws: ImageError.self) { try PNGWriter.encode(width: 0, height: 1, channels: 1, pixels: []) }
    #expect(throws: ImageError.self) { try PNGWriter.encode(width: 2, height: 1, channels: 1, pixels: [1]) }
    #expect(throws: ImageError.self) { try PNGWriter.encode(width: 1, height: 1, channels: 2, pixels: [1, 2]) }
    #expect(throws: ImageError.self) { try PNGWriter.encode(width: 70_000, height: 1, grey: []) }
  }
}
