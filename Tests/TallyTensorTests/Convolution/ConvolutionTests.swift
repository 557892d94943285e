import TallyTensor
import TallyTestSupport
import Testing

/// Every algorithm against the definition, forced on every shape that it fits.
@Suite(.serialized) struct ConvolutionTests {
  static let shapes: [ConvolutionShape] = {
    var list: [ConvolutionShape] = []
    for channels in [1, 3, 7, 8, 9, 17] {  // below, at and above one register and two
      list.append(
        ConvolutionShape(
          height: 7, width: 9, inputs: channels, outputs: 18 - channels, padTop: 1, padLeft: 1, padBottom: 1,
          padRight: 1))
      list.append(
        ConvolutionShape(
          height: 6, width: 5, inputs: channels, outputs: channels, groups: channels, kernel: (3, 2), stride: (2, 1),
          padTop: 1, padLeft: 0, padBottom: 1, padRight: 1))
      list.append(ConvolutionShape(batch: 2, height: 5, width: 4, inputs: channels, outputs: 11, kernel: (1, 1)))
    }
    for size in 1...11 {  // every place of a tile's edge, and pictures smaller than a tile
      list.append(
        ConvolutionShape(
          height: size, width: 12 - size, inputs: 5, outputs: 6, padTop: 1, padLeft: 2, padBottom: 2, padRight: 1))
    }
    for channels in [12, 15, 16, 17, 31, 32, 33, 48] {  // around panels and their halves
      list.append(
        ConvolutionShape(
          height: 13, width: 110, inputs: 4, outputs: channels, kernel: (3, 3), stride: (2, 2), padTop: 1, padLeft: 1,
          padBottom: 1, padRight: 1))
    }
    return list + [
      ConvolutionShape(height: 3, width: 7, inputs: 1, outputs: 3, kernel: (3, 9), padLeft: 4, padRight: 4),
      ConvolutionShape(
        height: 20, width: 21, inputs: 6, outputs: 5, kernel: (3, 3), dilation: (3, 4), padTop: 3, padLeft: 4,
        padBottom: 3, padRight: 4),
      ConvolutionShape(height: 2, width: 3, inputs: 2, outputs: 2, kernel: (1, 1), padTop: 2, padLeft: 2),
      ConvolutionShape(
        height: 9, width: 8, inputs: 6, outputs: 4, groups: 2, stride: (2, 3), dilation: (2, 1), padTop: 2),
      ConvolutionShape(height: 1, width: 40, inputs: 2, outputs: 3, kernel: (1, 5), padLeft: 4),
      ConvolutionShape(height: 4, width: 4, inputs: 2, outputs: 2, kernel: (4, 4), padTop: 3, padRight: 3),
      ConvolutionShape(
        batch: 2, height: 33, width: 47, inputs: 19, outputs: 35, padTop: 1, padLeft: 1, padBottom: 1, padRight: 1),
      ConvolutionShape(
        height: 40, width: 40, inputs: 64, outputs: 64, padTop: 1, padLeft: 1, padBottom: 1, padRight: 1),
      ConvolutionShape(
        height: 12, width: 12, inputs: 512, outputs: 24, padTop: 1, padLeft: 1, padBottom: 1, padRight: 1),
    ]
  }()

  private static func bound(_ algorithm: ConvolutionAlgorithm, _ shape: ConvolutionShape) -> Float {
    guard [.winograd2, .winograd4, .winograd6].contains(algorithm) else { return Tolerance.gemm }
    return shape.inputs <= 64 ? Tolerance.winogradNarrow : Tolerance.winograd
  }

  @Test(
    "each algorithm agrees with the definition", arguments: ConvolutionAlgorithm.allCases, InstructionSet.available)
  func agrees(algorithm: ConvolutionAlgorithm, instructions: InstructionSet) throws {
    let teams = [1, 2, 3].map { WorkerTeam(threads: $0, instructions: instructions) }
    var fitting = 0
    for (index, shape) in Self.shapes.enumerated() where algorithm.fits(shape) && shape.outputPixels > 0 {
      fitting += 1
      let x = randomFloats(shape.batch * shape.inputPixels * shape.inputs, seed: index)
      let w = randomFloats(shape.weightCount, seed: index + 1000)
      let expected = Convolution.reference(x, w, shape)
      let results = try teams.map { try run(x, w, shape, algorithm, Epilogue(), $0) }
      let error = relativeError(results[0], expected)
      #expect(error <= Self.bound(algorithm, shape), "\(error) for \(shape)")
      #expect(results[1] == results[0] && results[2] == results[0], "other bits on more threads for \(shape)")
    }
    #expect(fitting >= 6)
  }

