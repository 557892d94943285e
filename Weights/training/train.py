"""Trains the detector's network: `python train.py --data DIR... --validation DIR --out DIR`. Stops and goes on at any time.

Every number that training depends on is an argument with its default here; the seed fixes crops and weights. `log.csv` gets
a line every `--report` steps; `checkpoint.pt` holds everything that going on needs.
"""
import argparse
import csv
import math
import pathlib
import time

import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

import augment
from evaluate import evaluate, pooled_odds
from network import Detector
from samples import UNKNOWN, SampleSet, crop, declaration, disagreement
from start import begin_from


class Crops(torch.utils.data.IterableDataset):
    """An endless stream of augmented crops; the n-th depends on the seed and n alone."""

    def __init__(self, data, options, first):
        self.data, self.options, self.first = data, options, first
        self.planes = augment.Planes(data.input)

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        number, step = (self.first + worker.id, worker.num_workers) if worker else (self.first, 1)
        while True:
            yield self.make(np.random.default_rng([self.options.seed, number]))
            number += step

    def make(self, random):
        sample = self.data.samples[random.integers(len(self.data.samples))]
        planes, items, commodity = crop(sample, *self.options.crop, random)
        declared = declaration(sample, self.data.samples, random)
        high, low = self.planes.attenuations(planes)
        if random.random() < self.options.insert:
            high, low, items = augment.insert(high, low, items, commodity, random)
        if random.random() < 0.9:
            high, low = augment.scanner(high, low, random)
        planes = self.planes.rebuilt(planes, high, low)
        if random.random() < 0.1:  # one energy only
            planes[self.planes.low] = planes[self.planes.high]
            planes[[self.planes.contrast, self.planes.dual]] = 0
        target, weight = labels(items, commodity, declared, planes[self.planes.valid] > 0, seen(sample))
        commodity = np.where(items > 0, UNKNOWN, commodity)
        if random.random() < 0.2:  # the doors are on the right where they could be told from the cab; not always
            planes, target, weight, commodity = (a[..., ::-1] for a in (planes, target, weight, commodity))
        return tuple(np.ascontiguousarray(a) for a in (
            planes.astype(np.float32), declared, target, weight, commodity[1::4, 1::4].astype(np.int64)))


def seen(sample):
    """How much an item of a sample shall count, by its number: 0 where its contrast is below a fifth of the noise and texture
    around it, rising to 1 at three fifths. Who must flag what cannot be seen learns to flag clean loads of that kind."""
    return {n: float(np.clip((item.get("visibility", 1.0) - 0.2) / 0.4, 0, 1))
            for n, item in enumerate(sample.entry["items"], start=1)} | {augment.UNSEEN: 0.0}


def labels(items, commodity, declared, inside, seen):
    """Target and weight of each anomaly cell (2x2 pixels). Cells that an edge cuts carry no weight; small items weigh as
    much as larger ones, so that a brick counts; what cannot be seen does not count."""
    wrong = disagreement(commodity, items, declared)
    share = cells(wrong.astype(np.float32))
    weight = (cells(inside.astype(np.float32)) > 0.5).astype(np.float32)
    weight[(share > 0.05) & (share < 0.5)] = 0
    for number in np.unique(items[items > 0]):
        here = cells((items == number).astype(np.float32)) >= 0.5
        weight[here] *= np.clip(250 / max(1, here.sum()), 1.5, 12) * seen.get(int(number), 1.0)
    return (share >= 0.5).astype(np.float32), weight


