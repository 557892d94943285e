import Synchronization
import TallyCore
import TallyTensor
import TallyTestSupport
import Testing

@testable import TallyInference

@Suite struct PlannedLayerTests {
  @Test("layers tell their name, shapes, algorithm and operations, and a timed run records each once, in order")
  func layers() throws {
    let model = try TestModel.network(seed: 2).load()
    let inputs = TestModel.inputs(height: 12, width: 8, seed: 1)
    let layers = try model.layers(inputs)
    let convolutions = layers.filter { $0.operatorName == "Conv" }
    #expect(!convolutions.isEmpty && convolutions.allSatisfy { ConvolutionAlgorithm(rawValue: $0.algorithm) != nil })
    for layer in convolutions {
      let weights = try #require(layer.inputs[1])
      let expected = 2 * layer.outputs[0].reduce(1, *) * weights.dropFirst().reduce(1, *)
      #expect(layer.operations == Double(expected), "\(layer.name)")
    }
    // A clock that goes one second on at every look.
    let seconds = Atomic(0)
    let records = Mutex<[(PlannedLayer, Duration)]>([])
    let timer = LayerTimer(
      now: { .seconds(seconds.add(1, ordering: .relaxed).newValue) },
      record: { layer, time in records.withLock { $0.append((layer, time)) } })
    let timed = try model.run(inputs, threads: 2, timer: timer)
    #expect(timed == (try model.run(inputs, threads: 1)))
    records.withLock { list in
      #expect(list.map(\.0) == layers)
      #expect(list.allSatisfy { $0.1 == .seconds(1) })
    }
  }

  @Test("an algorithm asked for by name is used wherever it fits")
  func forced() throws {
    let model = try TestModel.network(seed: 2).load()
    let inputs = TestModel.inputs(height: 12, width: 8, seed: 1)
    let algorithm = try #require(ConvolutionAlgorithm(rawValue: "patches"))
    let layers = try model.layers(inputs, settings: PlanSettings(convolution: algorithm))
    #expect(layers.filter { $0.operatorName == "Conv" }.allSatisfy { $0.algorithm == "patches" })
  }

  @Test("a Resize with an empty region, as exporters write it, is no reason for the slow reference")
  func emptyRegion() throws {
    var model = TestModel()
    model.input("x", [1, 4, 8, 8])
    model.initialiser("region", Tensor(shape: [0], floats: []))
    model.initialiser("scales", Tensor(shape: [4], floats: [1, 1, 2, 2]))
    model.node("Resize", ["x", "region", "scales"], ["y"], [("coordinate_transformation_mode", .text("asymmetric"))])
    model.output("y")
    let loaded = try model.load()
    let x = Tensor(shape: [1, 4, 8, 8], floats: (0..<256).map { Float($0) })
    let layers = try loaded.layers(["x": x])
    #expect(!layers.isEmpty && layers.allSatisfy { $0.algorithm != "reference" })
    #expect(try loaded.run(["x": x], threads: 2) == loaded.run(["x": x], threads: 1, settings: .reference))
  }
}
