# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls of layers: embedding bags, recurrent layers, normalization."""

from typing import Any, Callable

import torch

from ..draw import Draw
from .registry import Call, add, call, some


# ===- Embedding bags -------------------------------------------------------===


def _bag_dense_backward(d: Draw) -> Call:
    count, bags, width = d.numbers(3)
    mode = d.number(0, 2)
    weights = d.maybe(d.tensor(count)) if mode == 0 else None
    return call(d.tensor(bags, width), d.ints(count), d.ints(count), d.ints(bags),
                d.ints(bags, width), d.number(), d.flag(), mode, weights)


def _bag_backward(d: Draw) -> Call:
    count, bags, width = d.numbers(3)
    mode = d.number(0, 2)
    return call(d.tensor(bags, width), d.ints(count), d.ints(bags), d.ints(count),
                d.ints(bags), d.ints(bags, width), d.number(), d.flag(), mode, False,
                None)


def _bag_weights_backward(d: Draw) -> Call:
    count, bags, width = d.numbers(3)
    return call(d.tensor(bags, width), d.tensor(d.number(), width), d.ints(count),
                d.ints(bags), d.ints(count), d.pick(0, 0, 0, 1))


add("_embedding_bag_dense_backward", _bag_dense_backward)
add("_embedding_bag_backward", _bag_backward)
add("_embedding_bag_per_sample_weights_backward", _bag_weights_backward)


# ===- Recurrent layers -----------------------------------------------------===


def _gates(d: Draw, gates: int) -> Any:
    """Gates of input and state, the state, and optional biases."""
    batch, width = d.numbers(2)
    rows = [d.tensor(batch, gates * width) for _ in range(2)]
    biases = [d.tensor(gates * width) for _ in range(2)] if d.flag() else []
    return *rows, d.tensor(batch, width), *biases


def _lstm_backward(d: Draw) -> Call:
    batch, width = d.numbers(2)
    states = [d.tensor(batch, width) for _ in range(4)]
    return call(states[0], d.maybe(states[1]), *states[2:], d.tensor(batch, 4 * width),
                d.flag())


def _cudnn_rnn(d: Draw) -> Call:
    length, batch, width, hidden, layers = d.numbers(5)
    both, first = d.flag(), d.flag()
    packed = d.pick([], [], d.numbers(length))
    sizes = (batch, length, width) if first else (length, batch, width)
    states = (layers * (1 + both), batch, hidden)
    return call(d.tensor(*sizes), [d.tensor(hidden, width)], 4, d.maybe(d.tensor(9)),
                d.tensor(*states), d.maybe(d.tensor(*states)), 2, hidden,
                d.pick(0, 0, 2), layers, first, 0.0, d.flag(), both, packed, None)


def _parameters(d: Draw, gates: int, width: int, hidden: int, layers: int, both: bool,
                biases: bool) -> Any:
    result = []
    for layer in range(layers):
        for _ in range(1 + both):
            inner = width if layer == 0 else hidden * (1 + both)
            result += [d.plain(gates * hidden, inner), d.plain(gates * hidden, hidden)]
            if biases:
                result += [d.plain(gates * hidden), d.plain(gates * hidden)]
    return result


def _rnn_data(gates: int, states: int) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        d.careful = True
        batch, width, hidden, layers = *d.numbers(3), d.number(1, 2)
        both, biases = d.flag(), d.flag()
        sizes = (layers * (1 + both), batch, hidden)
        hx = [d.plain(*sizes) for _ in range(states)]
        lengths = d.plain(1, dtype=torch.int64, device="cpu")
        return call(d.tensor(batch, width), lengths, hx if states > 1 else hx[0],
                    _parameters(d, gates, width, hidden, layers, both, biases), biases,
                    layers, 0.0, d.flag(), both)
    return make


add("_thnn_fused_lstm_cell", lambda d: call(*_gates(d, 4)))
add("_thnn_fused_gru_cell", lambda d: call(*_gates(d, 3)))
add("_thnn_fused_lstm_cell_backward_impl _thnn_fused_lstm_cell_backward", _lstm_backward)
add("_cudnn_rnn", _cudnn_rnn)
add("lstm.data", _rnn_data(4, 2))
add("gru.data", _rnn_data(3, 1))
add("rnn_tanh.data rnn_relu.data", _rnn_data(1, 1))


def _packed_backward(d: Draw) -> Call:
    length, batch, width = d.numbers(3)
    first = d.flag()
    sizes = [batch, length, width] if first else [length, batch, width]
    return call(d.tensor(d.number(), width), sizes,
                d.plain(length, dtype=torch.int64, device="cpu"), first)


add("_pack_padded_sequence_backward", _packed_backward)


# ===- Normalization --------------------------------------------------------===


