import TallyCore
import TallyTensor
import TallyTestSupport
import Testing

@testable import TallyInference

@Suite struct FusingTests {
  private func graph(_ model: InferenceModel, _ inputs: [String: Tensor], _ settings: PlanSettings) throws
    -> OptimisedGraph
  {
    var types: [Int: ValueType] = [:]
    for (value, description) in zip(model.engine.model.inputs, model.inputs) {
      let tensor = try #require(inputs[description.name])
      types[value] = ValueType(tensor.shape, tensor.elementType)
    }
    return try model.engine.graph(model.engine.model.whole, types, [:], settings)
  }

  @Test("norm, vector, residual and activation become part of their convolutions")
  func fuses() throws {
    let model = try TestModel.network(seed: 1).load()
    let inputs = TestModel.inputs(height: 8, width: 12, seed: 1)
    let whole = try graph(model, inputs, PlanSettings(optimises: false))
    let fused = try graph(model, inputs, .standard)
    for graph in [whole, fused] { #expect(graph.checkInvariants() == nil) }
    #expect(whole.nodes.count == 21)
    #expect(
      fused.nodes.map(\.operatorName).sorted()
        == [
          "Concat", "Conv", "Conv", "Conv", "Conv", "Flatten", "Gemm", "Gemm", "GlobalAveragePool", "Reshape",
          "Reshape",
          "Resize", "Softmax",
        ])
    let convolutions = fused.nodes.filter { $0.operation is Conv }
    #expect(convolutions.map(\.fusion.activation.kind) == [.relu, .leakyRelu, .silu, .identity])
    let second = convolutions[1].fusion
    #expect(second.scale != nil && second.shift != nil && second.residual != nil)
  }

  @Test("a value that somebody else reads is not fused away")
  func keepsShared() throws {
    var model = TestModel()
    model.input("x", [1, 1, 3, 3])
    model.initialiser("w", Tensor(shape: [1, 1, 1, 1], floats: [2]))
    model.node("Conv", ["x", "w"], ["c"])
    model.node("Relu", ["c"], ["r"])
    model.node("Neg", ["c"], ["n"])
    model.node("Add", ["r", "n"], ["y"])
    model.output("y")
    model.output("c")
    let x = Tensor(shape: [1, 1, 3, 3], floats: [-1, 2, -3, 4, -5, 6, -7, 8, -9])
    let loaded = try model.load()
    let graph = try graph(loaded, ["x": x], .standard)
    #expect(graph.nodes.map(\.operatorName) == ["Conv", "Relu", "Neg", "Add"])
    let result = try loaded.run(["x": x], threads: 1)
    #expect(result["c"]?.floats == x.floats.map { 2 * $0 })
    #expect(result["y"]?.floats == x.floats.map { max(0, 2 * $0) - 2 * $0 })
  }

  @Test("x + x, a residual that is the convolution itself, is not a residual")
  func selfResidual() throws {
    var model = TestModel()
    model.input("x", [1, 1, 1, 2])
    model.initialiser("w", Tensor(shape: [1, 1, 1, 1], floats: [3]))
    model.node("Conv", ["x", "w"], ["c"])
    model.node("Add", ["c", "c"], ["y"])
    model.output("y")
    let x = Tensor(shape: [1, 1, 1, 2], floats: [1, -2])
    #expect(try model.load().run(["x": x], threads: 1)["y"]?.floats == [6, -12])
  }

  @Test("constants after a convolution go into its weights", arguments: ["Add", "Sub", "Mul", "Div"], [true, false])
  func constantArithmetic(kind: String, constantFirst: Bool) throws {
    var model = TestModel()
    model.input("x", [1, 2, 4, 5])
    model.initialiser("w", Tensor(shape: [3, 2, 1, 1], floats: randomFloats(6, seed: 1)))
    model.initialiser("k", Tensor(shape: [3, 1, 1], floats: [0.5, -2, 3]))
    model.node("Conv", ["x", "w"], ["c"])
    model.node(kind, constantFirst ? ["k", "c"] : ["c", "k"], ["y"])
    model.output("y")
    let loaded = try model.load()
    let inputs = ["x": Tensor(shape: [1, 2, 4, 5], floats: randomFloats(40, seed: 2))]
    let expected = try #require(try loaded.run(inputs, threads: 1, settings: .reference)["y"])
    let actual = try #require(try loaded.run(inputs, threads: 1)["y"])
    #expect(relativeError(actual.floats, expected.floats) <= Tolerance.gemm)
    let fuses = !constantFirst || kind == "Add" || kind == "Mul"
    #expect(try graph(loaded, inputs, .standard).nodes.count == (fuses ? 1 : 2))
  }

  @Test("fused and fast gives what plain references give, for random networks and sizes", arguments: 0..<12)
  func agreesWithReference(seed: Int) throws {
    let model = try TestModel.network(seed: seed, channels: [3, 8, 16, 17][seed % 4]).load()
    let inputs = TestModel.inputs(height: 4 * (1 + seed % 5), width: 4 * (1 + seed % 7), seed: seed)
    let expected = try model.run(inputs, threads: 1, settings: .reference)
    for algorithm in [nil] + ConvolutionAlgorithm.allCases.map(Optional.some) {
      for optimises in [true, false] {
        let settings = PlanSettings(optimises: optimises, convolution: algorithm)
        let results = try [1, 2, 3].map { try model.run(inputs, threads: $0, settings: settings) }
        for (name, tensor) in expected {
          let actual = try #require(results[0][name])
          #expect(actual.shape == tensor.shape)
          #expect(relativeError(actual.floats, tensor.floats) <= Tolerance.network, "\(name) with \(settings)")
        }
        #expect(results[1] == results[0] && results[2] == results[0], "other bits on more threads with \(settings)")
      }
    }
  }

  @Test("arithmetic on shapes disappears before the run")
  func shapeArithmetic() throws {
    var model = TestModel()
    model.input("x", [nil, nil, nil])
    model.node("Shape", ["x"], ["s"])
    model.initialiser("two", Tensor(shape: [1], integers: [2]))
    model.initialiser("minus", Tensor(shape: [1], integers: [-1]))
    model.node("Gather", ["s", "two"], ["last"])
    model.node("Concat", ["minus", "last"], ["wanted"], [("axis", .integer(0))])
    model.node("Reshape", ["x", "wanted"], ["y"])
    model.output("y")
    let loaded = try model.load()
    let x = Tensor(shape: [2, 3, 5], floats: randomFloats(30, seed: 1))
    #expect(try graph(loaded, ["x": x], .standard).nodes.map(\.operatorName) == ["Reshape"])
    #expect(try loaded.run(["x": x], threads: 1)["y"] == Tensor(shape: [6, 5], floats: x.floats))
  }
}
