internal import Foundation
public import TallyCore
public import TallyDomain

/// Pictures for people from a corrected radiograph. All windowing is done on the full transmission; only the result has 8 bits.
public enum RadiographRenderer {
  /// The high-energy plane in grey: air white, what nothing penetrates black.
  /// `region`: the part to draw; the whole picture where nil. Cut to the picture.
  /// `window`: which attenuations are white and black; fitted to the region where nil.
  public static func grey(_ radiograph: Radiograph, region: PixelRegion? = nil, window: GreyWindow? = nil)
    -> RenderedImage
  {
    let part = cut(radiograph, region)
    let window = window ?? GreyWindow(fitting: radiograph, region: region)
    var pixels = [UInt8](repeating: 0, count: part.area)
    let values = radiograph.planes[0].values
    for y in part.y0..<part.y1 {
      for x in part.x0..<part.x1 {
        let i = y * radiograph.width + x
        pixels[(y - part.y0) * part.width + x - part.x0] =
          radiograph.mask[i] == .outside ? outsideGrey : window.grey(-logf(max(values[i], 1e-6)))
      }
    }
    return RenderedImage(width: part.width, height: part.height, channels: 1, pixels: pixels)
  }

  /// Both energies in colour: organic matter orange, between green, metal blue, heavy violet; lightness from the high plane.
  /// What was not penetrated is black with a dark red screen, so that it is not taken for something seen. With a single
  /// plane the picture is grey, in three channels.
  /// `materials`: those of this radiograph, where they were computed already; they are the costly part.
  public static func dualEnergy(
    _ radiograph: Radiograph, region: PixelRegion? = nil, window: GreyWindow? = nil, materials: MaterialColours? = nil
  ) -> RenderedImage {
    let part = cut(radiograph, region)
    let window = window ?? GreyWindow(fitting: radiograph, region: region)
    let materials = materials ?? MaterialColours(radiograph: radiograph)
    var image = RenderedImage(
      width: part.width, height: part.height, channels: 3, pixels: [UInt8](repeating: 0, count: part.area * 3))
    let values = radiograph.planes[0].values
    for y in part.y0..<part.y1 {
      for x in part.x0..<part.x1 {
        let i = y * radiograph.width + x
        let colour =
          switch radiograph.mask[i] {
          case .outside: RenderColour(red: outsideGrey, green: outsideGrey, blue: outsideGrey)
          case .unpenetrated: unpenetrated(x: x, y: y)
          case .measured, .repaired:
            MaterialColours.colour(
              class: materials.classes[i],
              certainty: MaterialColours.certainty(attenuation: materials.attenuation[i]),
              brightness: window.brightness(-logf(max(values[i], 1e-6))))
          }
        image.set(x: x - part.x0, y: y - part.y0, to: colour)
      }
    }
    return image
  }

  /// A small grey picture of the boxes (of everything where none was found), at most so wide, its aspect true to the pitch.
  public static func thumbnail(_ radiograph: Radiograph, maximumWidth: Int = 320) -> RenderedImage {
    var region: PixelRegion?
    for box in radiograph.boxes { region = region.map { union($0, box.region) } ?? box.region }
    return grey(radiograph, region: region).scaled(toMaximumWidth: maximumWidth)
  }

  /// Draws regions with their labels over a picture.
  /// `origin`: the column and row of the radiograph that the picture's first pixel shows.
  /// `scale`: pixels of the picture for each pixel of the radiograph.
  public static func overlay(
    _ marks: [RegionMark], on picture: RenderedImage, origin: (x: Int, y: Int) = (0, 0), scale: Double = 1
  ) -> RenderedImage {
    var image = picture.inColour
    for mark in marks { mark.draw(on: &image, origin: origin, scale: scale) }
    return image
  }

  /// Grey of pixels outside the beam: neither air nor matter.
  static let outsideGrey: UInt8 = 128

  /// The dark red screen over what was not penetrated.
  static func unpenetrated(x: Int, y: Int) -> RenderColour {
    (x + y) % 6 == 0 ? RenderColour(red: 90, green: 0, blue: 0) : .black
  }

  private static func cut(_ radiograph: Radiograph, _ region: PixelRegion?) -> PixelRegion {
    let whole = PixelRegion(x0: 0, y0: 0, x1: radiograph.width, y1: radiograph.height)
    let part = (region ?? whole).intersection(whole)
    return part.isEmpty ? PixelRegion(x0: 0, y0: 0, x1: 0, y1: 0) : part
  }

  private static func union(_ a: PixelRegion, _ b: PixelRegion) -> PixelRegion {
    PixelRegion(x0: min(a.x0, b.x0), y0: min(a.y0, b.y0), x1: max(a.x1, b.x1), y1: max(a.y1, b.y1))
  }
}
