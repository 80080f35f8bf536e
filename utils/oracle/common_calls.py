# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Draws calls of composite ops that are common in models. Needs PyTorch.

Sizes fit together, and tensors have the layouts of models: transposed, expanded and
sliced ones.
"""

import random
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from fake_tensor.torch_values import Encoder

from .dispatched import find_overload

# Arguments by position and by keyword.
Arguments = Tuple[List[Any], Dict[str, Any]]


class Maker:
    """Draws the parts of one call."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.dtype = rng.choice((torch.float32, torch.float32, torch.float64,
                                 torch.float16, torch.bfloat16))
        self.device = "cuda:0" if rng.random() < 0.2 else "cpu"

    def size(self, least: int = 1) -> int:
        """A size, often a small one."""
        return self.rng.choice((least, 2, 3, 4, 5, 8))

    def flip(self, share: float = 0.5) -> bool:
        """True for that share of calls."""
        return self.rng.random() < share

    def tensor(self, *sizes: int, dtype: Optional[torch.dtype] = None) -> "torch.Tensor":
        """A tensor of some layout."""
        shape = list(sizes)
        make = self._plain(dtype or self.dtype)
        layout = self.rng.randrange(8)
        if layout == 0 and len(shape) > 1:
            return make(*shape[:-2], shape[-1], shape[-2]).transpose(-1, -2)
        if layout == 1 and len(shape) > 2:
            return make(shape[0], shape[2], shape[1], *shape[3:]).transpose(1, 2)
        if layout == 2 and shape:
            place = self.rng.randrange(len(shape))
            return make(*shape[:place], 1, *shape[place + 1:]).expand(shape)
        if layout == 3 and shape:
            place = self.rng.randrange(len(shape))
            wide = make(*shape[:place], shape[place] + 2, *shape[place + 1:])
            return wide.narrow(place, 1, shape[place])
        return make(*shape)

    def _plain(self, dtype: torch.dtype) -> Callable[..., "torch.Tensor"]:
        return lambda *sizes: torch.empty(sizes, dtype=dtype, device=self.device)

    def optional(self, *sizes: int) -> Optional["torch.Tensor"]:
        """A tensor, or None."""
        return self.tensor(*sizes) if self.flip() else None

    def integers(self, *sizes: int) -> "torch.Tensor":
        """A tensor of classes or indices."""
        return self.tensor(*sizes, dtype=torch.int64)


def _matmul(make: Maker) -> Arguments:
    n, m, k = make.size(), make.size(), make.size()
    batch = [make.size() for _ in range(make.rng.randrange(4))]
    other = [1 if make.flip(0.3) else size for size in batch]
    other = other[make.rng.randrange(len(other) + 1):]
    left = [k] if make.flip(0.15) else [*batch, n, k]
    right = [k] if make.flip(0.15) else [*other, k, m]
    args = [make.tensor(*left), make.tensor(*right)]
    return args, {}


def _linear(make: Maker) -> Arguments:
    features, out = make.size(), make.size()
    batch = [make.size() for _ in range(make.rng.randrange(4))]
    return [make.tensor(*batch, features), make.tensor(out, features),
            make.optional(out)], {}


