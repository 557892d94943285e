internal import TallyCore

/// The detector line of one scan: gain and dark level of each row, and which channels are broken.
struct ChannelLine {
  enum State { case alive, dead, hot }
  let gain: [Float], dark: [Float], state: [State]

  init(readout: ScannerModel.Readout, rows: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed, stream: "channels")
    let modules = (0...rows / readout.moduleRows).map { _ in readout.moduleGain * random.normal() }
    gain = (0..<rows).map { row in
      Float(max(0, 1 + modules[row / readout.moduleRows] + readout.channelGain * random.normal()))
    }
    dark = (0..<rows).map { _ in Float(readout.darkSpread * random.normal()) }
    var state = [State](repeating: .alive, count: rows)
    if rows > 0 {
      for _ in 0..<Int(random.poisson(readout.deadChannels)) { state[random.integer(0..<rows)] = .dead }
      for _ in 0..<Int(random.poisson(readout.hotChannels)) { state[random.integer(0..<rows)] = .hot }
    }
    self.state = state
  }
}
