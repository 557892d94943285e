import Foundation
import TallyCore
import Testing

@testable import TallyInference

@Suite struct ModelReaderTests {
  @Test("a model is read as it was written")
  func readsBack() throws {
    let model = try TestModel.network(seed: 3).load()
    #expect(model.inputs.map(\.line) == ["image float32 [1, 2, d2, d3]", "vector float32 [1, 3]"])
    #expect(model.outputs.map(\.name) == ["goods", "summary"])
    #expect(model.contentHash.count == 64)
    #expect(model.engine.model.graph.producer == "tests" && model.engine.model.graph.opset == 17)
  }

  @Test("unsupported operators come in one error, each once, sorted, with the word")
  func unsupported() {
    var model = TestModel()
    model.input("x", [1])
    model.node("Zebra", ["x"], ["a"])
    model.node("Relu", ["a"], ["b"])
    model.node("Loop", ["b"], ["c"])
    model.node("Zebra", ["c"], ["d"])
    model.node("Gadget", ["d"], ["e"], domain: "com.example")
    model.output("e")
    let error = modelError { () throws(ModelError) in try model.load() }
    #expect(
      error
        == .unsupportedOperators(
          file: "test.onnx", operators: ["Loop (opset 17)", "Zebra (opset 17)", "com.example.Gadget"]))
    #expect(error?.explanation.problem.contains("unsupported") == true)
  }

  @Test("files that are no model, or none at all, are refused with their place")
  func refused() {
    #expect(
      modelError { () throws(ModelError) in try InferenceModel(contentsOf: "/no/such/model.onnx") }
        == .unreadable(file: "/no/such/model.onnx", said: "there is no readable file of this name"))
    for bytes in [[], Array("not a model".utf8), [0xFF, 0xFF, 0xFF], [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]] as [[UInt8]]
    {
      guard case .malformed? = modelError({ () throws(ModelError) in try InferenceModel(onnx: bytes, file: "f") })
      else {
        Issue.record("\(bytes) is not malformed")
        continue
      }
    }
  }

  @Test("numbers of the wire format are read to their full 64 bits and no further")
  func varints() throws {
    func number(_ bytes: [UInt8]) throws(ModelError) -> UInt64 {
      var reader = ProtobufReader(bytes, file: "f")
      return try reader.varint()
    }
    let ones = [UInt8](repeating: 0xFF, count: 9)
    #expect(try number([0]) == 0 && number([0x96, 1]) == 150 && number(ones + [1]) == .max)
    for bytes in [[], [0x80], ones + [2], ones + [0x81, 0], ones] {
      guard case .malformed? = modelError({ () throws(ModelError) in try number(bytes) }) else {
        Issue.record("\(bytes) is read")
        continue
      }
    }
  }

  @Test("limits hold: file, nodes, elements, dimensions, scratch memory, operations")
  func limits() throws {
    let model = TestModel.network(seed: 1)
    let inputs = TestModel.inputs(height: 16, width: 16, seed: 1)
    func isTooLarge(_ limits: ModelLimits) -> Bool {
      guard
        case .tooLarge? = modelError({ () throws(ModelError) in
          try model.load(limits: limits).run(inputs, threads: 1)
        })
      else { return false }
      return true
    }
    #expect(isTooLarge(ModelLimits(nodes: 5)))
    #expect(isTooLarge(ModelLimits(elements: 100)))
    #expect(isTooLarge(ModelLimits(dimensions: 3)))
    #expect(isTooLarge(ModelLimits(scratchBytes: 1000)))
    #expect(isTooLarge(ModelLimits(operations: 1000)))
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try Data(model.bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard
      case .tooLarge? = modelError({ () throws(ModelError) in
        try InferenceModel(contentsOf: path, limits: ModelLimits(fileBytes: 1000))
      })
    else {
      Issue.record("a file over the limit is read")
      return
    }
  }

  @Test("stored tensors must hold as many numbers as their shape asks for")
  func wrongCounts() {
    var model = TestModel()
    model.input("x", [2])
    model.initialiser(
      raw: TestModel.number(1, 3) + TestModel.number(2, 1) + TestModel.text(8, "w")
        + TestModel.field(9, [UInt8](repeating: 0, count: 8)))
    model.node("Add", ["x", "w"], ["y"])
    model.output("y")
    #expect(
      modelError { () throws(ModelError) in try model.load() }
        == .invalidGraph(file: "test.onnx", place: "tensor w", problem: "Its shape asks for 3 numbers, 2 are stored."))
  }

  @Test("half-precision initialisers become float32 where a node reads them")
  func halves() throws {
    var model = TestModel()
    model.input("x", [2])
    model.initialiser("h", Tensor(shape: [2], floats: [0.5, -2]).cast(to: .float16))
    model.node("Cast", ["h"], ["w"], [("to", .integer(1))])
    model.node("Mul", ["x", "w"], ["y"])
    model.output("y")
    #expect(try model.load().run(["x": Tensor(shape: [2], floats: [3, 5])], threads: 1)["y"]?.floats == [1.5, -10])
  }
}
