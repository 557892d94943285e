internal import Foundation
internal import TallyCore
public import TallyDomain

/// Which class of matter a place looks like, from the two energies. Pair production grows with Z², so that heavy elements take more
/// of the high energy in proportion to the low one: the ratio r = −ln T(low) / −ln T(high) falls from organic matter to metal
/// (physics.md). It is only a few percent, so it is averaged over a neighbourhood; it is a colour for the eye, not a measurement.
///
/// How far r lies above 1 depends on the scanner's spectra, so it is taken relative to the most organic matter in the picture: tyres,
/// floor and cab interior are in every one. Computed over the whole scan, so once for all pictures of it.
public struct MaterialColours: Sendable {
  /// One a pixel: 0 organic, 1 between, 2 metal, 3 heavy, in between for what is between; NaN where no class can be said.
  let classes: [Float]
  /// One a pixel: −ln T of the high plane, averaged over the same neighbourhood.
  let attenuation: [Float]

  /// The classes of a radiograph; none anywhere where it has a single energy.
  public init(radiograph: Radiograph) {
    let (width, height) = (radiograph.width, radiograph.height)
    let count = width * height
    guard radiograph.planes.count >= 2 else {
      classes = [Float](repeating: .nan, count: count)
      attenuation = [Float](repeating: 0, count: count)
      return
    }
    let (high, low) = (radiograph.planes[0].clipped, radiograph.planes[1].clipped)
    var (a, b) = ([Float](repeating: 0, count: count), [Float](repeating: 0, count: count))
    for i in 0..<count where radiograph.mask[i] == .measured { (a[i], b[i]) = (-logf(high[i]), -logf(low[i])) }
    // A hand's breadth: wide enough to calm the noise of so small a difference, narrow enough to keep cartons apart.
    let reach = max(5, Int(110 / max(radiograph.pitch.x, 1))) | 1
    a = MaskOperations.boxFilter(a, width: width, height: height, across: reach, down: reach)
    b = MaskOperations.boxFilter(b, width: width, height: height, across: reach, down: reach)
    // The most organic matter is looked for in a calmer picture still, or noise would pass for it.
    let wide = 3 * reach
    let organic = Self.organicExcess(
      MaskOperations.boxFilter(a, width: width, height: height, across: wide, down: wide),
      MaskOperations.boxFilter(b, width: width, height: height, across: wide, down: wide))
    classes = zip(a, b).map { $0 > 0.15 ? Self.place(excess: ($1 / $0 - 1) / organic, attenuation: $0) : .nan }
    attenuation = a
  }

  /// r − 1 of organic matter in this picture: the high end of what occurs at attenuations where it is best measured.
  private static func organicExcess(_ high: [Float], _ low: [Float]) -> Float {
    var excesses: [Float] = []
    for i in stride(from: 0, to: high.count, by: 7) where high[i] > 0.5 && high[i] < 3.5 {
      excesses.append(low[i] / high[i] - 1)
    }
    return max(RobustStatistics.quantile(excesses, 0.9) ?? 0.2, 0.03)
  }

  /// Where a relative excess lies between the organic and the steel line. Both lines fall with attenuation, because the beam hardens
  /// and scatter fills in; their shape was fitted by eye to simulated 6/4 MV wedges and is good enough for a hue.
  private static func place(excess: Float, attenuation: Float) -> Float {
    let deep = max(0, attenuation - 2.5)
    let organic = 1 - 0.035 * deep * deep
    let metal = min(0.82 - 0.05 * attenuation - 0.07 * deep, organic - 0.05)
    let share = (organic - excess) / (organic - metal)
    return min(max(2 * (share - 0.15) / 0.85, 0), 3)
  }

  /// Hues of the classes as analysts know them: orange, green, blue, violet; red, green, blue at full strength.
  private static let hues: [SIMD3<Float>] = [
    SIMD3(1.0, 0.55, 0.05), SIMD3(0.25, 0.75, 0.2), SIMD3(0.15, 0.4, 0.95), SIMD3(0.55, 0.15, 0.75),
  ]

  /// How far a class is to be believed where so much matter is: below 0 not at all, from 1 wholly.
  static func certainty(attenuation: Float) -> Float { (attenuation - 0.35) * 1.5 }

  /// Colour of a place: hue by class, lightness by how much came through; thin matter is pale, dense matter dark.
  /// `certainty`: 0 to 1; what is too thin to be classed stays grey.
  static func colour(class place: Float, certainty: Float, brightness: Float) -> RenderColour {
    let light = min(max(brightness, 0), 1)
    guard place.isFinite else {
      let grey = UInt8(255 * light + 0.5)
      return RenderColour(red: grey, green: grey, blue: grey)
    }
    let lower = min(Int(place), hues.count - 2)
    let pure = hues[lower] + (hues[lower + 1] - hues[lower]) * (min(place, 3) - Float(lower))
    let hue = SIMD3(repeating: 0.6) + (pure - 0.6) * min(max(certainty, 0), 1)
    // From black through the hue to white, so that lightness is what the grey picture shows.
    let luma = 0.299 * hue.x + 0.587 * hue.y + 0.114 * hue.z
    let mixed = light < luma ? hue * (light / luma) : hue + (1 - hue) * ((light - luma) / (1 - luma))
    func byte(_ value: Float) -> UInt8 { UInt8(min(max(255 * value + 0.5, 0), 255)) }
    return RenderColour(red: byte(mixed.x), green: byte(mixed.y), blue: byte(mixed.z))
  }
}
