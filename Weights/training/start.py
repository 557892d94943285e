"""Begins with the weights of a model that was trained before, out of its ONNX file.

Export folds batch normalisation into the convolutions. Here each folded pair is opened again: the normalisation gets the mean
and the deviation that the convolution's outputs have on some crops, and the scale and shift that undo it, so that the network
computes what the file computes and learns on from there.
"""
import onnx
import torch
from onnx import numpy_helper
from torch import nn


def begin_from(network, path, batch):
    """Loads `path` into `network`, which must have the same shape; `batch`: planes and declared vectors to measure on."""
    graph = onnx.load(path).graph
    values = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).astype("float32")) for tensor in graph.initializer}
    for cast in (node for node in graph.node if node.op_type == "Cast" and node.input[0] in values):
        values[cast.output[0]] = values.pop(cast.input[0])  # stored in half precision: half.py
    state = network.state_dict()
    named = {name: value for name, value in values.items() if name in state}
    folded = [node.input for node in graph.node if node.op_type == "Conv" and node.input[1] not in state]

    order, hooks = [], []
    pairs = [(part[0], part[1]) for part in network.modules()
             if isinstance(part, nn.Sequential) and len(part) > 1 and isinstance(part[1], nn.BatchNorm2d)]

    def measure(convolution, normalisation):
        def hook(_, inputs, output):
            weight, bias = (values[name] for name in folded[len(order)][1:3])
            order.append(convolution)
            convolution.weight.data.copy_(weight)
            exact = torch.nn.functional.conv2d(
                inputs[0], convolution.weight, None, convolution.stride, convolution.padding)
            mean, variance = exact.mean((0, 2, 3)), exact.var((0, 2, 3), unbiased=False)
            normalisation.running_mean.copy_(mean)
            normalisation.running_var.copy_(variance)
            normalisation.weight.data.copy_(torch.sqrt(variance + normalisation.eps))
            normalisation.bias.data.copy_(mean + bias)
            return exact
        return hook

    network.load_state_dict(named, strict=False)
    network.eval()
    for convolution, normalisation in pairs:
        hooks.append(convolution.register_forward_hook(measure(convolution, normalisation)))
    with torch.no_grad():
        network(*batch)
    for hook in hooks:
        hook.remove()
    if len(order) != len(folded) or len(named) + 2 * len(folded) != len(values):
        raise SystemExit(f"{path} is not a network of this shape")
    network.train()
