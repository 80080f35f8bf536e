# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Kernels of attention and of transformers."""

from typing import Any

import torch

from ..draw import Draw
from .registry import Call, add, call


# ===- Attention ------------------------------------------------------------===


def _heads(d: Draw) -> Any:
    """Query, key and value of a kernel; the dimension of heads follows the length."""
    batch, length, keys, heads = d.numbers(4)
    width = d.pick(8, 16, 80)
    query = d.tensor(batch, length, heads, width)
    return query, *(d.tensor(batch, keys, heads, width) for _ in range(2))


def _offsets(d: Draw) -> Any:
    return d.maybe(d.tensor(d.number(2, 5), dtype=torch.int32))


def _flash_forward(d: Draw) -> Call:
    offsets = _offsets(d)
    return call(*_heads(d), offsets, offsets, d.number(), d.pick(5, 200, 500), 0.0,
                d.flag(), d.flag())


def _flash_quantized(d: Draw) -> Call:
    d.dtype = d.pick(torch.float8_e4m3fn, torch.bfloat16)
    offsets = _offsets(d)
    return call(*_heads(d), offsets, offsets, d.number(), d.number(), 0.0, d.flag(),
                d.flag(), None, None, None)


def _state(d: Draw) -> Any:
    return d.plain(2, dtype=torch.uint64), d.plain(dtype=torch.uint64)


def _flash_backward(d: Draw) -> Call:
    query, key, value = _heads(d)
    sums = d.tensor(query.shape[0], d.number(), dtype=torch.float32)
    offsets = d.plain(3, dtype=torch.int32)
    return call(d.like(query), query, key, value, d.like(query), sums, offsets,
                offsets, d.number(), d.number(), 0.0, d.flag(), *_state(d))


def _efficient_forward(d: Draw) -> Call:
    offsets = _offsets(d)
    length = None if offsets is None else d.number(1, 70)
    return call(*_heads(d), None, offsets, offsets, length, d.maybe(7), 0.0, 0, d.flag())


def _efficient_backward(d: Draw) -> Call:
    query, key, value = _heads(d)
    sums = d.tensor(query.shape[0], query.shape[2], 32, dtype=torch.float32)
    bias = d.maybe(d.tensor(query.shape[0], query.shape[2], query.shape[1],
                            key.shape[1]))
    return call(d.like(query), query, key, value, bias, d.like(query), None, None,
                d.number(), d.number(), sums, 0.0, *_state(d), 0, d.flag(),
                shared_storage_dqdkdv=d.pick(False, False, True))


def _overrideable_backward(d: Draw) -> Call:
    query, key, value = _heads(d)
    sums = d.plain(query.shape[0], dtype=torch.float32)
    bias = d.tensor(query.shape[0], 1, query.shape[1], key.shape[1])
    offsets = d.plain(3, dtype=torch.int32)
    return call(d.like(query), query, key, value, bias, d.flags(4), d.like(query), sums,
                offsets, offsets, d.number(), d.number(), 0.0, d.flag(), *_state(d))


def _flash_inplace(d: Draw) -> Call:
    query, key, value = _heads(d)
    offsets = _offsets(d)
    return call(d.like(query), query, key, value, offsets, offsets, d.number(),
                d.number(), 0.0, d.flag(), d.flag())


def _sdpa_quantized(d: Draw) -> Call:
    d.dtype = d.pick(torch.float8_e4m3fn, torch.bfloat16)
    return call(*_heads(d), None, None, None, 0.0, d.flag(), d.flag())


add("_flash_attention_forward", _flash_forward)
add("_flash_attention_forward.quantized", _flash_quantized)
add("_flash_attention_forward_no_dropout_inplace", _flash_inplace)
add("_flash_attention_backward", _flash_backward)
add("_efficient_attention_forward", _efficient_forward)
add("_efficient_attention_backward", _efficient_backward)
add("_scaled_dot_product_flash_attention.quantized", _sdpa_quantized)
add("_scaled_dot_product_fused_attention_overrideable_backward",
     _overrideable_backward)


# ===- Masked softmax -------------------------------------------------------===


def _masked_softmax(d: Draw) -> Call:
    d.careful = True
    d.dtype = torch.float32
    self = d.tensor(*d.numbers(4))
    return call(self, d.like(self, torch.bool), d.pick(None, 3, -1), d.pick(None, 2))


def _masked_softmax_backward(d: Draw) -> Call:
    d.careful = True
    d.dtype = torch.float32
    self = d.tensor(*d.numbers(4))
    return call(self, d.like(self), d.like(self, torch.bool), d.pick(None, 3))


add("_masked_softmax", _masked_softmax)
add("_masked_softmax_backward", _masked_softmax_backward)


# ===- Transformers ---------------------------------------------------------===


def _rescale(d: Draw) -> Call:
    d.careful = True
    heads = d.number(1, 3)
    width = heads * d.number(1, 4)
    d.dtype = torch.float32
    return call(d.tensor(d.number(), d.number(), 3 * width), d.tensor(3 * width), heads)


add("_transform_bias_rescale_qkv", _rescale)


def _multi_head(d: Draw) -> Call:
    heads = d.number(1, 3)
    width = heads * d.number(1, 4)
    batch, length = d.numbers(2)
    query = d.tensor(batch, length, width)
    return call(query, query, query, width, heads, d.tensor(3 * width, width),
                d.tensor(3 * width), d.tensor(width, width), d.tensor(width), None,
                d.flag(), d.flag())


add("_native_multi_head_attention", _multi_head)


def _encoder(d: Draw) -> Call:
    width = 2 * d.number(1, 3)

    def v(size: int = width) -> Any:
        return d.tensor(size)

    return call(d.tensor(d.number(), d.number(), width), width, 2,
                d.tensor(3 * width, width), v(3 * width), d.tensor(width, width), v(),
                d.flag(), d.flag(), 0.1, v(), v(), v(), v(), d.tensor(8, width), v(8),
                d.tensor(width, 8), v())


add("_transformer_encoder_layer_fwd", _encoder)
