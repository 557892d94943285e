"""Training samples as `tallyman dataset export` writes them, and random crops of them.

A folder holds `index.json` and, per container, `<name>.planes.npy` (C x H x W float16), `<name>.items.npy` (H x W uint8, 0
or the number of the item from 1) and `<name>.commodity.npy` (H x W uint8, index of the group, 255 where it is not known).
"""
import json
import pathlib

import numpy as np

UNKNOWN = 255


class Sample:
    """One container: planes, labels, and what was declared and what is true, as shares over the groups."""

    def __init__(self, folder, entry, groups):
        self.name, self.entry = entry["name"], entry
        self.planes = np.load(folder / f"{self.name}.planes.npy")
        self.items = np.load(folder / f"{self.name}.items.npy")
        self.commodity = np.load(folder / f"{self.name}.commodity.npy")
        self.commodity[self.gaps()] = UNKNOWN
        self.declared = vector(entry["declared"], groups)
        self.truth = vector(entry["truth"], groups)

    def gaps(self):
        """Cells inside the region of some goods through which no more is seen than the walls: between and above stacks."""
        high = self.planes[0].astype(np.float32) * 2
        empty = high[self.commodity == 0]
        wall = np.quantile(empty, 0.5) if empty.size > 400 else 0.1
        return (self.commodity != 0) & (self.commodity != UNKNOWN) & (high < min(wall, 0.35) + 0.05)

    @property
    def is_clean(self):
        return not self.entry["items"] and not self.entry["misdeclared"]


class SampleSet:
    """All samples of some folders, in memory, and the description of their input, which must be the same for all."""

    def __init__(self, folders):
        self.samples, self.input, self.commodities = [], None, None
        for folder in map(pathlib.Path, folders):
            index = json.loads((folder / "index.json").read_text())
            if self.input not in (None, index["input"]) or self.commodities not in (None, index["commodities"]):
                raise SystemExit(f"{folder} was exported with other planes or another vocabulary than the folders before")
            self.input, self.commodities = index["input"], index["commodities"]
            groups = {key: number for number, key in enumerate(self.commodities)}
            self.samples += [Sample(folder, entry, groups) for entry in index["samples"]]
        if not self.samples:
            raise SystemExit("there is no sample in " + ", ".join(map(str, folders)))


def vector(shares, groups):
    result = np.zeros(len(groups), np.float32)
    for key, share in shares.items():
        result[groups[key]] = share
    return result


def disagreement(commodity, items, declared):
    """Cells that contradict the declaration: hidden items, and goods of a group that is not declared. Nothing but items
    where nothing is declared at all, and never the empty parts of a box."""
    wrong = items > 0
    if declared.sum() > 0:
        foreign = np.ones(256, bool)
        foreign[: len(declared)] = declared <= 0
        foreign[[0, UNKNOWN]] = False
        wrong = wrong | foreign[commodity]
    return wrong


def declaration(sample, others, random):
    """The declaration to train with: mostly as it was, else of a container with other goods, `empty`, or nothing."""
    choice = random.random()
    if choice < 0.70:
        return sample.declared
    if choice < 0.76:
        return np.zeros_like(sample.declared)
    if choice < 0.80:
        return np.eye(len(sample.declared), dtype=np.float32)[0]
    for _ in range(20):
        other = others[random.integers(len(others))].truth
        if other[1:].sum() > 0 and not np.any((other > 0) & (sample.truth > 0)):
            return other
    return sample.declared


def crop(sample, height, width, random):
    """A window of the sample, around an item in every second case where there is one; padded with zeros where the box is
    smaller: planes (C x height x width float32), items, commodity."""
    rows, columns = sample.items.shape
    scale = random.uniform(0.88, 1.12) if random.random() < 0.4 else 1.0
    tall, wide = round(height * scale), round(width * scale)
    top, left = (random.integers(0, max(1, extent - size + 1)) for extent, size in ((rows, tall), (columns, wide)))
    if sample.entry["items"] and random.random() < 0.7:
        y, x = np.nonzero(sample.items)
        if len(x):
            pick = random.integers(len(x))
            left = np.clip(x[pick] - random.integers(wide // 8, wide - wide // 8), 0, max(0, columns - wide))
            top = np.clip(y[pick] - random.integers(tall // 8, tall - tall // 8), 0, max(0, rows - tall))
    window = (slice(top, top + tall), slice(left, left + wide))
    planes = padded(sample.planes[(slice(None), *window)].astype(np.float32), tall, wide, 0)
    items, commodity = padded(sample.items[window], tall, wide, 0), padded(sample.commodity[window], tall, wide, UNKNOWN)
    if (tall, wide) != (height, width):
        y, x = np.arange(height) * tall // height, np.arange(width) * wide // width
        planes, items, commodity = planes[:, y][:, :, x], items[y][:, x], commodity[y][:, x]
    return planes, items, commodity


def padded(values, height, width, fill):
    short = [(0, 0)] * (values.ndim - 2) + [(0, height - values.shape[-2]), (0, width - values.shape[-1])]
    return np.pad(values, short, constant_values=fill)
