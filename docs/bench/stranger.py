#!/usr/bin/env python3
"""A stranger's model in one page: a small network learns from crops of simulated scans where something is hidden, and is
exported as stranger.onnx with its adapter stranger.json. See docs/bench.md. Needs torch, onnx and numpy.

    python3 docs/bench/stranger.py CROPS OUT
"""
import json
import pathlib
import sys

import numpy
import torch

PITCH_MM = 16


class Stranger(torch.nn.Module):
    """Looks at both attenuations; one logit for each 4 × 4 cells."""

    def __init__(self):
        super().__init__()

        def block(inputs, outputs, stride):
            return [torch.nn.Conv2d(inputs, outputs, 3, stride, 1), torch.nn.ReLU()]

        self.layers = torch.nn.Sequential(
            *block(2, 16, 1), *block(16, 32, 2), *block(32, 32, 2), *block(32, 32, 1), torch.nn.Conv2d(32, 1, 1))

    def forward(self, planes):
        return self.layers(planes)


def crops(folder):
    """Attenuation of both energies and the mask of hidden items, over all crops."""
    planes, masks = [], []
    for path in sorted(pathlib.Path(folder).rglob("*.npz")):
        with numpy.load(path) as crop:
            transmission = crop["transmission"].astype(numpy.float32) / 60000
            planes.append(-numpy.log(numpy.maximum(transmission, 1e-4)))
            masks.append((crop["item"] > 0).astype(numpy.float32))
    return torch.tensor(numpy.concatenate(planes)), torch.tensor(numpy.concatenate(masks))


def main():
    source, out = sys.argv[1], pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    planes, masks = crops(source)
    if masks.dim() == 3:
        masks = masks[:, None]
    targets = torch.nn.functional.max_pool2d(masks, 4)
    model = Stranger()
    optimiser = torch.optim.Adam(model.parameters(), lr=2e-3)
    loss = torch.nn.BCEWithLogitsLoss(pos_weight=torch.tensor(10.0))
    for step in range(150):
        chosen = torch.randint(len(planes), (8,))
        optimiser.zero_grad()
        error = loss(model(planes[chosen] * 0.5), targets[chosen])
        error.backward()
        optimiser.step()
        if step % 50 == 0:
            print(f"step {step}: loss {error.item():.3f}", flush=True)
    model.eval()
    torch.onnx.export(
        model, (torch.zeros(1, 2, 64, 64),), str(out / "stranger.onnx"), input_names=["planes"],
        output_names=["suspicion"], dynamic_axes={"planes": {2: "rows", 3: "columns"}, "suspicion": {2: "h", 3: "w"}},
        opset_version=17, dynamo=False)
    adapter = {
        "format": "tallyman-adapter/1",
        "name": "stranger",
        "file": "stranger.onnx",
        "input": {
            "name": "planes", "pitch_mm": PITCH_MM, "multiple": 4,
            "planes": [
                {"quantity": "attenuation_high", "clip": [0, 9.2], "scale": 0.5},
                {"quantity": "attenuation_low", "clip": [0, 9.2], "scale": 0.5}]},
        "outputs": {"anomaly": {"name": "suspicion"}},
    }
    (out / "stranger.json").write_text(json.dumps(adapter, indent=1) + "\n")


if __name__ == "__main__":
    main()
