"""ncnn, Winograd on, half precision off. Its own format is made from the ONNX file by pnnx, for these shapes."""

import pathlib
import subprocess

import ncnn
import numpy


def version():
    return ncnn.__version__


def prepare(model, feed, outputs, folder):
    import pnnx
    binary = pathlib.Path(pnnx.EXEC_PATH)
    copy = folder / "model.onnx"
    copy.write_bytes(pathlib.Path(model).read_bytes())
    shapes = ",".join("[" + ",".join(map(str, array.shape)) + "]" + KINDS[array.dtype.name] for array in feed.values())
    done = subprocess.run([binary, "model.onnx", f"inputshape={shapes}", "fp16=0", "optlevel=2"], cwd=folder,
                          capture_output=True, text=True, timeout=300)
    parameters = folder / "model.ncnn.param"
    if done.returncode or not parameters.exists():
        raise RuntimeError("pnnx cannot convert it: " + (done.stderr or done.stdout).strip().splitlines()[-1][:200])
    left = {line.split()[0] for line in parameters.read_text().splitlines()[2:]
            if line and (line.split()[0].startswith(("pnnx.", "aten::", "prim::", "F.", "torch.", "Tensor.", "nn.")))}
    if left:
        raise RuntimeError("ncnn has no layer for " + ", ".join(sorted(left)))
    return {"parameters": str(parameters), "weights": str(folder / "model.ncnn.bin")}


KINDS = {"float32": "f32", "int64": "i64"}


def load(files, feed, outputs, threads):
    net = ncnn.Net()
    net.opt.num_threads = threads
    net.opt.use_winograd_convolution = True
    net.opt.use_sgemm_convolution = True
    for half in ("use_fp16_packed", "use_fp16_storage", "use_fp16_arithmetic", "use_bf16_storage"):
        setattr(net.opt, half, False)
    if net.load_param(files["parameters"]) or net.load_model(files["weights"]):
        raise RuntimeError("ncnn cannot load what pnnx made")
    # ncnn's pictures have no batch; pnnx names what comes in and goes out by number.
    # The copies are in memory of its own: some of its layers work in place, on a foreign array they crash.
    mats = [ncnn.Mat(numpy.ascontiguousarray(array[0])).clone() for array in feed.values()]
    names = [f"in{i}" for i in range(len(mats))], [f"out{i}" for i in range(len(outputs))]

    def run():
        with net.create_extractor() as extractor:
            for name, mat in zip(names[0], mats):
                extractor.input(name, mat)
            results = []
            for name in names[1]:
                status, mat = extractor.extract(name)
                if status:
                    raise RuntimeError(f"ncnn cannot compute {name}")
                results.append(numpy.array(mat)[None])
            return results
    return run
