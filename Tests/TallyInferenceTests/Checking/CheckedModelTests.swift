import TallyCore
import Testing

@testable import TallyInference

@Suite struct CheckedModelTests {
  private func problem(_ build: (inout TestModel) -> Void) -> String? {
    var model = TestModel()
    model.input("x", [1, 2, 4, 4])
    build(&model)
    return modelError { () throws(ModelError) in
      try model.load().run(["x": Tensor(shape: [1, 2, 4, 4], floats: [Float](repeating: 1, count: 32))], threads: 1)
    }?.explanation.line
  }

  @Test("graphs that do not hold together are refused by name")
  func graphs() {
    #expect(
      problem {
        $0.node("Relu", ["z"], ["y"]); $0.output("y")
      }?.contains("Nothing makes its input z") == true)
    #expect(
      problem {
        $0.node("Relu", ["x"], ["y"]); $0.output("q")
      }?.contains("output q") == true)
    #expect(problem { $0.node("Relu", ["x"], ["y"]) }?.contains("outputs") == true)
    #expect(
      problem {
        $0.node("Relu", ["x"], ["y"]); $0.node("Relu", ["x"], ["y"]); $0.output("y")
      }?
      .contains("made twice") == true)
    #expect(
      problem {
        $0.node("Relu", ["x"], ["x"]); $0.output("x")
      }?.contains("made twice") == true)
    #expect(
      problem {
        $0.node("Add", ["x", "b"], ["a"]); $0.node("Relu", ["a"], ["b"]); $0.output("b")
      }?
      .contains("depends on its own output") == true)
    #expect(
      problem {
        $0.opset = 0; $0.node("Relu", ["x"], ["y"]); $0.output("y")
      } != nil)
  }

  @Test("wrong attributes and shapes are refused with node and attribute")
  func nodes() {
    let weights = Tensor(shape: [3, 2, 3, 3], floats: [Float](repeating: 1, count: 54))
    func conv(_ attributes: [(String, TestModel.Value)]) -> String? {
      problem {
        $0.initialiser("w", weights)
        $0.node("Conv", ["x", "w"], ["y"], attributes)
        $0.output("y")
      }
    }
    for (attribute, value) in [
      ("strides", .integers([0, 1])), ("strides", .integers([1])), ("dilations", .integers([-1, 1])),
      ("pads", .integers([0, 0, 0])), ("pads", .integers([-1, 0, 0, 0])), ("group", .integer(0)),
      ("auto_pad", .text("SAME")), ("kernel_shape", .integers([5, 5])), ("strides", .float(1)),
      ("strides", .integers([Int.max, 1])),
    ] as [(String, TestModel.Value)] {
      let line = conv([(attribute, value)])
      #expect(line?.contains("TLY-INF-005") == true && line?.contains("n-y") == true, "\(attribute): \(line ?? "read")")
      #expect(line?.contains(attribute) == true, "\(line ?? "")")
    }
    #expect(conv([("group", .integer(2))])?.contains("2 groups") == true)
    #expect(conv([("dilations", .integers([2, 2]))])?.contains("does not fit") == true)
  }

  @Test("nodes may stand in any order")
  func order() throws {
    var model = TestModel()
    model.input("x", [2])
    model.node("Neg", ["b"], ["c"])
    model.node("Abs", ["a"], ["b"])
    model.node("Sqrt", ["x"], ["a"])
    model.output("c")
    #expect(try model.load().run(["x": Tensor(shape: [2], floats: [4, 9])], threads: 1)["c"]?.floats == [-2, -3])
  }
}
