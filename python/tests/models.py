# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Small models for tests. Needs PyTorch."""

import torch
from torch import nn


class Gate(nn.Module):
    """Buffers, one of which is changed and one is not saved; nested inputs and outputs;
    a region without gradients; sizes from a floor division."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 8)
        self.register_buffer("count", torch.zeros(8))
        self.register_buffer("scale", torch.ones(8), persistent=False)

    def forward(self, x, extra):
        with torch.no_grad():
            y = self.layer(x) * 2 + self.scale
        self.count.add_(1)
        half = x.shape[0] // 2
        window = x.as_strided((half, 2), (4, 1))
        return {"y": y, "pair": (window, y[:half], extra["z"].t())}


def gate():
    """The model, its arguments, keyword arguments and dynamic shapes."""
    return (Gate(), (torch.randn(6, 4), {"z": torch.randn(3, 5)}), {},
            ({0: torch.export.Dim.AUTO}, {"z": None}))


class Mixed(nn.Module):
    """A region in another precision."""

    def forward(self, x):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            y = x @ x.t()
        return y, x.sum()


def mixed():
    """The model and its arguments."""
    return Mixed(), (torch.randn(4, 6),)


class Pick(nn.Module):
    """Indices that are tensors, slices and None; a data-dependent result."""

    def forward(self, x, i):
        return x[:, i, None], x[x > 0], torch.nonzero(i)


def pick():
    """The model and its arguments."""
    return Pick(), (torch.randn(4, 6, 2), torch.tensor([1, 0, 3]))


class Windows(nn.Module):
    """Symbolic strides and offsets, and an op that creates a tensor on the device of
    the input."""

    def __init__(self):
        super().__init__()
        self.register_buffer("shift", torch.zeros(3), persistent=False)

    def forward(self, x, i):
        rows, columns = x.shape
        windows = x.as_strided((rows // 2, columns), (2 * x.stride(0), x.stride(1)),
                               columns)
        steps = torch.arange(rows // 2, device=x.device)
        picked = windows[None, steps, :, None], x[i, None, :2], windows[:, i]
        return windows.t(), steps, picked, x[:3, :3] + self.shift


def windows():
    """The model, its arguments, keyword arguments and dynamic shapes."""
    auto = torch.export.Dim.AUTO
    return (Windows(), (torch.randn(6, 4), torch.tensor([1, 0, 3])), {},
            ({0: auto, 1: auto}, {0: auto}))


@torch.library.custom_op("fake_tensor_tests::taller", mutates_args=())
def taller(x: torch.Tensor) -> torch.Tensor:
    """An op that is not in the op table and whose fake kernel cannot be written as a
    rule."""
    return x[None].clone()


@taller.register_fake
def _(x):
    return torch.empty_like(x).unsqueeze_(0)


class Custom(nn.Module):
    """Calls an op that is not in the op table."""

    def forward(self, x):
        return taller(x).sum(0)


def custom():
    """The model and its arguments."""
    return Custom(), (torch.randn(4, 6),)
