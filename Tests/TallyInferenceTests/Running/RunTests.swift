import TallyCore
import TallyTestSupport
import Testing

@testable import TallyInference

@Suite struct RunTests {
  @Test("wrong inputs are refused by name")
  func inputs() throws {
    let model = try TestModel.network(seed: 1).load()
    let good = TestModel.inputs(height: 8, width: 8, seed: 1)
    func problem(_ change: (inout [String: Tensor]) -> Void) -> String {
      var inputs = good
      change(&inputs)
      guard case .input(let name, _)? = modelError({ () throws(ModelError) in try model.run(inputs, threads: 1) })
      else {
        return "none"
      }
      return name
    }
    #expect(problem { $0["image"] = nil } == "image")
    #expect(problem { $0["vector"] = Tensor(shape: [1, 4], floats: [0, 0, 0, 0]) } == "vector")
    #expect(problem { $0["vector"] = Tensor(shape: [3], floats: [0, 0, 0]) } == "vector")
    #expect(problem { $0["vector"] = Tensor(shape: [1, 3], integers: [0, 0, 0]) } == "vector")
    #expect(problem { $0["extra"] = $0["vector"] } == "extra")
    // 6 is no multiple of 4: the halves do not meet again. The node is named, not the input.
    let odd = modelError { () throws(ModelError) in
      try model.run(TestModel.inputs(height: 7, width: 8, seed: 1), threads: 1)
    }
    #expect(odd?.explanation.place.contains("Concat") == true)
  }

  @Test("plans are kept per shape, a bounded number of them, and give the same again")
  func shapes() throws {
    let model = try TestModel.network(seed: 1).load()
    let first = try (1...12).map { try model.run(TestModel.inputs(height: 4 * $0, width: 8, seed: $0), threads: 1) }
    let again = try (1...12).map { try model.run(TestModel.inputs(height: 4 * $0, width: 8, seed: $0), threads: 1) }
    #expect(first == again)
    #expect(first[2]["goods"]?.shape == [1, 5, 12, 8])
    #expect(model.engine.keptPlanCount == Engine.keptPlans)
  }

  @Test("runs at the same time do not disturb each other")
  func concurrent() async throws {
    let model = try TestModel.network(seed: 5).load()
    let inputs = (0..<4).map { TestModel.inputs(height: 16, width: 16 + 4 * ($0 % 2), seed: $0) }
    let alone = try inputs.map { try model.run($0, threads: 1) }
    try await withThrowingTaskGroup(of: (Int, [String: Tensor]).self) { group in
      for round in 0..<40 {
        group.addTask { (round % 4, try model.run(inputs[round % 4], threads: 1 + round % 3)) }
      }
      for try await (index, result) in group { #expect(result == alone[index]) }
    }
  }

  @Test("an input that decides a shape is part of the plan")
  func shapeInputs() throws {
    var model = TestModel()
    model.input("x", [6])
    model.input("shape", [2], type: 7)
    model.node("Reshape", ["x", "shape"], ["y"])
    model.output("y")
    let loaded = try model.load()
    let x = Tensor(shape: [6], floats: randomFloats(6, seed: 1))
    for shape in [[2, 3], [3, 2], [1, 6], [2, 3]] as [[Int64]] {
      let y = try loaded.run(["x": x, "shape": Tensor(shape: [2], integers: shape)], threads: 1)["y"]
      #expect(y == Tensor(shape: shape.map { Int($0) }, floats: x.floats))
    }
    guard
      case .invalidNode? = modelError({ () throws(ModelError) in
        try loaded.run(["x": x, "shape": Tensor(shape: [2], integers: [4, 2])], threads: 1)
      })
    else {
      Issue.record("6 numbers go into 4 × 2")
      return
    }
  }

  @Test("outputs keep their own type, also when they are inputs or constants")
  func outputTypes() throws {
    var model = TestModel()
    model.input("x", [3], type: 6)
    model.initialiser("k", Tensor(shape: [1], doubles: [2.5]))
    model.node("Identity", ["x"], ["same"])
    model.node("Identity", ["k"], ["constant"])
    model.node("Cast", ["x"], ["half"], [("to", .integer(10))])
    model.node("Equal", ["x", "x"], ["equal"])
    for name in ["same", "constant", "half", "equal"] { model.output(name) }
    let result = try model.load().run(["x": Tensor(shape: [3], integers: [1, 70000, -3], as: .int32)], threads: 1)
    #expect(result["same"] == Tensor(shape: [3], integers: [1, 70000, -3], as: .int32))
    #expect(result["constant"] == Tensor(shape: [1], doubles: [2.5]))
    #expect(result["half"]?.elementType == .float16 && result["half"]?.floats == [1, .infinity, -3])
    #expect(result["equal"] == Tensor(shape: [3], integers: [1, 1, 1], as: .bool))
  }

  @Test("the summary counts, and says work and memory where shapes are known")
  func summary() throws {
    let model = try TestModel.network(seed: 1).load()
    let open = try model.summary()
    #expect(open.plan == nil && open.operators.first == ModelSummary.OperatorCount(name: "Conv", count: 4))
    let stored: [Int] = [144, 8, 4 * 8, 576, 8, 2 * 24, 2 * 4, 1152, 16, 4, 120, 5]
    #expect(open.parameters == stored.reduce(0, +))
    let known = try #require(try model.summary(shapes: ["image": [1, 2, 8, 8]]).plan)
    let products: [Int] = [64 * 8 * 18, 64 * 8 * 72, 16 * 16 * 72, 64 * 5 * 24, 2 * 8 * 3]
    let expected = 2e-9 * Double(products.reduce(0, +))
    #expect(abs(known.gflop - expected) < 1e-12)
    #expect(known.peakBytes > 4 * 64 * 24 && known.peakBytes < 1 << 20)
    #expect(known.peakBytes == (try model.peakBytes(TestModel.inputs(height: 8, width: 8, seed: 1), threads: 1)))
    let text = try model.summary(shapes: ["image": [1, 2, 8, 8]]).textWithLayers
    for part in ["sha256", "Conv ×4", "GFLOP", "blas", "direct", "memory"] {
      #expect(text.contains(part), "\(part) is not in\n\(text)")
    }
  }
}
