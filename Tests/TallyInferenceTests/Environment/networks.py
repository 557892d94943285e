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


# Letters in a 5 × 7 raster, enough for a text detector to see something to detect.
LETTERS = ["01110100011000111111100011000110001", "11110100011000111110100011000111110",
           "01111100001000010000100001000001111", "11111100001000011110100001000011111",
           "10001100011000111111100011000110001", "10000100001000010000100001000011111"]


def picture(shape, seed):
    """Blobs, lines of letters and a little noise, in [-1, 1]: more like a picture than white noise is."""
    random = numpy.random.default_rng(seed)
    y, x = numpy.mgrid[0:shape[2], 0:shape[3]]
    result = numpy.zeros(shape, numpy.float32)
    for n in range(shape[0]):
        plane = numpy.full(shape[2:], 1.5)
        for _ in range(6):
            cx, cy, r = random.uniform(0, shape[3]), random.uniform(0, shape[2]), random.uniform(4, 40)
            plane -= random.uniform(0, 0.5) * (((x - cx) ** 2 + (y - cy) ** 2) < r * r)
        for top in range(8, shape[2] - 32, 48):
            for left in range(12, shape[3] - 40, 24):
                bits = LETTERS[random.integers(len(LETTERS))]
                raster = numpy.array([int(b) for b in bits]).reshape(7, 5).repeat(4, 0).repeat(4, 1)
                plane[top:top + 28, left:left + 20] -= 3 * raster
        for c in range(shape[1]):
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
        print(f"{name}: {[(v.shape, float(numpy.abs(v).max())) for v in outputs]}")


main(pathlib.Path(sys.argv[1]))
