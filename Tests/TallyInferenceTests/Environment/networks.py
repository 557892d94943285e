"""Runs real networks from installed wheels in ONNX Runtime on seeded inputs and writes FOLDER/NAME/{model.onnx,
case.json, input_I.npy, output_I.npy}."""

import importlib.util
import json
import pathlib
import shutil
import sys

import numpy
import onnxruntime

# Package, file inside it, shape of the one input.
NETWORKS = {
    "text-detection": ("rapidocr_onnxruntime", "models/ch_PP-OCRv4_det_infer.onnx", (1, 3, 160, 320)),
    "text-direction": ("rapidocr_onnxruntime", "models/ch_ppocr_mobile_v2.0_cls_infer.onnx", (2, 3, 48, 192)),
    "text-recognition": ("rapidocr_onnxruntime", "models/ch_PP-OCRv4_rec_infer.onnx", (1, 3, 48, 320)),
    "body-parts": ("nudenet", "320n.onnx", (1, 3, 320, 320)),
}


def picture(shape, seed):
    """Smooth blobs with edges and a little noise, in [-1, 1]: more like a picture than white noise is."""
    random = numpy.random.default_rng(seed)
    y, x = numpy.mgrid[0:shape[2], 0:shape[3]]
    result = numpy.zeros(shape, numpy.float32)
    for n in range(shape[0]):
        for c in range(shape[1]):
            plane = numpy.zeros(shape[2:])
            for _ in range(12):
                cx, cy, r = random.uniform(0, shape[3]), random.uniform(0, shape[2]), random.uniform(4, 40)
                plane += random.normal() * (((x - cx) ** 2 + (y - cy) ** 2) < r * r)
            result[n, c] = numpy.tanh(plane) + random.normal(0, 0.02, plane.shape)
    return result


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    for seed, (name, (package, file, shape)) in enumerate(NETWORKS.items()):
        path = pathlib.Path(importlib.util.find_spec(package).submodule_search_locations[0]) / file
        target = folder / name
        target.mkdir(parents=True)
        shutil.copy(path, target / "model.onnx")
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        feed = {session.get_inputs()[0].name: picture(shape, seed)}
        outputs = session.run(None, feed)
        for index, value in enumerate(feed.values()):
            numpy.save(target / f"input_{index}.npy", value)
        for index, value in enumerate(outputs):
            numpy.save(target / f"output_{index}.npy", value)
        (target / "case.json").write_text(json.dumps({
            "inputs": list(feed), "outputs": [v.name for v in session.get_outputs()],
            "rtol": 1e-3, "atol": 1e-7, "has_data": True}))
        print(f"{name}: {[v.shape for v in outputs]}")


main(pathlib.Path(sys.argv[1]))
