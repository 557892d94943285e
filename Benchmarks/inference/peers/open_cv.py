"""OpenCV's DNN module, its own engine, Winograd on. It wants every extent known, so the file is rewritten for it."""

import cv2
import onnx


def version():
    return cv2.__version__


def prepare(model, feed, outputs, folder):
    network = onnx.load(model)
    for value in network.graph.input:
        if value.name in feed:
            for dimension, extent in zip(value.type.tensor_type.shape.dim, feed[value.name].shape):
                dimension.dim_value = extent
    for value in network.graph.output:  # what the author left open is inferred anew
        value.type.tensor_type.ClearField("shape")
    del network.graph.value_info[:]
    fixed = folder / "fixed.onnx"
    onnx.save(onnx.shape_inference.infer_shapes(network), fixed)
    return {"model": str(fixed)}


def load(files, feed, outputs, threads):
    cv2.setNumThreads(threads)
    net = cv2.dnn.readNetFromONNX(files["model"])
    net.setPreferableBackend(cv2.dnn.DNN_BACKEND_OPENCV)
    net.setPreferableTarget(cv2.dnn.DNN_TARGET_CPU)
    net.enableWinograd(True)

    def run():
        for name, array in feed.items():
            net.setInput(array, name)
        return net.forward(outputs)
    return run
