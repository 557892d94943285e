import Foundation
import Synchronization
import TallyCore
import TallyTensor
import TallyTestSupport
import Testing

@testable import TallyInference

@Suite struct TuningTests {
  private let shapes = ["image": [1, 2, 12, 24], "vector": [1, 3]]

  /// A clock by which the n-th look, counted from 1, takes longer each time: what is measured first is fastest.
  private func slowing() -> @Sendable () -> Duration {
    let state = Looks()
    return { state.next() }
  }

  private final class Looks: Sendable {
    private let state = Mutex((step: 0, time: 0))
    func next() -> Duration {
      state.withLock { state in
        state = (state.step + 1, state.time + state.step)
        return .microseconds(state.time)
      }
    }
  }

  @Test("the fastest algorithm of every convolution is kept, used where asked for, and part of the plan's identity")
  func choices() throws {
    let model = try TestModel.network(seed: 4).load()
    let tuning = try model.tuned(shapes: shapes, threads: 1, runs: 1, now: slowing())
    let inputs = try model.sampleInputs(shapes: shapes)
    #expect(tuning.model == model.contentHash && tuning.format == "tallyman-tuning/1")
    let settings = PlanSettings(tuning: tuning)
    let layers = try model.layers(inputs, settings: settings).filter { $0.operatorName == "Conv" }
    #expect(!layers.isEmpty)
    for layer in layers {
      // The first of all cases that fits was measured first.
      let key = try #require(Tuning.key(layer))
      let first = try #require(
        ConvolutionAlgorithm.allCases.first { algorithm in
          (try? model.layers(inputs, settings: PlanSettings(convolution: algorithm)))?.contains {
            $0.name == layer.name && $0.algorithm == algorithm.rawValue
          } == true
        })
      #expect(tuning.choices[key] == first && layer.algorithm == first.rawValue, "\(layer.name)")
    }
    #expect(settings != PlanSettings.standard && settings.hashValue != PlanSettings.standard.hashValue)
    let (tuned, plain) = (try model.run(inputs, threads: 1, settings: settings), try model.run(inputs, threads: 1))
    for (name, tensor) in plain {
      #expect(relativeError(try #require(tuned[name]).floats, tensor.floats) <= Tolerance.winograd)
    }
  }

  @Test("a choice that does not fit a convolution is passed over, and a forced algorithm comes first")
  func order() {
    let shape = ConvolutionShape(
      height: 8, width: 8, inputs: 16, outputs: 16, padTop: 1, padLeft: 1, padBottom: 1, padRight: 1)
    let wrong = Tuning(model: "", threads: 1, choices: [Tuning.key(shape): .pointwise])
    #expect(PlanSettings(tuning: wrong).algorithm(shape) == PlanSettings.standard.algorithm(shape))
    let right = Tuning(model: "", threads: 1, choices: [Tuning.key(shape): .patches])
    #expect(PlanSettings(tuning: right).algorithm(shape) == .patches)
    #expect(PlanSettings(convolution: .winograd4, tuning: right).algorithm(shape) == .winograd4)
  }

  @Test("a tuning survives its file")
  func file() throws {
    let tuning = Tuning(model: "ab", threads: 2, choices: ["1x2x3x4 5x6x7x8 1x5x3x4": .depthwise])
    #expect(try JSONDecoder().decode(Tuning.self, from: try JSONEncoder().encode(tuning)) == tuning)
  }
}
