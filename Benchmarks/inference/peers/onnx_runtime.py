"""ONNX Runtime, CPU provider, all graph optimisations, the file as it is."""

import onnxruntime


def version():
    return onnxruntime.__version__


def load(files, feed, outputs, threads):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(files["model"], options, providers=["CPUExecutionProvider"])
    return lambda: session.run(outputs, feed)