def cells(values):
    rows, columns = values.shape
    return values.reshape(rows // 2, 2, columns // 2, 2).mean(axis=(1, 3))


class Losses(nn.Module):
    """Anomaly: cross-entropy in which a right and sure negative counts little (the focal idea of Lin et al., ICCV 2017, on
    negatives only). Commodity: plain cross-entropy where the truth is known. Window: cross-entropy of what a whole crop's
    odds add up to against whether anything in it contradicts the declaration, because a container is judged by its worst
    place, and single cells that are mostly right can still lose every clean load to one cell in ten thousand."""

    def __init__(self):
        super().__init__()
        self.threshold = nn.Parameter(torch.tensor(4.0))  # the summed odds at which a crop is as likely one as the other

    def forward(self, output, batch):
        logit, kinds = output[0].float()[:, 0], output[1].float()
        _, _, target, weight, commodity = batch
        focus = torch.where(target > 0.5, 1.0, torch.sigmoid(logit.detach()) + 0.02)
        anomaly = (F.binary_cross_entropy_with_logits(logit, target, reduction="none") * weight * focus).mean() * 10
        return anomaly, F.cross_entropy(kinds, commodity, ignore_index=UNKNOWN), self.window(logit, target, weight)

    def window(self, logit, target, weight):
        summed = pooled_odds(logit) - self.threshold
        seen, there = (target * weight).sum((1, 2)), target.sum((1, 2))
        is_wrong = (seen > 6).float()
        counts = ((is_wrong > 0) | (there == 0)).float()  # what is there but hardly to be seen is neither
        loss = F.binary_cross_entropy_with_logits(summed, is_wrong, reduction="none")
        return (loss * counts).sum() / counts.sum().clamp(min=1)


def rate(step, options):
    """A tenth of the steps up to the highest rate, then half a cosine down to nothing."""
    done = step / options.steps
    return options.rate * (done / 0.1 if done < 0.1 else 0.5 + 0.5 * math.cos(math.pi * (done - 0.1) / 0.9))


def main():
    options = arguments()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    data, validation = SampleSet(options.data), SampleSet(options.validation)
    network = Detector(len(data.input["planes"]), len(data.commodities)).to(device, memory_format=torch.channels_last)
    if options.start:
        batch = torch.utils.data.default_collate([Crops(data, options, 0).make(np.random.default_rng(n)) for n in range(24)])
        begin_from(network, options.start, [part.to(device) for part in batch[:2]])
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.995), use_buffers=True)
    losses = Losses().to(device)
    optimiser = torch.optim.AdamW([*network.parameters(), *losses.parameters()], lr=options.rate, weight_decay=0.01)
    parts = {"network": network, "average": average, "losses": losses, "optimiser": optimiser}
    step, checkpoint = 0, out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        step = state["step"]
        for name, part in parts.items():
            part.load_state_dict(state[name])
    crops = torch.utils.data.DataLoader(
        Crops(data, options, step * options.batch), options.batch, num_workers=options.workers)
    print(f"{len(data.samples)} samples, {len(validation.samples)} for validation, from step {step} of {options.steps}")

    sums, begin = np.zeros(3), time.monotonic()
    network.train()
    for batch in crops:
        if step >= options.steps:
            break
        batch = [part.to(device) for part in batch]
        batch[0] = batch[0].contiguous(memory_format=torch.channels_last)
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=options.half):
            output = network(batch[0], batch[1])
        anomaly, commodity, window = losses(output, batch)
        for group in optimiser.param_groups:
            group["lr"] = rate(step, options)
        optimiser.zero_grad()
        (anomaly + options.commodity * commodity + options.window * window).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        average.update_parameters(network)
        sums += [anomaly.item(), commodity.item(), window.item()]
        step += 1
        if step % options.report == 0 or step == options.steps:
            speed = options.report * options.batch / (time.monotonic() - begin)
            row = {"step": step, "crops": step * options.batch, "anomaly": sums[0] / options.report,
                   "commodity": sums[1] / options.report, "window": sums[2] / options.report, "crops_per_second": speed}
            if step % options.evaluate == 0 or step == options.steps:
                row |= evaluate(average.module, validation, options.validate, device)
                torch.save({"step": step, **{name: part.state_dict() for name, part in parts.items()}}, checkpoint)
            report(out / "log.csv", row)
            sums, begin = np.zeros(3), time.monotonic()


FIELDS = ["step", "crops", "anomaly", "commodity", "window", "crops_per_second", "auc_items", "auc_swapped", "top1", "pixel_auc"]


def report(path, row):
    fresh = not path.exists()
    with path.open("a", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        if fresh:
            writer.writeheader()
        writer.writerow({key: f"{value:.4f}" if isinstance(value, float) else value for key, value in row.items()})
    print(" ".join(f"{key}={value:.4g}" for key, value in row.items()), flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", nargs="+", required=True, help="folders of exported training samples")
    parser.add_argument("--validation", nargs="+", required=True, help="folders of samples of other seeds")
    parser.add_argument("--out", required=True, help="folder for checkpoint.pt and log.csv")
    parser.add_argument("--start", help="ONNX file of a model of the same shape to begin from")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--batch", type=int, default=10)
    parser.add_argument("--crop", type=int, nargs=2, default=(176, 224), help="height and width, multiples of 16")
    parser.add_argument("--rate", type=float, default=4e-3, help="highest learning rate")
    parser.add_argument("--commodity", type=float, default=0.3, help="weight of the commodity loss")
    parser.add_argument("--window", type=float, default=0.7, help="weight of the loss of whole crops")
    parser.add_argument("--insert", type=float, default=0.4, help="share of crops into which an item is put")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=1, help="processes that make crops")
    parser.add_argument("--report", type=int, default=50)
    parser.add_argument("--evaluate", type=int, default=400, help="steps between validations and checkpoints")
    parser.add_argument("--validate", type=int, default=120, help="containers of the validation set that are judged")
    parser.add_argument("--half", action=argparse.BooleanOptionalAction, default=True, help="bfloat16 arithmetic")
    return parser.parse_args()


if __name__ == "__main__":
    main()
