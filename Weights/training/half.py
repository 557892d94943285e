"""Stores a network's weights in half precision: `python half.py MODEL.onnx HALF.onnx`.

Every float32 tensor of more than one number becomes a float16 tensor behind a Cast to float32, so that the file halves and
all arithmetic stays float32; the inference core folds the Cast when it loads. A tensor keeps its form where float16 would
take more from a number than its last digit (2^-11 of it) and 2^-16 of the tensor's largest: numbers too large for it, or a
tensor of numbers so small that it has no digits left for them.
"""
import argparse
import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def fits(array):
    with np.errstate(over="ignore"):
        error = np.abs(array.astype(np.float16).astype(np.float32) - array)
    return bool(np.all(error <= 2.0 ** -11 * np.abs(array) + 2.0 ** -16 * np.abs(array).max()))


def halve(model):
    """Changes the model in place; tensors that were halved and that were kept."""
    graph, casts, kept = model.graph, [], []
    for index, tensor in enumerate(graph.initializer):
        if tensor.data_type != TensorProto.FLOAT:
            continue
        array = numpy_helper.to_array(tensor)
        if array.size < 2 or not fits(array):
            kept.append(tensor.name)
            continue
        name = tensor.name
        graph.initializer[index].CopyFrom(numpy_helper.from_array(array.astype(np.float16), name + ".half"))
        casts.append(helper.make_node("Cast", [name + ".half"], [name], name=name + ".full", to=TensorProto.FLOAT))
    nodes = casts + list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model, full_check=True)
    return [cast.output[0] for cast in casts], kept


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("half")
    options = parser.parse_args()
    model = onnx.load(options.model)
    halved, kept = halve(model)
    onnx.save(model, options.half)
    before, after = (pathlib.Path(path).stat().st_size for path in (options.model, options.half))
    print(f"{len(halved)} tensors halved, {len(kept)} kept; {before} bytes became {after} ({after / before:.0%})")


if __name__ == "__main__":
    main()
