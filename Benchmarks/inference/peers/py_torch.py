"""PyTorch: the graph rebuilt with the same weights, traced for these shapes, frozen and optimised for inference."""

import torch


def version():
    return torch.__version__


def prepare(model, feed, outputs, folder):
    from torch_graph import Graph
    torch.set_num_threads(1)
    with torch.inference_mode():
        graph = Graph(model, outputs).eval()
        inputs = tuple(torch.from_numpy(feed[name]) for name in graph.inputs)
        traced = torch.jit.trace(graph, inputs, check_trace=False)
        frozen = torch.jit.freeze(traced.eval())
        frozen.save(str(folder / "model.pt"))
    return {"model": str(folder / "model.pt"), "order": list(graph.inputs)}


def load(files, feed, outputs, threads):
    torch.set_num_threads(threads)
    torch.set_num_interop_threads(1)
    module = torch.jit.load(files["model"])
    inputs = tuple(torch.from_numpy(feed[name]) for name in files["order"])

    def run():
        with torch.inference_mode():
            return [value.numpy() for value in module(*inputs)]
    return run
