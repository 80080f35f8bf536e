# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Small models for tests of training. Needs PyTorch."""

import torch
from torch import nn
from torch.utils.checkpoint import checkpoint


def _mlp(width=8, factor=4):
    return nn.Sequential(nn.Linear(width, factor * width), nn.ReLU(),
                         nn.Linear(factor * width, width))


class Stack(nn.Module):
    """Layers whose inner activations are saved, or computed again."""

    def __init__(self, depth, is_checkpointed):
        super().__init__()
        self.layers = nn.ModuleList(_mlp() for _ in range(depth))
        self.is_checkpointed = is_checkpointed

    def forward(self, x):
        for layer in self.layers:
            x = x + (checkpoint(layer, x, use_reentrant=False) if self.is_checkpointed
                     else layer(x))
        return x.square().mean()


class Images(nn.Module):
    """Convolutions, normalization with running statistics, ops in place, pooling."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8),
            nn.ReLU(inplace=True), nn.MaxPool2d(2), nn.Conv2d(8, 8, 3, groups=4),
            nn.GroupNorm(2, 8), nn.SiLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
            nn.Dropout(0.5), nn.Linear(8, 5))

    def forward(self, x):
        return self.body(x)


class Words(nn.Module):
    """An embedding, a recurrent network, and attention."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(11, 8, padding_idx=0)
        self.recurrent = nn.LSTM(8, 8, batch_first=True)
        self.norm = nn.LayerNorm(8)
        self.qkv = nn.Linear(8, 24)

    def forward(self, ids):
        x, _ = self.recurrent(self.embedding(ids))
        q, k, v = self.qkv(self.norm(x)).unflatten(-1, (3, 2, 4)).permute(2, 0, 3, 1, 4)
        out = nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        return x + out.transpose(1, 2).flatten(2)


class Tied(nn.Module):
    """A weight that is used twice, and one without a gradient."""

    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(11, 8)
        self.head = nn.Linear(8, 11, bias=False)
        self.head.weight = self.table.weight
        self.frozen = nn.Parameter(torch.ones(8), requires_grad=False)
        self.register_buffer("scale", torch.ones(8), persistent=False)

    def forward(self, ids):
        return self.head(self.table(ids) * self.frozen * self.scale)


class _Picky(torch.autograd.Function):
    """Its gradient is only defined for three rows."""

    @staticmethod
    def forward(ctx, x):
        ctx.rows = x.shape[0]
        return x * 2

    @staticmethod
    def backward(ctx, gradient):
        if ctx.rows != 3:
            raise ValueError("expected three rows")
        return gradient * 2


class Picky(nn.Module):
    """A backward pass that is not the same for all sizes."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(8, 8)

    def forward(self, x):
        return _Picky.apply(self.layer(x)).sum()


class Shifted(nn.Module):
    """An op whose kernel in C++ makes sizes constant."""

    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(11, 8)

    def forward(self, ids):
        targets = nn.functional.pad(ids, (0, 1), value=0)[:, 1:]
        return (self.table(ids) * targets[..., None]).sum()


def mlp():
    batch = torch.export.Dim("batch", min=2)
    return _mlp(), (torch.randn(3, 8, requires_grad=True),), ({0: batch},)


def images():
    batch = torch.export.Dim("batch", min=2)
    return Images(), (torch.randn(3, 3, 8, 8),), ({0: batch},)


def words():
    batch = torch.export.Dim("batch", min=2)
    # PyTorch unrolls the steps of a recurrent network.
    return Words(), (torch.ones(3, 6).long(),), ({0: batch},)


def tied():
    batch = torch.export.Dim("batch", min=2)
    return Tied(), (torch.ones(3, 6).long(),), ({0: batch},)


ALL = [mlp, images, words, tied]


def loss(outputs):
    """The mean of the squares of all outputs."""
    return outputs.square().mean()
