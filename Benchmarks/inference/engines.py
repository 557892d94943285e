"""Engines as processes: what they are, how they are made ready, how they are asked."""

import importlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy

HERE = pathlib.Path(__file__).resolve().parent
OURS, REFERENCE = "Tallyman", "ONNX Runtime"
PEERS = {REFERENCE: "onnx_runtime", "OpenVINO": "open_vino", "ncnn": "ncnn_peer", "OpenCV": "open_cv",
         "PyTorch": "py_torch"}
# Those that open something else than the ONNX file.
CONVERTING = {"ncnn", "OpenCV", "PyTorch"}


def prepared(peer, case, folder):
    """The files that a peer opens, made from the ONNX file in a process of its own where need be: converters crash."""
    if peer not in CONVERTING:
        return {"model": str(case.model)}
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([sys.executable, "-W", "ignore", __file__, PEERS[peer], str(folder)], capture_output=True,
                          text=True, timeout=600, input=json.dumps(order(case, {}, 1, folder)))
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise RuntimeError(said[-1][:200] if said else f"its conversion ended with status {done.returncode}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def order(case, files, threads, folder):
    inputs = {}
    for index, (name, array) in enumerate(case.feed.items()):
        path = pathlib.Path(folder) / f"input_{index}.npy"
        numpy.save(path, array)
        inputs[name] = str(path)
    return {"model": str(case.model), "files": files, "inputs": inputs, "outputs": case.outputs, "threads": threads,
            "folder": str(pathlib.Path(folder) / "out")}


class Engine:
    """One engine that holds one model ready in a process of its own."""

    def __init__(self, name, case, files, threads, folder, tallyman):
        folder.mkdir(parents=True, exist_ok=True)
        self.name, self.case, self.folder = name, case, folder / "out"
        what = order(case, files, threads, folder)
        if name == OURS:
            words = [tallyman, "bench", "inference", str(case.model), "--threads", str(threads), "--output-dir",
                     what["folder"]]
            for value, path in what["inputs"].items():
                words += ["--input", f"{value}={path}"]
        else:
            (folder / "order.json").write_text(json.dumps(what))
            words = [sys.executable, "-W", "ignore", str(HERE / "peers" / "process.py"), PEERS[name],
                     str(folder / "order.json")]
        environment = {**os.environ, "OMP_NUM_THREADS": str(threads)}
        self.errors = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors,
                                        text=True, env=environment)
        try:
            self.opened = self.answer()
        except RuntimeError:
            self.process.kill()
            self.process.wait()
            raise

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            self.process.wait()
            self.errors.seek(0)
            said = [text for text in self.errors.read().strip().splitlines() if text.strip()]
            raise RuntimeError(said[-1][:200] if said else f"it ended with status {self.process.returncode}")
        return json.loads(line)

    def results(self):
        """Its outputs, in the order in which the case names them."""
        names = self.case.outputs
        if self.name == OURS:  # an output's name is made safe for a file
            return [numpy.load(self.folder / (re.sub(r"[^\w.-]", "_", name) + ".npy")) for name in names]
        return [numpy.load(self.folder / f"output_{index}.npy") for index in range(len(names))]

    def cpu_seconds(self):
        """Time that all its threads have had so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def run(self, count):
        self.process.stdin.write(f"{count}\n")
        self.process.stdin.flush()
        return self.answer()["seconds"]

    def close(self):
        """Ends it; its peak of memory in bytes above what it had before it opened the model."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        peak = self.answer()["peak_bytes"]
        self.process.stdin.close()
        self.process.wait()
        return peak


if __name__ == "__main__":
    sys.path.insert(0, str(HERE / "peers"))
    what = json.loads(sys.stdin.read())
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    peer = importlib.import_module(sys.argv[1])
    arrays = {name: numpy.load(path) for name, path in what["inputs"].items()}
    answers.write(json.dumps(peer.prepare(what["model"], arrays, what["outputs"], pathlib.Path(sys.argv[2]))) + "\n")
    answers.flush()
