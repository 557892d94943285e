internal import Foundation

extension PictureWindow {
  /// Brightness 0 to 1 of every number that a pixel can have.
  var brightnesses: [Float] {
    (0...65_535).map { number in
      brightness(attenuation: -logf(Float(max(number, 1)) / Float(PictureDescription.fullScale)))
    }
  }

  /// Brightness 0 to 1 of −ln T.
  func brightness(attenuation: Float) -> Float {
    let share = black > white ? min(max((attenuation - white) / (black - white), 0), 1) : attenuation >= white ? 1 : 0
    let fallen = 1 - (scale == .sqrt ? share.squareRoot() : share)
    let bent = gamma == 1 ? fallen : powf(fallen, gamma)
    return isInverted ? 1 - bent : bent
  }

  /// Grey of a brightness.
  static func byte(_ brightness: Float) -> UInt8 { UInt8(min(max(255 * brightness + 0.5, 0), 255)) }
}
