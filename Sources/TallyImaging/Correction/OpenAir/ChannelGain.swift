internal import TallyCore
internal import TallyDomain

/// The gain of each detector channel (row), from the columns that see only air: errors of single channels, steps between
/// modules. Channels that no gain explains are defective.
struct ChannelGain {
  /// One a row, 1 on average; 1 where it could not be measured.
  let gains: [Float]
  /// One a row: dead, hot, stuck, or with an offset; to be interpolated.
  let defective: [Bool]
  /// One sigma in air of a typical channel, relative.
  let noise: Float

  /// `plane`: transmission, pulses and channels not yet corrected.
  init(of plane: SignalPlane, open: OpenAir, scene: PixelRegion, settings: CorrectionSettings) {
    var gains = [Float](repeating: 1, count: plane.height)
    var defective = [Bool](repeating: false, count: plane.height)
    guard open.columns.count >= settings.fewestOpenColumns else {
      (self.gains, self.defective, noise) = (gains, defective, 0)
      return
    }
    let rows = scene.y0..<scene.y1
    let doses = open.columns.map { x in max(1e-3, RobustStatistics.median(plane.column(x, rows: rows)) ?? 1) }
    var spreads = [Float](repeating: 0, count: plane.height)
    for y in rows {
      let air = zip(open.columns, doses).map { x, dose in plane[x, y] / dose }
      gains[y] = RobustStatistics.median(air) ?? 1
      spreads[y] = RobustStatistics.spread(air)
    }
    let around = RobustStatistics.runningMedian(Array(gains[rows]), reach: 12)
    let errors = zip(gains[rows], around).map { $0 / max($1, 1e-3) - 1 }
    let usual = RobustStatistics.spread(errors)
    let noise = RobustStatistics.median(Array(spreads[rows])) ?? 0
    for (y, error) in zip(rows, errors) {
      let isOff = abs(error) > max(settings.channelGainTolerance, 6 * usual)
      let isUnsteady = spreads[y] > max(4 * noise, 0.02)
      let isStuck = noise > 1e-3 && spreads[y] < 0.1 * noise
      if isOff || isUnsteady || isStuck { defective[y] = true }
    }
    for y in rows where defective[y] { gains[y] = 1 }
    (self.gains, self.defective, self.noise) = (gains, defective, noise)
  }

  /// Divides each row by its gain.
  func apply(to plane: inout SignalPlane) {
    for y in 0..<plane.height where gains[y] != 1 {
      let factor = 1 / gains[y]
      for i in y * plane.width..<(y + 1) * plane.width { plane.values[i] *= factor }
    }
  }
}
