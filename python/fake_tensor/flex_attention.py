# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The rule of flex_attention, a higher-order op. Needs PyTorch.

Its graphs modify and mask scores, which does not affect metadata: the results depend on
query and value, as in PyTorch's `flex_attention_fake_tensor_mode`.
"""

from typing import Any, List, Sequence

import torch
from torch.utils import _pytree as pytree

from .graph import Rules
from .schema import parse

FLEX_ATTENTION = "higher_order.flex_attention"
_SCHEMA = ("flex_attention(Tensor query, Tensor key, Tensor value, Tensor[] others) -> ({})")
_T, _I = "!fake.tensor<*>", "!fake.int"
_SIZES = f"{_I}, {_I}, {_I}"
_BODY = f"""
%batch = fake.size %query, 0 : {_T} -> {_I}
%heads = fake.size %query, 1 : {_T} -> {_I}
%length = fake.size %query, 2 : {_T} -> {_I}
%query_width = fake.size %query, 3 : {_T} -> {_I}
%key_width = fake.size %key, 3 : {_T} -> {_I}
fake.require eq %query_width, %key_width, "expected query and key of one head size" : {_I}, {_I}
%key_length = fake.size %key, 2 : {_T} -> {_I}
%value_length = fake.size %value, 2 : {_T} -> {_I}
fake.require eq %key_length, %value_length, "expected key and value of the same length" : {_I}, {_I}
%width = fake.size %value, 3 : {_T} -> {_I}
%strides = fake.aten.stride(%query) : ({_T}) -> !fake.any
%ordered = fake.aten.as_strided(%query, [%batch, %heads, %length, %width], %strides, 0) : ({_T}, {_SIZES}, {_I}, !fake.any) -> {_T}
%out = fake.aten.empty_like(%ordered) : ({_T}) -> {_T}
%logsumexp = fake.aten.new_empty(%query, [%batch, %heads, %length], dtype = f32) : ({_T}, {_SIZES}) -> {_T}
%max_scores = fake.aten.new_empty(%query, [%batch, %heads, %length], dtype = f32) : ({_T}, {_SIZES}) -> {_T}
"""


def attention_operands(args: Sequence[Any]) -> List[Any]:
    """Query, key and value, and a list of the other tensors: those of the block mask,
    and what the graphs use."""
    others = [leaf for leaf in pytree.tree_leaves(list(args[3:]))
              if isinstance(leaf, torch.fx.Node)
              and isinstance(leaf.meta.get("val"), torch.Tensor)]
    return [*args[:3], others]


def add_rule(rules: Rules, count: int) -> None:
    """Adds the rule to those of a program. Older versions of PyTorch have two results,
    no maximum."""
    schema = _SCHEMA.format(", ".join(["Tensor"] * count))
    results = ("%out", "%logsumexp", "%max_scores")[:count]
    rules.schemas[FLEX_ATTENTION] = parse(f"higher_order.{schema}")
    rules.lines += [
        f'fake.rule "higher_order::{schema}" (%query, %key, %value, %others) {{',
        *("  " + line for line in _BODY.strip().splitlines()),
        f"  fake.yield {', '.join(results)} : {', '.join([_T] * count)}", "}"]
