import TallyCore
import TallyTensor
import TallyTestSupport
import Testing

@testable import TallyInference

/// Networks with channels last: a pair of transpositions around everything that is made for channels first.
@Suite struct TranspositionTests {
  private static let toFirst = TestModel.Value.integers([0, 3, 1, 2]), toLast = TestModel.Value.integers([0, 2, 3, 1])

  /// Convolutions with bias, residual, concatenation and softmax, all between transpositions.
  private func model() -> TestModel {
    var model = TestModel()
    model.input("x", [1, nil, nil, 4])
    func conv(_ x: String, _ y: String, _ inputs: Int, seed: Int) {
      model.initialiser("w-\(y)", Tensor(shape: [4, inputs, 3, 3], floats: randomFloats(36 * inputs, seed: seed)))
      model.initialiser("b-\(y)", Tensor(shape: [4], floats: randomFloats(4, seed: seed + 100)))
      model.node("Transpose", [x], ["\(y)-in"], [("perm", Self.toFirst)])
      model.node("Conv", ["\(y)-in", "w-\(y)"], ["\(y)-made"], [("pads", .integers([1, 1, 1, 1]))])
      model.node("Transpose", ["\(y)-made"], ["\(y)-out"], [("perm", Self.toLast)])
      model.node("Add", ["\(y)-out", "b-\(y)"], [y])
    }
    conv("x", "a", 4, seed: 1)
    model.node("Relu", ["a"], ["ra"])
    conv("ra", "b", 4, seed: 2)
    model.node("Add", ["b", "ra"], ["sum"])
    model.node("Clip", ["sum", "", ""], ["held"])
    model.node("Concat", ["held", "ra"], ["both"], [("axis", .integer(-1))])
    conv("both", "c", 8, seed: 3)
    model.node("Softmax", ["c"], ["y"], [("axis", .integer(3))])
    model.output("y")
    return model
  }

  private func graph(_ model: InferenceModel, _ shape: [Int], _ settings: PlanSettings) throws -> OptimisedGraph {
    let type = ValueType(shape)
    return try model.engine.graph(model.engine.model.whole, [model.engine.model.inputs[0]: type], [:], settings)
  }

  @Test("pairs vanish, bias and residual are fused, and the numbers stay")
  func pairs() throws {
    let model = try model().load()
    let fused = try graph(model, [1, 5, 6, 4], .standard)
    #expect(fused.checkInvariants() == nil)
    // One in front, one behind.
    #expect(fused.nodes.count { $0.operatorName == "Transpose" } == 2)
    #expect(fused.nodes.count { $0.operatorName == "Add" } == 0)
    let x = ["x": Tensor(shape: [1, 5, 6, 4], floats: randomFloats(120, seed: 9))]
    let expected = try #require(try model.run(x, threads: 1, settings: .reference)["y"])
    for threads in 1...3 {
      let y = try #require(try model.run(x, threads: threads)["y"])
      #expect(y.shape == expected.shape && relativeError(y.floats, expected.floats) <= Tolerance.winogradNarrow * 10)
    }
  }

  @Test("transpositions in a row become one or none, also where the result is an output")
  func rows() throws {
    var model = TestModel()
    model.input("x", [2, 3, 4, 5])
    model.node("Transpose", ["x"], ["a"], [("perm", Self.toFirst)])
    model.node("Transpose", ["a"], ["same"], [("perm", Self.toLast)])
    model.node("Transpose", ["a"], ["b"], [("perm", .integers([3, 2, 1, 0]))])
    model.node("Neg", ["b"], ["c"])
    for name in ["same", "a", "c"] { model.output(name) }
    let loaded = try model.load()
    let x = ["x": Tensor(shape: [2, 3, 4, 5], floats: randomFloats(120, seed: 1))]
    #expect(try loaded.run(x, threads: 1) == loaded.run(x, threads: 1, settings: .reference))
    #expect(try loaded.run(x, threads: 1)["same"] == x["x"])
    #expect(try graph(loaded, [2, 3, 4, 5], .standard).checkInvariants() == nil)
  }

  @Test(
    "random chains of transpositions and operators that do not mind give what plain references give", arguments: 0..<20)
  func chains(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed), stream: "transpositions")
    var model = TestModel()
    model.input("x", [2, 3, 4])
    var (values, shapes) = (["x"], [[2, 3, 4]])
    for index in 0..<12 {
      let pick = random.integer(0..<values.count)
      let (from, to, shape) = (values[pick], "v\(index)", shapes[pick])
      switch random.integer(0..<6) {
      case 0, 1:
        let order = random.pick([[0, 2, 1], [1, 0, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]])
        model.node("Transpose", [from], [to], [("perm", .integers(order))])
        shapes.append(order.map { shape[$0] })
      case 2:
        model.node("Sigmoid", [from], [to])
        shapes.append(shape)
      case 3:
        model.initialiser("k\(index)", Tensor(shape: [shape[2]], floats: randomFloats(shape[2], seed: index)))
        model.node("Mul", ["k\(index)", from], [to])
        shapes.append(shape)
      case 4:
        let other = values.indices.last { shapes[$0] == shape } ?? pick
        model.node("Sub", [from, values[other]], [to])
        shapes.append(shape)
      default:
        model.node("Concat", [from, from], [to], [("axis", .integer(1))])
        shapes.append([shape[0], 2 * shape[1], shape[2]])
      }
      values.append(to)
    }
    model.output("v11")
    model.output("v7")
    let loaded = try model.load()
    let x = ["x": Tensor(shape: [2, 3, 4], floats: randomFloats(24, seed: seed))]
    let (fast, plain) = (try loaded.run(x, threads: 2), try loaded.run(x, threads: 1, settings: .reference))
    for (name, expected) in plain {
      #expect(fast[name]?.shape == expected.shape)
      #expect(relativeError(fast[name]?.floats ?? [], expected.floats) <= Tolerance.gemm, "\(name)")
    }
  }
}
