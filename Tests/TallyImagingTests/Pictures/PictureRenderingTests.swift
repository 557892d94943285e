import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Pictures drawn from a picture file")
struct PictureRenderingTests {
  private func written<Result>(_ radiograph: Radiograph, _ body: (PictureFile) throws -> Result) throws -> Result {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "scan.pic").path
      try PictureFile.write(radiograph, to: path)
      return try body(try PictureFile(path: path))
    }
  }

  private let windows = [
    PictureWindow(white: 0, black: 4.2), PictureWindow(white: 1.5, black: 2.5, scale: .even),
    PictureWindow(white: 0.2, black: 7, gamma: 0.5), PictureWindow(white: 0, black: 3, gamma: 2.2, isInverted: true),
    PictureWindow(white: 2, black: 2), PictureWindow(white: 3, black: 1, isInverted: true),
  ]

  @Test("grey follows the published formula for every number") func formula() {
    for window in windows {
      let brightnesses = window.brightnesses
      for v in [0, 1, 2, 12, 500, 20_000, 59_999, 60_000, 60_001, 65_535] {
        let a = -log(Double(max(v, 1)) / 60_000)
        let (white, black) = (Double(window.white), Double(window.black))
        let s = black > white ? min(max((a - white) / (black - white), 0), 1) : a >= white ? 1 : 0
        let fallen = pow(1 - (window.scale == .sqrt ? s.squareRoot() : s), Double(window.gamma))
        let grey = (255 * (window.isInverted ? 1 - fallen : fallen) + 0.5).rounded(.down)
        #expect(abs(grey - Double(PictureWindow.byte(brightnesses[v]))) <= 1, "\(v) in \(window)")
      }
    }
  }

  @Test("the same window gives the renderer's own grey where no number was rounded", arguments: [false, true])
  func sameGrey(isEven: Bool) throws {
    let radiograph = SeededRadiograph.make(width: 640, height: 90, isOnGrid: true)
    try written(radiograph) { file in
      let window = GreyWindow(white: 0.3, black: 5, isEven: isEven)
      let drawn = try PictureRendering.grey(
        file, window: PictureWindow(white: 0.3, black: 5, scale: isEven ? .even : .sqrt))
      let rendered = RadiographRenderer.grey(radiograph, window: window)
      let differences = zip(drawn.pixels, rendered.pixels).map { abs(Int($0) - Int($1)) }
      // −ln of v/60,000 and of the float of it differ in the last bit, which decides a rounding once in ten thousand.
      #expect((differences.max() ?? 9) <= 1 && differences.count { $0 > 0 } * 1_000 < differences.count)
    }
  }

  @Test("colour agrees with the renderer's within the classes' and certainties' steps") func sameColour() throws {
    let radiograph = SeededRadiograph.make(width: 640, height: 90, isOnGrid: true)
    try written(radiograph) { file in
      let drawn = try PictureRendering.colour(file, window: PictureWindow(white: 0, black: 5))
      let rendered = RadiographRenderer.dualEnergy(radiograph, window: GreyWindow(white: 0, black: 5))
      #expect(drawn.channels == 3 && drawn.width == rendered.width)
      // A step of a class is 1/85 of the way between two hues, at most 0.8 · 255 / 85 = 2.4 grey levels, and half of it is lost.
      let worst = zip(drawn.pixels, rendered.pixels).map { abs(Int($0) - Int($1)) }.max() ?? 255
      #expect(worst <= 3, "\(worst)")
    }
  }

  @Test("a part is drawn as in the whole, and on coarser levels too") func parts() throws {
    try written(SeededRadiograph.make(width: 1_100, height: 200)) { file in
      let region = PixelRegion(x0: 400, y0: 20, x1: 700, y1: 90), window = PictureWindow(fitting: file.description)
      let whole = try PictureRendering.colour(file, window: window)
      let part = try PictureRendering.colour(file, region: region, window: window)
      #expect(part == whole.cropped(to: region))
      let grey = try PictureRendering.grey(file, plane: .low, level: 1, window: window)
      #expect(grey.width == 275 && grey.height == 50)
    }
  }

  @Test("one energy is drawn in grey") func singleEnergy() throws {
    try written(SeededRadiograph.make(width: 60, height: 40, energies: 1)) { file in
      let window = PictureWindow(fitting: file.description)
      let (colour, grey) = try (
        PictureRendering.colour(file, window: window), PictureRendering.grey(file, window: window)
      )
      #expect(colour == grey.inColour)
    }
  }

  @Test("a thumbnail of the scan and of a part has the width asked for") func thumbnails() throws {
    try written(SeededRadiograph.make(width: 1_500, height: 300)) { file in
      let all = try PictureRendering.thumbnail(file)
      #expect(all.width == 320 && all.height == 64 && all.channels == 1)
      let part = try PictureRendering.thumbnail(file, region: PixelRegion(x0: 400, y0: 0, x1: 1_200, y1: 300))
      #expect(part.width == 320 && part.height == 120)
      let small = try PictureRendering.thumbnail(file, region: PixelRegion(x0: 4, y0: 4, x1: 44, y1: 24))
      #expect(small.width == 40)
    }
  }
}
