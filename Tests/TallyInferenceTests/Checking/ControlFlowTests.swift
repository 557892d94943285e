import TallyCore
import Testing

@testable import TallyInference

/// If: its branch takes its place once the condition is known.
@Suite struct ControlFlowTests {
  /// A branch that gives one output.
  private func branch(_ output: String, _ build: (inout TestModel) -> Void) -> TestModel.Value {
    var inside = TestModel()
    build(&inside)
    inside.output(output)
    return .graph(inside)
  }

  /// `flag ? -x : x · 10 + k`, where `flag` is made by `condition`.
  private func model(condition: (inout TestModel) -> Void) -> TestModel {
    var model = TestModel()
    model.input("x", [nil])
    model.initialiser("k", Tensor(shape: [], floats: [1]))
    condition(&model)
    model.node(
      "If", ["flag"], ["y"],
      [
        ("then_branch", branch("a") { $0.node("Neg", ["x"], ["a"]) }),
        (
          "else_branch",
          branch("c") {
            $0.initialiser("ten", Tensor(shape: [], floats: [10]))
            $0.node("Mul", ["x", "ten"], ["b"])
            $0.node("Add", ["b", "k"], ["c"])
          }
        ),
      ])
    model.node("Abs", ["y"], ["z"])
    model.output("y")
    model.output("z")
    return model
  }

  @Test("an input, a constant or a computed number chooses the branch")
  func conditions() throws {
    let x = Tensor(shape: [2], floats: [1, -2])
    let input = try model { $0.input("flag", [], type: 9) }.load()
    for (flag, y) in [(true, [-1, 2]), (false, [11, -19])] as [(Bool, [Float])] {
      let result = try input.run(["x": x, "flag": Tensor(shape: [], truths: [flag])], threads: 1)
      #expect(result["y"]?.floats == y && result["z"]?.floats == y.map(abs))
      let constant = try model { $0.initialiser("flag", Tensor(shape: [1], truths: [flag])) }.load()
      #expect(try constant.run(["x": x], threads: 1)["y"]?.floats == y)
    }
    // More numbers than a plan may be made for: the sum decides in the middle of the run.
    let computed = try model {
      $0.initialiser("zero", Tensor(shape: [], floats: [0]))
      $0.node("ReduceSum", ["x"], ["sum"], [("keepdims", .integer(0))])
      $0.node("Less", ["sum", "zero"], ["flag"])
    }.load()
    for sign in [Float(1), -1, 1, -1] {
      let long = Tensor(shape: [100], floats: [Float](repeating: sign, count: 100))
      let expected = [Float](repeating: sign < 0 ? 1 : 11, count: 100)
      for settings in [PlanSettings.standard, .reference] {
        #expect(try computed.run(["x": long], threads: 1, settings: settings)["y"]?.floats == expected)
      }
    }
    // The part before the sum, and one part for each branch; each for two kinds of settings.
    #expect(computed.engine.keptPlanCount == 6)
  }

  @Test("branches may hand on what stands outside, and hold branches themselves")
  func nested() throws {
    var model = TestModel()
    model.input("x", [2])
    model.input("p", [], type: 9)
    model.input("q", [], type: 9)
    let inner = branch("i") {
      $0.node(
        "If", ["q"], ["i"],
        [
          ("then_branch", self.branch("x") { _ in }),
          ("else_branch", self.branch("n") { $0.node("Neg", ["x"], ["n"]) }),
        ])
    }
    model.node("If", ["p"], ["y"], [("then_branch", inner), ("else_branch", branch("x") { _ in })])
    model.output("y")
    let loaded = try model.load()
    let x = Tensor(shape: [2], floats: [3, -4])
    for (p, q, sign) in [(true, true, 1), (true, false, -1), (false, true, 1), (false, false, 1)]
      as [(Bool, Bool, Float)]
    {
      let flags = ["p": Tensor(shape: [], truths: [p]), "q": Tensor(shape: [], truths: [q])]
      let y = try loaded.run(flags.merging(["x": x]) { $1 }, threads: 1)["y"]
      #expect(y?.floats == x.floats.map { $0 * sign }, "\(p) \(q)")
    }
  }

  @Test("branches that are missing, ask for inputs, give too much, shadow a name or read nothing are refused")
  func refused() {
    func problem(_ attributes: [(String, TestModel.Value)]) -> String? {
      var model = TestModel()
      model.input("x", [1])
      model.initialiser("flag", Tensor(shape: [], truths: [true]))
      model.node("If", ["flag"], ["y"], attributes)
      model.output("y")
      return modelError { () throws(ModelError) in try model.load() }?.explanation.line
    }
    let good = branch("a") { $0.node("Neg", ["x"], ["a"]) }
    func other(_ output: String, _ build: (inout TestModel) -> Void) -> [(String, TestModel.Value)] {
      [("then_branch", good), ("else_branch", branch(output, build))]
    }
    #expect(problem([("then_branch", good)])?.contains("else_branch is missing") == true)
    #expect(problem([("then_branch", good), ("else_branch", .integer(1))])?.contains("else_branch") == true)
    #expect(
      problem(
        other("b") {
          $0.input("b", [1])
        })?.contains("asks for inputs") == true)
    #expect(
      problem(
        other("b") {
          $0.node("Neg", ["x"], ["b"]); $0.output("b")
        })?.contains("2 outputs") == true)
    #expect(problem(other("x") { $0.node("Neg", ["flag"], ["x"]) })?.contains("made twice") == true)
    #expect(problem(other("b") { $0.node("Neg", ["nowhere"], ["b"]) })?.contains("Nothing makes") == true)
    #expect(problem(other("b") { $0.node("Neg", ["b"], ["b"]) })?.contains("own output") == true)
  }

  @Test("graphs inside each other beyond the limit are refused")
  func depth() {
    func nest(_ depth: Int) -> TestModel {
      var model = TestModel()
      if depth == 0 {
        model.node("Neg", ["x"], ["v0"])
      } else {
        let inside = TestModel.Value.graph(nest(depth - 1))
        model.node("If", ["flag"], ["v\(depth)"], [("then_branch", inside), ("else_branch", inside)])
      }
      model.output("v\(depth)")
      return model
    }
    func load(_ depth: Int) -> ModelError? {
      var model = TestModel()
      model.input("x", [1])
      model.input("flag", [], type: 9)
      let inside = TestModel.Value.graph(nest(depth))
      model.node("If", ["flag"], ["y"], [("then_branch", inside), ("else_branch", inside)])
      model.output("y")
      do throws(ModelError) {
        _ = try model.load(limits: ModelLimits(nesting: 5))
        return nil
      } catch { return error }
    }
    #expect(load(4) == nil)
    #expect(load(5) == .tooLarge(place: "test.onnx", what: "graphs inside each other", value: 6, limit: 5))
  }
}
