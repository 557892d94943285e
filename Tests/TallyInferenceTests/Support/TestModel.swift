import Foundation
import TallyCore
@testable import TallyInference

/// Writes small ONNX models, byte by byte: the tests' own protobuf writer, independent of the reader.
struct TestModel {
  /// An attribute's value.
  enum Value {
    case integer(Int), float(Float), text(String), integers([Int]), floats([Float]), tensor(Tensor), graph(TestModel)
  }

  private var graph: [UInt8] = []
  var opset = 17

  mutating func input(_ name: String, _ shape: [Int?], type: Int = 1) {
    graph += Self.field(11, Self.value(name, shape, type))
  }
  mutating func output(_ name: String, _ shape: [Int?] = [], type: Int = 1) {
    graph += Self.field(12, Self.value(name, shape, type))
  }

  mutating func initialiser(_ name: String, _ tensor: Tensor) { graph += Self.field(5, Self.tensor(name, tensor)) }

  mutating func initialiser(raw message: [UInt8]) { graph += Self.field(5, message) }

  mutating func node(
    _ kind: String, _ inputs: [String], _ outputs: [String], domain: String = "", _ attributes: [(String, Value)] = []
  ) {
    var node = inputs.flatMap { Self.text(1, $0) } + outputs.flatMap { Self.text(2, $0) }
    node += Self.text(3, "n-\(outputs.first ?? "")") + Self.text(4, kind)
    if !domain.isEmpty { node += Self.text(7, domain) }
    for (name, value) in attributes {
      var attribute = Self.text(1, name)
      switch value {
      case .float(let number): attribute += [0x15] + Self.bytes(number.bitPattern) + Self.number(20, 1)
      case .integer(let number): attribute += Self.number(3, number) + Self.number(20, 2)
      case .text(let word): attribute += Self.text(4, word) + Self.number(20, 3)
      case .graph(let inside): attribute += Self.field(6, inside.graph) + Self.number(20, 5)
      case .floats(let list): attribute += list.flatMap { [0x3D] + Self.bytes($0.bitPattern) } + Self.number(20, 6)
      case .tensor(let tensor): attribute += Self.field(5, Self.tensor("", tensor)) + Self.number(20, 4)
      case .integers(let list): attribute += list.flatMap { Self.number(8, $0) } + Self.number(20, 7)
      }
      node += Self.field(5, attribute)
    }
    graph += Self.field(1, node)
  }

  /// The file's bytes.
  var bytes: [UInt8] {
    Self.number(1, 8) + Self.text(2, "tests") + Self.field(7, graph)
      + Self.field(8, Self.text(1, "") + Self.number(2, opset))
  }

  /// The loaded model.
  func load(limits: ModelLimits = .standard) throws(ModelError) -> InferenceModel {
    try InferenceModel(onnx: bytes, file: "test.onnx", limits: limits)
  }

  // MARK: Wire format

  static func varint(_ value: UInt64) -> [UInt8] {
    var (rest, result) = (value, [UInt8]())
    while rest >= 128 {
      result.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    return result + [UInt8(rest)]
  }

  static func number(_ field: Int, _ value: Int) -> [UInt8] {
    varint(UInt64(field << 3)) + varint(UInt64(bitPattern: Int64(value)))
  }

  static func field(_ field: Int, _ content: [UInt8]) -> [UInt8] {
    varint(UInt64(field << 3 | 2)) + varint(UInt64(content.count)) + content
  }

  static func text(_ field: Int, _ word: String) -> [UInt8] { Self.field(field, Array(word.utf8)) }

  static func bytes(_ bits: UInt32) -> [UInt8] { (0..<4).map { UInt8(bits >> (8 * UInt32($0)) & 255) } }

  private static func value(_ name: String, _ shape: [Int?], _ type: Int) -> [UInt8] {
    let dimensions = shape.enumerated().flatMap { index, extent in
      field(1, extent.map { number(1, $0) } ?? text(2, "d\(index)"))
    }
    let tensor = number(1, type) + (shape.isEmpty ? [] : field(2, dimensions))
    return text(1, name) + field(2, field(1, tensor))
  }

  static func tensor(_ name: String, _ tensor: Tensor) -> [UInt8] {
    let types: [NumpyElementType: Int] = [
      .float32: 1, .uint8: 2, .int8: 3, .uint16: 4, .int16: 5, .int32: 6, .int64: 7, .bool: 9, .float16: 10,
      .float64: 11, .uint32: 12,
    ]
    return tensor.shape.flatMap { number(1, $0) } + number(2, types[tensor.elementType] ?? 0) + text(8, name)
      + field(9, tensor.numpy.bytes)
  }
}

extension TestModel {
  /// A small network with most of what the shipped one has: convolutions with norm, vector and residual, stride,
  /// upsampling, a skip, a softmax, and (unless told not to) a mean over the picture. Input `image` 1×2×H×W with H and W multiples of 4, `vector` 1×3.
  static func network(seed: Int, channels: Int = 8, opset: Int = 17, summarises: Bool = true) -> TestModel {
    var random = SeededGenerator(seed: UInt64(seed))
    var model = TestModel()
    model.opset = opset
    func floats(_ shape: [Int], _ scale: Double = 0.3) -> Tensor {
      Tensor(shape: shape, floats: (0..<shape.reduce(1, *)).map { _ in Float(random.normal(0, scale)) })
    }
    func conv(_ x: String, _ y: String, _ inputs: Int, _ outputs: Int, stride: Int = 1, kernel: Int = 3) {
      model.initialiser("w-\(y)", floats([outputs, inputs, kernel, kernel]))
      model.initialiser("b-\(y)", floats([outputs]))
      model.node(
        "Conv", [x, "w-\(y)", "b-\(y)"], [y],
        [("strides", .integers([stride, stride])), ("pads", .integers([Int](repeating: kernel / 2, count: 4)))])
    }
    let c = channels
    model.input("image", [1, 2, nil, nil])
    model.input("vector", [1, 3])
    conv("image", "c1", 2, c)
    for name in ["scale", "shift", "mean"] { model.initialiser(name, floats([c])) }
    model.initialiser("variance", Tensor(shape: [c], floats: (0..<c).map { 1 + Float($0) / 8 }))
    model.node("BatchNormalization", ["c1", "scale", "shift", "mean", "variance"], ["n1"])
    model.node("Relu", ["n1"], ["r1"])
    conv("r1", "c2", c, c)
    for part in ["gain", "offset"] {
      model.initialiser("w-\(part)", floats([c, 3]))
      model.node("Gemm", ["vector", "w-\(part)"], ["\(part)-flat"], [("transB", .integer(1))])
      model.initialiser("shape-\(part)", Tensor(shape: [4], integers: [-1, Int64(c), 1, 1]))
      model.node("Reshape", ["\(part)-flat", "shape-\(part)"], [part])
    }
    model.node("Mul", ["c2", "gain"], ["m2"])
    model.node("Add", ["m2", "offset"], ["a2"])
    model.node("Add", ["a2", "r1"], ["s2"])
    model.node("LeakyRelu", ["s2"], ["r2"], [("alpha", .float(0.1))])
    conv("r2", "down", c, 2 * c, stride: 2)
    model.node("Sigmoid", ["down"], ["gate"])
    model.node("Mul", ["down", "gate"], ["silu"])
    model.initialiser("scales", Tensor(shape: [4], floats: [1, 1, 2, 2]))
    model.node(
      "Resize", ["silu", "", "scales"], ["up"],
      [
        ("mode", .text("nearest")), ("coordinate_transformation_mode", .text("asymmetric")),
        ("nearest_mode", .text("floor")),
      ])
    model.node("Concat", ["up", "r2"], ["joined"], [("axis", .integer(1))])
    conv("joined", "c3", 3 * c, 5, kernel: 1)
    model.node("Softmax", ["c3"], ["goods"], [("axis", .integer(1))])
    model.node("GlobalAveragePool", ["joined"], ["pooled"])
    model.node("Flatten", ["pooled"], ["summary"])
    model.output("goods")
    if summarises { model.output("summary") }
    return model
  }

