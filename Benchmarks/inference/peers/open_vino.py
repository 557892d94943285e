"""OpenVINO, CPU, float32 arithmetic, latency hint, extents made known before it compiles."""

import openvino


def version():
    return openvino.__version__


def load(files, feed, outputs, threads):
    core = openvino.Core()
    model = core.read_model(files["model"])
    model.reshape({name: list(array.shape) for name, array in feed.items()})
    compiled = core.compile_model(model, "CPU", {
        "INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": threads,
        "NUM_STREAMS": 1})
    request = compiled.create_infer_request()
    ports = [compiled.output(name) for name in outputs]

    def run():
        result = request.infer(feed, share_inputs=True, share_outputs=True)
        return [result[port] for port in ports]
    return run
