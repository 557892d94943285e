"""An ONNX graph as a PyTorch module with the same weights: the operators of the networks that are measured, written from
the ONNX specification in calls of torch.nn.functional. What it does not know it names."""

import numpy
import onnx
import torch
import torch.nn.functional as F
from onnx import helper, numpy_helper


class Graph(torch.nn.Module):
    def __init__(self, model, outputs):
        super().__init__()
        graph = onnx.load(model).graph
        self.outputs, self.nodes, self.fixed = outputs, [], {}
        for tensor in graph.initializer:
            self.keep(tensor.name, numpy_helper.to_array(tensor))
        self.inputs = [value.name for value in graph.input if value.name not in self.fixed]
        unknown = sorted({node.op_type for node in graph.node if not hasattr(Operators, node.op_type)})
        if unknown:
            raise RuntimeError("not rebuilt in PyTorch: " + ", ".join(unknown))
        for node in graph.node:
            attributes = {a.name: helper.get_attribute_value(a) for a in node.attribute}
            if node.op_type == "Constant":
                self.keep(node.output[0], numpy_helper.to_array(attributes["value"]))
            else:
                self.nodes.append((getattr(Operators, node.op_type), list(node.input), list(node.output), attributes))

    def keep(self, name, array):
        self.fixed[name] = torch.from_numpy(numpy.array(array))

    def forward(self, *inputs):
        values = {**self.fixed, **dict(zip(self.inputs, inputs)), "": None}
        for function, names, results, attributes in self.nodes:
            outcome = function(*(values[name] for name in names), **attributes)
            if not isinstance(outcome, (tuple, list)):
                outcome = [outcome]
            values.update(zip(results, outcome))
        return tuple(values[name] for name in self.outputs)


