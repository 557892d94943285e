import Foundation
import Synchronization
import TallyCore
import TallyTensor
import Testing

@testable import TallyInference

@Suite struct ModelPlanTests {
  /// A clock that goes one millisecond on at every look.
  private func clock() -> @Sendable () -> Duration {
    let looks = Ticks()
    return { .milliseconds(looks.next()) }
  }

  private final class Ticks: Sendable {
    private let count = Atomic(0)
    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
  }

  private let rates = MachineRates(operations: 1e9, bytes: 1e9)
  private let shapes = ["image": [1, 2, 20, 960], "vector": [1, 3]]

  @Test("a plan has a line for every layer, with the time that the slower of arithmetic and traffic takes")
  func expected() throws {
    let model = try TestModel.network(seed: 3).load()
    let plan = try model.plan(shapes: shapes, threads: 2, rates: rates)
    let layers = try model.layers(try model.sampleInputs(shapes: shapes))
    #expect(plan.layers.map(\.layer) == layers && plan.strips == nil && plan.whyWhole == nil)
    for layer in plan.layers {
      let floats = (layer.layer.inputs.compactMap { $0 } + layer.layer.outputs).reduce(0) { $0 + $1.reduce(1, *) }
      #expect(layer.expectedSeconds >= 4 * Double(floats) / 1e9 * 0.999)
      #expect(plan.text.contains(layer.layer.name))
    }
    // A layer that only computes: 10⁹ operations in patches on two threads of 10⁹ a second each.
    let patches = PlannedLayer(
      name: "c", operatorName: "Conv", algorithm: "patches", inputs: [[1]], outputs: [[1]], operations: 1e9)
    #expect(abs(rates.seconds(patches, threads: 2) - 0.5) < 1e-9)
    let winograd = PlannedLayer(
      name: "c", operatorName: "Conv", algorithm: "winograd4", inputs: [[1]], outputs: [[1]], operations: 1e9)
    #expect(abs(rates.seconds(winograd, threads: 1) - 0.25) < 1e-9)
  }

  @Test("a profile tells each layer's median and its effective rate; in strips, the time of all of them")
  func measured() throws {
    let bytes = TestModel.network(seed: 3, summarises: false)
    let whole = try bytes.load().profile(shapes: shapes, threads: 1, rates: rates, runs: 3, now: clock())
    for layer in whole.layers {
      #expect(layer.measuredSeconds == 0.001)
      if layer.layer.operations > 0 {
        #expect(layer.effectiveRate.map { abs($0 - layer.layer.gigaOperations / 0.001) < 1e-6 } == true)
      }
    }
    #expect(whole.measuredSeconds.map { abs($0 - 0.001 * Double(whole.layers.count)) < 1e-9 } == true)
    let bound = try bytes.load(limits: ModelLimits(runBytes: 1 << 20))
    let divided = try bound.profile(shapes: shapes, threads: 1, rates: rates, runs: 1, now: clock())
    let strips = try #require(divided.strips)
    #expect(strips.count > 1 && strips.columns < 960 && divided.text.contains("\(strips.count) of \(strips.columns)"))
    #expect(
      divided.layers.allSatisfy { $0.measuredSeconds.map { abs($0 - 0.001 * Double(strips.count)) < 1e-9 } == true })
  }

  @Test("what cannot be divided says why, by node")
  func whole() throws {
    let model = try TestModel.network(seed: 3).load(limits: ModelLimits(runBytes: 1 << 20))
    let plan = try model.plan(shapes: shapes, threads: 1, rates: rates)
    #expect(plan.strips == nil && plan.whyWhole?.contains("GlobalAveragePool brings all columns together") == true)
    #expect(plan.text.contains("n-pooled"))
  }

  @Test("the time line is well-formed, has a box for each layer, and shows a model's words as text")
  func timeline() throws {
    let plan = try TestModel.network(seed: 3).load().plan(shapes: shapes, threads: 1, rates: rates)
    let parser = XMLCounter()
    #expect(parser.boxes(in: plan.timeline) == plan.layers.count + 1)
    let layer = PlannedLayer(
      name: "<script>\"&\u{1}", operatorName: "Conv", algorithm: "<b>", inputs: [], outputs: [[1]], operations: 1)
    let hostile = ModelPlan(
      inputShapes: [:], threads: 1, layers: [ModelPlan.Layer(layer: layer, expectedSeconds: 1)], strips: nil,
      whyWhole: nil, rates: rates)
    #expect(parser.boxes(in: hostile.timeline) == 2 && !hostile.timeline.contains("<script>"))
  }

  @Test("missing, unknown and hostile shapes are refused")
  func shapesRefused() throws {
    let model = try TestModel.network(seed: 3).load()
    for shapes in [["vector": [1, 3]], ["image": [1, 2, 8, 8], "other": [1]], ["image": [1, 2, Int.max, 8]]] {
      #expect(modelError { () throws(ModelError) in try model.plan(shapes: shapes, threads: 1, rates: rates) } != nil)
    }
  }

  @Test("a machine's rates are above nothing and finite")
  func machine() {
    let start = ContinuousClock.now
    let rates = MachineRates.measure(now: { ContinuousClock.now - start })
    #expect(rates.operations > 1e6 && rates.operations.isFinite && rates.bytes > 1e6 && rates.bytes.isFinite)
  }
}

/// Boxes of an SVG that a strict reader accepts; −1 where it does not.
private struct XMLCounter {
  func boxes(in text: String) -> Int {
    var open = [Substring]()
    var count = 0
    for tag in text.matches(of: /<(\/?)([a-z]+)((?:\s+[a-zA-Z-]+="[^"<]*")*)\s*(\/?)>/) {
      if tag.2 == "rect", tag.1.isEmpty { count += 1 }
      if !tag.1.isEmpty {
        guard open.popLast() == tag.2 else { return -1 }
      } else if tag.4.isEmpty {
        open.append(tag.2)
      }
    }
    let tags = text.matches(of: /<(\/?)([a-z]+)((?:\s+[a-zA-Z-]+="[^"<]*")*)\s*(\/?)>/).count
    return open.isEmpty && text.count(where: { $0 == "<" }) == tags ? count : -1
  }
}
