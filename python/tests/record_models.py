# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Programs for the tests of record and of the backend. Needs PyTorch."""

import torch
from torch import nn
from torch.nn import functional as F


class Block(nn.Module):
    """Attention and a feed-forward network."""

    def __init__(self, width):
        super().__init__()
        self.norm, self.attention = nn.LayerNorm(width), nn.MultiheadAttention(
            width, 2, batch_first=True)
        self.feed = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, 2 * width),
                                  nn.GELU(), nn.Dropout(0.1), nn.Linear(2 * width, width))

    def forward(self, x):
        y = self.norm(x)
        x = x + self.attention(y, y, y, need_weights=False)[0]
        return x + self.feed(x)


class LanguageModel(nn.Module):
    """A small transformer whose embedding is also the last layer."""

    def __init__(self, words=50, width=16):
        super().__init__()
        self.embed = nn.Embedding(words, width)
        self.blocks = nn.ModuleList(Block(width) for _ in range(2))
        self.head = nn.Linear(width, words, bias=False)
        self.head.weight = self.embed.weight

    def forward(self, tokens):
        x = self.embed(tokens)
        for block in self.blocks:
            x = block(x)
        return self.head(x)


def train(model, optimizer, steps=2):
    """Steps of training, with clipped gradients. Returns the sum of the losses."""
    total = 0.0
    for _ in range(steps):
        tokens = torch.randint(0, 50, (4, 9))
        optimizer.zero_grad()
        scores = model(tokens[:, :-1])
        loss = F.cross_entropy(scores.flatten(0, 1), tokens[:, 1:].reshape(-1))
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
    return total


def write_views(x):
    """Views, writes through them, outputs, and changes of metadata."""
    y = x.view(-1)[::2]
    y.add_(1)
    x.t_()
    x[1:].mul_(2)
    x.unsqueeze_(0).squeeze_(0)
    first, second = x.chunk(2)
    first.copy_(second)
    out = x.clone().resize_(5)
    torch.add(first, second, out=out.resize_(0))
    stacked = torch.stack(list(x.unbind(0)))
    stacked[:, :1] = 3
    stacked[stacked > 0] = 0
    stacked.data = torch.zeros(7)
    torch._foreach_add_([first, stacked], 1)
    x.set_(second)
    return x + 1


def use_data(x, count):
    """Sizes and numbers that depend on data, and arithmetic on them."""
    places = x.nonzero()
    found = places.shape[0]
    rows = x.new_zeros(2 * found + 1, 3)
    positive = x[x > 0].reshape(-1, 1).expand(-1, 4).contiguous()
    scale = count.item()
    return (rows[:found] * scale, torch.arange(found) + 1, torch.cat([positive, positive]),
            torch.zeros(positive.shape[0] // 2 + found), torch.unique(x) * 2.5)


def branch_on_data(x):
    """A branch, a number that is printed, and a loop on data."""
    y = x + 1 if x.sum() > 0 else x - 1
    text = f"{x.mean().item():.2f}"
    for _ in range(int((x > 0).sum())):
        y = y * 2
    return y, text


def build(width):
    """Makes a model, copies it, moves and converts it."""
    layer = nn.TransformerEncoderLayer(width, 2, 8, batch_first=True)
    model = nn.TransformerEncoder(layer, 2).to("cpu").to(torch.float64)
    model.eval()
    return model(torch.ones(2, 3, width, dtype=torch.float64))


def run_rnn():
    """A kernel of MKL-DNN, which no exported model has."""
    layer = nn.LSTM(4, 8, batch_first=True, bidirectional=True)
    result, _ = layer(torch.randn(2, 5, 4))
    result.sum().backward()


def run_control_flow(x):
    """A branch of the program itself."""
    return torch.cond(x.sum() > 0, lambda y: y.sin(), lambda y: y.cos() + 1, (x,))


def break_graph(x, scale):
    """Two graphs with dynamic sizes."""
    y = (x @ x.t()).relu()
    torch._dynamo.graph_break()
    return (y * scale + x.shape[0]).reshape(-1)[:x.shape[0] // 2 + 1].sum()


@torch.library.custom_op("recorded::scale", mutates_args=())
def scale_op(x: torch.Tensor, factor: float) -> torch.Tensor:
    """An op that is in no table."""
    return x * factor


@scale_op.register_fake
def _(x, factor):
    del factor
    return torch.empty_like(x)
