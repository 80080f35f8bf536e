# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Small models with higher-order ops, for tests. Needs PyTorch."""

import torch
from torch import nn
from torch._higher_order_ops.map import map as map_slices
from torch._higher_order_ops.out_dtype import out_dtype
from torch._higher_order_ops.scan import scan
from torch._higher_order_ops.while_loop import while_loop
from torch.utils.checkpoint import checkpoint

AUTO = torch.export.Dim.AUTO


class Choose(nn.Module):
    """Branches whose results differ in a size, and a parameter that is lifted."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 4)

    def forward(self, x, y):
        def first(x, y):
            return self.layer(x).sin(), y[:1] * 2

        def second(x, y):
            return x.cos(), y[:3] + 1

        return torch.cond(x.sum() > 0, first, second, (x, y))


class Count(nn.Module):
    """A loop that carries an int and contains a branch."""

    def forward(self, x, y):
        def goes_on(i, n, x):
            return i < y.shape[0]

        def turn(i, n, x):
            z = torch.cond(x.sum() > i, lambda x: x.sin(), lambda x: x.cos(), (x,))
            return i + 1, n * 2, z + y.sum()

        return while_loop(goes_on, turn, (torch.tensor(0), y.shape[0], x))


class Slices(nn.Module):
    """A map nested in a map."""

    def forward(self, xs, ys):
        def outer(x, ys):
            return map_slices(lambda y, x: y @ x, ys, x)

        return map_slices(outer, xs, ys)


class Cell(nn.Module):
    """A reverse scan along another dimension."""

    def __init__(self):
        super().__init__()
        self.cell = nn.GRUCell(5, 6)

    def forward(self, xs, h):
        def step(h, x):
            new = self.cell(x, h)
            return new, new + 0

        return scan(step, h, xs, dim=1, reverse=True)


class Pairs(nn.Module):
    """An associative scan of tensors, one of which is not row-major."""

    def forward(self, xs, w):
        def combine(a, b, c, d, w):
            return a * c + w, b + d

        return torch.ops.higher_order.associative_scan(
            combine, [xs, xs.transpose(1, 2)], (w,))


class Again(nn.Module):
    """A checkpoint in a region without gradients."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 4)

    def forward(self, x):
        with torch.no_grad():
            y = checkpoint(lambda x: self.layer(x).relu().t(), x, use_reentrant=False)
        return y + 1


class Reused(nn.Module):
    """A graph that is called twice."""

    def forward(self, x):
        @torch.compiler.nested_compile_region
        def region(x):
            return x.sin() + 1, x.t() * 2

        a, b = region(x)
        c, d = region(b)
        return a + d, c.t().reshape(-1)


class Wider(nn.Module):
    """Calls whose results are converted."""

    def forward(self, x, y):
        return (out_dtype(torch.ops.aten.mm.default, torch.int32, x, y) + 1,
                out_dtype(torch.ops.aten.mul.Tensor, torch.int32, x, 2))


class Precise(nn.Module):
    """A branch in another precision."""

    def forward(self, x, p):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return torch.cond(p, lambda x: x @ x.t(), lambda x: (x @ x.t()) * 2, (x,))


def all_models():
    """Models with their arguments and dynamic shapes."""
    return [
        (Choose(), (torch.randn(6, 4), torch.randn(5, 3)), ({0: AUTO}, {0: AUTO})),
        (Count(), (torch.randn(6, 4), torch.randn(4)), ({0: AUTO}, {0: AUTO})),
        (Slices(), (torch.randn(3, 7, 5), torch.randn(2, 3, 7)),
         ({0: AUTO}, {0: AUTO})),
        (Cell(), (torch.randn(3, 7, 5), torch.randn(3, 6)),
         ({0: AUTO, 1: AUTO}, {0: AUTO})),
        (Pairs(), (torch.randn(3, 4, 4), torch.randn(4)), ({0: AUTO}, {})),
        (Again(), (torch.randn(3, 4),), ({0: AUTO},)),
        (Reused(), (torch.randn(3, 4),), ({0: AUTO},)),
        (Wider(), (torch.ones(3, 4, dtype=torch.int8), torch.ones(4, 5, dtype=torch.int8)),
         ({0: AUTO}, {})),
        (Precise(), (torch.randn(3, 4), torch.tensor(True)), ({0: AUTO}, {})),
    ]
