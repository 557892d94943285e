"""How far a picture is from those that the network was trained on.

A container is summed up by the mean and the logarithm of the spread of its embedding's channels over the box. What training
saw is a normal distribution of these figures; the distance from its middle, in its own spreads, is the `unfamiliarity`: near 1
for containers of its own kind (the Mahalanobis distance of Lee et al., NeurIPS 2018, on whole pictures). The limit is what no
more than one in a hundred containers of a set that did not train exceeds, with the finite-sample rule of split conformal
prediction: the ceil((n + 1) * 0.99)-th smallest of n, or the largest where n is less than 99.
"""
import math

import numpy as np
import torch
from torch import nn
import torch.nn.functional as F


class Published(nn.Module):
    """The network with all the outputs of a package: anomaly, commodity, embedding, unfamiliarity."""

    def __init__(self, network, valid, stride=4):
        super().__init__()
        self.network, self.valid, self.stride = network, valid, stride
        figures = 2 * network.commodity.in_channels
        self.register_buffer("middle", torch.zeros(1, figures))
        self.register_buffer("whiten", torch.eye(figures))

    def forward(self, planes, declared):
        anomaly, commodity, embedding = self.network.maps(planes, declared)
        away = (self.summary(planes, embedding) - self.middle) @ self.whiten
        return anomaly, commodity, embedding, torch.sqrt(torch.mean(away * away, dim=1))

    def summary(self, planes, embedding):
        """N x 2E: means and logarithms of spreads over the cells inside the box."""
        inside = F.avg_pool2d(planes[:, self.valid: self.valid + 1], self.stride)
        cells = inside.sum((2, 3)) + 1e-3
        mean = (embedding * inside).sum((2, 3)) / cells
        away = embedding - mean.unsqueeze(-1).unsqueeze(-1)
        spread = torch.sqrt((away * away * inside).sum((2, 3)) / cells + 1e-4)
        return torch.cat((mean, torch.log(spread)), dim=1)

    def learn(self, trained, held_out, limit=600):
        """Sets the distribution from some containers that trained, and gives the limit from others."""
        step = max(1, len(trained.samples) // limit)
        seen = np.stack([self.of(sample)[1] for sample in trained.samples[::step]])
        covariance = np.cov(seen, rowvar=False)
        covariance += np.diag(0.05 * np.diag(covariance) + 1e-6)  # a little rounder than it is: few containers, many figures
        self.middle.copy_(torch.from_numpy(seen.mean(0))[None])
        self.whiten.copy_(torch.from_numpy(np.linalg.inv(np.linalg.cholesky(covariance)).T))
        distances = sorted(self.of(sample)[0] for sample in held_out.samples)
        rank = min(len(distances), math.ceil((len(distances) + 1) * 0.99))
        return distances[rank - 1], distances

    def of(self, sample):
        """Distance and figures of a container."""
        rows, columns = sample.items.shape
        planes = np.pad(sample.planes.astype(np.float32), ((0, 0), (0, -rows % 16), (0, -columns % 16)))
        planes, declared = torch.from_numpy(planes)[None], torch.from_numpy(sample.declared)[None]
        with torch.inference_mode():
            distance = self(planes, declared)[3]
            figures = self.summary(planes, self.network.maps(planes, declared)[2])
        return float(distance[0]), figures[0].double().numpy()