  @Test(
    "the epilogue is fused as it is defined", arguments: ConvolutionAlgorithm.allCases, InstructionSet.available)
  func epilogue(algorithm: ConvolutionAlgorithm, instructions: InstructionSet) throws {
    let team = WorkerTeam(threads: 2, instructions: instructions)
    for (index, shape) in Self.shapes.enumerated() where algorithm.fits(shape) && shape.outputPixels > 0 {
      let pixels = shape.batch * shape.outputPixels
      let x = randomFloats(shape.batch * shape.inputPixels * shape.inputs, seed: index)
      let w = randomFloats(shape.weightCount, seed: index + 1000)
      let bias = randomFloats(shape.outputs, seed: 1)
      let scale = randomFloats(shape.batch * shape.outputs, seed: 2)
      let shift = randomFloats(shape.batch * shape.outputs, seed: 3)
      let residual = randomFloats(pixels * shape.outputs, seed: 4)
      let activation = Activation(.leakyRelu, alpha: 0.25)
      var expected = Convolution.reference(x, w, shape)
      for i in expected.indices {
        let (c, n) = (i % shape.outputs, i / (shape.outputs * shape.outputPixels))
        let scaled = (expected[i] + bias[c]) * scale[n * shape.outputs + c] + shift[n * shape.outputs + c]
        expected[i] = activation.reference(scaled + residual[i])
      }
      let parts = try [bias, scale, shift, residual].map { try buffer($0) }
      let epilogue = Epilogue(
        bias: parts[0].view, scale: parts[1].view, shift: parts[2].view, residual: parts[3].view,
        residualStride: shape.outputs, activation: activation)
      let actual = try run(x, w, shape, algorithm, epilogue, team)
      let error = relativeError(actual, expected)
      #expect(error <= Self.bound(algorithm, shape), "\(error) for \(shape)")
    }
  }

  @Test("the chooser only picks what fits, and each algorithm somewhere")
  func chooser() {
    let large = ConvolutionShape(height: 64, width: 64, inputs: 32, outputs: 32)
    let small = [4, 6].map { ConvolutionShape(height: $0, width: $0, inputs: 64, outputs: 64) }
    let choices = (Self.shapes + [large] + small).flatMap { shape in
      InstructionSet.allCases.map { (shape, ConvolutionAlgorithm.choose(shape, instructions: $0)) }
    }
    for (shape, algorithm) in choices { #expect(algorithm.fits(shape), "\(algorithm) for \(shape)") }
    #expect(Set(choices.map(\.1)) == Set(ConvolutionAlgorithm.allCases))
  }

  @Test("pixels may lie further apart than their channels", arguments: ConvolutionAlgorithm.allCases)
  func strided(algorithm: ConvolutionAlgorithm) throws {
    for (index, shape) in Self.shapes.enumerated() where algorithm.fits(shape) && shape.outputPixels > 0 {
      let pixels = shape.batch * shape.inputPixels
      let (near, far) = (shape.inputs, shape.inputs + 5)
      let x = randomFloats(pixels * near, seed: index)
      var spread = [Float](repeating: 99, count: pixels * far)
      for p in 0..<pixels { for c in 0..<near { spread[p * far + c] = x[p * near + c] } }
      let w = randomFloats(shape.weightCount, seed: index)
      let dense = try run(x, w, shape, algorithm, Epilogue(), teams[0])
      let (from, to) = (try buffer(spread), try empty(shape.batch * shape.outputPixels * (shape.outputs + 3)))
      let weights = try #require(ConvolutionWeights(shape, algorithm: algorithm, weights: w))
      let scratch = try empty(weights.scratchCount)
      Convolution.run(
        weights, .init(from.view, stride: far), .init(to.view, stride: shape.outputs + 3), epilogue: Epilogue(),
        scratch: scratch.view, team: teams[0])
      let all = to.view.array()
      let kept = (0..<shape.batch * shape.outputPixels).flatMap { p in
        all[p * (shape.outputs + 3)..<p * (shape.outputs + 3) + shape.outputs]
      }
      #expect(relativeError(kept, dense) <= Tolerance.gemm, "\(shape)")
      #expect(
        all.count(where: \.isNaN) == shape.batch * shape.outputPixels * 3, "written between the pixels of \(shape)")
    }
  }

  private func run(
    _ x: [Float], _ w: [Float], _ shape: ConvolutionShape, _ algorithm: ConvolutionAlgorithm, _ epilogue: Epilogue,
    _ team: WorkerTeam
  ) throws -> [Float] {
    let weights = try #require(
      ConvolutionWeights(shape, algorithm: algorithm, instructions: team.instructions, weights: w))
    let (from, to) = (try buffer(x), try empty(shape.batch * shape.outputPixels * shape.outputs))
    let scratch = try empty(weights.scratchCount * team.threads)
    Convolution.run(
      weights, .init(from.view, stride: shape.inputs), .init(to.view, stride: shape.outputs), epilogue: epilogue,
      scratch: scratch.view, team: team)
    return to.view.array()
  }
}
