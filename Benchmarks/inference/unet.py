"""Writes a residual U-Net of the shipped model's kind as ONNX: 3×3 convolutions at 32, 64, 128 and 192 channels, a
declared vector that scales and shifts every level (FiLM), nearest upsampling, skips by concatenation.

    python unet.py FILE.onnx [--vector N] [--base N]
"""

import argparse

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper


class Writer:
    def __init__(self, seed):
        self.random = numpy.random.default_rng(seed)
        self.nodes, self.weights, self.count = [], [], 0

    def name(self, stem):
        self.count += 1
        return f"{stem}_{self.count}"

    def weight(self, array):
        name = self.name("w")
        self.weights.append(numpy_helper.from_array(numpy.asarray(array), name))
        return name

    def node(self, kind, inputs, **attributes):
        output = self.name(kind.lower())
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def conv(self, x, inputs, outputs, kernel=3, stride=1):
        scale = (2 / (inputs * kernel * kernel)) ** 0.5
        w = self.random.normal(0, scale, (outputs, inputs, kernel, kernel)).astype(numpy.float32)
        b = self.random.normal(0, 0.1, outputs).astype(numpy.float32)
        pad = kernel // 2
        return self.node("Conv", [x, self.weight(w), self.weight(b)], kernel_shape=[kernel] * 2,
                         strides=[stride] * 2, pads=[pad] * 4)

    def film(self, x, vector, length, channels):
        """x · (1 + a) + b, where a and b come from the declared vector."""
        def dense():
            w = self.random.normal(0, 0.3 / length ** 0.5, (channels, length)).astype(numpy.float32)
            b = numpy.zeros(channels, numpy.float32)
            y = self.node("Gemm", [vector, self.weight(w), self.weight(b)], transB=1)
            return self.node("Reshape", [y, self.weight(numpy.array([-1, channels, 1, 1], numpy.int64))])
        scale = self.node("Add", [dense(), self.weight(numpy.float32([1]))])
        return self.node("Add", [self.node("Mul", [x, scale]), dense()])

    def block(self, x, vector, length, channels):
        """Two convolutions, conditioned in between, added to what came in."""
        y = self.conv(x, channels, channels)
        y = self.node("Relu", [self.film(y, vector, length, channels)])
        y = self.conv(y, channels, channels)
        return self.node("Relu", [self.node("Add", [y, x])])


def build(length, base):
    w = Writer(4)
    levels = [base, 2 * base, 4 * base, 6 * base]
    x = w.node("Relu", [w.conv("image", 2, levels[0])])
    skips = []
    for level, channels in enumerate(levels):
        if level:
            x = w.node("Relu", [w.conv(x, levels[level - 1], channels, stride=2)])
        x = w.block(x, "declared", length, channels)
        skips.append(x)
    scales = w.weight(numpy.array([1, 1, 2, 2], numpy.float32))
    for level in (2, 1, 0):
        channels = levels[level]
        x = w.conv(x, levels[level + 1], channels, kernel=1)
        x = w.node("Resize", [x, "", scales], mode="nearest", nearest_mode="floor",
                   coordinate_transformation_mode="asymmetric")
        x = w.node("Concat", [x, skips[level]], axis=1)
        x = w.node("Relu", [w.conv(x, 2 * channels, channels)])
        x = w.block(x, "declared", length, channels)
    anomaly = w.node("Sigmoid", [w.conv(x, levels[0], 1, kernel=1)])
    goods = w.node("Softmax", [w.conv(x, levels[0], 12, kernel=1)], axis=1)
    for kind, source in (("anomaly", anomaly), ("goods", goods)):
        w.nodes.append(helper.make_node("Identity", [source], [kind]))
    graph = helper.make_graph(
        w.nodes, "unet",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 2, "height", "width"]),
         helper.make_tensor_value_info("declared", TensorProto.FLOAT, [1, length])],
        [helper.make_tensor_value_info("anomaly", TensorProto.FLOAT, None),
         helper.make_tensor_value_info("goods", TensorProto.FLOAT, None)], w.weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--vector", type=int, default=80)
    parser.add_argument("--base", type=int, default=32)
    arguments = parser.parse_args()
    model = build(arguments.vector, arguments.base)
    onnx.save(model, arguments.file)