  /// Inputs for `network`.
  static func inputs(height: Int, width: Int, seed: Int) -> [String: Tensor] {
    var random = SeededGenerator(seed: UInt64(seed), stream: "inputs")
    func floats(_ shape: [Int]) -> Tensor {
      Tensor(shape: shape, floats: (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(-1, 1)) })
    }
    return ["image": floats([1, 2, height, width]), "vector": floats([1, 3])]
  }
}

extension TestModel {
  /// A small model with what `network` has not: branches, recurrence, indices, computed shapes, 8-bit and half-precision
  /// numbers. Input `x` 2×3, `flag` and `count`.
  static func mixture() -> TestModel {
    var model = TestModel()
    model.input("x", [2, 3])
    model.input("flag", [], type: 9)
    model.input("count", [1], type: 7)
    var (first, second) = (TestModel(), TestModel())
    first.node("Neg", ["x"], ["negative"])
    first.output("negative")
    second.initialiser("half", Tensor(shape: [3], floats: [0.5, 1, 2]).cast(to: .float16))
    second.node("Cast", ["half"], ["factors"], [("to", .integer(1))])
    second.node("Mul", ["x", "factors"], ["scaled"])
    second.output("scaled")
    model.node("If", ["flag"], ["y"], [("then_branch", .graph(first)), ("else_branch", .graph(second))])
    model.node("QuantizeLinear", ["y", "step", "zero"], ["q"])
    model.initialiser("step", Tensor(shape: [], floats: [0.1]))
    model.initialiser("zero", Tensor(shape: [], integers: [3], as: .int8))
    model.node("DequantizeLinear", ["q", "step", "zero"], ["d"])
    model.node("TopK", ["d", "count"], ["top", "places"])
    model.node("GatherElements", ["x", "places"], ["picked"], [("axis", .integer(1))])
    model.node("NonZero", ["picked"], ["found"])
    model.node("Cast", ["found"], ["numbers"], [("to", .integer(1))])
    model.node("ReduceSum", ["numbers"], ["sum"], [("keepdims", .integer(0))])
    model.initialiser("w", Tensor(shape: [1, 8, 3], floats: (0..<24).map { Float($0) / 24 }))
    model.initialiser("r", Tensor(shape: [1, 8, 2], floats: (0..<16).map { Float($0) / 16 - 0.5 }))
    model.initialiser("axes", Tensor(shape: [1], integers: [0]))
    model.node("Unsqueeze", ["d", "axes"], ["steps"])
    model.node("LSTM", ["steps", "w", "r"], ["states", "last"], [("hidden_size", .integer(2))])
    model.node("Einsum", ["last", "last"], ["product"], [("equation", .text("abc,abd->cd"))])
    for name in ["top", "picked", "sum", "product"] { model.output(name) }
    return model
  }

  /// Inputs for `mixture`.
  static var mixtureInputs: [String: Tensor] {
    [
      "x": Tensor(shape: [2, 3], floats: [1, -2, 3, 0, 5, -6]), "flag": Tensor(shape: [], truths: [false]),
      "count": Tensor(shape: [1], integers: [2]),
    ]
  }
}
