import TallyTensor
import TallyTestSupport
import Testing

@Test(
  "pooling agrees with its definition", arguments: [Pooling.Kind.maximum, .average, .averageWithPadding],
  [1, 7, 8, 9, 17])
func poolingAgrees(kind: Pooling.Kind, channels: Int) throws {
  for (kernel, stride, dilation, pad, extra) in [(2, 2, 1, 0, 0), (3, 2, 1, 1, 1), (3, 1, 2, 2, 0), (5, 3, 1, 2, 1)] {
    let shape = ConvolutionShape(
      batch: 2, height: 11, width: 14, inputs: channels, outputs: channels, groups: channels, kernel: (kernel, kernel),
      stride: (stride, stride), dilation: (dilation, dilation), padTop: pad, padLeft: pad, padBottom: pad, padRight: pad
    )
    let (rows, columns) = (shape.outputHeight + (stride > 1 ? extra : 0), shape.outputWidth)
    let x = randomFloats(2 * shape.inputPixels * channels, seed: kernel)
    let expected = Pooling.reference(kind, x, shape, rows: rows, columns: columns)
    let from = try buffer(x)
    for team in teams {
      let to = try empty(expected.count)
      Pooling.run(kind, from.view, to.view, shape, rows: rows, columns: columns, team: team)
      let bound = kind == .maximum ? Tolerance.exact : Tolerance.average
      #expect(relativeError(to.view.array(), expected) <= bound, "\(kind) \(shape)")
    }
  }
}

@Test("the maximum of a window with NaN is NaN", arguments: [3, 8])
func poolingNaN(channels: Int) throws {
  let shape = ConvolutionShape(
    height: 4, width: 4, inputs: channels, outputs: channels, groups: channels, kernel: (2, 2), stride: (2, 2))
  var x = randomFloats(16 * channels, seed: 1)
  x[5 * channels + 1] = .nan
  let (from, to) = (try buffer(x), try empty(4 * channels))
  Pooling.run(.maximum, from.view, to.view, shape, rows: 2, columns: 2, team: teams[0])
  let y = to.view.array()
  #expect(y.indices.allSatisfy { y[$0].isNaN == ($0 == 1) })
}

@Test("the mean over a picture agrees with its definition", arguments: [1, 7, 8, 33])
func globalAverageAgrees(channels: Int) throws {
  for pixels in [1, 255, 256, 257, 5000] {
    let x = randomFloats(3 * pixels * channels, seed: pixels)
    let expected = Pooling.globalAverageReference(x, batch: 3, pixels: pixels, channels: channels)
    let (from, to) = (try buffer(x), try empty(3 * channels))
    Pooling.globalAverage(from.view, to.view, batch: 3, pixels: pixels, channels: channels, team: teams[2])
    #expect(relativeError(to.view.array(), expected) <= 1e-5, "\(pixels)")
  }
}
