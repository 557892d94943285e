public import TallyCore

/// A rectangle with a label, drawn over a picture: a line in its colour between a dark and a light one, so that it shows on white
/// air and on black steel alike.
public struct RegionMark: Sendable, Equatable {
  /// In pixels of the radiograph.
  public let region: PixelRegion
  /// Digits, letters, `-`, `.` and spaces; others are left blank. Empty for none.
  public let label: String
  /// Colour of the line and of the label's ground.
  public let colour: RenderColour

  /// A mark.
  public init(region: PixelRegion, label: String, colour: RenderColour) {
    (self.region, self.label, self.colour) = (region, label, colour)
  }

  /// Marks numbered from 1 in the colours of the palette.
  public static func numbered(_ regions: [PixelRegion]) -> [RegionMark] {
    regions.enumerated().map { index, region in
      RegionMark(
        region: region, label: "\(index + 1)", colour: RenderColour.palette[index % RenderColour.palette.count])
    }
  }

  func draw(on image: inout RenderedImage, origin: (x: Int, y: Int), scale: Double) {
    func across(_ x: Int) -> Int { Int((Double(x - origin.x) * scale).rounded()) }
    func down(_ y: Int) -> Int { Int((Double(y - origin.y) * scale).rounded()) }
    let frame = PixelRegion(x0: across(region.x0), y0: down(region.y0), x1: across(region.x1), y1: down(region.y1))
    let thickness = max(1, image.width / 900)
    rectangle(frame, grownBy: -1, thickness: 1, .black, on: &image)
    for k in 0..<thickness { rectangle(frame, grownBy: k, thickness: 1, colour, on: &image) }
    rectangle(frame, grownBy: thickness, thickness: 1, .white, on: &image)
    guard !label.isEmpty else { return }
    let size = max(1, min(image.width / 450, 4))
    let text = BitmapFont.size(of: label, scale: size)
    let (wide, high) = (text.width + 4 * size, text.height + 4 * size)
    // Above the frame; inside it where there is no room above, and never past the right edge.
    let x = max(0, min(frame.x0, image.width - wide))
    let y = frame.y0 - high >= 0 ? frame.y0 - high : frame.y0 + 1 + thickness
    for v in y..<y + high { for u in x..<x + wide { image.set(x: u, y: v, to: colour) } }
    BitmapFont.draw(label, x: x + 2 * size, y: y + 2 * size, scale: size, colour: ink, on: &image)
  }

  /// Black or white, whichever reads better on the colour.
  private var ink: RenderColour { colour.grey > 120 ? .black : .white }

  private func rectangle(
    _ frame: PixelRegion, grownBy growth: Int, thickness: Int, _ colour: RenderColour, on image: inout RenderedImage
  ) {
    let (x0, y0, x1, y1) = (frame.x0 - growth, frame.y0 - growth, frame.x1 - 1 + growth, frame.y1 - 1 + growth)
    guard x1 >= x0, y1 >= y0 else { return }
    for x in max(x0, 0)..<max(max(x0, 0), min(x1 + 1, image.width)) {
      image.set(x: x, y: y0, to: colour)
      image.set(x: x, y: y1, to: colour)
    }
    for y in max(y0, 0)..<max(max(y0, 0), min(y1 + 1, image.height)) {
      image.set(x: x0, y: y, to: colour)
      image.set(x: x1, y: y, to: colour)
    }
  }
}
