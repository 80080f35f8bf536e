# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls of attention, for the oracle of costs. Needs PyTorch.

Attention is not multilinear, but its products are: their sums for ones, where a mask
removes pairs, are what `causal=exact` counts.
"""

import random
from typing import Any, Callable, Dict, List, Tuple

import torch

from .multilinear import Call, Draw, Tensor, ones

# Queries, keys and values.
_Heads = Tuple[Tensor, Tensor, Tensor]


def _heads(rng: random.Random, heads_last: bool = False) -> _Heads:
    """Queries, keys and values."""
    batch, heads = rng.randint(1, 3), rng.randint(1, 3)
    queries, keys = rng.randint(1, 6), rng.randint(1, 6)
    features = 8 * rng.randint(1, 2)

    def make(length: int) -> Tensor:
        sizes = (batch, length, heads) if heads_last else (batch, heads, length)
        return ones(*sizes, features, dtype=torch.float32)
    return make(queries), make(keys), make(keys)


def _products(query: Tensor, key: Tensor, value: Tensor, keeps: Tensor) -> List[Tensor]:
    """The products of attention, of the pairs that a mask keeps."""
    return [query @ key.transpose(-2, -1) * keeps, keeps @ value]


def _gradients(grad: Tensor, query: Tensor, key: Tensor, value: Tensor,
               keeps: Tensor) -> List[Tensor]:
    """The products of its gradients."""
    return [query @ key.transpose(-2, -1) * keeps, grad @ value.transpose(-2, -1) * keeps,
            keeps.transpose(-2, -1) @ grad, keeps @ key, keeps.transpose(-2, -1) @ query]


def _mask(query: Tensor, key: Tensor, causal: bool, from_end: bool = False) -> Tensor:
    """Which pairs are multiplied, for each head."""
    queries, keys = query.shape[-2], key.shape[-2]
    mask = ones(queries, keys, dtype=torch.float32)
    if causal:
        mask = mask.tril(keys - queries if from_end else 0)
    return mask.expand(*query.shape[:-2], queries, keys)


class _Attention:
    """How to draw calls of one op, from its schema."""

    def __init__(self, name: str, heads_last: bool) -> None:
        packet, _, overload = name.partition(".")[2].partition(".")
        op = getattr(getattr(torch.ops.aten, packet), overload or "default")
        self.params = op._schema.arguments
        self.heads_last = heads_last
        self.is_backward = "backward" in name

    def draw(self, rng: random.Random) -> Call:
        """A call."""
        query, key, value = _heads(rng, self.heads_last)
        batch, lengths = query.shape[0], 2 if self.heads_last else 1
        known: Dict[str, Any] = {
            "query": query, "key": key, "value": value, "out": torch.zeros_like(query),
            "grad_out": torch.ones_like(query), "grad_out_": torch.ones_like(query),
            "is_causal": rng.random() < 0.5, "dropout_p": 0.0, "return_debug_mask": False,
            "compute_log_sumexp": False, "custom_mask_type": rng.choice([0, 1, 2]),
            "logsumexp": ones(batch, query.shape[lengths], query.shape[3 - lengths],
                              dtype=torch.float32),
            "max_q": query.shape[-2], "max_k": key.shape[-2],
            "max_seqlen_q": query.shape[1], "max_seqlen_k": key.shape[1],
            "grad_input_mask": [True, True, True, False], "bias_requires_grad": False}
        args: List[Any] = []
        for param in self.params:
            if param.kwarg_only:
                break
            if param.name in known:
                args.append(known[param.name])
            elif param.has_default_value():
                args.append(param.default_value)
            elif str(param.type).startswith("Optional"):
                args.append(None)
            else:
                args.append(torch.zeros((), dtype=torch.int64))
        return Call(tuple(args), {})

    def run(self, *args: Any) -> Tuple[Tensor, ...]:
        """The products of a call."""
        given = dict(zip((param.name for param in self.params), args))
        tensors = [given[name] for name in ("query", "key", "value")]
        causal, from_end = given.get("is_causal", False), self.heads_last
        if "custom_mask_type" in given:
            causal = given["custom_mask_type"] != 0
            from_end = given["custom_mask_type"] == 2
        if self.heads_last:
            tensors = [tensor.transpose(1, 2) for tensor in tensors]
        query, key, value = tensors
        keeps = _mask(query, key, causal, from_end)
        if self.is_backward:
            # The gradient of the result has the sizes of the query.
            return tuple(_gradients(torch.ones_like(query), query, key, value, keeps))
        return tuple(_products(query, key, value, keeps))


_HEADS_FIRST = (
    "scaled_dot_product_attention", "_scaled_dot_product_attention_math",
    "_scaled_dot_product_flash_attention_for_cpu",
    "_scaled_dot_product_flash_attention", "_scaled_dot_product_efficient_attention",
    "_scaled_dot_product_cudnn_attention",
    "_scaled_dot_product_flash_attention_for_cpu_backward",
    "_scaled_dot_product_flash_attention_backward",
    "_scaled_dot_product_efficient_attention_backward",
    "_scaled_dot_product_cudnn_attention_backward")
_HEADS_LAST = ("_flash_attention_forward", "_efficient_attention_forward",
               "_flash_attention_backward", "_efficient_attention_backward")

_ATTENTIONS = {f"aten.{name}": _Attention(f"aten.{name}", name in _HEADS_LAST)
               for name in _HEADS_FIRST + _HEADS_LAST}

#: Draws calls of these ops.
DRAWS: Dict[str, Draw] = {name: each.draw for name, each in _ATTENTIONS.items()}
#: Their products.
PRODUCTS: Dict[str, Callable[..., Any]] = {
    name: each.run for name, each in _ATTENTIONS.items()}
