# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The inputs of the graphs of control flow, when its op is called. Needs PyTorch."""

from typing import Any, Iterator, List, Sequence, Tuple

import torch


def _slices(values: Sequence[Any]) -> List[Any]:
    """What an iteration sees of tensors: slices of the first dimension."""
    return [value.select(0, 0) if isinstance(value, torch.Tensor) else value
            for value in values]


def region_inputs(op: str, args: Sequence[Any]) -> Iterator[Tuple[int, List[Any]]]:
    """The arguments of a higher-order op that are graphs, and values like their inputs.
    None for other ops; see `control_flow.SHAPES`."""
    if op == "higher_order.cond":
        yield from ((index, list(args[3])) for index in (1, 2))
    elif op == "higher_order.while_loop":
        yield from ((index, [*args[2], *args[3]]) for index in (0, 1))
    elif op == "higher_order.map_impl":
        yield 0, [*_slices(args[1]), *args[2]]
    elif op == "higher_order.scan":
        yield 0, [*args[1], *_slices(args[2]), *args[3]]
    elif op == "higher_order.associative_scan":
        yield 0, [*_slices(args[1]), *_slices(args[1]), *args[2]]
