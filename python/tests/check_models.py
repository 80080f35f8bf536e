# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Small models for the tests of check and of what export keeps. Needs PyTorch."""

import math

import torch
from torch import nn
from torch.nn.attention.flex_attention import flex_attention

AUTO = torch.export.Dim.AUTO


class Function(nn.Module):
    """A function as a model."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, *args):
        return self.function(*args)


def program(function, *args, shapes=None):
    """The program of a function. `shapes` makes dimensions of arguments symbolic."""
    dynamic = None if shapes is None else (
        tuple({dim: AUTO for dim in dims} for dims in shapes),)
    return torch.export.export(Function(function), args, dynamic_shapes=dynamic)


def write_into_slice(x, y):
    """After functionalization, this contains a copy into a slice."""
    x = x.clone()
    x[1:3].copy_(y)
    return x


def guarded_programs():
    """Programs whose sizes are equal only under guards, by name."""
    return {
        "channel_shuffle": program(lambda x: torch.channel_shuffle(x, 4),
                                   torch.randn(1, 8, 4, 4), shapes=[[1]]),
        "pixel_shuffle": program(lambda x: torch.pixel_shuffle(x, 2),
                                 torch.randn(1, 8, 4, 4), shapes=[[1, 2]]),
        "pixel_unshuffle": program(lambda x: torch.pixel_unshuffle(x, 2),
                                   torch.randn(1, 8, 4, 6), shapes=[[2, 3]]),
        "symbolic kernel": program(torch.conv2d, torch.randn(2, 3, 8, 9),
                                   torch.randn(4, 3, 3, 3), shapes=[[2, 3], [2, 3]]),
        "known number of elements": program(lambda x: x.view(8), torch.randn(2, 4),
                                            shapes=[[0, 1]]),
    }


def _rows(function):
    """A new vector, whose size is a function of the number of rows."""
    return program(lambda x: x.new_zeros(function(x.shape[0])), torch.randn(9, 4),
                   shapes=[[0]])


def computed_sizes():
    """Programs whose sizes are not sums or products, with the ops that compute them."""
    return {
        "ceil": (_rows(lambda n: math.ceil(n / 2)), ["aten.div.int", "aten.ceil.float"]),
        "floor": (_rows(lambda n: math.floor(n / 2)), ["aten.floor.float"]),
        "trunc": (_rows(lambda n: torch.sym_int(n * 1.5)),
                  ["aten.Float.int", "aten.mul.float", "aten.Int.float"]),
        "round": (_rows(lambda n: round(n * 0.3)), ["aten.round.Scalar"]),
        "choice": (_rows(lambda n: torch.sym_ite(n > 8, 3, 4)), ["aten.Int.bool"]),
        "left shift": (_rows(lambda n: n << 1), ["fake.mul"]),
        "right shift": (_rows(lambda n: n >> 1), ["fake.floordiv"]),
        "power of a size": (_rows(lambda n: n ** 2), ["fake.mul"]),
        "power of two": (_rows(lambda n: 2 ** n), ["aten.pow.int_to_int"]),
        "negative power": (_rows(lambda n: math.ceil(n ** -1)), ["aten.pow.float("]),
    }


def every_kind_of_input():
    """Inputs that are not tensors, which are also outputs."""
    return torch.export.export(
        Function(lambda x, flag, text, none, scale: (x * scale if flag else x, 3, None,
                                                     True, 0.5, text)),
        (torch.randn(3), True, "text", None, 0.1234567891))


@torch.library.custom_op("fake_tensor_tests::untraceable", mutates_args=())
def untraceable(x: torch.Tensor) -> torch.Tensor:
    """An op that is not in the op table and whose fake kernel cannot be written as a
    rule."""
    return x.clone()


@untraceable.register_fake
def _(x):
    # Rules do not have gradients.
    return torch.empty_like(x, dtype=torch.int32 if x.requires_grad else x.dtype)


def attention(query, key, value):
    """Attention with a score function that uses another tensor."""
    bias = torch.arange(8) * 0.5
    return flex_attention(query, key, value,
                          score_mod=lambda score, b, h, i, j: score + bias[i])
