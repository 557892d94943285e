"""Judges a network on whole containers. For choosing only: the figures that are published come from `tallyman bench`."""
import numpy as np
import torch
import torch.nn.functional as F

from samples import UNKNOWN, disagreement


def evaluate(network, data, limit, device):
    """AUC of clean containers against those with items, and against the same with other goods declared; share of loaded
    cells whose group is right; AUC over single cells of item against the rest."""
    network.eval()
    clean, hidden, swapped, right, cells = [], [], [], [], []
    random = np.random.default_rng(0)
    for number, sample in enumerate(data.samples[:limit]):
        other = data.samples[random.integers(len(data.samples))].truth
        foreign = not np.any((other > 0) & (sample.truth > 0)) and sample.truth[1:].sum() > 0 and other[1:].sum() > 0
        anomaly, kinds = maps(network, sample, sample.declared, device)
        if sample.is_clean:
            clean.append(score(anomaly))
        elif sample.entry["items"]:
            hidden.append(score(anomaly))
            wrong = disagreement(sample.commodity, sample.items, sample.declared)[::2, ::2]
            wrong = wrong[: anomaly.shape[0], : anomaly.shape[1]]
            cells.append((anomaly[: wrong.shape[0], : wrong.shape[1]][::2, ::2].ravel(), wrong[::2, ::2].ravel()))
        if foreign and sample.is_clean:
            swapped.append(score(maps(network, sample, other, device)[0]))
        truth = sample.commodity[1::4, 1::4]
        known = (truth != UNKNOWN) & (truth != 0)
        if known.any():
            right.append((kinds[: truth.shape[0], : truth.shape[1]][known] == truth[known]).mean())
    network.train()
    result = {"auc_items": auc(clean, hidden), "auc_swapped": auc(clean, swapped), "top1": float(np.mean(right or [0]))}
    if cells:
        values, truth = (np.concatenate(part) for part in zip(*cells))
        result["pixel_auc"] = auc(values[~truth], values[truth])
    return result


def maps(network, sample, declared, device):
    """The anomaly logits and the most probable group of a whole container."""
    rows, columns = sample.items.shape
    planes = np.pad(sample.planes.astype(np.float32), ((0, 0), (0, -rows % 16), (0, -columns % 16)))
    with torch.inference_mode():
        anomaly, kinds = network(
            torch.from_numpy(planes)[None].to(device).contiguous(memory_format=torch.channels_last),
            torch.from_numpy(declared)[None].to(device))
    anomaly = anomaly[0, 0, : (rows + 1) // 2, : (columns + 1) // 2].float().cpu().numpy()
    return anomaly, kinds[0].argmax(0).cpu().numpy()


def score(anomaly):
    """What stands for the whole container."""
    return float(pooled_odds(torch.from_numpy(anomaly)[None])[0])


def pooled_odds(logits):
    """Logarithm of the summed odds after smoothing over 3x3 cells, like the statistic of `DENSITY_ANOMALY`, over all
    regions: N x H x W to N."""
    smooth = F.avg_pool2d(logits[:, None], 3, 1, 1, count_include_pad=False)
    return torch.logsumexp(smooth.flatten(1), 1)


def auc(negative, positive):
    """Probability that a positive scores above a negative, ties half (Mann and Whitney)."""
    negative, positive = np.sort(np.asarray(negative)), np.asarray(positive)
    if not len(negative) or not len(positive):
        return float("nan")
    below = np.searchsorted(negative, positive, "left") + np.searchsorted(negative, positive, "right")
    return float(below.mean() / 2 / len(negative))
