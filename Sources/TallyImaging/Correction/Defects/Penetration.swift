internal import TallyCore
internal import TallyDomain

/// What the picture can still see through: noise where nothing arrives, and the transmission below which a pixel says only "at
/// least so much".
struct Penetration {
  /// One sigma of transmission where hardly anything arrives.
  let darkNoise: Float
  /// Apparent transmission behind an opaque body: scatter and what is left of the dark level.
  let floor: Float
  /// Pixels below this are unpenetrated.
  let limit: Float

  init(of plane: SignalPlane, scene: PixelRegion, airNoise: Float, settings: CorrectionSettings) {
    var (differences, dark): ([Float], [Float]) = ([], [])
    for y in stride(from: scene.y0, to: scene.y1, by: 2) {
      for x in stride(from: scene.x0, to: scene.x1 - 1, by: 2) {
        let (a, b) = (plane[x, y], plane[x + 1, y])
        guard a < 0.1, b < 0.1 else { continue }
        dark.append(a)
        if max(a, b) < 0.02 { differences.append(a - b) }
      }
    }
    let seen = RobustStatistics.spread(differences) * 0.7071  // a difference has √2 of the noise
    let noise = differences.count >= 200 ? max(seen, 1e-5) : max(airNoise * 0.05, 1e-5)
    // A floor shows as many pixels piled up at the same least value; a thin tail is only the thickest place of the load.
    var floor: Float = 0
    if dark.count >= 500, let least = RobustStatistics.quantile(dark, 0.02), least > 0 {
      let piled = dark.count { $0 < least + 4 * noise }
      if piled * 5 > dark.count { floor = least }
    }
    (self.floor, darkNoise) = (floor, noise)
    limit = floor + max(settings.unpenetratedSigmas * noise, 2 * TransmissionPlane.floor)
  }
}
