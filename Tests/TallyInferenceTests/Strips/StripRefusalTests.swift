import TallyCore
import Testing

@testable import TallyInference

/// Networks that cannot be run in strips say which node stands against it.
@Suite struct StripRefusalTests {
  private func refusal(_ shape: [Int?] = [1, 4, nil, nil], opset: Int = 17, _ build: (inout TestModel) -> Void) throws
    -> ColumnSearch.Refusal?
  {
    var model = TestModel()
    model.opset = opset
    model.input("x", shape)
    build(&model)
    model.output("y")
    let loaded = try model.load()
    let types = [loaded.engine.model.inputs[0]: ValueType(shape.enumerated().map { $1 ?? [1, 4, 16, 256][$0] })]
    do {
      _ = try ColumnSearch(loaded.engine, types)
      return nil
    } catch { return error }
  }

  @Test(
    "what brings the whole width together is named",
    arguments: [
      "GlobalAveragePool", "GlobalMaxPool", "InstanceNormalization", "ReduceMean", "Flatten",
    ])
  func together(kind: String) throws {
    let found = try refusal { model in
      model.initialiser("one", Tensor(shape: [4], floats: [1, 1, 1, 1]))
      model.node(kind, ["x"] + (kind == "InstanceNormalization" ? ["one", "one"] : []), ["y"])
    }
    #expect(
      found?.node.hasSuffix("“n-y”") == true && found?.reason.contains(kind) == true, "\(String(describing: found))")
  }

  @Test("softmax, sums and joints along the width are refused, along another axis they are not")
  func axes() throws {
    for (kind, inputs) in [("Softmax", ["x"]), ("Concat", ["x", "x"]), ("ArgMax", ["x"])] {
      for axis in [3, -1, 1, 2] {
        let found = try refusal { $0.node(kind, inputs, ["y"], [("axis", .integer(axis))]) }
        #expect((found == nil) == (axis == 1 || axis == 2), "\(kind) \(axis)")
      }
    }
    #expect(try refusal(opset: 11) { $0.node("Softmax", ["x"], ["y"], [("axis", .integer(1))]) } != nil)
  }

  @Test("attention over the columns, squeeze and excite, positions, and arithmetic with the width are refused")
  func mixtures() throws {
    let attention = try refusal { model in
      model.node("Transpose", ["x"], ["t"], [("perm", .integers([0, 1, 3, 2]))])
      model.node("MatMul", ["t", "x"], ["y"])
    }
    #expect(attention?.reason == "Its columns lie along no one axis.")
    let excite = try refusal { model in
      model.node("GlobalAveragePool", ["x"], ["g"])
      model.node("Mul", ["x", "g"], ["y"])
    }
    #expect(excite?.node.hasSuffix("“n-g”") == true)
    let width = try refusal { model in
      model.node("Shape", ["x"], ["s"])
      model.initialiser("three", Tensor(shape: [], integers: [3]))
      model.node("Gather", ["s", "three"], ["w"])
      model.node("Cast", ["w"], ["f"], [("to", .integer(1))])
      model.node("Div", ["x", "f"], ["y"])
    }
    #expect(width?.reason == "Div computes with the width.")
    let positions = try refusal { model in
      model.node("Shape", ["x"], ["s"])
      model.initialiser("three", Tensor(shape: [], integers: [3]))
      model.node("Gather", ["s", "three"], ["w"])
      model.initialiser("zero", Tensor(shape: [], integers: [0]))
      model.initialiser("one", Tensor(shape: [], integers: [1]))
      model.node("Range", ["zero", "w", "one"], ["r"])
      model.node("Cast", ["r"], ["f"], [("to", .integer(1))])
      model.node("Add", ["x", "f"], ["y"])
    }
    #expect(positions?.reason == "It holds numbers for every column of the whole picture.")
  }

  @Test("resizing is followed by powers of two, not by others, corner to corner or from both ends")
  func resizing() throws {
    for (scale, transformation, allowed) in [
      (2, "asymmetric", true), (4, "half_pixel", true), (0.5, "half_pixel", true), (3, "asymmetric", false),
      (2, "align_corners", false),
    ] {
      for mode in ["nearest", "linear", "cubic"] {
        let found = try refusal { model in
          model.initialiser("scales", Tensor(shape: [4], floats: [1, 1, Float(scale), Float(scale)]))
          model.node(
            "Resize", ["x", "", "scales"], ["y"],
            [("mode", .text(mode)), ("coordinate_transformation_mode", .text(transformation))])
        }
        #expect((found == nil) == allowed, "\(mode) \(scale) \(transformation)")
      }
    }
  }

  @Test("a picture of fixed width, of few columns, or of another form is none that can be divided")
  func pictures() throws {
    #expect(try refusal([1, 4, nil, 256]) { $0.node("Relu", ["x"], ["y"]) }?.node == "inputs")
    #expect(try refusal([1, 4, nil]) { $0.node("Relu", ["x"], ["y"]) }?.node == "inputs")
    #expect(try refusal { $0.node("Relu", ["x"], ["y"]) } == nil)
  }
}
