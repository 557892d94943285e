import TallyCore
import TallyTestSupport

@testable import TallyInference

extension TestModel {
  /// Windows, paddings and movements that leave the order of the columns alone. Input `image` 1×2×H×W, W a multiple of 4.
  static func movements() -> TestModel {
    var (model, random) = (TestModel(), SeededGenerator(seed: 12))
    func floats(_ shape: [Int]) -> Tensor {
      Tensor(shape: shape, floats: (0..<shape.reduce(1, *)).map { _ in Float(random.normal(0, 0.3)) })
    }
    func weights(_ name: String, _ shape: [Int]) { model.initialiser(name, floats(shape)) }
    model.input("image", [1, 2, nil, nil])
    weights("w1", [6, 2, 3, 5])
    model.node(
      "Conv", ["image", "w1"], ["dilated"], [("dilations", .integers([1, 3])), ("pads", .integers([1, 6, 1, 6]))])
    weights("w2", [6, 1, 5, 5])
    model.node("Conv", ["dilated", "w2"], ["depthwise"], [("group", .integer(6)), ("auto_pad", .text("SAME_UPPER"))])
    model.node(
      "MaxPool", ["depthwise"], ["pooled"],
      [("kernel_shape", .integers([3, 3])), ("strides", .integers([2, 2])), ("pads", .integers([1, 1, 1, 1]))])
    weights("w3", [6, 4, 4, 4])
    model.node(
      "ConvTranspose", ["pooled", "w3"], ["up"], [("strides", .integers([2, 2])), ("pads", .integers([1, 1, 1, 1]))])
    model.initialiser("margins", Tensor(shape: [8], integers: [0, 0, 1, 2, 0, 0, 1, 2]))
    model.node("Pad", ["up", "margins"], ["padded"], [("mode", .text("reflect"))])
    model.node(
      "AveragePool", ["padded"], ["mean"], [("kernel_shape", .integers([3, 5])), ("count_include_pad", .integer(0))])
    model.node("SpaceToDepth", ["mean"], ["deep"], [("blocksize", .integer(2))])
    weights("w4", [16, 16, 1, 1])
    model.node("Conv", ["deep", "w4"], ["mixed"])
    model.node("DepthToSpace", ["mixed"], ["wide"], [("blocksize", .integer(2)), ("mode", .text("CRD"))])
    model.initialiser("half", Tensor(shape: [4], floats: [1, 1, 0.5, 0.5]))
    model.node("Resize", ["wide", "", "half"], ["small"], [("mode", .text("linear"))])
    model.initialiser("twice", Tensor(shape: [4], floats: [1, 1, 2, 2]))
    model.node("Resize", ["small", "", "twice"], ["smooth"], [("mode", .text("cubic"))])
    model.node("Transpose", ["smooth"], ["turned"], [("perm", .integers([0, 2, 3, 1]))])
    weights("w5", [4, 3])
    model.node("MatMul", ["turned", "w5"], ["rows"])
    model.initialiser("scale", floats([3]))
    model.node("LayerNormalization", ["rows", "scale"], ["y"])
    model.node("ReduceMax", ["wide"], ["profile"], [("axes", .integers([2])), ("keepdims", .integer(0))])
    model.node("ArgMax", ["smooth"], ["places"], [("axis", .integer(1))])
    model.output("y")
    model.output("profile")
    model.output("places", type: 7)
    return model
  }
}
