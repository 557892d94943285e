import TallyCore
import TallyTensor
import TallyTestSupport
import Testing

@testable import TallyInference

/// Element types beside float32.
@Suite struct TypeTests {
  /// A convolution with bias and activation, weights as given.
  private func convolution(type: Int, _ weights: (inout TestModel) -> Void) -> TestModel {
    var model = TestModel()
    model.input("x", [1, 2, 6, 7], type: type)
    weights(&model)
    model.node("Conv", ["x", "w", "b"], ["c"], [("pads", .integers([1, 1, 1, 1]))])
    model.node("Relu", ["c"], ["y"])
    model.output("y", type: type)
    return model
  }

  private let w = Tensor(shape: [3, 2, 3, 3], floats: randomFloats(54, seed: 1)).cast(to: .float16)
  private let b = Tensor(shape: [3], floats: randomFloats(3, seed: 2)).cast(to: .float16)
  private let x = Tensor(shape: [1, 2, 6, 7], floats: randomFloats(84, seed: 3)).cast(to: .float16)

  @Test("float16 weights behind Cast give the bits that float32 weights of the same numbers give")
  func halfWeights() throws {
    let plain = convolution(type: 1) {
      $0.initialiser("w", self.w.cast(to: .float32))
      $0.initialiser("b", self.b.cast(to: .float32))
    }
    let half = convolution(type: 1) {
      $0.initialiser("hw", self.w)
      $0.initialiser("hb", self.b)
      $0.node("Identity", ["hw"], ["same"])
      $0.node("Cast", ["same"], ["w"], [("to", .integer(1))])
      $0.node("Cast", ["hb"], ["b"], [("to", .integer(1))])
    }
    #expect(half.bytes.count < plain.bytes.count)
    let inputs = ["x": x.cast(to: .float32)]
    let model = try half.load()
    #expect(try model.run(inputs, threads: 1) == plain.load().run(inputs, threads: 1))
    // Nothing is left of the casts: one step with packed weights.
    let steps = try model.engine.firstPlan(inputs, settings: .standard).steps
    #expect(steps.map(\.operatorName).filter { $0 != "layout" } == ["Conv"])
  }

  @Test("a float16 network computes in float32 and gives float16; float64 stays float64")
  func wholeNetworks() throws {
    let expected = try convolution(type: 1) {
      $0.initialiser("w", self.w.cast(to: .float32))
      $0.initialiser("b", self.b.cast(to: .float32))
    }.load().run(["x": x.cast(to: .float32)], threads: 1)["y"]
    for (number, type) in [(10, NumpyElementType.float16), (11, .float64)] {
      let model = try convolution(type: number) {
        $0.initialiser("w", self.w.cast(to: type))
        $0.initialiser("b", self.b.cast(to: type))
      }.load()
      for settings in [PlanSettings.standard, .reference, PlanSettings(optimises: true, lowers: true)] {
        let y = try #require(try model.run(["x": x.cast(to: type)], threads: 2, settings: settings)["y"])
        #expect(y.elementType == type)
        let tolerance: Float = type == .float16 ? 0x1p-10 : Tolerance.gemm
        #expect(relativeError(y.floats, expected?.floats ?? []) <= tolerance, "\(type)")
      }
    }
  }

  @Test("8-bit weights behind DequantizeLinear become weights of a fast convolution")
  func quantisedWeights() throws {
    let numbers = (0..<54).map { Int64($0 * 7 % 255 - 127) }
    let model = try convolution(type: 1) {
      $0.initialiser("q", Tensor(shape: [3, 2, 3, 3], integers: numbers, as: .int8))
      $0.initialiser("s", Tensor(shape: [3], floats: [0.01, 0.02, 0.03]))
      $0.initialiser("z", Tensor(shape: [3], integers: [0, 1, -2], as: .int8))
      $0.node("DequantizeLinear", ["q", "s", "z"], ["w"], [("axis", .integer(0))])
      $0.initialiser("b", self.b.cast(to: .float32))
    }.load()
    let steps = try model.engine.firstPlan(["x": x.cast(to: .float32)], settings: .standard).steps
    #expect(steps.map(\.operatorName).filter { $0 != "layout" } == ["Conv"])
    let scales: [Float] = [0.01, 0.02, 0.03], zeros: [Float] = [0, 1, -2]
    let w = numbers.enumerated().map { (Float($1) - zeros[$0 / 18]) * scales[$0 / 18] }
    let plain = try convolution(type: 1) {
      $0.initialiser("w", Tensor(shape: [3, 2, 3, 3], floats: w))
      $0.initialiser("b", self.b.cast(to: .float32))
    }.load()
    let inputs = ["x": x.cast(to: .float32)]
    let (actual, expected) = (try model.run(inputs, threads: 1)["y"], try plain.run(inputs, threads: 1)["y"])
    #expect(relativeError(actual?.floats ?? [], expected?.floats ?? []) <= Tolerance.gemm)
  }

  @Test("a batch of nothing is refused by the node that would work on it")
  func emptyBatch() throws {
    for kind in ["MaxPool", "GlobalAveragePool", "Conv"] {
      var model = TestModel()
      model.input("x", [nil, 3, 8, 8])
      model.initialiser("w", Tensor(shape: [1, 3, 1, 1], floats: [1, 1, 1]))
      model.node(
        kind, kind == "Conv" ? ["x", "w"] : ["x"], ["y"],
        kind == "MaxPool" ? [("kernel_shape", .integers([2, 2]))] : [])
      model.output("y")
      let line = modelError { () throws(ModelError) in
        try model.load().run(["x": Tensor(shape: [0, 3, 8, 8], floats: [])], threads: 1)
      }?.explanation.line
      #expect(line?.contains("\(kind)") == true && line?.contains("a batch of nothing") == true, "\(line ?? "")")
    }
  }

  @Test("memory of tensors outside the arena counts, and is given back as soon as nobody needs it")
  func boxes() throws {
    var model = TestModel()
    model.input("x", [1 << 16], type: 7)
    model.node("Neg", ["x"], ["v0"])
    for index in 0..<20 { model.node("Neg", ["v\(index)"], ["v\(index + 1)"]) }
    model.output("v20")
    let plan = try model.load().engine.firstPlan(
      ["x": Tensor(shape: [1 << 16], integers: [Int64](repeating: 1, count: 1 << 16))], settings: .standard)
    let one = 8 << 16
    #expect(plan.boxes.peakBytes >= 2 * one && plan.boxes.peakBytes < 8 * one)
    guard
      case .tooLarge? = modelError({ () throws(ModelError) in
        try model.load(limits: ModelLimits(scratchBytes: one)).run(
          ["x": Tensor(shape: [1 << 16], integers: [Int64](repeating: 1, count: 1 << 16))], threads: 1)
      })
    else {
      Issue.record("half a megabyte holds more than it can")
      return
    }
  }
}
