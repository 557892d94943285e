import Foundation
import Synchronization
import TallyCore
import TallyTensor
import TallyTestSupport
import Testing

@testable import TallyInference

/// A picture in strips against the same picture at once.
@Suite struct StripRunTests {
  /// Strips of a run within `share` of the memory that the whole takes; an issue where it stays whole.
  private func strips(
    _ model: InferenceModel, _ inputs: [String: Tensor], share: Double, _ settings: PlanSettings = .standard
  ) throws -> StripWork? {
    let bytes = try model.engine.firstPlan(inputs, settings: settings).peakBytes(threads: 1)
    let decision = try model.strips.decision(
      model.engine, inputs, threads: 1, settings: settings, bytes: Int(share * Double(bytes)))
    guard case .strips(let work) = decision else {
      Issue.record("no strips: \(decision)")
      return nil
    }
    #expect(work.search.checkInvariants(work.schedule) == nil)
    return work
  }

  private func expectSame(
    _ model: InferenceModel, _ inputs: [String: Tensor], share: Double, _ settings: PlanSettings = .standard,
    within tolerance: Float = Tolerance.exact
  ) throws {
    guard let work = try strips(model, inputs, share: share, settings) else { return }
    #expect(work.schedule.strips.count > 1)
    let whole = try model.engine.run(inputs, threads: 1, settings: settings)
    let parts = try work.run(model.engine, inputs, threads: 2, settings: settings, timer: nil)
    #expect(parts.keys.sorted() == whole.keys.sorted())
    for (name, tensor) in whole {
      let part = try #require(parts[name])
      #expect(part.shape == tensor.shape && part.elementType == tensor.elementType)
      let error = relativeError(part.floats, tensor.floats)
      #expect(error <= tolerance, "\(name): \(error), \(work.schedule)")
    }
  }

  @Test(
    "a network with stride, upsampling, vector and softmax gives the same at odd widths and for every algorithm, by its definition to the bit"
  )
  func network() throws {
    let model = try TestModel.network(seed: 5, channels: 16, summarises: false).load()
    for width in [768, 772, 1000] {
      let inputs = TestModel.inputs(height: 20, width: width, seed: width)
      try expectSame(model, inputs, share: 0.4, within: Tolerance.strips)
      try expectSame(model, inputs, share: 0.4, .reference)
    }
    let inputs = TestModel.inputs(height: 20, width: 900, seed: 3)
    for algorithm in ConvolutionAlgorithm.allCases {
      try expectSame(model, inputs, share: 0.5, PlanSettings(convolution: algorithm), within: Tolerance.strips)
    }
  }

  @Test("windows, paddings and movements of every kind give the same bits")
  func movements() throws {
    let model = try TestModel.movements().load()
    for width in [640, 644, 676] {
      try expectSame(model, ["image": TestModel.inputs(height: 12, width: width, seed: width)["image"]!], share: 0.5)
    }
  }

  @Test("a run over its memory limit goes in strips by itself, and each strip's layers are told")
  func automatic() throws {
    let bytes = TestModel.network(seed: 5, summarises: false)
    let inputs = TestModel.inputs(height: 20, width: 960, seed: 9)
    let (free, bound) = (try bytes.load(), try bytes.load(limits: ModelLimits(runBytes: 1 << 20)))
    #expect(try free.peakBytes(inputs, threads: 1) > 1 << 20)
    let records = Mutex(0)
    let timer = LayerTimer(now: { .zero }, record: { _, _ in records.withLock { $0 += 1 } })
    let actual = try #require(try bound.run(inputs, threads: 1, timer: timer)["goods"])
    let expected = try #require(try free.run(inputs, threads: 1)["goods"])
    #expect(relativeError(actual.floats, expected.floats) <= Tolerance.strips)
    guard
      case .strips(let work) = try bound.strips.decision(
        bound.engine, inputs, threads: 1, settings: .standard, bytes: 1 << 20)
    else {
      Issue.record("no strips")
      return
    }
    let layers = try free.layers(inputs).count
    #expect(records.withLock { $0 } == layers * work.schedule.strips.count)
  }

  @Test("a picture beyond the limit for one run is run in strips, one that cannot be divided is refused")
  func beyondTheLimit() throws {
    let limits = ModelLimits(scratchBytes: 1 << 20, runBytes: 1 << 20)
    let inputs = TestModel.inputs(height: 20, width: 960, seed: 9)
    let network = TestModel.network(seed: 5, summarises: false)
    let expected = try #require(try network.load().run(inputs, threads: 1)["goods"])
    let actual = try #require(try network.load(limits: limits).run(inputs, threads: 1)["goods"])
    #expect(relativeError(actual.floats, expected.floats) <= Tolerance.strips)
    let whole = try TestModel.network(seed: 5).load(limits: limits)
    guard case .tooLarge = modelError({ () throws(ModelError) in try whole.run(inputs, threads: 1) }) else {
      Issue.record("another error")
      return
    }
  }

  /// Not to the bit: a product of matrices of other sizes is done in other blocks at its end, which round in another order.
  @Test("every package in Weights can be run in strips, within the rounding of a product")
  func shipped() throws {
    let weights = TestEnvironment.root.appendingPathComponent("Weights")
    for package in try FileManager.default.contentsOfDirectory(atPath: weights.path).sorted() {
      let file = weights.appendingPathComponent(package).appendingPathComponent("model.onnx").path
      guard FileManager.default.fileExists(atPath: file) else { continue }
      let model = try InferenceModel(contentsOf: file)
      var (inputs, random) = ([String: Tensor](), SeededGenerator(seed: 8))
      for description in model.inputs {
        let open = [1, 1, 48, 1600]
        let shape = try #require(description.dimensions).enumerated().map { $1.extent ?? open[$0] }
        let floats = (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(0, 1)) }
        inputs[description.name] = Tensor(shape: shape, floats: floats)
      }
      try expectSame(model, inputs, share: 0.5, within: Tolerance.strips)
    }
  }
}
