"""Writes ONNX's own backend node tests as files: FOLDER/NAME/{model.onnx, case.json, input_I.npy, output_I.npy}.

Cases whose values are no plain tensors of a NumPy type (text, sequences, optionals, bfloat16, ...) get the model alone.
"""

import json
import pathlib
import shutil
import sys

import numpy
from onnx import TensorProto, numpy_helper
from onnx.backend.test.case.node import collect_testcases

PLAIN = {numpy.dtype(name) for name in (
    "float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 bool").split()}


def is_plain(values):
    return all(isinstance(v, (numpy.ndarray, numpy.generic)) and numpy.asarray(v).dtype in PLAIN for v in values)


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    count = 0
    for case in collect_testcases(None):
        target = folder / case.name
        target.mkdir(parents=True)
        (target / "model.onnx").write_bytes(case.model.SerializeToString())
        inputs, outputs = ([numpy_helper.to_array(v) if isinstance(v, TensorProto) else v for v in values]
                           for values in case.data_sets[0])
        initialisers = {t.name for t in case.model.graph.initializer}
        description = {
            "inputs": [v.name for v in case.model.graph.input if v.name not in initialisers],
            "outputs": [v.name for v in case.model.graph.output],
            "rtol": float(case.rtol), "atol": float(case.atol),
            "has_data": is_plain(inputs) and is_plain(outputs),
        }
        if description["has_data"]:
            for kind, values in (("input", inputs), ("output", outputs)):
                for index, value in enumerate(values):
                    numpy.save(target / f"{kind}_{index}.npy", numpy.asarray(value))
        (target / "case.json").write_text(json.dumps(description))
        count += 1
    print(f"{count} node tests")


main(pathlib.Path(sys.argv[1]))
