import TallyTensor
import TallyTestSupport
import Testing

@Test("transposed convolution agrees with the definition", arguments: [1, 2, 3], [1, 3, 8, 10])
func transposedAgrees(stride: Int, channels: Int) throws {
  for (kernel, pad, groups) in [(2, 0, 1), (3, 1, 1), (4, 1, channels == 8 ? 2 : 1), (1, 0, 1)] {
    let (rows, columns) = (5, 7)
    let height = (rows - 1) * stride + kernel - 2 * pad
    let width = (columns - 1) * stride + kernel - 2 * pad
    let forward = ConvolutionShape(
      batch: 2, height: height, width: width, inputs: channels, outputs: 2 * channels, groups: groups,
      kernel: (kernel, kernel), stride: (stride, stride), padTop: pad, padLeft: pad, padBottom: pad, padRight: pad)
    let x = randomFloats(2 * rows * columns * forward.outputs, seed: kernel)
    let w = randomFloats(forward.weightCount, seed: stride)
    let bias = randomFloats(channels, seed: 9)
    var expected = TransposedConvolution.reference(x, w, forward: forward, rows: rows, columns: columns)
    for i in expected.indices { expected[i] = max(0, expected[i] + bias[i % channels]) }
    let (from, packed, add) = (
      try buffer(x), try buffer(TransposedConvolution.pack(w, forward: forward)), try buffer(bias)
    )
    let results = try teams.map { team in
      let y = try empty(expected.count)
      let scratch = try empty(TransposedConvolution.scratchCount(forward: forward, rows: rows, columns: columns))
      TransposedConvolution.run(
        packed.view, from.view, y.view, forward: forward, rows: rows, columns: columns, bias: add.view,
        activation: Activation(.relu), scratch: scratch.view, team: team)
      return y.view.array()
    }
    #expect(relativeError(results[0], expected) <= Tolerance.gemm, "\(forward)")
    #expect(results[1] == results[0] && results[2] == results[0])
  }
}
