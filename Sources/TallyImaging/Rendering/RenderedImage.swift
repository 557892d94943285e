public import TallyCore

/// A picture for people: 8 bits a channel, 1 (grey) or 3 channels (red, green, blue), row-major, row 0 on top.
public struct RenderedImage: Sendable, Equatable {
  /// Pixels across and down.
  public let width: Int, height: Int
  /// 1 or 3.
  public let channels: Int
  /// `height · width · channels` bytes.
  public private(set) var pixels: [UInt8]

  /// A picture; traps where sizes disagree.
  public init(width: Int, height: Int, channels: Int, pixels: [UInt8]) {
    precondition(channels == 1 || channels == 3, "\(channels) channels")
    precondition(pixels.count == width * height * channels, "\(pixels.count) bytes for \(width) × \(height)")
    (self.width, self.height, self.channels, self.pixels) = (width, height, channels, pixels)
  }

  /// The picture as a PNG file, 8 bits. Throws `ImageError.unwritable` for a picture without pixels.
  public func png() throws(ImageError) -> [UInt8] {
    try PNGWriter.encode(width: width, height: height, channels: channels, pixels: pixels)
  }

  /// The same picture in three channels.
  public var inColour: RenderedImage {
    guard channels == 1 else { return self }
    return RenderedImage(width: width, height: height, channels: 3, pixels: pixels.flatMap { [$0, $0, $0] })
  }

  /// The part inside a region, cut to the picture; empty where they do not touch.
  public func cropped(to region: PixelRegion) -> RenderedImage {
    let part = region.intersection(PixelRegion(x0: 0, y0: 0, x1: width, y1: height))
    guard !part.isEmpty else { return RenderedImage(width: 0, height: 0, channels: channels, pixels: []) }
    var cut: [UInt8] = []
    cut.reserveCapacity(part.area * channels)
    for y in part.y0..<part.y1 { cut += pixels[(y * width + part.x0) * channels..<(y * width + part.x1) * channels] }
    return RenderedImage(width: part.width, height: part.height, channels: channels, pixels: cut)
  }

  /// Made smaller by area averaging so that it is at most so wide, the aspect kept; the same picture where it already is.
  public func scaled(toMaximumWidth limit: Int) -> RenderedImage {
    guard width > limit, limit > 0, height > 0 else { return self }
    let (across, down) = (limit, max(1, (height * limit + width / 2) / width))
    let whole = PixelRegion(x0: 0, y0: 0, x1: width, y1: height)
    var result = [UInt8](repeating: 0, count: across * down * channels)
    for channel in 0..<channels {
      let plane = (0..<width * height).map { Float(pixels[$0 * channels + channel]) }
      let small = Resampling.area(
        plane, width: width, height: height, region: whole, toWidth: across, toHeight: down)
      for i in small.indices { result[i * channels + channel] = UInt8(min(max(small[i].rounded(), 0), 255)) }
    }
    return RenderedImage(width: across, height: down, channels: channels, pixels: result)
  }

  /// Sets one pixel where it lies in the picture.
  mutating func set(x: Int, y: Int, to colour: RenderColour) {
    guard x >= 0, y >= 0, x < width, y < height else { return }
    let i = (y * width + x) * channels
    if channels == 1 {
      pixels[i] = colour.grey
    } else {
      (pixels[i], pixels[i + 1], pixels[i + 2]) = (colour.red, colour.green, colour.blue)
    }
  }
}

/// A colour of a rendered picture.
public struct RenderColour: Sendable, Hashable {
  /// 0 to 255 each.
  public let red: UInt8, green: UInt8, blue: UInt8

  /// A colour from its three parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

  /// Luma by ITU-R BT.601.
  var grey: UInt8 {
    let weighted: Int = 299 * Int(red) + 587 * Int(green) + 114 * Int(blue)
    return UInt8(weighted / 1_000)
  }

  /// Black and white.
  public static let black = RenderColour(red: 0, green: 0, blue: 0)
  /// White.
  public static let white = RenderColour(red: 255, green: 255, blue: 255)

  /// Six colours that stay apart for the colour-blind, dark enough on white and bright enough on black (after Okabe and Ito, Color
  /// Universal Design, 2008): vermilion, blue, green, purple, sky, orange.
  public static let palette = [
    RenderColour(red: 213, green: 94, blue: 0), RenderColour(red: 0, green: 114, blue: 178),
    RenderColour(red: 0, green: 158, blue: 115), RenderColour(red: 204, green: 121, blue: 167),
    RenderColour(red: 86, green: 180, blue: 233), RenderColour(red: 230, green: 159, blue: 0),
  ]
}
