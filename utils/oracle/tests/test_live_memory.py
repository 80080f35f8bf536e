# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests that peaks are those of PyTorch, and of the reference itself. They need PyTorch and
fake-opt."""

import unittest

try:
    import torch
    from torch import nn
    from torch.utils.checkpoint import checkpoint
except ImportError as error:
    raise unittest.SkipTest(f"needs PyTorch: {error}")

import fake_tensor
from fake_tensor.memory import find_peaks
from fake_tensor.program import load_program
from fake_tensor.tool import Tool, find_tool
from oracle.live_memory import StorageTracker, measure, named_sizes


class Encoder(nn.Module):
    """Composite ops: normalization, attention with a mask, products."""

    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(16)
        self.qkv = nn.Linear(16, 48)

    def forward(self, x, mask):
        batch, seq, _ = x.shape
        q, k, v = self.qkv(self.norm(x)).view(batch, seq, 3, 2, 8).permute(2, 0, 3, 1, 4)
        out = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return x + out.transpose(1, 2).reshape(batch, seq, 16)


class Products(nn.Module):
    """Products of batches that are expanded and copied."""

    def forward(self, x, y):
        wide = x[:, None, None] @ y.transpose(-2, -1)
        return wide.softmax(-1), x.t() @ x


class Writes(nn.Module):
    """Views, ops in place, and an unused value."""

    def forward(self, x):
        y = torch.zeros_like(x)
        y[:, 1:].add_(x[:, :-1])
        unused = x * 2
        z = y.view(-1)
        z.mul_(3)
        return torch.where(y > 0, y, 0.0).sum(), y.relu_(), unused.sum() * 0


class Images(nn.Module):
    """Pooling, normalization of groups, and padding."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding="same")
        self.norm = nn.GroupNorm(2, 8)
        self.batch = nn.BatchNorm2d(8)

    def forward(self, x):
        x = self.batch(self.norm(self.conv(x)))
        return nn.functional.max_pool2d(x, 2).log_softmax(1)


def cases():
    batch, seq = torch.export.Dim("batch", min=1), torch.export.Dim("seq", min=3)
    yield (Encoder(), (torch.randn(2, 5, 16), torch.ones(5, 5, dtype=torch.bool)),
           ({0: batch, 1: seq}, {0: seq, 1: seq}))
    yield (Products(), (torch.randn(4, 6), torch.randn(3, 5, 6)), ({0: seq}, {0: batch}))
    yield Writes(), (torch.randn(4, 6),), ({0: batch, 1: seq},)
    yield Images(), (torch.randn(2, 3, 8, 8),), ({0: batch},)


class Stack(nn.Module):
    """Layers that may be checkpointed."""

    def __init__(self, depth, is_checkpointed):
        super().__init__()
        self.layers = nn.ModuleList(
            nn.Sequential(nn.Linear(8, 32), nn.GELU(), nn.Linear(32, 8))
            for _ in range(depth))
        self.is_checkpointed = is_checkpointed

    def forward(self, x):
        for layer in self.layers:
            x = x + (checkpoint(layer, x, use_reentrant=False) if self.is_checkpointed
                     else layer(x))
        return x


def sum_of_squares(outputs):
    return torch.stack([each.float().square().mean() for each
                        in torch.utils._pytree.tree_leaves(outputs)]).sum()


class Peaks(unittest.TestCase):

    def compare(self, program, name):
        """Compares the peaks at some sizes; returns the expression."""
        program.graph.eliminate_dead_code()
        analyzed = fake_tensor.analyze(program)
        peak, = find_peaks(analyzed, Tool(find_tool()), check_certificate=True)
        self.assertEqual(peak.grade, "exact")
        for draw in range(5):
            named = {symbol.name: 3 + (5 * draw + 2 * index) % 11
                     for index, symbol in enumerate(analyzed.main.symbols)}
            sizes = named_sizes(program, analyzed, named)
            with self.subTest(model=name, **named):
                self.assertEqual(peak.at(**named), measure(program, sizes).peak)
        return peak

    def test_peaks(self):
        for model, args, shapes in cases():
            with torch.no_grad():
                program = torch.export.export(model.eval(), args, dynamic_shapes=shapes)
            self.compare(program, type(model).__name__)

    def test_peaks_of_training(self):
        for model, args, shapes in cases():
            if not any(each.requires_grad for each in model.parameters()):
                continue
            for optimizer in (None, "adamw"):
                program = load_program(model.train(), args, dynamic_shapes=shapes,
                                       loss=sum_of_squares, optimizer=optimizer)
                self.compare(program, f"{type(model).__name__} {optimizer}")

    def test_checkpoints(self):
        batch = torch.export.Dim("batch", min=2)
        saved, again = (self.compare(load_program(
            Stack(4, is_checkpointed), (torch.randn(3, 8),), dynamic_shapes=({0: batch},),
            loss=sum_of_squares), "Stack") for is_checkpointed in (False, True))
        # The inner activations of four layers, and those of one.
        self.assertLess(2 * again.at(batch=4096), saved.at(batch=4096))


class Tracker(unittest.TestCase):

    def test_storages(self):
        mode = torch._subclasses.FakeTensorMode()
        with mode:
            x = torch.empty(4)
        tracker = StorageTracker()
        tracker.add(x)
        with mode, tracker:
            y = x + 1
            view = y[1:]
            del y
            self.assertEqual(tracker.alive, 32)
            del view
        self.assertEqual((tracker.alive, tracker.peak), (16, 32))

    def test_resized_storages(self):
        mode = torch._subclasses.FakeTensorMode()
        tracker = StorageTracker()
        with mode, tracker:
            x = torch.empty(4)
            x.resize_(16)
            self.assertEqual(tracker.alive, 64)

    def test_other_devices(self):
        mode = torch._subclasses.FakeTensorMode()
        tracker = StorageTracker("cpu")
        with mode, tracker:
            x = torch.empty(4, device="cuda")
            self.assertEqual((tracker.alive, x.device.type), (0, "cuda"))


if __name__ == "__main__":
    unittest.main()
