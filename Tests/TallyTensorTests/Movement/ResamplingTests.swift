import TallyTensor
import TallyTestSupport
import Testing

/// Doubling by the nearest pixel, halving by two equal weights, and four taps at the edges.
private let axes = [
  ResamplingAxis(taps: 1, indices: (0..<12).map { Int32($0 / 2) }, weights: [Float](repeating: 1, count: 12)),
  ResamplingAxis(taps: 2, indices: [0, 1, 2, 3, 4, 5], weights: [Float](repeating: 0.5, count: 6)),
  ResamplingAxis(taps: 4, indices: [0, 0, 1, 2, 3, 4, 5, 5], weights: [-0.1, 0.6, 0.6, -0.1, 0.1, 0.2, 0.3, 0.4]),
]

@Test("resampling agrees with its definition", arguments: axes, axes)
func resamplingAgrees(down: ResamplingAxis, across: ResamplingAxis) throws {
  for channels in [1, 7, 8, 9, 17] {
    let x = randomFloats(2 * 36 * channels, seed: channels)
    let expected = Resampling.reference(
      x, batch: 2, height: 6, width: 6, channels: channels, down: down, across: across)
    let from = try buffer(x)
    for team in teams {
      let to = try empty(expected.count)
      Resampling.run(
        .init(from.view, stride: channels), .init(to.view, stride: channels), batch: 2, height: 6, width: 6,
        channels: channels, down: down, across: across, team: team)
      #expect(relativeError(to.view.array(), expected) <= Tolerance.average)
    }
  }
}
