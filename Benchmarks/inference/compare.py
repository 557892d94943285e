"""Runs one network in ONNX Runtime and in Tallyman, turn by turn, at equal threads; prints a table, writes a record."""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
import onnx
import onnxruntime

import unet

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Harness"))
from machine import facts, write_record


def feed_for(session, height, width):
    """Seeded inputs; extents that the model leaves open are batch 1, then height and width."""
    random = numpy.random.default_rng(1)
    feed = {}
    for value in session.get_inputs():
        opened = iter([height, width])
        shape = [d if isinstance(d, int) and d > 0 else (1 if i == 0 else next(opened))
                 for i, d in enumerate(value.shape)]
        feed[value.name] = random.uniform(-1, 1, shape).astype(numpy.float32)
    return feed


def tallyman_once(arguments, model, feed, threads, folder):
    command = [arguments.tallyman, "model", "run", str(model), "--output-dir", str(folder / "out"),
               "--threads", str(threads), "--repeat", "1"]
    for name in feed:
        command += ["--input", f"{name}={folder / (name + '.npy')}"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tallyman", required=True)
    parser.add_argument("--model")
    parser.add_argument("--height", type=int, default=512)
    parser.add_argument("--width", type=int, default=1216)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    machine = facts()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        model = pathlib.Path(arguments.model) if arguments.model else folder / "unet.onnx"
        if not arguments.model:
            onnx.save(unet.build(80, 32), model)
        rows = []
        for threads in (1, 2):
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
            feed = feed_for(session, arguments.height, arguments.width)
            for key, value in feed.items():
                numpy.save(folder / f"{key}.npy", value)
            expected = session.run(None, feed)
            peer, ours, peak = [], [], 0
            for _ in range(arguments.rounds):
                start = time.perf_counter()
                session.run(None, feed)
                peer.append(time.perf_counter() - start)
                result = tallyman_once(arguments, model, feed, threads, folder)
                ours.append(result["seconds"][0])
                peak = max(peak, result["peak_bytes"])
            worst = max(
                float(numpy.abs(numpy.load(folder / "out" / f"{output.name}.npy") - value).max() / numpy.abs(value).max())
                for output, value in zip(session.get_outputs(), expected))
            rows.append({"threads": threads, "onnxruntime_seconds": peer, "tallyman_seconds": ours,
                         "ratio": statistics.median(ours) / statistics.median(peer), "tallyman_peak_bytes": peak,
                         "largest_difference": worst})
    print(f"{'threads':>8}{'ONNX Runtime':>15}{'Tallyman':>12}{'ratio':>8}{'difference':>13}")
    for row in rows:
        print(f"{row['threads']:>8}{statistics.median(row['onnxruntime_seconds']):>13.3f} s"
              f"{statistics.median(row['tallyman_seconds']):>10.3f} s{row['ratio']:>8.2f}"
              f"{row['largest_difference']:>13.1e}")
    record = {
        "machine": machine, "question": "inference beside ONNX Runtime, medians, turn by turn",
        "onnxruntime": onnxruntime.__version__, "model": arguments.model or "unet.py, base 32, vector 80",
        "input": [arguments.height, arguments.width], "rows": rows}
    print("record:", write_record("inference", record))


main()
