import Foundation
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Orientation")
struct OrientationTests {
  /// What 1 2 3 / 4 5 6 is to the eye, by TIFF 6.0's words on tag 274: row 0 and column 0 of the file are at …
  private static let upright: [(orientation: Int, rows: [[UInt16]])] = [
    (1, [[1, 2, 3], [4, 5, 6]]),  // top, left
    (2, [[3, 2, 1], [6, 5, 4]]),  // top, right
    (3, [[6, 5, 4], [3, 2, 1]]),  // bottom, right
    (4, [[4, 5, 6], [1, 2, 3]]),  // bottom, left
    (5, [[1, 4], [2, 5], [3, 6]]),  // left, top
    (6, [[4, 1], [5, 2], [6, 3]]),  // right, top
    (7, [[6, 3], [5, 2], [4, 1]]),  // right, bottom
    (8, [[3, 6], [2, 5], [1, 4]]),  // left, bottom
  ]

  @Test("all eight orientations, through a file", arguments: upright)
  func orientation(orientation: Int, rows: [[UInt16]]) throws {
    let format = TIFFPageFormat(width: 3, height: 2, orientation: orientation, rowsPerStrip: 2)
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "o.tif").path
      try ForgedTIFF(pages: [.init(format: format, samples: [[1, 2, 3, 4, 5, 6]])]).write(to: path)
      let plane = try #require(try ImageDecoder(limits: .standard).decode(path).planes.first)
      #expect(plane.samples == .unsigned16(Array(rows.joined())))
      #expect(plane.width == rows[0].count && plane.height == rows.count)
    }
  }
}
