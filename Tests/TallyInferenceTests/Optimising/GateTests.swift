import TallyCore
import TallyTensor
import TallyTestSupport
import Testing

@testable import TallyInference

/// Activations in several nodes, as exporters spell them, become part of the convolution before them.
@Suite struct GateTests {
  private typealias Spelling = (inout TestModel) -> Void
  private static func number(_ model: inout TestModel, _ name: String, _ value: Float) {
    model.initialiser(name, Tensor(shape: [], floats: [value]))
  }

  /// Spellings of a function of `c` as `y`, with the activation they are.
  private static let spellings: [(String, Activation.Kind, @Sendable (inout TestModel) -> Void)] = [
    (
      "x · clip(x + 3) / 6", .hardSwish,
      {
        $0.node("Add", ["c", "three"], ["s"]); $0.node("Clip", ["s", "zero", "six"], ["h"])
        $0.node("Mul", ["c", "h"], ["m"]); $0.node("Div", ["m", "six"], ["y"])
      }
    ),
    (
      "(clip(3 + x) / 6) · x", .hardSwish,
      {
        $0.node("Add", ["three", "c"], ["s"]); $0.node("Clip", ["s", "zero", "six"], ["h"])
        $0.node("Div", ["h", "six"], ["d"]); $0.node("Mul", ["d", "c"], ["y"])
      }
    ),
    (
      "x · (clip(x + 3) · 1/6)", .hardSwish,
      {
        $0.node("Add", ["c", "three"], ["s"]); $0.node("Clip", ["s", "zero", "six"], ["h"])
        $0.node("Mul", ["h", "sixth"], ["d"]); $0.node("Mul", ["c", "d"], ["y"])
      }
    ),
    (
      "clip(x + 3) / 6", .hardSigmoid,
      {
        $0.node("Add", ["c", "three"], ["s"]); $0.node("Clip", ["s", "zero", "six"], ["h"])
        $0.node("Div", ["h", "six"], ["y"])
      }
    ),
    (
      "x · sigmoid(x)", .silu,
      {
        $0.node("Sigmoid", ["c"], ["s"]); $0.node("Mul", ["s", "c"], ["y"])
      }
    ),
  ]

  private func model(_ spelling: Spelling) -> TestModel {
    var model = TestModel()
    model.input("x", [1, 2, 5, 5])
    model.initialiser("w", Tensor(shape: [3, 2, 1, 1], floats: randomFloats(6, seed: 1).map { 8 * $0 }))
    for (name, value) in [("three", 3), ("six", 6), ("zero", 0), ("sixth", 1 / 6)] as [(String, Float)] {
      Self.number(&model, name, value)
    }
    model.node("Conv", ["x", "w"], ["c"])
    spelling(&model)
    model.output("y")
    return model
  }

  @Test("every spelling becomes one node and keeps its numbers", arguments: 0..<5)
  func spelled(index: Int) throws {
    let (name, kind, spelling) = Self.spellings[index]
    let loaded = try model(spelling).load()
    let types = [loaded.engine.model.inputs[0]: ValueType([1, 2, 5, 5])]
    let graph = try loaded.engine.graph(loaded.engine.model.whole, types, [:], .standard)
    #expect(graph.nodes.map(\.fusion.activation.kind) == [kind], "\(name)")
    let x = ["x": Tensor(shape: [1, 2, 5, 5], floats: randomFloats(50, seed: 2))]
    let expected = try #require(try loaded.run(x, threads: 1, settings: .reference)["y"])
    let actual = try #require(try loaded.run(x, threads: 1)["y"])
    #expect(relativeError(actual.floats, expected.floats) <= 4 * Tolerance.transcendental, "\(name)")
  }

  @Test("what only looks like it stays as it is")
  func lookalikes() throws {
    let others: [Spelling] = [
      {  // over 3, not 6
        $0.node("Add", ["c", "three"], ["s"]); $0.node("Clip", ["s", "zero", "six"], ["h"])
        $0.node("Div", ["h", "three"], ["y"])
      },
      {  // from 3 on
        $0.node("Add", ["c", "three"], ["s"]); $0.node("Clip", ["s", "three", "six"], ["h"])
        $0.node("Div", ["h", "six"], ["y"])
      },
      {  // the gate of another value
        $0.node("Neg", ["c"], ["n"]); $0.node("Add", ["n", "three"], ["s"])
        $0.node("Clip", ["s", "zero", "six"], ["h"]); $0.node("Mul", ["c", "h"], ["m"])
        $0.node("Div", ["m", "six"], ["y"])
      },
    ]
    for other in others {
      let loaded = try model(other).load()
      let x = ["x": Tensor(shape: [1, 2, 5, 5], floats: randomFloats(50, seed: 2))]
      let expected = try #require(try loaded.run(x, threads: 1, settings: .reference)["y"])
      let actual = try #require(try loaded.run(x, threads: 1)["y"])
      #expect(relativeError(actual.floats, expected.floats) <= Tolerance.gemm)
    }
  }
}
