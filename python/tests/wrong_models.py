# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Models with a mistake, as they are made. Needs PyTorch.

Each function returns a model and its arguments. The line that PyTorch refuses has the
names of these functions.
"""

import torch
from torch import nn
from torch.nn import functional as F


class Mlp(nn.Module):
    """The second layer does not have the size of the first."""

    def __init__(self, size, hidden):
        super().__init__()
        self.up = nn.Linear(size, hidden)
        self.down = nn.Linear(hidden // 2, size)

    def forward(self, x):
        return self.down(F.gelu(self.up(x)))  # wrong: deep_linear


class Block(nn.Module):
    """A residual block."""

    def __init__(self, inner):
        super().__init__()
        self.norm = nn.LayerNorm(8)
        self.inner = inner

    def forward(self, x):
        return x + self.inner(self.norm(x))


class Stack(nn.Module):
    """Blocks one after the other."""

    def __init__(self, *inner):
        super().__init__()
        self.layers = nn.ModuleList(map(Block, inner))

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def deep_linear():
    """A size that differs, deep in the model."""
    return Stack(nn.Linear(8, 8), nn.Linear(8, 8), Mlp(8, 32)), (torch.zeros(2, 4, 8),)


class Positions(nn.Module):
    """A table that is no buffer stays behind when the model is moved."""

    def __init__(self):
        super().__init__()
        self.proj = nn.Linear(8, 8)
        self.table = torch.zeros(4, 8)

    def forward(self, x):
        return self.proj(x) + self.table  # wrong: device_after_to


def device_after_to():
    """Only parameters and buffers are moved by `.to`."""
    return Stack(Positions().to("meta")).to("meta"), (torch.zeros(2, 4, 8, device="meta"),)


class Scaled(nn.Module):
    """A buffer of float64, which is what NumPy makes."""

    def __init__(self):
        super().__init__()
        self.proj = nn.Linear(8, 8)
        self.register_buffer("scale", torch.linspace(0, 1, 8, dtype=torch.float64))

    def forward(self, x):
        return self.proj(x * self.scale)  # wrong: float64_from_numpy


def float64_from_numpy():
    """The float64 of a buffer reaches a layer of float32."""
    return Stack(Scaled()), (torch.zeros(2, 4, 8),)


class Masked(nn.Module):
    """Writes into a tensor whose elements share memory."""

    def forward(self, x):
        bias = x.new_zeros(1, 4, 1).expand(2, 4, 8)
        bias[:, 1:] = x[:, 1:]  # wrong: write_to_expanded
        return x + bias


def write_to_expanded():
    """An in-place write to an expanded tensor."""
    return Stack(Masked()), (torch.zeros(2, 4, 8),)


class Biased(nn.Module):
    """Adds to a tensor whose elements share memory."""

    def forward(self, x):
        bias = x.new_zeros(1, 4, 1).expand(2, 4, 8)
        return x + bias.add_(x)  # wrong: add_to_expanded


def add_to_expanded():
    """Another in-place write to an expanded tensor."""
    return Stack(Biased()), (torch.zeros(2, 4, 8),)


class Remember(nn.Module):
    """Keeps a tensor in an attribute."""

    def forward(self, x):
        self.last = x * 2
        return x + 1


def assigned_attribute():
    """The attribute is lost."""
    return Stack(Remember()), (torch.zeros(2, 4, 8),)


class Heads(nn.Module):
    """Merges heads after a transposition."""

    def forward(self, x):
        heads = x.view(2, 4, 2, 4).transpose(1, 2)
        return heads.transpose(1, 2).transpose(2, 3).view(2, 4, 8)  # wrong: view_after_transpose


def view_after_transpose():
    """A view of a tensor that is not contiguous."""
    return Stack(Heads()), (torch.zeros(2, 4, 8),)


class Regression(nn.Module):
    """The difference of a column and a vector is a matrix."""

    def __init__(self):
        super().__init__()
        self.head = nn.Linear(8, 1)

    def forward(self, x, target):
        return ((self.head(x) - target) ** 2).mean()  # wrong: column_against_vector


def column_against_vector():
    """`(N, 1)` against `(N,)`."""
    return Regression(), (torch.zeros(4, 8), torch.zeros(4))


class Images(nn.Module):
    """The channels come last."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(3, 16, 3), nn.ReLU(), nn.Conv2d(8, 16, 3))

    def forward(self, x):
        return self.body(x).mean((2, 3))  # wrong: conv_channels


def conv_channels():
    """A convolution that expects fewer channels."""
    return Images(), (torch.zeros(2, 3, 16, 16),)


class Skip(nn.Module):
    """Concatenates feature maps of two resolutions."""

    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(3, 3, 3, stride=2)
        self.up = nn.Upsample(scale_factor=2)

    def forward(self, x):
        return torch.cat([x, self.up(self.down(x))], dim=1)  # wrong: concat_dim


def concat_dim():
    """Sizes that differ in a dimension that is not concatenated."""
    return Skip(), (torch.zeros(2, 3, 16, 16),)


class Lookup(nn.Module):
    """Token ids that are float32."""

    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(96, 8)

    def forward(self, ids):
        return self.tokens(ids)  # wrong: index_dtype


def index_dtype():
    """Indices of a dtype that is not an integer."""
    return Lookup(), (torch.zeros(2, 4),)


class Attention(nn.Module):
    """The mask has no dimension of heads."""

    def forward(self, x, mask):
        heads = x.view(3, 5, 2, 4).transpose(1, 2)
        attend = F.scaled_dot_product_attention
        return attend(heads, heads, heads, mask)  # wrong: mask_sizes, mask_dtype


def mask_sizes():
    """A mask of batch and length, without dimensions for heads and queries."""
    return Attention(), (torch.zeros(3, 5, 8), torch.ones(3, 5, dtype=torch.bool))


def mask_dtype():
    """A mask of integers."""
    return Attention(), (torch.zeros(3, 5, 8), torch.ones(5, 5, dtype=torch.int64))


class Classifier(nn.Module):
    """The target has a dimension too many."""

    def __init__(self):
        super().__init__()
        self.head = nn.Linear(8, 10)

    def forward(self, x, target):
        return F.cross_entropy(self.head(x), target)  # wrong: loss_target


def loss_target():
    """Targets of size `(N, 1)`."""
    return Classifier(), (torch.zeros(4, 8), torch.zeros(4, 1, dtype=torch.int64))


class Patches(nn.Module):
    """A number of elements that the sizes do not divide."""

    def forward(self, x):
        return x.reshape(-1, 3)  # wrong: reshape_minus_one


def reshape_minus_one():
    """A size of -1 that cannot be computed."""
    return Stack(Patches()), (torch.zeros(2, 4, 8),)
