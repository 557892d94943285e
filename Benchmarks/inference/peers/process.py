"""A peer in a process of its own, one way of measuring for all: `python process.py PEER ORDER.json`.

The order names model file, inputs, threads and a folder. The process loads library and inputs, forgets its peak of
memory, then opens the model and runs it once: that is the first result. It answers with one line of JSON, then runs as
often as each line of standard input says and answers with the seconds of each run; the empty line ends it with its peak.
`tallyman bench inference` speaks the same protocol.
"""

import importlib
import json
import os
import pathlib
import sys
import time

import numpy


def resident(name):
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) * 1024
    raise SystemExit(f"{name} is missing in /proc/self/status")


def main():
    # Libraries talk on standard output: they get standard error, the protocol has the descriptor that was there before.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def answer(**values):
        answers.write(json.dumps(values) + "\n")
        answers.flush()

    order = json.loads(pathlib.Path(sys.argv[2]).read_text())
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
    peer = importlib.import_module(sys.argv[1])
    feed = {name: numpy.load(file) for name, file in order["inputs"].items()}
    pathlib.Path("/proc/self/clear_refs").write_text("5")
    before = resident("VmRSS")
    start = time.perf_counter()
    run = peer.load(order["files"], feed, order["outputs"], order["threads"])
    outputs = run()
    first = time.perf_counter() - start
    folder = pathlib.Path(order["folder"])
    folder.mkdir(parents=True, exist_ok=True)
    for index, array in enumerate(outputs):
        numpy.save(folder / f"output_{index}.npy", numpy.asarray(array))
    answer(first_seconds=first, version=peer.version())
    for line in sys.stdin:
        if not line.strip():
            break
        seconds = []
        for _ in range(int(line)):
            start = time.perf_counter()
            run()
            seconds.append(time.perf_counter() - start)
        answer(seconds=seconds)
    answer(peak_bytes=resident("VmHWM") - before)


main()
