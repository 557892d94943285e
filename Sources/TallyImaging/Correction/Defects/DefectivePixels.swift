internal import TallyCore

/// Single pixels that cannot be true: far outside the range of their eight neighbours. The detector is unsharp over more than a
/// pixel, so that no object makes such a peak.
enum DefectivePixels {
  /// Marks outliers in `bad`.
  /// `noise`: one sigma of transmission in air. Noise falls with the signal no faster than its square root.
  static func find(
    in plane: SignalPlane, scene: PixelRegion, noise: Float, sigmas: Float, bad: inout [Bool]
  ) -> Int {
    guard scene.width >= 3, scene.height >= 3 else { return 0 }
    let width = plane.width
    let allowance = max(noise, 1e-3) * sigmas
    let impossible = 1 + max(0.3, 12 * noise)
    var found = 0
    plane.values.withUnsafeBufferPointer { v in
      for y in scene.y0 + 1..<scene.y1 - 1 {
        for i in y * width + scene.x0 + 1..<y * width + scene.x1 - 1 {
          let value = v[i]
          if value > impossible && !bad[i] {  // saturated, alone or in a group
            bad[i] = true
            found += 1
            continue
          }
          // Cheap first: nearly every pixel lies between its neighbours left and right, or above and below.
          let (l, r, u, d) = (v[i - 1], v[i + 1], v[i - width], v[i + width])
          if value <= max(l, r) && value >= min(l, r) || value <= max(u, d) && value >= min(u, d) { continue }
          let (a, b, c, e) = (v[i - width - 1], v[i - width + 1], v[i + width - 1], v[i + width + 1])
          let high = max(max(max(l, r), max(u, d)), max(max(a, b), max(c, e)))
          let low = min(min(min(l, r), min(u, d)), min(min(a, b), min(c, e)))
          let excess = max(value - high, low - value)
          let level = max(0.02, min(1, max(high, value)))
          guard excess > allowance * level.squareRoot(), !bad[i] else { continue }
          bad[i] = true
          found += 1
        }
      }
    }
    return found
  }
}
