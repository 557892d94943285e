import TallyCore
import TallyTensor
import TallyTestSupport
import Testing

@testable import TallyInference

/// Every algorithm forced on, wherever it fits, over shapes that are no round numbers, and over damaged models.
@Suite struct ForcedAlgorithmTests {
  @Test("every algorithm gives the reference's numbers at odd and tiny sizes", arguments: ConvolutionAlgorithm.allCases)
  func sizes(algorithm: ConvolutionAlgorithm) throws {
    let model = try TestModel.network(seed: 7, channels: 12).load()
    for (height, width) in [(4, 4), (4, 36), (20, 12), (44, 52)] {
      let inputs = TestModel.inputs(height: height, width: width, seed: height + width)
      let expected = try model.run(inputs, threads: 1, settings: .reference)
      let actual = try model.run(inputs, threads: 2, settings: PlanSettings(convolution: algorithm))
      for (name, tensor) in expected {
        let error = relativeError(try #require(actual[name]).floats, tensor.floats)
        #expect(error <= Tolerance.winograd, "\(algorithm) \(height)×\(width) \(name): \(error)")
      }
    }
  }

  @Test("pictures of one pixel, of one row, and of a thousand channels", arguments: ConvolutionAlgorithm.allCases)
  func extremes(algorithm: ConvolutionAlgorithm) throws {
    for (channels, height, width) in [(3, 1, 1), (5, 1, 7), (5, 7, 1), (1024, 1, 1), (1024, 3, 2), (1, 2, 2)] {
      for kernel in [1, 3] {
        var model = TestModel()
        let outputs = min(channels, 33)
        model.input("x", [1, channels, nil, nil])
        model.initialiser(
          "w",
          Tensor(
            shape: [outputs, channels, kernel, kernel],
            floats: randomFloats(outputs * channels * kernel * kernel, seed: channels + kernel)))
        model.node("Conv", ["x", "w"], ["y"], [("pads", .integers([Int](repeating: kernel / 2, count: 4)))])
        model.output("y")
        let loaded = try model.load()
        let x = Tensor(shape: [1, channels, height, width], floats: randomFloats(channels * height * width, seed: 4))
        let expected = try #require(try loaded.run(["x": x], threads: 1, settings: .reference)["y"])
        let actual = try #require(
          try loaded.run(["x": x], threads: 3, settings: PlanSettings(convolution: algorithm))["y"])
        let error = relativeError(actual.floats, expected.floats)
        #expect(error <= Tolerance.winograd, "\(algorithm) \(channels)×\(height)×\(width) by \(kernel): \(error)")
      }
    }
  }

  @Test("a batch of nothing is refused in words", arguments: ConvolutionAlgorithm.allCases)
  func emptyBatch(algorithm: ConvolutionAlgorithm) throws {
    var model = TestModel()
    model.input("x", [nil, 2, 4, 4])
    model.initialiser("w", Tensor(shape: [3, 2, 3, 3], floats: [Float](repeating: 1, count: 54)))
    model.node("Conv", ["x", "w"], ["y"])
    model.output("y")
    let loaded = try model.load()
    let error = modelError { () throws(ModelError) in
      try loaded.run(
        ["x": Tensor(shape: [0, 2, 4, 4], floats: [])], threads: 1, settings: PlanSettings(convolution: algorithm))
    }
    #expect(error?.explanation.line.contains("a batch of nothing") == true)
  }

  @Test(
    "damaged models end in an error or a run under every algorithm, and in strips",
    arguments: ConvolutionAlgorithm.allCases)
  func damaged(algorithm: ConvolutionAlgorithm) {
    let good = TestModel.network(seed: 1, channels: 3, summarises: false).bytes
    let inputs = TestModel.inputs(height: 8, width: 64, seed: 1)
    // A limit that every run exceeds, so that strips are looked for in whatever the damage has made.
    let limits = ModelLimits(
      fileBytes: 1 << 20, elements: 1 << 16, scratchBytes: 1 << 26, runBytes: 20_000, operations: 1e8)
    var errors = 0
    let count = MutationTests.count / 10
    for seed in 0..<count {
      var random = SeededGenerator(seed: UInt64(seed), stream: "forced \(algorithm)")
      var bytes = good
      for _ in 0..<random.integer(1..<4) {
        let place = random.integer(0..<bytes.count)
        if random.chance(0.5) { bytes[place] = UInt8(random.integer(0..<256)) } else { bytes.remove(at: place) }
      }
      do throws(ModelError) {
        let model = try InferenceModel(onnx: bytes, file: "damaged.onnx", limits: limits)
        _ = try model.run(inputs, threads: 1, settings: PlanSettings(convolution: algorithm))
      } catch {
        #expect(error.explanation.code.hasPrefix("TLY-INF-0") && !error.explanation.place.isEmpty)
        errors += 1
      }
    }
    #expect(errors > count / 4 && errors < count, "\(errors) of \(count)")
  }
}
