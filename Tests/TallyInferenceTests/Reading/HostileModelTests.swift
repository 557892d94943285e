import Foundation
import TallyCore
import Testing

@testable import TallyInference

/// Models that are made to hurt: each is refused with the node or tensor and the attribute that is wrong.
@Suite struct HostileModelTests {
  private func line(_ build: (inout TestModel) -> Void) -> String {
    var model = TestModel()
    model.input("x", [1, 2, 4, 4])
    build(&model)
    let error = modelError { () throws(ModelError) in
      try model.load().run(["x": Tensor(shape: [1, 2, 4, 4], floats: [Float](repeating: 1, count: 32))], threads: 1)
    }
    return error?.explanation.line ?? "accepted"
  }

  /// A stored tensor's message by its fields.
  private func tensor(_ name: String, dimensions: [Int], type: Int = 1, raw: [UInt8] = []) -> [UInt8] {
    dimensions.flatMap { TestModel.number(1, $0) } + TestModel.number(2, type) + TestModel.text(8, name)
      + TestModel.field(9, raw)
  }

  @Test("tensors of 2⁶³ elements, negative extents, too many dimensions and numbers that are not there")
  func stored() {
    func stored(_ dimensions: [Int], type: Int = 1, raw: [UInt8] = [0, 0, 0, 0]) -> String {
      line {
        $0.initialiser(raw: tensor("w", dimensions: dimensions, type: type, raw: raw))
        $0.node("Add", ["x", "w"], ["y"])
        $0.output("y")
      }
    }
    for dimensions in [[Int.max], [1 << 32, 1 << 31], [1 << 62, 2], [3, Int.max, Int.max], [Int.max, 0]] {
      #expect(stored(dimensions).contains("TLY-INF-002") && stored(dimensions).contains("tensor w"), "\(dimensions)")
    }
    // An extent of 0 hides the others from a plain product, but not from what counts with them.
    #expect(stored([0, 1 << 20, 1 << 20, 1 << 20, 1 << 20], raw: []).contains("elements"))
    #expect(stored([Int.min]).contains("negative") && stored([-1]).contains("negative"))
    #expect(stored([Int](repeating: 1, count: 9)).contains("dimensions"))
    #expect(stored([1 << 29]).contains("1 are stored"))
    #expect(stored([1], type: 99).contains("element type 99"))
    #expect(stored([3], type: 10, raw: [0, 0]).contains("1 are stored"))
  }

