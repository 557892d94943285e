internal import TallyCore

/// Pulses lost or far too strong over part of the height: a run of rows in which a single column reads no signal, or more than
/// air, while the columns on both sides agree with each other.
enum LostPulses {
  /// Marks such runs in `bad`, where they are not marked already, and says how many columns have one.
  static func find(in plane: SignalPlane, scene: PixelRegion, noise: Float, bad: inout [Bool]) -> Int {
    guard scene.width >= 3 else { return 0 }
    let width = plane.width
    let shortest = max(16, scene.height / 16)
    let (white, black) = (1 + max(0.15, 8 * noise), Float(0.01))
    var runs = [Int](repeating: 0, count: width)
    var hit = [Bool](repeating: false, count: width)
    for y in scene.y0...scene.y1 {
      for x in scene.x0 + 1..<scene.x1 - 1 {
        if y < scene.y1, !bad[y * width + x], isLost(plane.values, y * width + x, white: white, black: black) {
          runs[x] += 1
        } else if runs[x] > 0 {
          if runs[x] >= shortest {
            for row in y - runs[x]..<y { bad[row * width + x] = true }
            hit[x] = true
          }
          runs[x] = 0
        }
      }
    }
    return hit.count { $0 }
  }

  private static func isLost(_ values: [Float], _ i: Int, white: Float, black: Float) -> Bool {
    let (value, left, right) = (values[i], values[i - 1], values[i + 1])
    let (low, high) = (min(left, right), max(left, right))
    if value > white { return high < 0.9 * value && low > 0.6 * high }
    return value < black && low > 10 * black && low > 0.6 * high
  }
}
