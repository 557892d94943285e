import TallyTensor
import TallyTestSupport
import Testing

/// Inputs in parts against the whole that nobody made.
@Suite struct ConvolutionPartTests {
  @Test(
    "parts side by side, some of them halved, give what the whole gives",
    arguments: [ConvolutionAlgorithm.winograd2, .winograd4, .winograd6], InstructionSet.available)
  func parts(algorithm: ConvolutionAlgorithm, instructions: InstructionSet) throws {
    let team = WorkerTeam(threads: 2, instructions: instructions)
    for (index, channels) in [(16, 16), (32, 16), (5, 7), (16, 3)].enumerated() {
      for (height, width) in [(1, 1), (2, 2), (7, 5), (14, 20), (21, 30)] {
        let shape = ConvolutionShape(
          batch: 2, height: height, width: width, inputs: channels.0 + channels.1, outputs: 19, padTop: 1, padLeft: 1,
          padBottom: 1, padRight: 1)
        let (halfHeight, halfWidth) = ((height + 1) / 2, (width + 1) / 2)
        let near = randomFloats(2 * height * width * channels.0, seed: index)
        let far = randomFloats(2 * halfHeight * halfWidth * channels.1, seed: index + 10)
        var whole: [Float] = []
        for pixel in 0..<2 * height * width {
          let (picture, y, x) = (pixel / (height * width), pixel / width % height, pixel % width)
          let half = (picture * halfHeight + y / 2) * halfWidth + x / 2
          whole += near[pixel * channels.0..<(pixel + 1) * channels.0]
          whole += far[half * channels.1..<(half + 1) * channels.1]
        }
        let w = randomFloats(shape.weightCount, seed: index + 20)
        let weights = try #require(
          ConvolutionWeights(shape, algorithm: algorithm, instructions: instructions, weights: w))
        let scratch = try empty(weights.scratchCount * team.threads)
        func run(_ parts: [Convolution.Part]) throws -> [Float] {
          let to = try empty(2 * shape.outputPixels * 19)
          Convolution.run(
            weights, parts, .init(to.view, stride: 19), epilogue: Epilogue(), scratch: scratch.view, team: team)
          return to.view.array()
        }
        let expected = try run([.init(.init(try buffer(whole).view, stride: shape.inputs), channels: shape.inputs)])
        let actual = try run([
          .init(.init(try buffer(near).view, stride: channels.0), channels: channels.0),
          .init(.init(try buffer(far).view, stride: channels.1), channels: channels.1, isHalved: true),
        ])
        #expect(actual == expected, "\(channels), \(height)×\(width)")
        #expect(relativeError(expected, Convolution.reference(whole, w, shape)) <= Tolerance.winogradNarrow)
      }
    }
  }
}
