import Foundation
import TallyCore
import TallyTensor
import TallyTestSupport
import Testing

@testable import TallyInference

/// Models whose shapes only a run decides are planned part by part.
@Suite struct PartTests {
  @Test("what comes after NonZero is planned when the count is known, with its fast paths")
  func nonZero() throws {
    var model = TestModel()
    model.input("x", [nil])
    model.node("NonZero", ["x"], ["places"])
    model.node("Squeeze", ["places"], ["flat"])
    model.node("Gather", ["x", "flat"], ["found"])
    model.node("Exp", ["found"], ["y"])
    model.node("Neg", ["x"], ["beside"])
    for name in ["places", "y", "beside"] { model.output(name) }
    let loaded = try model.load()
    for numbers in [[0, 1, 0, 2], [0, 0, 0, 0], [3, 4, 5, 6], [0, 1, 0, 2]] as [[Float]] {
      let result = try loaded.run(["x": Tensor(shape: [4], floats: numbers)], threads: 1)
      let places = numbers.indices.filter { numbers[$0] != 0 }
      #expect(result["places"] == Tensor(shape: [1, places.count], integers: places.map { Int64($0) }))
      #expect(result["y"]?.shape == [places.count])
      #expect(relativeError(result["y"]?.floats ?? [], places.map { exp(numbers[$0]) }) <= Tolerance.transcendental)
      #expect(result["beside"]?.floats == numbers.map { -$0 })
    }
  }

  @Test("a computed extent reaches a convolution, the same for any number of threads")
  func computedResize() throws {
    var model = TestModel()
    model.input("x", [1, 2, nil, nil])
    model.initialiser("w", Tensor(shape: [3, 2, 3, 3], floats: randomFloats(54, seed: 1)))
    // The new size comes out of the numbers of the picture: 4 more than its largest number, rounded.
    model.node("ReduceMax", ["x"], ["top"], [("keepdims", .integer(0))])
    model.node("Cast", ["top"], ["extent"], [("to", .integer(7))])
    model.initialiser("head", Tensor(shape: [2], integers: [1, 2]))
    model.initialiser("one", Tensor(shape: [1], integers: [1]))
    model.node("Reshape", ["extent", "one"], ["list"])
    model.node("Concat", ["head", "list", "list"], ["sizes"], [("axis", .integer(0))])
    model.node("Resize", ["x", "", "", "sizes"], ["larger"])
    model.node("Conv", ["larger", "w"], ["y"])
    model.output("y")
    let loaded = try model.load()
    for extent in [7, 9, 7] {
      var numbers = randomFloats(2 * 8 * 8, seed: extent)
      numbers[5] = Float(extent)
      let x = ["x": Tensor(shape: [1, 2, 8, 8], floats: numbers)]
      let expected = try loaded.run(x, threads: 1, settings: .reference)["y"]
      let results = try [1, 2, 3].map { try loaded.run(x, threads: $0)["y"] }
      #expect(results[0]?.shape == [1, 3, extent - 2, extent - 2])
      #expect(relativeError(results[0]?.floats ?? [], expected?.floats ?? []) <= Tolerance.winograd)
      #expect(results[1] == results[0] && results[2] == results[0])
    }
  }

  @Test("an extent that is out of bounds in the middle of a run is refused with its node")
  func refused() throws {
    var model = TestModel()
    model.input("x", [nil])
    model.node("ReduceSum", ["x"], ["sum"])
    model.node("Cast", ["sum"], ["shape"], [("to", .integer(7))])
    model.node("ConstantOfShape", ["shape"], ["y"])
    model.output("y")
    let loaded = try model.load(limits: ModelLimits(elements: 1000))
    func run(_ number: Float) throws(ModelError) -> Tensor? {
      try loaded.run(["x": Tensor(shape: [100], floats: [Float](repeating: number, count: 100))], threads: 1)["y"]
    }
    #expect(try run(0.5)?.shape == [50])
    for number in [Float(-1), 100, .infinity, 1e30] {
      let line = modelError { () throws(ModelError) in try run(number) }?.explanation.line
      #expect(line?.contains("ConstantOfShape") == true, "\(number): \(line ?? "")")
    }
  }

  @Test("a shape made of more numbers than a plan may be made for is refused, not tried for ever")
  func stuck() throws {
    var model = TestModel()
    model.input("x", [1])
    model.input("shape", [nil], type: 7)
    model.node("Expand", ["x", "shape"], ["y"])
    model.output("y")
    let loaded = try model.load()
    func run(_ count: Int) throws(ModelError) -> Tensor? {
      try loaded.run(
        [
          "x": Tensor(shape: [1], floats: [1]),
          "shape": Tensor(shape: [count], integers: [Int64](repeating: 1, count: count)),
        ], threads: 1)["y"]
    }
    #expect(try run(3)?.shape == [1, 1, 1])
    guard case .unsupported(let node, _)? = modelError({ () throws(ModelError) in try run(5000) }) else {
      Issue.record("5,000 extents are taken")
      return
    }
    #expect(node.contains("Expand"))
  }

  @Test("non-maximum suppression runs on computed boxes")
  func suppression() throws {
    var model = TestModel()
    model.input("boxes", [1, nil, 4])
    model.input("scores", [1, 1, nil])
    model.initialiser("most", Tensor(shape: [1], integers: [10]))
    model.initialiser("overlap", Tensor(shape: [1], floats: [0.5]))
    model.node("Sigmoid", ["scores"], ["ranks"])
    model.node("NonMaxSuppression", ["boxes", "ranks", "most", "overlap"], ["chosen"])
    model.node("Shape", ["chosen"], ["count"])
    model.output("chosen")
    model.output("count")
    let boxes: [Float] = [0, 0, 2, 2, 0, 0, 2, 1.9, 5, 5, 6, 6]
    let result = try model.load().run(
      ["boxes": Tensor(shape: [1, 3, 4], floats: boxes), "scores": Tensor(shape: [1, 1, 3], floats: [1, 2, 0])],
      threads: 1)
    #expect(result["chosen"] == Tensor(shape: [2, 3], integers: [0, 0, 1, 0, 0, 2]))
    #expect(result["count"]?.integers == [2, 3])
  }

  @Test("kept plans are bounded in bytes")
  func cacheBytes() throws {
    let model = try TestModel.network(seed: 1).load(limits: ModelLimits(planCacheBytes: 40_000))
    for height in 1...6 { _ = try model.run(TestModel.inputs(height: 4 * height, width: 16, seed: 1), threads: 1) }
    #expect((1..<4).contains(model.engine.keptPlanCount))
  }
}
