import TallyCore
import TallyDomain
import Testing

@testable import TallyDetector

@Suite struct BoxGridTests {
  private let picture = PixelRegion(x0: 0, y0: 0, x1: 3000, y1: 700)

  private func grid(_ region: PixelRegion, x: Double, y: Double, doors: FoundBox.Side? = nil) throws -> BoxGrid {
    try BoxGrid(box: Pictures.box(region, doors: doors), pitch: .init(x: x, y: y), picture: picture, input: .standard)
  }

  @Test func fortyFootBox() throws {
    // 12,192 × 2,591 mm at 5 mm: 762 × 162 cells of 16 mm, to the nearest multiple of 4, then of 16.
    let grid = try grid(PixelRegion(x0: 100, y0: 50, x1: 2538, y1: 568), x: 5, y: 5, doors: .right)
    #expect((grid.columns, grid.rows) == (760, 160))
    #expect((grid.paddedColumns, grid.paddedRows) == (768, 160))
    #expect(!grid.mirrored)
  }

  @Test func doorsOnTheLeftMirror() throws {
    #expect(try grid(PixelRegion(x0: 0, y0: 0, x1: 400, y1: 200), x: 5, y: 5, doors: .left).mirrored)
  }

  @Test func aBoxOverTheEdgeIsCut() throws {
    let grid = try grid(PixelRegion(x0: -50, y0: 600, x1: 100, y1: 900), x: 8, y: 8)
    #expect(grid.region == PixelRegion(x0: 0, y0: 600, x1: 100, y1: 700))
  }

  @Test("what cannot be a grid", arguments: [1e4, 1e300, .infinity])
  func absurdPitch(pitch: Double) {
    #expect { try grid(PixelRegion(x0: 0, y0: 0, x1: 3000, y1: 700), x: pitch, y: pitch) } throws: { error in
      if case .box? = error as? DetectorError { true } else { false }
    }
  }

  @Test("a pitch that is no length makes one cell or an error, not a crash", arguments: [0.0, -3, .nan])
  func noPitch(pitch: Double) {
    let grid = try? grid(PixelRegion(x0: 0, y0: 0, x1: 30, y1: 70), x: pitch, y: pitch)
    #expect(grid == nil || grid?.columns == BoxGrid.alignment)
  }

  @Test func outsideThePicture() {
    #expect { try grid(PixelRegion(x0: 3000, y0: 0, x1: 3100, y1: 100), x: 5, y: 5) } throws: { error in
      if case .box? = error as? DetectorError { true } else { false }
    }
  }
}