  @Test("shapes that nodes ask for: 2⁶³ elements, negative, of the wrong type")
  func shapes() {
    func shaped(_ kind: String, _ numbers: [Int64], as type: NumpyElementType = .int64) -> String {
      line {
        $0.initialiser("s", Tensor(shape: [numbers.count], integers: numbers, as: type))
        $0.node(kind, kind == "ConstantOfShape" ? ["s"] : ["x", "s"], ["y"])
        $0.output("y")
      }
    }
    for kind in ["ConstantOfShape", "Reshape", "Expand", "Tile"] {
      for numbers in [
        [.max, 1, 1, 1], [1 << 21, 1 << 21, 1 << 21, 1], [.min, 1, 1, 1], [1 << 30, 1 << 30, 2, 4], [-7, 1, 1, 1],
      ] as [[Int64]] {
        let line = shaped(kind, numbers)
        #expect(line.contains("TLY-INF-00") && line.contains(kind), "\(kind) \(numbers): \(line)")
      }
    }
    let single = line {
      $0.initialiser("s", Tensor(shape: [], floats: [1]))
      for name in ["zero", "one"] { $0.initialiser(name, Tensor(shape: [1], integers: [name == "one" ? 1 : 0])) }
      $0.node("Slice", ["s", "zero", "one", "zero"], ["y"])
      $0.output("y")
    }
    #expect(single.contains("Slice") && single.contains("axes"))
    #expect(
      line {
        $0.node("Transpose", ["x"], ["y"], [("perm", .integers([0, 1, 2, 9]))]); $0.output("y")
      }.contains("perm"))
    let range = line {
      for (name, value) in [("a", 0), ("b", -1e300), ("c", 1e-300)] as [(String, Double)] {
        $0.initialiser(name, Tensor(shape: [], doubles: [value]))
      }
      $0.node("Range", ["b", "a", "c"], ["y"])
      $0.output("y")
    }
    #expect(range.contains("Range") && range.contains("limit"))
  }

  @Test("attributes of the wrong type or out of range are named")
  func attributes() {
    func pooled(_ attributes: [(String, TestModel.Value)]) -> String {
      line {
        $0.node("MaxPool", ["x"], ["y"], attributes)
        $0.output("y")
      }
    }
    #expect(pooled([]).contains("kernel_shape"))
    #expect(pooled([("kernel_shape", .text("3"))]).contains("kernel_shape"))
    #expect(pooled([("kernel_shape", .integers([0, 2]))]).contains("kernel_shape"))
    let wide = pooled([
      ("kernel_shape", .integers([1 << 20, 1 << 20])), ("pads", .integers([1 << 20, 1 << 20, 1 << 20, 1 << 20])),
    ])
    #expect(wide.contains("kernel_shape"), "\(wide)")
    let blocks = line {
      $0.node("DepthToSpace", ["x"], ["y"], [("blocksize", .integer(1 << 31 - 1))]); $0.output("y")
    }
    #expect(blocks.contains("blocksize"))
    let equation = line {
      $0.node("Einsum", ["x", "x"], ["y"], [("equation", .text("abcd,abce->abde->"))]); $0.output("y")
    }
    #expect(equation.contains("equation"))
  }

  @Test("types that do not go together are named with their input")
  func types() {
    for (kind, inputs) in [
      ("Add", ["x", "i"]), ("MatMul", ["x", "i"]), ("Concat", ["x", "i"]), ("Where", ["x", "x", "x"]),
      ("Gather", ["x", "x"]), ("Conv", ["i", "i"]), ("Sqrt", ["i"]), ("BitwiseAnd", ["x", "x"]), ("And", ["x", "i"]),
      ("LayerNormalization", ["i", "i"]), ("QuantizeLinear", ["x", "x", "x"]), ("ScatterND", ["x", "x", "x"]),
    ] {
      let line = line {
        $0.initialiser("i", Tensor(shape: [1, 2, 4, 4], integers: [Int64](repeating: 1, count: 32)))
        $0.node(kind, inputs, ["y"], kind == "Concat" ? [("axis", .integer(0))] : [])
        $0.output("y")
      }
      #expect(line.contains("TLY-INF-005") && line.contains(kind) && line.contains("input"), "\(kind): \(line)")
    }
  }

  @Test("one message names every operator, form and type that is missing, also those inside branches")
  func everythingMissing() {
    var inside = TestModel()
    inside.node("Loop", ["x"], ["b"])
    inside.output("b")
    var model = TestModel()
    model.input("x", [1])
    model.input("words", [1], type: 8)
    model.initialiser("flag", Tensor(shape: [], truths: [true]))
    model.initialiser(raw: tensor("w", dimensions: [1], type: 16, raw: [0, 0]))
    model.node("If", ["flag"], ["a"], [("then_branch", .graph(inside)), ("else_branch", .graph(inside))])
    model.node("Zebra", ["a"], ["z"])
    model.output("z")
    let error = modelError { () throws(ModelError) in try model.load() }
    #expect(
      error
        == .unsupportedOperators(
          file: "test.onnx",
          operators: [
            "Loop (opset 17)", "Zebra (opset 17)", "element type 16 (tensor w)", "element type 8 (value words)",
          ]))
    var forms = TestModel()
    forms.input("x", [1, 1, 4, 4])
    forms.node("Pad", ["x"], ["p"], [("mode", .text("mirror"))])
    forms.node("Cast", ["p"], ["y"], [("to", .integer(16))])
    forms.output("y")
    guard case .unsupportedOperators(_, let list)? = modelError({ () throws(ModelError) in try forms.load() }) else {
      Issue.record("forms that are not covered are read")
      return
    }
    #expect(list.count == 2 && list[0].contains("type 16") && list[1].contains("mirror"), "\(list)")
  }

  @Test("messages nested two thousand deep cost an error, not the stack")
  func nesting() {
    // Attribute (field 5 of a node) holding a graph (6) holding a node (1), over and over.
    var message: [UInt8] = []
    for _ in 0..<2000 {
      message = TestModel.field(1, TestModel.text(4, "If") + TestModel.field(5, TestModel.field(6, message)))
    }
    let model = TestModel.number(1, 8) + TestModel.field(7, message)
    let error = modelError { () throws(ModelError) in try InferenceModel(onnx: model, file: "deep.onnx") }
    #expect(error == .tooLarge(place: "deep.onnx", what: "graphs inside each other", value: 17, limit: 16))
  }

  @Test("a long circle and a wide fan are seen in time")
  func circles() {
    var model = TestModel()
    model.input("x", [1])
    for index in 0..<5000 { model.node("Add", ["v\(index)", "x"], ["v\((index + 1) % 5000)"]) }
    model.output("v0")
    let error = modelError { () throws(ModelError) in try model.load() }
    #expect(error?.explanation.line.contains("depends on its own output") == true)
  }
}