def padded(x, pads, auto_pad, kernel, strides, dilations, fill=0.0):
    """The picture with its padding where PyTorch cannot pad by itself, and the padding that is left to it."""
    rank = len(kernel)
    if auto_pad in (b"SAME_UPPER", b"SAME_LOWER"):
        pads = [0] * (2 * rank)
        for axis in range(rank):
            extent, span = x.shape[2 + axis], (kernel[axis] - 1) * dilations[axis] + 1
            total = max(0, (-(-extent // strides[axis]) - 1) * strides[axis] + span - extent)
            small = total // 2
            pads[axis], pads[rank + axis] = (small, total - small) if auto_pad == b"SAME_UPPER" else (total - small, small)
    if pads[:rank] == pads[rank:]:
        return x, pads[:rank]
    flat = [extent for axis in reversed(range(rank)) for extent in (pads[axis], pads[rank + axis])]
    return F.pad(x, flat, value=fill), [0] * rank


def whole(tensor):
    return [int(value) for value in tensor.flatten().tolist()]


class Operators:
    """By ONNX name; attributes by keyword, inputs in their order."""

    def Conv(x, w, b=None, kernel_shape=None, strides=None, pads=None, dilations=None, group=1, auto_pad=b"NOTSET"):
        rank = w.dim() - 2
        strides, dilations = strides or [1] * rank, dilations or [1] * rank
        x, padding = padded(x, pads or [0] * (2 * rank), auto_pad, w.shape[2:], strides, dilations)
        return F.conv2d(x, w, b, strides, padding, dilations, group)

    def ConvTranspose(x, w, b=None, kernel_shape=None, strides=(1, 1), pads=(0, 0, 0, 0), dilations=(1, 1), group=1,
                      output_padding=(0, 0), auto_pad=b"NOTSET"):
        return F.conv_transpose2d(x, w, b, strides, list(pads[:2]), list(output_padding), group, dilations)

    def MaxPool(x, kernel_shape=None, strides=None, pads=None, dilations=(1, 1), ceil_mode=0, auto_pad=b"NOTSET",
                storage_order=0):
        strides = strides or [1, 1]
        x, padding = padded(x, pads or [0] * 4, auto_pad, kernel_shape, strides, dilations, float("-inf"))
        return F.max_pool2d(x, kernel_shape, strides, padding, list(dilations), bool(ceil_mode))

    def AveragePool(x, kernel_shape=None, strides=None, pads=None, ceil_mode=0, count_include_pad=0,
                    auto_pad=b"NOTSET"):
        x, padding = padded(x, pads or [0] * 4, auto_pad, kernel_shape, strides or [1, 1], (1, 1))
        return F.avg_pool2d(x, kernel_shape, strides or [1, 1], padding, bool(ceil_mode), bool(count_include_pad))

    def GlobalAveragePool(x):
        return x.mean((2, 3), keepdim=True)

    def BatchNormalization(x, scale, bias, mean, var, epsilon=1e-5, **_):
        return F.batch_norm(x, mean, var, scale, bias, eps=epsilon)

    def Gemm(a, b, c=None, alpha=1.0, beta=1.0, transA=0, transB=0):
        y = alpha * (a.T if transA else a) @ (b.T if transB else b)
        return y if c is None else y + beta * c

    def Resize(x, roi=None, scales=None, sizes=None, mode=b"nearest", coordinate_transformation_mode=b"half_pixel",
               nearest_mode=b"round_prefer_floor", **_):
        size = whole(sizes)[2:] if sizes is not None and sizes.numel() else None
        factors = None if size else scales.flatten().tolist()[2:]
        if mode == b"nearest":
            if coordinate_transformation_mode != b"asymmetric" and any(f != int(f) for f in factors or [0.5]):
                raise RuntimeError("not rebuilt in PyTorch: this kind of Resize")
            return F.interpolate(x, size, factors, "nearest")
        if mode != b"linear" or coordinate_transformation_mode not in (b"half_pixel", b"pytorch_half_pixel"):
            raise RuntimeError("not rebuilt in PyTorch: this kind of Resize")
        return F.interpolate(x, size, factors, "bilinear", align_corners=False)

    def Upsample(x, scales, mode=b"nearest"):
        return Operators.Resize(x, None, scales, mode=mode, coordinate_transformation_mode=b"asymmetric")

    def Concat(*inputs, axis):
        return torch.cat(inputs, axis)

    def Reshape(x, shape, allowzero=0):
        return x.reshape([x.shape[i] if extent == 0 else extent for i, extent in enumerate(whole(shape))])

    def Transpose(x, perm):
        return x.permute(perm)

    def Squeeze(x, axes=None):
        for axis in sorted(whole(axes) if torch.is_tensor(axes) else axes, reverse=True):
            x = x.squeeze(axis)
        return x

    def Unsqueeze(x, axes=None):
        for axis in sorted(whole(axes) if torch.is_tensor(axes) else axes):
            x = x.unsqueeze(axis)
        return x

    def Split(x, split=None, axis=0, num_outputs=None):
        if split is None:
            return torch.chunk(x, num_outputs or 2, axis)
        return torch.split(x, whole(split) if torch.is_tensor(split) else split, axis)

    def Slice(x, starts, ends, axes=None, steps=None):
        axes = whole(axes) if axes is not None else range(starts.numel())
        steps = whole(steps) if steps is not None else [1] * starts.numel()
        for axis, start, end, step in zip(axes, whole(starts), whole(ends), steps):
            x = torch.narrow(x, axis, *Operators.span(x.shape[axis], start, end)) if step == 1 else \
                x.index_select(axis, torch.tensor(range(x.shape[axis])[slice(start, end, step)]))
        return x

    def span(extent, start, end):
        begin, stop, _ = slice(start, end).indices(extent)
        return begin, max(0, stop - begin)

    def Clip(x, low=None, high=None, min=None, max=None):
        low, high = (min if low is None else low), (max if high is None else high)
        return torch.clamp(x, None if low is None else float(low), None if high is None else float(high))

    def Softmax(x, axis=-1):
        return torch.softmax(x, axis)

    def Pad(x, pads, value=None, mode=b"constant"):
        pads, rank = whole(pads), x.dim()
        flat = [extent for axis in reversed(range(rank)) for extent in (pads[axis], pads[rank + axis])]
        return F.pad(x, flat, value=0.0 if value is None or not value.numel() else float(value))

    def ReduceMean(x, axes=None, keepdims=1):
        return x.mean(whole(axes) if torch.is_tensor(axes) else axes, keepdim=bool(keepdims))

    def HardSigmoid(x, alpha=0.2, beta=0.5):
        return torch.clamp(x * alpha + beta, 0, 1)

    def LeakyRelu(x, alpha=0.01):
        return F.leaky_relu(x, alpha)

    def Gather(x, indices, axis=0):
        picked = x.index_select(axis, indices.flatten() % x.shape[axis])
        return picked.reshape(x.shape[:axis] + indices.shape + x.shape[axis + 1:])

    def Cast(x, to):
        return x.to({1: torch.float32, 6: torch.int32, 7: torch.int64, 9: torch.bool, 10: torch.float16}[to])

    def Shape(x):
        return torch.tensor(x.shape)

    def ConstantOfShape(shape, value=None):
        fill = torch.zeros(1) if value is None else torch.from_numpy(numpy.array(numpy_helper.to_array(value)))
        return fill.expand(whole(shape)).clone()

    def Expand(x, shape):
        return x.expand(torch.broadcast_shapes(x.shape, whole(shape)))

    def Range(start, limit, delta):
        return torch.arange(start.item(), limit.item(), delta.item(), dtype=start.dtype)

    def Flatten(x, axis=1):
        return x.flatten(axis) if axis == 1 else x.reshape(-1, x.shape[axis:].numel())

    Constant = staticmethod(lambda: None)
    Relu, Sigmoid, Tanh, Exp, Sqrt, Erf = F.relu, torch.sigmoid, torch.tanh, torch.exp, torch.sqrt, torch.erf
    HardSwish, Floor, Neg, MatMul, Identity = F.hardswish, torch.floor, torch.neg, torch.matmul, lambda x: x
    Add, Sub, Mul, Pow, Div = torch.add, torch.sub, torch.mul, torch.pow, lambda a, b: (
        a / b if a.is_floating_point() else torch.div(a, b, rounding_mode="trunc"))
