"""The network of Tallyman's detector: a small residual U-Net that is told what was declared.

Input: the planes that Sources/TallyDetector/Input makes, N x C x H x W, H and W multiples of 16; and the declared
vector, N x G, shares of mass over the commodity groups. Output: `anomaly`, the logit of "this does not belong to what is
declared", at half the resolution, and `commodity`, logits over the groups, at a quarter.

The trunk sees the picture only, so that what a load looks like is never an echo of its declaration. The declaration
enters behind it, in two ways: as feature-wise modulation, and as a map of how probable the declared groups are.
All convolutions are 3x3 or 1x1 and all widths multiples of 8: that is what the inference core is fast at.
"""
import torch
from torch import nn
import torch.nn.functional as F


def convolution(inputs, outputs, stride=1, activate=True):
    """3x3 convolution, batch normalisation (folded into the convolution when it runs), and a ReLU unless told not to."""
    layers = [nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs)]
    return nn.Sequential(*layers, *([nn.ReLU(inplace=True)] if activate else []))


class Residual(nn.Module):
    """Two 3x3 convolutions beside a shortcut. Where there is a condition it scales and shifts their result
    (feature-wise linear modulation, Perez et al., AAAI 2018)."""

    def __init__(self, width, condition=0):
        super().__init__()
        self.first = convolution(width, width)
        self.second = convolution(width, width, activate=False)
        self.modulate = nn.ModuleList(nn.Linear(condition, width) for _ in range(2)) if condition else None
        for linear in self.modulate or []:  # scale and shift
            nn.init.normal_(linear.weight, std=0.05)
            nn.init.zeros_(linear.bias)

    def forward(self, x, condition=None):
        y = self.second(self.first(x))
        if self.modulate is not None:
            scale, shift = (linear(condition).unsqueeze(-1).unsqueeze(-1) for linear in self.modulate)
            y = y + y * scale + shift
        return F.relu(x + y)


class Detector(nn.Module):
    """`widths` are the channels at 1/2, 1/4, 1/8 and 1/16 of the input's resolution."""

    def __init__(self, planes, groups, widths=(16, 32, 48, 64), condition=48):
        super().__init__()
        one, two, three, four = widths
        self.groups = groups
        self.down = nn.ModuleList(
            convolution(a, b, stride=2) for a, b in zip((planes, one, two, three), (one, two, three, four)))
        self.encode = nn.ModuleList(Residual(width) for width in widths)
        self.bottom = Residual(four)
        self.up = nn.ModuleList(nn.Conv2d(a, b, 1) for a, b in ((four, three), (three, two), (two, one)))
        self.decode = nn.ModuleList(Residual(width) for width in (three, two))
        self.commodity = nn.Conv2d(two, groups, 1)
        self.declared = nn.Sequential(nn.Linear(groups, condition), nn.ReLU(inplace=True))
        self.agreement = nn.Conv2d(2, two, 1)
        self.judge = nn.ModuleList((Residual(two, condition), Residual(one, condition)))
        self.anomaly = nn.Conv2d(one, 1, 1)
        nn.init.constant_(self.anomaly.bias, -3.0)  # anomalies are rare: start from there

    def forward(self, planes, declared):
        return self.maps(planes, declared)[:2]

    def maps(self, planes, declared):
        """Both outputs and, third, what the trunk sees at a quarter of the resolution before anybody asks what it is."""
        x, skips = planes, []
        for down, encode in zip(self.down, self.encode):
            x = encode(down(x))
            skips.append(x)
        x = self.bottom(x)
        x = self.decode[0](self.wider(self.up[0](x)) + skips[2])
        x = self.decode[1](self.wider(self.up[1](x)) + skips[1])
        embedding, commodity = x, self.commodity(x)

        # From here on with the declaration: how probable is it, cell by cell, that this is a declared group, or nothing?
        probability = torch.softmax(commodity, dim=1)
        presence = torch.clamp(declared * 8, 0, 1).unsqueeze(-1).unsqueeze(-1)
        match = torch.mean(probability * presence, dim=1, keepdim=True) * self.groups
        condition = self.declared(declared)
        x = x + self.agreement(torch.cat((match, probability[:, :1]), dim=1))
        x = self.judge[0](x, condition)
        x = self.judge[1](self.wider(self.up[2](x)) + skips[0], condition)
        return self.anomaly(x), commodity, embedding

    @staticmethod
    def wider(x):
        return F.interpolate(x, scale_factor=2.0, mode="nearest")
