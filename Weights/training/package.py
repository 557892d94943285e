"""Makes a model package: `python package.py --checkpoint FILE --data DIR --trained DIR... --name NAME --out DIR`.

Writes model.onnx (batch normalisation folded, opset 17, float32; with --half the weights are stored as float16), model.json
with its hash, and golden/: a small crop of a sample of --data with the outputs that ONNX Runtime gives. --trained, of what it
was trained on, and --data, which did not train, say from where on a picture is unlike both (familiar.py). Fails where ONNX
Runtime and PyTorch disagree.
"""
import argparse
import copy
import hashlib
import json
import pathlib

import numpy as np
import onnx
import onnxruntime
import torch

from familiar import Published
from half import halve
from network import Detector
from samples import SampleSet

STRIDES = {"anomaly": 2, "commodity": 4, "embedding": 4}
OUTPUTS = [*STRIDES, "unfamiliarity"]
# Rounding to 11 digits changes a weight by up to 5e-4 of itself; through a network of some twenty layers this is kept.
HALF_BOUND = 1e-2


def export(published, planes, path):
    """The network as ONNX with free height and width."""
    example = torch.zeros(1, planes, 64, 64), torch.zeros(1, published.network.groups)
    axes = {name: {2: f"height_{stride}", 3: f"width_{stride}"} for name, stride in STRIDES.items()}
    torch.onnx.export(
        published, example, str(path), opset_version=17, dynamo=False, do_constant_folding=True,
        input_names=["planes", "declared"], output_names=OUTPUTS,
        dynamic_axes={"planes": {2: "height", 3: "width"}, **axes})
    model = onnx.load(path)
    model.producer_name, model.producer_version = "tallyman-training", ""
    del model.metadata_props[:]
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, path)


def golden(data, rows=64, columns=96):
    """A crop of the first sample with an item in it, as it was declared; seen by the network as if it were a whole box."""
    sample = next(sample for sample in data.samples if (sample.items > 0).sum() > 20)
    y, x = (int(np.median(positions)) for positions in np.nonzero(sample.items))
    top = int(np.clip(y - rows // 2, 0, sample.items.shape[0] - rows))
    left = int(np.clip(x - columns // 2, 0, sample.items.shape[1] - columns))
    planes = sample.planes[:, top: top + rows, left: left + columns].astype(np.float32)
    return planes[None], sample.declared[None]


def store_half(path, planes, declared):
    """Halves the weights of the exported network and says what that costs in accuracy."""
    def run():
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        return session.run(OUTPUTS, {"planes": planes, "declared": declared})
    full, model = run(), onnx.load(path)
    halved, kept = halve(model)
    onnx.save(model, path)
    for name, before, after in zip(OUTPUTS, full, run()):
        print(f"{name}: half-precision weights change it by up to {np.abs(after - before).max():.1e}, "
              f"on average by {np.abs(after - before).mean():.1e} (largest magnitude {np.abs(before).max():.1f})")
    print(f"{len(halved)} tensors stored as float16, {len(kept)} as float32")


def gflop(network, planes, rows, columns):
    """Multiplications and additions of all convolutions for one picture, in 10^9."""
    total = 0

    def count(module, _, output):
        nonlocal total
        total += 2 * module.weight[0].numel() * output.numel()

    hooks = [m.register_forward_hook(count) for m in network.modules() if isinstance(m, torch.nn.Conv2d)]
    with torch.inference_mode():
        network(torch.zeros(1, planes, rows, columns), torch.zeros(1, network.groups))
    for hook in hooks:
        hook.remove()
    return total / 1e9


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("checkpoint", "data", "name", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--trained", nargs="+", required=True, help="folders that trained")
    parser.add_argument("--half", action="store_true", help="store the weights as float16: half the size")
    options = parser.parse_args()
    data = SampleSet([options.data])
    out = pathlib.Path(options.out)
    (out / "golden").mkdir(parents=True, exist_ok=True)
    network = Detector(len(data.input["planes"]), len(data.commodities))
    state = torch.load(options.checkpoint, map_location="cpu", weights_only=True)["average"]
    network.load_state_dict({key.removeprefix("module."): value for key, value in state.items() if key != "n_averaged"})
    published = Published(network, [plane["name"] for plane in data.input["planes"]].index("valid")).eval()
    limit, distances = published.learn(SampleSet(options.trained), data)
    print(f"unfamiliarity of {len(distances)} containers that did not train: half below {np.median(distances):.2f}, limit {limit:.2f}")

    path = out / "model.onnx"
    export(copy.deepcopy(published), len(data.input["planes"]), path)
    planes, declared = golden(data)
    if options.half:
        store_half(path, planes, declared)
    outputs = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"]).run(
        OUTPUTS, {"planes": planes, "declared": declared})
    with torch.inference_mode():
        own = published(torch.from_numpy(planes), torch.from_numpy(declared))
    for name, theirs, ours in zip(OUTPUTS, outputs, own):
        worst = np.abs(theirs - ours.numpy()).max() / max(1, np.abs(theirs).max())
        print(f"{name}: ONNX Runtime and PyTorch differ by {worst:.1e} of the largest magnitude")
        if worst > (HALF_BOUND if options.half else 1e-4):
            raise SystemExit("the exported network is not the trained one")
    for name, array in zip(("planes", "declared", *OUTPUTS), (planes, declared, *outputs)):
        np.save(out / "golden" / f"{name}.npy", array)
    description = {
        "format": "tallyman-model/1", "name": options.name, "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "input": data.input, "commodities": data.commodities,
        "inputs": {"planes": "planes", "declared": "declared"},
        "outputs": {name: {"name": name, "stride": stride} for name, stride in STRIDES.items()}
        | {"unfamiliarity": {"name": "unfamiliarity", "limit": round(limit, 3)}}}
    (out / "model.json").write_text(json.dumps(description, indent=2) + "\n")
    cost = gflop(network, len(data.input["planes"]), 176, 768)
    print(f"a 40-foot box (176 x 768 cells): {cost:.1f} GFLOP in convolutions")
    count = sum(parameter.numel() for parameter in network.parameters())
    print(f"{options.name}: {count} parameters, {path.stat().st_size} bytes, {description['sha256'][:12]}")


if __name__ == "__main__":
    main()
