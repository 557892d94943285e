"""Writes the representative network as ONNX: a residual U-Net over a picture of two planes, with 3×3 convolutions at 32,
64, 128 and 192 channels at 1/2, 1/4, 1/8 and 1/16 of its resolution, scaled and shifted by a declared vector (feature-wise
modulation), nearest upsampling, skips by addition. On 512 × 2432 pixels it is 77.4 GFLOP, of which 66.7 in 3×3
convolutions of stride 1 and 8.2 in those of stride 2.

    python unet.py FILE.onnx [--vector N] [--base N]
"""

import argparse
from collections import Counter

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper


class Writer:
    def __init__(self, seed):
        self.random = numpy.random.default_rng(seed)
        self.nodes, self.weights, self.count = [], [], 0
        self.operations = Counter()

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

    def conv(self, x, inputs, outputs, reduced, kernel=3, stride=1, gain=1.0):
        """`reduced` is how many times smaller than the picture the result is, along each side."""
        scale = gain * (2 / (inputs * kernel * kernel)) ** 0.5
        w = self.random.normal(0, scale, (outputs, inputs, kernel, kernel)).astype(numpy.float32)
        b = self.random.normal(0, 0.1, outputs).astype(numpy.float32)
        self.operations[f"{kernel}x{kernel} stride {stride}"] += 2 * w.size / reduced ** 2
        return self.node("Conv", [x, self.weight(w), self.weight(b)], kernel_shape=[kernel] * 2,
                         strides=[stride] * 2, pads=[kernel // 2] * 4)

    def film(self, x, vector, length, channels):
        """x · (1 + a) + b, where a and b come from the declared vector."""
        def dense():
            w = self.random.normal(0, 0.3 / length ** 0.5, (channels, length)).astype(numpy.float32)
            b = numpy.zeros(channels, numpy.float32)
            y = self.node("Gemm", [vector, self.weight(w), self.weight(b)], transB=1)
            return self.node("Reshape", [y, self.weight(numpy.array([-1, channels, 1, 1], numpy.int64))])
        scale = self.node("Add", [dense(), self.weight(numpy.float32([1]))])
        return self.node("Add", [self.node("Mul", [x, scale]), dense()])

    def block(self, x, vector, length, channels, reduced):
        """Two convolutions, conditioned in between, added to what came in."""
        y = self.conv(x, channels, channels, reduced)
        y = self.node("Relu", [self.film(y, vector, length, channels)])
        y = self.conv(y, channels, channels, reduced, gain=0.5)
        return self.node("Relu", [self.node("Add", [y, x])])


def build(length, base):
    """The model, and its operations per pixel of the picture by kind of convolution."""
    w = Writer(4)
    levels = [base, 2 * base, 4 * base, 6 * base]
    x, skips, before = "image", [], 2
    for level, channels in enumerate(levels):
        reduced = 2 << level
        x = w.node("Relu", [w.conv(x, before, channels, reduced, stride=2)])
        x = w.block(x, "declared", length, channels, reduced)
        skips.append(x)
        before = channels
    scales = w.weight(numpy.array([1, 1, 2, 2], numpy.float32))
    for level in (2, 1, 0):
        channels, reduced = levels[level], 2 << level
        x = w.conv(x, levels[level + 1], channels, 2 * reduced, kernel=1)
        x = w.node("Resize", [x, "", scales], mode="nearest", nearest_mode="floor",
                   coordinate_transformation_mode="asymmetric")
        if level:
            x = w.node("Add", [x, w.conv(skips[level], channels, channels, reduced, kernel=1)])
            x = w.block(x, "declared", length, channels, reduced)
        else:
            x = w.node("Relu", [w.node("Add", [x, skips[0]])])
        if level == 1:
            goods = w.node("Softmax", [w.conv(x, channels, 24, reduced, kernel=1)], axis=1)
    x = w.node("Relu", [w.conv(x, levels[0], levels[0] // 2, 2)])
    anomaly = w.node("Sigmoid", [w.conv(x, levels[0] // 2, 1, 2, kernel=1)])
    for kind, source in (("anomaly", anomaly), ("goods", goods)):
        w.nodes.append(helper.make_node("Identity", [source], [kind]))
    graph = helper.make_graph(
        w.nodes, "unet",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 2, "height", "width"]),
         helper.make_tensor_value_info("declared", TensorProto.FLOAT, [1, length])],
        [helper.make_tensor_value_info("anomaly", TensorProto.FLOAT, [1, 1, "height_2", "width_2"]),
         helper.make_tensor_value_info("goods", TensorProto.FLOAT, [1, 24, "height_4", "width_4"])], w.weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), w.operations


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--vector", type=int, default=80)
    parser.add_argument("--base", type=int, default=32)
    arguments = parser.parse_args()
    model, operations = build(arguments.vector, arguments.base)
    onnx.save(model, arguments.file)
    for kind, count in sorted(operations.items()):
        print(f"{kind}: {count * 512 * 2432 / 1e9:.1f} GFLOP")
    print(f"all convolutions: {sum(operations.values()) * 512 * 2432 / 1e9:.1f} GFLOP on 512 x 2432 pixels")
