import Foundation
import TallyCore
import TallyDomain
import Testing

@testable import TallyImaging

@Suite("Rendering")
struct RenderingTests {
  /// Eight patches of 40 × 40 pixels: attenuations of the high plane, and how much more the low one has.
  private func patches(_ attenuations: [Float], excess: [Float]) -> Radiograph {
    let (width, height) = (40 * attenuations.count, 40)
    func plane(_ factor: [Float]) -> TransmissionPlane {
      let values = (0..<width * height).map { i in expf(-attenuations[i % width / 40] * factor[i % width / 40]) }
      return TransmissionPlane(energyMev: nil, values: values, airNoise: 0.005)
    }
    return Radiograph(
      width: width, height: height, planes: [plane(excess.map { _ in 1 }), plane(excess.map { 1 + $0 })],
      pitch: .init(x: 8, y: 8), pitchIsDeclared: true, mask: Array(repeating: .measured, count: width * height),
      boxes: [],
      quality: ScanQuality(usable: true, remarks: []))
  }

  private func pixel(_ image: RenderedImage, _ patch: Int) -> [UInt8] {
    let i = (20 * image.width + patch * 40 + 20) * image.channels
    return Array(image.pixels[i..<i + image.channels])
  }

  @Test("grey: air is white, more matter is darker, and a thin wall stands out as steel does") func grey() {
    let steps: [Float] = [0, 0.05, 0.2, 0.5, 1, 2, 3, 4, 5, 6]
    let image = RadiographRenderer.grey(patches(steps, excess: steps.map { _ in 0.2 }))
    let greys = steps.indices.map { Int(pixel(image, $0)[0]) }
    #expect(greys[0] == 255 && greys[9] < 10)
    for (lighter, darker) in zip(greys, greys.dropFirst()) { #expect(lighter - darker >= 10, "\(greys)") }
    // A window asked for is the one drawn.
    let window = RadiographRenderer.grey(
      patches(steps, excess: steps.map { _ in 0.2 }), window: GreyWindow(white: 2, black: 4, isEven: true))
    #expect(pixel(window, 5)[0] == 255 && abs(Int(pixel(window, 6)[0]) - 128) <= 1 && pixel(window, 7)[0] == 0)
  }

  @Test("steps far below a 256th of air survive, because windowing comes before 8 bits") func depth() {
    let image = RadiographRenderer.grey(
      patches([6.0, 6.4], excess: [0.2, 0.2]), window: .init(white: 5, black: 7, isEven: true))
    #expect(Int(pixel(image, 0)[0]) - Int(pixel(image, 1)[0]) > 40)
  }

  @Test("colour: organic orange, between green, metal blue, heavy violet") func colour() {
    let scene = patches([2, 2, 2, 2], excess: [0.21, 0.178, 0.145, 0.10])
    let image = RadiographRenderer.dualEnergy(scene, window: GreyWindow(white: 0, black: 6))
    let (organic, between, metal, heavy) = (pixel(image, 0), pixel(image, 1), pixel(image, 2), pixel(image, 3))
    #expect(organic[0] > organic[1] && organic[1] > organic[2] + 30, "\(organic)")
    #expect(between[1] > between[0] + 20 && between[1] > between[2] + 20, "\(between)")
    #expect(metal[2] > metal[1] + 30 && metal[1] > metal[0], "\(metal)")
    #expect(heavy[2] > heavy[1] + 30 && heavy[0] > heavy[1] + 20, "\(heavy)")
    // The same lightness, whatever the hue: brightness is the high plane's.
    func luma(_ p: [UInt8]) -> Int { Int(RenderColour(red: p[0], green: p[1], blue: p[2]).grey) }
    let lumas = [luma(organic), luma(between), luma(metal), luma(heavy)]
    #expect((lumas.max() ?? 0) - (lumas.min() ?? 0) < 6, "\(lumas)")
  }

  @Test("colour: air and thin matter are not coloured") func thin() {
    let image = RadiographRenderer.dualEnergy(patches([0.02, 1.5], excess: [0.5, 0.2]))
    let air = pixel(image, 0)
    #expect((air.max() ?? 0) - (air.min() ?? 0) <= 2)
  }

  @Test("what was not penetrated is marked in colour and black in grey; outside is neither") func masks() {
    let full = patches([1, 8, 1], excess: [0.2, 0.2, 0.2])
    var mask = full.mask
    for i in mask.indices {
      if i % 120 >= 40 { mask[i] = .unpenetrated }
      if i % 120 >= 80 { mask[i] = .outside }
    }
    let radiograph = Radiograph(
      width: full.width, height: full.height, planes: full.planes, pitch: full.pitch, pitchIsDeclared: true, mask: mask,
      boxes: [], quality: full.quality)
    let colour = RadiographRenderer.dualEnergy(radiograph).cropped(to: PixelRegion(x0: 40, y0: 0, x1: 80, y1: 40))
    let reds = stride(from: 0, to: colour.pixels.count, by: 3).count { colour.pixels[$0] == 90 }
    #expect(reds > 200 && reds < 400)
    let grey = RadiographRenderer.grey(radiograph)
    #expect(grey.pixels[60] == 0 && grey.pixels[100] == 128)
  }

  @Test("overlay: the frame lies on the region's edge, shows on black and white, and is numbered") func overlay() {
    for ground in [UInt8(0), 255] {
      let picture = RenderedImage(width: 200, height: 100, channels: 1, pixels: Array(repeating: ground, count: 20_000))
      let region = PixelRegion(x0: 60, y0: 40, x1: 140, y1: 80)
      let drawn = RadiographRenderer.overlay(RegionMark.numbered([region]), on: picture)
      #expect(drawn.channels == 3)
      func at(_ x: Int, _ y: Int) -> RenderColour {
        let i = (y * 200 + x) * 3
        return RenderColour(red: drawn.pixels[i], green: drawn.pixels[i + 1], blue: drawn.pixels[i + 2])
      }
      #expect(at(60, 60) == RenderColour.palette[0] && at(139, 60) == RenderColour.palette[0])
      #expect(at(100, 40) == RenderColour.palette[0] && at(100, 79) == RenderColour.palette[0])
      #expect(at(59, 60) == .white && at(61, 60) == .black)
      #expect(at(100, 60) == RenderColour(red: ground, green: ground, blue: ground), "inside stays as it was")
      let label = drawn.cropped(to: PixelRegion(x0: 60, y0: 26, x1: 75, y1: 38))
      let plain = RadiographRenderer.overlay(
        [RegionMark(region: region, label: "", colour: RenderColour.palette[0])], on: picture)
      #expect(label != plain.cropped(to: PixelRegion(x0: 60, y0: 26, x1: 75, y1: 38)), "the number is missing")
    }
  }

  @Test("overlay: marks partly or wholly outside the picture do no harm") func outside() {
    let picture = RenderedImage(width: 30, height: 20, channels: 3, pixels: Array(repeating: 9, count: 1_800))
    let far = [
      PixelRegion(x0: -100, y0: -100, x1: 500, y1: 500), PixelRegion(x0: 400, y0: 400, x1: 500, y1: 500),
      PixelRegion(x0: 5, y0: 5, x1: 5, y1: 5), PixelRegion(x0: 10, y0: 10, x1: 3, y1: 3),
    ]
    #expect(RadiographRenderer.overlay(RegionMark.numbered(far), on: picture).pixels.count == 1_800)
  }

  @Test("labels: signs differ from each other and have the size they say") func font() {
    var seen: [[UInt8]: Character] = [:]
    for sign in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.%/" {
      var image = RenderedImage(width: 8, height: 9, channels: 1, pixels: Array(repeating: 0, count: 72))
      BitmapFont.draw(String(sign), x: 1, y: 1, scale: 1, colour: .white, on: &image)
      #expect(image.pixels.contains(255), "\(sign) is blank")
      #expect(seen[image.pixels] == nil, "\(sign) looks like \(seen[image.pixels] ?? " ")")
      seen[image.pixels] = sign
      for i in 0..<72 where i % 8 == 0 || i % 8 > 5 || i < 8 || i >= 64 { #expect(image.pixels[i] == 0) }
    }
    #expect(BitmapFont.size(of: "12", scale: 2) == (width: 22, height: 14))
  }

  @Test("scaling keeps aspect and mean; cropping takes the right pixels") func scaling() {
    let pixels: [UInt8] = (0..<30_000).map { i in UInt8(i % 300 * 255 / 299) }
    let image = RenderedImage(width: 300, height: 100, channels: 1, pixels: pixels)
    let small = image.scaled(toMaximumWidth: 60)
    #expect(small.width == 60 && small.height == 20)
    func mean(_ image: RenderedImage) -> Double {
      var sum = 0.0
      for byte in image.pixels { sum += Double(byte) }
      return sum / Double(image.pixels.count)
    }
    #expect(abs(mean(image) - mean(small)) < 1)
    #expect(image.scaled(toMaximumWidth: 300) == image)
    let cut = image.cropped(to: PixelRegion(x0: 10, y0: 5, x1: 12, y1: 6))
    #expect(cut.pixels == [pixels[5 * 300 + 10], pixels[5 * 300 + 11]])
    #expect(image.cropped(to: PixelRegion(x0: 500, y0: 0, x1: 600, y1: 9)).pixels.isEmpty)
  }

  @Test("a thumbnail shows the box; a PNG begins as one") func thumbnail() throws {
    let radiograph = CorrectionChain().correct(SyntheticScan().scan())
    let box = try #require(radiograph.boxes.first).region
    let thumbnail = RadiographRenderer.thumbnail(radiograph, maximumWidth: 200)
    #expect(thumbnail.width == 200 && abs(thumbnail.height - box.height * 200 / box.width) <= 1)
    let png = try thumbnail.png()
    #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    #expect(throws: ImageError.self) { try RenderedImage(width: 0, height: 0, channels: 1, pixels: []).png() }
  }
}
