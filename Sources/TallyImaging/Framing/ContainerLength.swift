/// The outer dimensions that boxes have (ISO 668: series 1, and the 45-foot box of series 1 EEE), mm.
enum ContainerLength: Double, CaseIterable {
  case twenty = 6_058, thirty = 9_125, forty = 12_192, fortyFive = 13_716

  /// Outer height of a standard box and of a high cube, mm (8 ft 6 in and 9 ft 6 in).
  static let heights = 2_591.0...2_896.0

  /// How much larger than at the mid plane the near wall can appear: the source of a mobile scanner stands 3 m from the mid plane of
  /// the box, 1.78 m from its near wall.
  static let largestMagnification = 1.7

  /// From the first character of an ISO 6346 size-type; nil where it names another length.
  init?(sizeType: String?) {
    switch sizeType?.first {
    case "2": self = .twenty
    case "3": self = .thirty
    case "4": self = .forty
    case "L": self = .fortyFive
    default: return nil
    }
  }

  /// The length that comes nearest, and by which ratio the measured one is off.
  static func nearest(toMm length: Double) -> (length: Self, ratio: Double) {
    let best = allCases.min { abs($0.rawValue - length) < abs($1.rawValue - length) } ?? .forty
    return (best, length / best.rawValue)
  }
}
