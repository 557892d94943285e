internal import Foundation
public import TallyCore
public import TallyDomain

/// From −ln T to grey. The usual scale is √(−ln T): it is steep where little matter is, so that carton edges and thin walls show,
/// and still has steps left behind ten centimetres of steel. The one for dense loads is even.
public struct GreyWindow: Sendable, Equatable {
  /// −ln T that is drawn white, and that is drawn black.
  public let white: Float, black: Float

  /// True where grey falls evenly with −ln T, false where it falls with its square root.
  public let isEven: Bool

  /// A window; `black` is kept above `white`.
  public init(white: Float, black: Float, isEven: Bool = false) {
    (self.white, self.black) = (max(0, white), max(black, max(0, white) + 0.1))
    self.isEven = isEven
  }

  /// The window that fits a part of a radiograph: air stays white; black is where the densest hundredth of what was penetrated
  /// begins, within 1.5 (an empty box is not blown up to noise) and 7.
  public init(fitting radiograph: Radiograph, region: PixelRegion? = nil) {
    let dense = RobustStatistics.quantile(Self.sample(radiograph, region), 0.99) ?? 4
    self.init(white: 0, black: min(max(dense, 1.5), 7))
  }

  /// The window for what is deep inside dense loads: all that is thinner than the middle of the matter in the part is white.
  public static func dense(fitting radiograph: Radiograph, region: PixelRegion? = nil) -> GreyWindow {
    let matter = sample(radiograph, region).filter { $0 > 0.5 }
    let middle = RobustStatistics.median(matter) ?? 2, most = RobustStatistics.quantile(matter, 0.995) ?? 6
    return GreyWindow(white: min(middle, 3), black: min(max(most, 3), 8), isEven: true)
  }

  /// −ln T of some 40,000 penetrated pixels of a part.
  private static func sample(_ radiograph: Radiograph, _ region: PixelRegion?) -> [Float] {
    let whole = PixelRegion(x0: 0, y0: 0, x1: radiograph.width, y1: radiograph.height)
    let part = (region ?? whole).intersection(whole)
    let step = max(1, Int((Double(part.area) / 40_000).squareRoot()))
    var sample: [Float] = []
    for y in stride(from: part.y0, to: part.y1, by: step) {
      for x in stride(from: part.x0, to: part.x1, by: step)
      where radiograph.mask[y * radiograph.width + x] == .measured {
        sample.append(-logf(max(radiograph.planes[0].values[y * radiograph.width + x], 1e-6)))
      }
    }
    return sample
  }

  /// 255 for `white` or less, 0 for `black` or more.
  public func grey(_ attenuation: Float) -> UInt8 { UInt8(255 * brightness(attenuation) + 0.5) }

  /// 1 for `white` or less, 0 for `black` or more.
  func brightness(_ attenuation: Float) -> Float {
    let share = min((max(attenuation, white) - white) / (black - white), 1)
    return isEven ? 1 - share : 1 - share.squareRoot()
  }
}
