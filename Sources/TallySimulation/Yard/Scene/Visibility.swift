internal import Foundation
internal import TallyCore

/// How well an item stands out: the size of the mean change of −ln T over its box, divided by the standard deviation of −ln T
/// in a frame around the box as wide as half the box's larger side and at least 12 pixels, in the first plane. Below
/// `leastTexture` the surroundings count as that even. Two decimals.
enum Visibility {
  /// From the mean change over a box, in a picture of transmissions.
  static func of(contrast: Double, box: PixelRegion, transmission: [Float], width: Int, height: Int) -> Double {
    let margin = max(12, max(box.width, box.height) / 2)
    let frame = PixelRegion(x0: box.x0 - margin, y0: box.y0 - margin, x1: box.x1 + margin, y1: box.y1 + margin)
      .intersection(PixelRegion(x0: 0, y0: 0, x1: width, y1: height))
    var (sum, squares, count) = (0.0, 0.0, 0.0)
    for y in frame.y0..<frame.y1 {
      for x in frame.x0..<frame.x1 where !box.contains(x: x, y: y) {
        let value = -log(Double(max(transmission[y * width + x], leastTransmission)))
        (sum, squares, count) = (sum + value, squares + value * value, count + 1)
      }
    }
    let deviation = count > 1 ? max(0, squares / count - (sum / count) * (sum / count)).squareRoot() : 0
    return (abs(contrast) / max(deviation, leastTexture) * 100).rounded() / 100
  }

  /// Texture that noise alone leaves in −ln T.
  static let leastTexture = 0.01
  /// Below this a pixel counts as black.
  static let leastTransmission: Float = 1e-5
}

extension YardPicture {
  /// The visibility of what a hidden part changes.
  func visibility(of change: Change) -> Double {
    let contrast = Double(change.attenuation.reduce(0, +)) / Double(change.attenuation.count)
    return Visibility.of(
      contrast: contrast, box: change.window, transmission: transmissions[0], width: width, height: height)
  }
}
