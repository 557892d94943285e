import Foundation
import TallyCore
import TallyInference
import TallyTensor
import TallyTestSupport
import Testing

/// Whole networks against another runtime's outputs: the real ones that `prepare.sh` fetched, and every model package
/// in Weights/ with its golden input and output.
@Suite struct NetworkTests {
  @Test("real networks give ONNX Runtime's numbers, the same bits on 1, 2 and 3 threads")
  func realNetworks() throws {
    guard TestEnvironment.available() else { return }
    let cases = try TestEnvironment.cases("networks")
    #expect(cases.count >= 4)
    for test in cases { try compare(test.name, test.modelPath, try test.inputs(), try test.outputs()) }
  }

  @Test("real networks give the same without fusion and with every convolution by patches")
  func plainPaths() throws {
    guard TestEnvironment.available() else { return }
    for test in try TestEnvironment.cases("networks") {
      let model = try InferenceModel(contentsOf: test.modelPath)
      for settings in [PlanSettings(optimises: false), PlanSettings(convolution: .patches)] {
        let outputs = try model.run(try test.inputs(), threads: 2, settings: settings)
        for (name, expected) in try test.outputs() {
          let actual = try #require(outputs[name])
          let error = relativeError(actual.floats, expected.floats)
          #expect(error <= Tolerance.network, "\(test.name) \(name) with \(settings): \(error)")
        }
      }
    }
  }

  @Test("every package in Weights gives its golden output")
  func shippedModels() throws {
    let weights = TestEnvironment.root.appendingPathComponent("Weights")
    let packages = (try? FileManager.default.contentsOfDirectory(atPath: weights.path)) ?? []
    for package in packages.sorted() {
      let folder = weights.appendingPathComponent(package)
      let model = folder.appendingPathComponent("model.onnx").path
      guard FileManager.default.fileExists(atPath: model) else { continue }
      let golden = folder.appendingPathComponent("golden")
      let loaded = try InferenceModel(contentsOf: model)
      var (inputs, outputs) = ([String: Tensor](), [String: Tensor]())
      for description in loaded.inputs { inputs[description.name] = try tensor(golden, description.name) }
      for description in loaded.outputs { outputs[description.name] = try tensor(golden, description.name) }
      try compare(package, model, inputs, outputs)
    }
  }

  private func tensor(_ folder: URL, _ name: String) throws -> Tensor {
    Tensor(try NumpyArray(contentsOf: folder.appendingPathComponent("\(name).npy").path))
  }

  private func compare(
    _ name: String, _ path: String, _ inputs: [String: Tensor], _ expected: [String: Tensor]
  ) throws {
    let model = try InferenceModel(contentsOf: path)
    let single = try model.run(inputs, threads: 1)
    #expect(single.keys.sorted() == expected.keys.sorted())
    for (output, tensor) in expected {
      let actual = try #require(single[output])
      #expect(actual.shape == tensor.shape)
      let error = relativeError(actual.floats, tensor.floats)
      print("\(name) \(output): \(error) of the largest magnitude")
      #expect(error <= Tolerance.network, "\(name) \(output): \(error)")
    }
    for threads in [1, 2, 3] {
      #expect(try model.run(inputs, threads: threads) == single, "\(name): other bits on \(threads) threads")
    }
  }
}
