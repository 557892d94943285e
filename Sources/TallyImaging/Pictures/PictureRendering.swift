public import TallyCore
internal import TallyDomain

/// How the numbers of a picture file become brightness; the same formula as the viewer's shader.
///
/// With v the number of a pixel: a = −ln(max(v, 1) / 60,000); s = clamp((a − white) / (black − white), 0, 1);
/// b = 1 − √s, or 1 − s where `scale` is even; b = b^gamma; where inverted b = 1 − b. Grey is ⌊255 b + ½⌋.
public struct PictureWindow: Sendable, Equatable {
  /// How brightness falls with −ln T: with its square root, as `GreyWindow` has it, or evenly.
  public enum Scale: String, Sendable, CaseIterable { case sqrt, even }

  /// −ln T that is drawn white and black. Where `black` is not above `white`, all that is at least `white` is black.
  public var white: Float, black: Float
  /// How brightness falls.
  public var scale: Scale
  /// Exponent of the brightness, above 0; 1 leaves it as it is.
  public var gamma: Float
  /// True draws air black.
  public var isInverted: Bool

  /// A window.
  public init(white: Float, black: Float, scale: Scale = .sqrt, gamma: Float = 1, isInverted: Bool = false) {
    (self.white, self.black, self.scale) = (white, black, scale)
    (self.gamma, self.isInverted) = (gamma, isInverted)
  }

  /// The window that fits the whole scan, as the picture file says.
  public init(fitting description: PictureDescription) {
    self.init(white: Float(description.window.white), black: Float(description.window.black))
  }
}

/// Pictures of 8 bits from the numbers of a picture file.
public enum PictureRendering {
  /// One plane in grey (`high` or `low`); what lies outside the beam is grey 128.
  /// `region`: the part to draw in pixels of the level; nil for all of it.
  /// Throws as `PictureFile.values` does.
  public static func grey(
    _ file: PictureFile, plane: PicturePlane = .high, level: Int = 0, region: PixelRegion? = nil, window: PictureWindow
  ) throws(ImageError) -> RenderedImage {
    let part = try file.part(region, level: level)
    let values = try file.values(plane, level: level, region: part)
    let mask = try file.values(.mask, level: level, region: part)
    let greys = window.brightnesses.map(PictureWindow.byte)
    let pixels = zip(values, mask).map { $1 == outside ? RadiographRenderer.outsideGrey : greys[Int($0)] }
    return RenderedImage(width: part.width, height: part.height, channels: 1, pixels: pixels)
  }

  /// The high plane in the colours of `RadiographRenderer.dualEnergy`; in grey, in three channels, where there is one energy.
  ///
  /// The hue of a class (0 organic, 1 between, 2 metal, 3 heavy; between two of them in proportion) is
  /// 0.6 + (pure − 0.6) · certainty, pure being (1, 0.55, 0.05), (0.25, 0.75, 0.2), (0.15, 0.4, 0.95), (0.55, 0.15, 0.75).
  /// With y = 0.299 R + 0.587 G + 0.114 B of it and b the brightness of the high plane, the colour is hue · b / y where b < y,
  /// else hue + (1 − hue) · (b − y) / (1 − y); a part is ⌊255 c + ½⌋. No class: (b, b, b). Outside the beam: 128. Not
  /// penetrated: (90, 0, 0) where (column + row) of the level is divisible by 6, else black.
  public static func colour(
    _ file: PictureFile, level: Int = 0, region: PixelRegion? = nil, window: PictureWindow
  ) throws(ImageError) -> RenderedImage {
    guard file.description.planes.contains(where: { $0.name == .material }) else {
      return try grey(file, level: level, region: region, window: window).inColour
    }
    let part = try file.part(region, level: level)
    let values = try file.values(.high, level: level, region: part)
    let materials = try file.values(.material, level: level, region: part)
    let mask = try file.values(.mask, level: level, region: part)
    let brightness = window.brightnesses
    var pixels = [UInt8](repeating: RadiographRenderer.outsideGrey, count: part.area * 3)
    for i in values.indices where mask[i] != outside {
      let place = PicturePixels.material(materials[i])
      let colour =
        mask[i] == unpenetrated
        ? RadiographRenderer.unpenetrated(x: part.x0 + i % part.width, y: part.y0 + i / part.width)
        : MaterialColours.colour(
          class: place.class, certainty: place.certainty, brightness: brightness[Int(values[i])])
      (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]) = (colour.red, colour.green, colour.blue)
    }
    return RenderedImage(width: part.width, height: part.height, channels: 3, pixels: pixels)
  }

  /// A small grey picture in the window that fits the scan, at most so wide, from the coarsest level that is wide enough.
  /// `region`: the part to show (in pixels of the scan); nil for all of it.
  public static func thumbnail(
    _ file: PictureFile, region: PixelRegion? = nil, maximumWidth: Int = 320
  ) throws(ImageError) -> RenderedImage {
    let whole = PixelRegion(x0: 0, y0: 0, x1: file.description.width, y1: file.description.height)
    let part = region.map { $0.intersection(whole) } ?? whole
    let level = file.description.levels.last { part.width / $0.scale >= maximumWidth }?.level ?? 0
    let scale = file.description.levels[level].scale
    let covered = PixelRegion(
      x0: part.x0 / scale, y0: part.y0 / scale, x1: (part.x1 + scale - 1) / scale, y1: (part.y1 + scale - 1) / scale)
    let window = PictureWindow(fitting: file.description)
    return try grey(file, level: level, region: covered, window: window).scaled(toMaximumWidth: maximumWidth)
  }

  private static let outside = UInt16(Radiograph.PixelQuality.outside.rawValue)
  private static let unpenetrated = UInt16(Radiograph.PixelQuality.unpenetrated.rawValue)
}

extension PictureFile {
  /// The region, or the whole level.
  fileprivate func part(_ region: PixelRegion?, level: Int) throws(ImageError) -> PixelRegion {
    if let region { return region }
    guard description.levels.indices.contains(level) else { throw .notInPicture(file: path, what: "level \(level)") }
    return PixelRegion(x0: 0, y0: 0, x1: description.levels[level].width, y1: description.levels[level].height)
  }
}