def _channels(d: Draw, rank: int = 0) -> Any:
    image = d.tensor(*d.numbers(rank or d.number(2, 5)))
    return image, d.tensor(*image.shape[1:2]), d.tensor(*image.shape[1:2])


def _vector(d: Draw, like: Any) -> Any:
    return d.tensor(*like.shape[1:2], dtype=torch.float32)


def _rms_backward(d: Draw) -> Call:
    image = d.tensor(*d.numbers(d.number(1, 4)))
    count = d.number(1, max(image.dim(), 1))
    shape = list(image.shape[image.dim() - count:])
    sums = d.tensor(*image.shape[:image.dim() - count], *[1] * count,
                    dtype=torch.float32)
    return call(d.like(image), image, shape, sums, d.maybe(d.tensor(*shape)), d.flags(2))


def _elemt(d: Draw) -> Call:
    image, weight, bias = _channels(d)
    return call(image, d.maybe(weight), d.maybe(bias), _vector(d, image),
                _vector(d, image), 0.1)


def _backward_elemt(d: Draw) -> Call:
    image, weight, _ = _channels(d)
    vectors = [_vector(d, image) for _ in range(4)]
    return call(d.like(image), image, *vectors[:2], d.maybe(weight), *vectors[2:],
                d.plain(2, dtype=torch.int32))


def _backward_reduce(d: Draw) -> Call:
    image, weight, _ = _channels(d)
    return call(d.like(image), image, _vector(d, image), _vector(d, image),
                d.maybe(weight), *d.flags(3))


def _cudnn_norm(d: Draw) -> Call:
    image, weight, bias = _channels(d)
    return call(image, weight, bias, _vector(d, image), _vector(d, image), d.flag(), 0.1,
                0.1)


def _cudnn_norm_backward(d: Draw) -> Call:
    image, weight, _ = _channels(d)
    vectors = [_vector(d, image) for _ in range(4)]
    return call(image, d.like(image), weight, *vectors, 0.1,
                d.plain(0, dtype=torch.uint8))


def _norm_backward(d: Draw) -> Call:
    image, weight, _ = _channels(d)
    vectors = [_vector(d, image) for _ in range(4)]
    return call(d.like(image), image, weight, *vectors, d.flag(), 0.1, d.flags(3),
                d.plain(0, dtype=torch.uint8))


def _norm_index(d: Draw) -> Call:
    image, weight, bias = _channels(d)
    return call(image, d.maybe(weight), d.maybe(bias), _vector(d, image),
                _vector(d, image), d.flag(), 0.1, 0.1, d.flag())


def _norm_functional(d: Draw) -> Call:
    image, weight, bias = _channels(d)
    return call(image, weight, bias, _vector(d, image), _vector(d, image), 0.1, 0.1)


add("_fused_rms_norm_backward", _rms_backward)
add("batch_norm_elemt", _elemt)
add("batch_norm_backward_elemt", _backward_elemt)
add("batch_norm_backward_reduce", _backward_reduce)
add("batch_norm_stats", lambda d: call(_channels(d)[0], 0.1))
add("batch_norm_update_stats",
     lambda d: (lambda c: call(c[0], d.maybe(c[1]), d.maybe(c[2]), 0.1))(_channels(d)))
add("cudnn_batch_norm", _cudnn_norm)
add("cudnn_batch_norm_backward", _cudnn_norm_backward)
add("batch_norm_backward", _norm_backward)
add("_batch_norm_impl_index", _norm_index)
add("_batch_norm_with_update_functional", _norm_functional)


def _weight_norm(d: Draw) -> Call:
    v = d.tensor(*d.numbers(d.number(1, 4)))
    dim = d.pick(0, 0, v.dim() - 1)
    sizes = [size if i == dim else 1 for i, size in enumerate(v.shape)]
    return call(v, d.tensor(*sizes), dim)


def _weight_norm_backward(d: Draw) -> Call:
    (v, g, dim), _ = _weight_norm(d)
    return call(d.like(v), v, g, d.like(g), dim)


add("_weight_norm _weight_norm_interface", _weight_norm)
add("_weight_norm_interface_backward _weight_norm_differentiable_backward",
     _weight_norm_backward)
add("norm_except_dim",
     lambda d: (lambda v: call(v, 2, d.pick(-1, 0, v.dim() - 1)))(
         d.tensor(*d.numbers(d.number(1, 4)))))
add("native_norm", lambda d: call(d.tensor(*d.numbers(d.number(0, 3))), 2))
add("native_layer_norm_backward", lambda d: (lambda t: call(
    d.like(t), t, list(t.shape[-1:]), d.tensor(*t.shape[:-1], 1), d.tensor(*t.shape[:-1], 1),
    d.tensor(*t.shape[-1:]), d.tensor(*t.shape[-1:]), d.flags(3)))(some(d, 1)))