def _attention(make: Maker) -> Arguments:
    batch, heads, elements = make.size(), make.rng.choice((2, 4)), make.rng.choice((4, 8))
    length, keys = make.size(), make.size()
    grouped = make.flip(0.3)
    groups = make.rng.choice((1, heads // 2, heads)) if grouped else heads
    args = [make.tensor(batch, heads, length, elements),
            make.tensor(batch, groups, keys, elements),
            make.tensor(batch, groups, keys, elements if make.flip(0.8) else 2)]
    named: Dict[str, Any] = {}
    kind = make.rng.randrange(4)
    if kind == 0:
        named["is_causal"] = True
    elif kind == 1:
        sizes = make.rng.choice(((length, keys), (batch, 1, length, keys),
                                 (batch, heads, length, keys), (1, 1, 1, keys)))
        named["attn_mask"] = make.tensor(
            *sizes, dtype=torch.bool if make.flip() else make.dtype)
    if make.flip(0.25):
        named["dropout_p"] = 0.1
    if grouped:
        named["enable_gqa"] = True
    if make.flip(0.2):
        named["scale"] = 0.5
    return args, named


def _layer_norm(make: Maker) -> Arguments:
    sizes = [make.size() for _ in range(make.rng.randrange(1, 5))]
    shape = sizes[make.rng.randrange(len(sizes)):]
    return [make.tensor(*sizes), shape, make.optional(*shape), make.optional(*shape)], {}


def _group_norm(make: Maker) -> Arguments:
    groups = make.rng.choice((1, 2, 3))
    channels = groups * make.size()
    points = [make.size() for _ in range(make.rng.randrange(3))]
    return [make.tensor(make.size(), channels, *points), groups,
            make.optional(channels), make.optional(channels)], {}


def _convolution(make: Maker) -> Arguments:
    channels, out = make.size(), make.size()
    kernel = [make.rng.randrange(1, 5) for _ in range(2)]
    images = [make.rng.randrange(8, 12) for _ in range(2)]
    batch = [make.size()] if make.flip(0.8) else []
    return [make.tensor(*batch, channels, *images), make.tensor(out, channels, *kernel),
            make.optional(out), [1, 1], "same" if make.flip(0.8) else "valid",
            [make.rng.choice((1, 2)), 1]], {}


def _dropout(make: Maker) -> Arguments:
    sizes = [make.size() for _ in range(make.rng.randrange(5))]
    return [make.tensor(*sizes), make.rng.choice((0.1, 0.5, 1.0)), True], {}


def _cross_entropy(make: Maker) -> Arguments:
    classes = make.size(2)
    batch = [make.size()] if make.flip(0.9) else []
    points = [make.size() for _ in range(make.rng.randrange(3))] if batch else []
    shape = [*batch, classes, *points]
    target = (make.tensor(*shape) if make.flip(0.3) and make.dtype != torch.float16
              else make.integers(*batch, *points))
    return [make.tensor(*shape), target, make.optional(classes), make.rng.randrange(3),
            -100, 0.1 if make.flip(0.3) else 0.0], {}


def _softmax(make: Maker) -> Arguments:
    sizes = [make.size() for _ in range(make.rng.randrange(1, 5))]
    dtype = make.rng.choice((None, torch.float32, torch.float64))
    return [make.tensor(*sizes), make.rng.randrange(-len(sizes), len(sizes)), dtype], {}


def _batch_norm(make: Maker) -> Arguments:
    channels = make.size()
    points = [make.size() for _ in range(make.rng.randrange(3))]
    mean, variance = make.optional(channels), None
    if mean is not None:
        variance = make.tensor(channels)
    training = mean is None or make.flip()
    return [make.tensor(make.size(2), channels, *points), make.optional(channels),
            make.optional(channels), mean, variance, training, 0.1, 1e-5, make.flip()], {}


def _instance_norm(make: Maker) -> Arguments:
    args, named = _batch_norm(make)
    args[0] = make.tensor(make.size(), args[0].shape[1], make.size(2), make.size())
    return args, named


def _einsum(make: Maker) -> Arguments:
    equation = make.rng.choice((
        "bhqd,bhkd->bhqk", "bhqk,bhkd->bhqd", "bqhd,bkhd->bhqk", "bqd,dhk->bqhk", "ij,jk",
        "bij,bjk->bik", "bij,bj->bi", "i,j->ij", "bi,bi->b", "bld,bmd->blm", "ij->ji",
        "bhqd,qkd->bhqk", "bcl,blk->bck", "ij,kj,lk->il", "...ij,...jk->...ik",
        "bnd,nd->bn", "ijk->k"))
    sizes = {letter: make.size() for letter in "abcdefghijklmnopqrstuvwxyz"}
    batch = [make.size() for _ in range(2)]
    operands = [make.tensor(*(batch if "." in term else []),
                            *(sizes[letter] for letter in term if letter != "."))
                for term in equation.split("->")[0].split(",")]
    return [equation, operands], {}


def _parameters(make: Maker, gates: int, features: int, hidden: int, count: int,
                has_biases: bool, layers: int, projected: int = 0) -> List[Any]:
    """The weights of layers, of `count` directions each."""
    found: List[Any] = []
    state = projected or hidden
    for layer in range(layers):
        for _ in range(count):
            width = features if layer == 0 else state * count
            found += [make.tensor(gates * hidden, width),
                      make.tensor(gates * hidden, state)]
            if has_biases:
                found += [make.tensor(gates * hidden), make.tensor(gates * hidden)]
            if projected:
                found.append(make.tensor(projected, hidden))
    return found


def _layers(make: Maker, gates: int, states: int) -> Arguments:
    features, hidden, batch = make.size(), make.size(), make.size()
    layers, count = make.rng.choice((1, 1, 2, 3)), make.rng.choice((1, 1, 2))
    has_biases, batch_first = make.flip(0.8), make.flip()
    steps = make.rng.randrange(1, 5)
    projected = hidden - 1 if states == 2 and hidden > 1 and make.flip(0.2) else 0
    shape = (batch, steps) if batch_first else (steps, batch)
    hx = [make.tensor(layers * count, batch, size)
          for size in (projected or hidden, hidden)[:states]]
    return [make.tensor(*shape, features), hx if states == 2 else hx[0],
            _parameters(make, gates, features, hidden, count, has_biases, layers,
                        projected),
            has_biases, layers, make.rng.choice((0.0, 0.2)), make.flip(), count == 2,
            batch_first], {}


# How arguments are drawn, by op.
CALLS: Dict[str, Callable[[Maker], Arguments]] = {
    "aten.matmul.default": _matmul,
    "aten.linear.default": _linear,
    "aten.scaled_dot_product_attention.default": _attention,
    "aten.layer_norm.default": _layer_norm,
    "aten.rms_norm.default": lambda make: _only(_layer_norm(make), 3),
    "aten.group_norm.default": _group_norm,
    "aten.batch_norm.default": _batch_norm,
    "aten.instance_norm.default": _instance_norm,
    "aten.einsum.default": _einsum,
    "aten.conv2d.padding": _convolution,
    "aten.dropout.default": _dropout,
    "aten.cross_entropy_loss.default": _cross_entropy,
    "aten.softmax.int": _softmax,
    "aten.lstm.input": lambda make: _layers(make, 4, 2),
    "aten.gru.input": lambda make: _layers(make, 3, 1),
    "aten.rnn_tanh.input": lambda make: _layers(make, 1, 1),
}


def _only(arguments: Arguments, count: int) -> Arguments:
    """The first arguments."""
    return arguments[0][:count], arguments[1]


def draw_call(name: str, rng: random.Random) -> Optional[Dict[str, Any]]:
    """A call as a line; None for one that PyTorch refuses."""
    mode = FakeTensorMode()
    mode.cache_enabled = False
    encoder = Encoder()
    with mode, torch.no_grad():
        args, kwargs = CALLS[name](Maker(rng))
        line: Dict[str, Any] = {
            "op": name, "args": encoder.encode(args),
            "kw": {key: encoder.encode(value) for key, value in kwargs.items()}}
        try:
            line["out"] = encoder.encode(find_overload(name)(*args, **kwargs))
        except Exception:  # pylint: disable=broad-except
            return None
    return line
