"""What may differ between two scanners or two scans of the same load, and things put into loads.

Works on attenuations, -ln T, which add along the beam: an item put into a load adds its own or, where it takes the place of
goods, the difference. The contrast plane is then made again from the two, as Sources/TallyDetector/Input does it.
"""
import numpy as np

# Numbers in the item map of what was put in here: to be seen, and lost in the texture around it.
INSERTED, UNSEEN = 200, 201


class Planes:
    """The planes of a sample by name, between the network's scaling and attenuations."""

    def __init__(self, description):
        names = [plane["name"] for plane in description["planes"]]
        self.high, self.low, self.contrast, self.valid, self.dual = map(names.index, (
            "attenuation_high", "attenuation_low", "contrast", "valid", "dual"))
        self.plane = description["planes"]
        self.ratio, self.radius = description["contrast_ratio"], description["contrast_radius"]

    def attenuations(self, values):
        return tuple(values[p] / self.plane[p]["scale"] + self.plane[p]["offset"] for p in (self.high, self.low))

    def rebuilt(self, values, high, low):
        """The planes with other attenuations: clipped, scaled, contrast made anew where there are two energies."""
        result = values.copy()
        dual = values[self.dual].max() > 0.5
        inside = values[self.valid] > 0
        high, low = (np.where(inside, a, 0) for a in (high, low if dual else high))
        for plane, attenuation in ((self.high, high), (self.low, low)):
            result[plane] = self.scaled(plane, attenuation)
        result[self.contrast] = 0
        if dual:
            low_high = (np.clip(a, *self.plane[p]["clip"]) for a, p in ((low, self.low), (high, self.high)))
            difference = next(low_high) - self.ratio * next(low_high)
            result[self.contrast] = self.scaled(self.contrast, box_mean(difference, self.radius)) * inside
        return result

    def scaled(self, plane, values):
        rule = self.plane[plane]
        return (np.clip(values, *rule["clip"]) - rule["offset"]) * rule["scale"]


def box_mean(values, radius):
    """Mean over (2r+1)^2 cells; at the edge over those that exist."""
    for axis in (0, 1):
        n = values.shape[axis]
        last, first = np.minimum(np.arange(n) + radius + 1, n), np.maximum(np.arange(n) - radius, 0)
        total = np.cumsum(np.pad(values, [(1, 0) if k == axis else (0, 0) for k in range(2)]), axis=axis, dtype=np.float64)
        share = 1 / (last - first)
        values = (np.take(total, last, axis) - np.take(total, first, axis)) * (share[:, None] if axis == 0 else share)
    return values.astype(np.float32)


def blurred(values):
    """The 3x3 binomial filter."""
    for axis in (0, 1):
        values = (np.roll(values, 1, axis) + 2 * values + np.roll(values, -1, axis)) / 4
    return values


def scanner(high, low, random):
    """Another gain, spectrum, unsharpness and noise than the scan had."""
    common, relative = 1 + 0.05 * random.normal(), 1 + 0.008 * random.normal()
    high, low = high * np.float32(common), low * np.float32(common * relative)
    if random.random() < 0.15:
        high, low = blurred(high), blurred(low)
    if random.random() < 0.5:
        quantum, electronic = np.float32(10) ** random.uniform(-3.5, -2.0, 2).astype(np.float32)
        rows, columns = high.shape
        bands = sum(0.004 * random.random() * random.standard_normal(size, np.float32) for size in ((rows, 1), (1, columns)))
        high, low = (
            a + bands + random.standard_normal(a.shape, np.float32) * np.sqrt(
                quantum ** 2 * np.exp(np.clip(a, 0, 8)) + (0.1 * electronic) ** 2 * np.exp(2 * np.clip(a, 0, 6)))
            for a in (high, low))
    return high, low


def insert(high, low, items, commodity, random):
    """Puts an item into the load of a crop: a block or a stack of blocks, of a material between organic and lead, that adds
    attenuation or takes the place of goods. The item map says where; nothing happens where there is no load."""
    loaded = (commodity != 0) & (commodity != 255) & (items == 0)
    if loaded.sum() < 200:
        loaded = (commodity == 0) & (items == 0)
        if loaded.sum() < 200:
            return high, low, items
    y, x = np.nonzero(loaded)
    pick = random.integers(len(x))
    height, width = (int(round(2 ** random.uniform(2, 5.2))) for _ in range(2))
    top, left = max(0, y[pick] - height // 2), max(0, x[pick] - width // 2)
    shape = np.zeros_like(high)
    shape[top: top + height, left: left + width] = outline(height, width, random)[: high.shape[0] - top, : high.shape[1] - left]
    if random.random() < 0.6:
        shape = blurred(shape)
    added = 10 ** random.uniform(-1.35, 0.1)
    ratio = random.choice([random.uniform(1.05, 1.13), random.uniform(0.9, 1.05)])
    ratio = ratio if random.random() < 0.8 else random.uniform(0.85, 1.2)
    if random.random() < 0.5:  # takes the place of goods: their texture goes, and so does some of their attenuation
        here = shape > 0.5
        mean_high, mean_low = high[here].mean(), low[here].mean()
        keep = random.uniform(0.2, 1.0)
        high = high + shape * (1 - keep) * (mean_high - high)
        low = low + shape * (1 - keep) * (mean_low - low)
        if random.random() < 0.25:
            added = -min(added, 0.6 * mean_high)
    texture = 1 + 0.1 * random.random() * random.standard_normal(high.shape, np.float32)
    around = (slice(max(0, top - 12), top + height + 12), slice(max(0, left - 12), left + width + 12))
    visible = abs(added) > 0.3 * roughness(high[around])
    high, low = high + shape * added * texture, low + shape * added * texture * ratio
    items = items.copy()
    items[(shape > 0.5) & (items == 0)] = INSERTED if visible else UNSEEN
    return high, low, items


def roughness(values):
    """Standard deviation of what is left of attenuations when their mean over 13 x 13 cells is taken off: the texture that
    an item of that size has to stand out from."""
    return float(np.std(values - box_mean(values, 6)))


def outline(height, width, random):
    """A full block, a block of bricks with gaps, or an ellipse."""
    kind = random.random()
    if kind < 0.5:
        return np.ones((height, width), np.float32)
    y, x = np.mgrid[0:height, 0:width]
    if kind < 0.75:
        pitch_y, pitch_x = random.integers(3, 9), random.integers(4, 14)
        gap = np.where((y % pitch_y == 0) | (x % pitch_x == 0), random.uniform(0.3, 1.0), 1.0)
        return gap.astype(np.float32)
    inside = ((y + 0.5) / height * 2 - 1) ** 2 + ((x + 0.5) / width * 2 - 1) ** 2 <= 1
    return inside.astype(np.float32)
