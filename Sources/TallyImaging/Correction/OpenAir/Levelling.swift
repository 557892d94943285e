internal import TallyCore
internal import TallyDomain

/// Channel gains, pulse doses and defects of each plane, measured in open air that the first plane finds.
struct Levelling {
  let scene: PixelRegion
  let settings: CorrectionSettings
  private var open: OpenAir?

  init(scene: PixelRegion, settings: CorrectionSettings) { (self.scene, self.settings) = (scene, settings) }

  /// What one plane said; the noise of air is nil where no air was seen.
  typealias Result = (noise: Float?, penetration: Penetration, remarks: [QualityRemark])

  /// Makes open air 1 everywhere, repairs what is defective, and measures the noise.
  mutating func level(_ plane: inout SignalPlane, bad: inout [Bool], isFirst: Bool) -> Result {
    var remarks: [QualityRemark] = []
    var air = open ?? OpenAir(of: plane, scene: scene, settings: settings)
    let channels = ChannelGain(of: plane, open: air, scene: scene, settings: settings)
    if isFirst {
      if air.columns.count < settings.fewestOpenColumns {
        remarks.append(.note("No column sees only air; channel gains could not be measured."))
      }
      air.findTops(
        in: plane, gains: channels.gains, defective: channels.defective, scene: scene, noise: channels.noise)
      open = air
    }
    channels.apply(to: &plane)
    let pulses = PulseDose(of: plane, open: air, defective: channels.defective, scene: scene, settings: settings)
    pulses.apply(to: &plane)
    if isFirst && pulses.blind * 10 > scene.width {
      remarks.append(.fault("Over \(pulses.blind) columns no open air is seen above the load; their dose is unknown."))
    }

    let measured = airNoise(plane, air, channels.defective, pulses.lost)
    let noise = measured ?? 0.01
    remarks += repair(&plane, bad: &bad, channels: channels, pulses: pulses, noise: noise, isFirst: isFirst)
    return (measured, Penetration(of: plane, scene: scene, airNoise: noise, settings: settings), remarks)
  }

  private func repair(
    _ plane: inout SignalPlane, bad: inout [Bool], channels: ChannelGain, pulses: PulseDose, noise: Float, isFirst: Bool
  ) -> [QualityRemark] {
    for y in scene.y0..<scene.y1 where channels.defective[y] {
      for x in scene.x0..<scene.x1 { bad[y * plane.width + x] = true }
    }
    for x in scene.x0..<scene.x1 where pulses.lost[x] {
      for y in scene.y0..<scene.y1 { bad[y * plane.width + x] = true }
    }
    let partial = LostPulses.find(in: plane, scene: scene, noise: noise, bad: &bad)
    PixelRepair.repair(&plane.values, width: plane.width, height: plane.height, bad: bad)
    let single = DefectivePixels.find(
      in: plane, scene: scene, noise: noise, sigmas: settings.pixelOutlierSigmas, bad: &bad)
    if single > 0 { PixelRepair.repair(&plane.values, width: plane.width, height: plane.height, bad: bad) }

    guard isFirst else { return [] }
    var remarks: [QualityRemark] = []
    let (rows, columns) = (channels.defective.count { $0 }, pulses.lost.count { $0 })
    if rows > 0 { remarks.append(.note("\(rows) defective channels are interpolated.")) }
    if columns > 0 { remarks.append(.note("\(columns) lost pulses are interpolated.")) }
    if partial > 0 { remarks.append(.note("\(partial) pulses lost over part of the height are interpolated.")) }
    if single > 0 { remarks.append(.note("\(single) defective pixels are interpolated.")) }
    if rows * 10 > scene.height { remarks.append(.fault("More than a tenth of the channels are defective.")) }
    if columns * 10 > scene.width { remarks.append(.fault("More than a tenth of the pulses were lost.")) }
    return remarks
  }

  /// One sigma of transmission in open air after levelling: columns of air, and the rows above the load. Nil where there is none.
  private func airNoise(_ plane: SignalPlane, _ air: OpenAir, _ defective: [Bool], _ lost: [Bool]) -> Float? {
    var sample: [Float] = []
    let stepAcross = max(1, scene.width / 400), stepDown = max(1, scene.height / 100)
    let open = Set(air.columns)
    for x in stride(from: scene.x0, to: scene.x1, by: stepAcross) where !lost[x] {
      let bottom = open.contains(x) ? scene.y1 : air.tops[x]
      for y in stride(from: scene.y0, to: max(scene.y0, bottom), by: stepDown) where !defective[y] {
        sample.append(plane[x, y])
      }
    }
    guard sample.count >= 50, let middle = RobustStatistics.median(sample),
      let lower = RobustStatistics.quantile(sample, 0.159)
    else { return nil }
    // Values clipped at air have no upper half, so the lower half alone counts where it is the wider.
    return max(RobustStatistics.spread(sample), middle - lower)
  }
}
