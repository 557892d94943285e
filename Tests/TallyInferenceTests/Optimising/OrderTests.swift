import TallyCore
import TallyTensor
import TallyTestSupport
import Testing

@testable import TallyInference

@Suite struct OrderTests {
  @Test("what makes little of a large value goes first, so that the other reader may overwrite it")
  func smallReadersFirst() throws {
    var model = TestModel()
    model.input("x", [1, 32, 8, 8])
    model.input("factor", [1, 32, 1, 1])
    model.node("Softmax", ["x"], ["share"], [("axis", .integer(1))])
    model.node("Mul", ["share", "factor"], ["weighed"])
    model.node("ReduceMean", ["share"], ["mean"], [("axes", .integers([1])), ("keepdims", .integer(1))])
    for name in ["weighed", "mean"] { model.output(name) }
    let loaded = try model.load()
    let inputs = [
      "x": Tensor(shape: [1, 32, 8, 8], floats: randomFloats(2048, seed: 1)),
      "factor": Tensor(shape: [1, 32, 1, 1], floats: randomFloats(32, seed: 2)),
    ]
    let names = try loaded.layers(inputs).map(\.operatorName).filter { $0 == "Mul" || $0 == "ReduceMean" }
    #expect(names == ["ReduceMean", "Mul"])
    let reference = try loaded.run(inputs, threads: 1, settings: .reference)
    let fast = try loaded.run(inputs, threads: 2)
    for name in ["weighed", "mean"] {
      let (actual, expected) = (try #require(fast[name]), try #require(reference[name]))
      #expect(relativeError(actual.floats, expected.floats) <= Tolerance.gemm, "\(name)")
    }
  }
}
