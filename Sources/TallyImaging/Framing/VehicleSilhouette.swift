internal import Foundation
internal import TallyCore

/// What stands in the beam: for each column the first row with matter in it, from the roof line down.
struct VehicleSilhouette {
  let width: Int, height: Int
  /// The part of the picture that is scene.
  let scene: PixelRegion
  /// −ln T, capped, smoothed over 3 × 3 pixels.
  let attenuation: [Float]
  /// One a column: first row of matter; `scene.y1` where there is none.
  let tops: [Int]

  /// `transmission`: corrected, `height × width`.
  /// `noise`: one sigma of transmission in air.
  init(
    transmission: [Float], width: Int, height: Int, scene: PixelRegion, noise: Float, speck: (across: Int, down: Int)
  ) {
    (self.width, self.height, self.scene) = (width, height, scene)
    let smooth = MaskOperations.boxFilter(transmission, width: width, height: height, across: 3, down: 3)
    attenuation = smooth.map { Self.attenuation($0) }
    let limit = max(0.05, 3 * noise)
    var mask = [UInt8](repeating: 0, count: width * height)
    for y in scene.y0..<scene.y1 {
      for x in scene.x0..<scene.x1 where attenuation[y * width + x] > limit { mask[y * width + x] = 1 }
    }
    // Specks of noise and lines thinner than any part of a vehicle go; what is left and hangs together is matter.
    MaskOperations.open(&mask, width: width, height: height, across: speck.across, down: speck.down)
    let matter = Self.large(mask, width: width, height: height)
    var tops = [Int](repeating: scene.y1, count: width)
    for x in scene.x0..<scene.x1 {
      var y = scene.y0
      while y < scene.y1 && !matter[y * width + x] { y += 1 }
      tops[x] = y
    }
    self.tops = tops
  }

  /// −ln T up to 4: beyond it noise says more than matter.
  private static func attenuation(_ transmission: Float) -> Float {
    -logf(max(transmission, 0.0183))
  }

  /// Pixels in components of at least a thousandth of the picture.
  private static func large(_ mask: [UInt8], width: Int, height: Int) -> [Bool] {
    let (labels, count) = MaskOperations.components(mask, width: width, height: height)
    var areas = [Int](repeating: 0, count: count)
    for label in labels { areas[Int(label)] += 1 }
    return labels.map { $0 != 0 && areas[Int($0)] * 1_000 >= mask.count }
  }

  /// Mean attenuation of a row over some columns.
  func mean(row y: Int, columns: Range<Int>) -> Float {
    let inside = columns.clamped(to: 0..<width)
    guard !inside.isEmpty, y >= 0, y < height else { return 0 }
    var sum: Float = 0
    for x in inside { sum += attenuation[y * width + x] }
    return sum / Float(inside.count)
  }
}
