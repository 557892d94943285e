/// Dark and air measured by the detector itself before, between or after the object: a bare line read many times, or a panel.
/// What lies between two blocks of read-outs is interpolated in time, so that a drifting source does not show.
public struct ReferenceCalibration: Sendable {
  /// Detector elements in one read-out.
  public let channels: Int
  /// One a channel: one sigma of an air read-out, relative to air; 0 where a block has a single read-out.
  public let airNoise: [Float]
  /// One a channel: air does not stand out from dark, so that nothing can be measured with it.
  public let defective: [Bool]
  private let dark: [Block], air: [Block]

  /// The mean of consecutive read-outs, and when it was taken, in read-outs.
  private struct Block: Sendable {
    let time: Float
    let means: [Float]
  }

  /// Learns dark and air.
  /// `readouts`: read-outs × channels, row-major, in the order of time.
  /// `dark`: which read-outs saw no beam: one block or more, in order, none empty.
  /// `air`: which saw the open beam.
  public init(readouts: [Float], channels: Int, dark: [Range<Int>], air: [Range<Int>]) {
    precondition(channels > 0 && readouts.count % channels == 0, "\(readouts.count) values for \(channels) channels")
    precondition(!dark.isEmpty && !air.isEmpty, "neither dark nor air may be missing")
    let whole = 0..<readouts.count / channels
    precondition(
      (dark + air).allSatisfy { !$0.isEmpty && whole.contains($0.lowerBound) && $0.upperBound <= whole.upperBound })
    func block(_ range: Range<Int>) -> Block {
      var sums = [Double](repeating: 0, count: channels)
      for t in range {
        for c in 0..<channels { sums[c] += Double(readouts[t * channels + c]) }
      }
      return Block(
        time: Float(range.lowerBound + range.upperBound - 1) / 2, means: sums.map { Float($0 / Double(range.count)) })
    }
    self.channels = channels
    self.dark = dark.map(block)
    self.air = air.map(block)
    let (darkMeans, airMeans) = (self.dark[0].means, self.air[0].means)
    let usual = RobustStatistics.quantile(zip(airMeans, darkMeans).map { $0 - $1 }, 0.75) ?? 0
    defective = zip(airMeans, darkMeans).map { !($0 - $1 > 0.1 * usual) }
    airNoise = (0..<channels).map { c in
      let span = max(airMeans[c] - darkMeans[c], 1e-6)
      return RobustStatistics.spread(air[0].map { readouts[$0 * channels + c] }) / span
    }
  }

  /// Transmission of read-outs taken at a time: `(value − dark(t)) / (air(t) − dark(t))`; 0 for defective channels.
  /// `readouts`: read-outs × channels.
  /// `time`: when the first of them was taken, in read-outs of the calibration's clock.
  public func transmission(of readouts: [Float], from time: Int = 0) -> [Float] {
    precondition(readouts.count % channels == 0, "\(readouts.count) values for \(channels) channels")
    var result = [Float](repeating: 0, count: readouts.count)
    for t in 0..<readouts.count / channels {
      let (d, a) = (mix(of: dark, at: Float(time + t)), mix(of: air, at: Float(time + t)))
      for c in 0..<channels where !defective[c] {
        let nothing = d.before[c] + (d.after[c] - d.before[c]) * d.share
        let open = a.before[c] + (a.after[c] - a.before[c]) * a.share
        let i = t * channels + c
        result[i] = (readouts[i] - nothing) / max(open - nothing, 1e-6)
      }
    }
    return result
  }

  /// The two blocks around a time and how far it is from the first to the second; the nearest block beyond the ends.
  private func mix(of blocks: [Block], at time: Float) -> (before: [Float], after: [Float], share: Float) {
    let next = blocks.firstIndex { $0.time > time } ?? blocks.count
    if next == 0 { return (blocks[0].means, blocks[0].means, 0) }
    let before = blocks[next - 1]
    guard next < blocks.count else { return (before.means, before.means, 0) }
    let after = blocks[next]
    return (before.means, after.means, (time - before.time) / (after.time - before.time))
  }
}
