# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the lengths of expressions in two values.

Equivalent expressions may differ in usefulness. The length is the number of operators,
functions, symbols and constants of an expression.
"""

import ast
from typing import Any, Iterator, List, NamedTuple, Tuple

from . import expressions
from .encoding import OFFSET, SIZES, STRIDES, is_symbolic, is_tensor

_COUNTED = (ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Call, ast.Name,
            ast.Constant)


class Longer(NamedTuple):
    """An expression that is longer than the recorded one."""
    wanted: str
    found: str


def length(value: Any) -> int:
    """The length of a possibly symbolic number."""
    if not is_symbolic(value):
        return 1
    nodes = list(ast.walk(expressions.parse(value["sym"]).tree))
    # The name of a function is part of the call.
    calls = sum(isinstance(node, ast.Call) for node in nodes)
    return sum(isinstance(node, _COUNTED) for node in nodes) - calls


def _pairs(wanted: Any, found: Any) -> Iterator[Tuple[Any, Any]]:
    """The corresponding numbers of two values."""
    if isinstance(wanted, list) and isinstance(found, list):
        for one, other in zip(wanted, found):
            yield from _pairs(one, other)
    elif is_tensor(wanted) and is_tensor(found):
        one, other = wanted["t"], found["t"]
        for field in (SIZES, STRIDES):
            if one[field] is not None and other[field] is not None:
                yield from zip(one[field], other[field])
        yield one[OFFSET], other[OFFSET]
    elif is_symbolic(wanted):
        yield wanted, found


class Lengths:
    """Counts expressions that are longer than the recorded ones, or not."""

    def __init__(self) -> None:
        self.longer: List[Longer] = []
        self.equal = 0
        self.shorter = 0

    def add(self, wanted: Any, found: Any) -> None:
        """Compares all numbers of two values of which one is an expression."""
        for one, other in _pairs(wanted, found):
            if other is None or not (is_symbolic(one) or is_symbolic(other)):
                continue
            difference = length(other) - length(one)
            if difference > 0:
                self.longer.append(Longer(_text(one), _text(other)))
            elif difference == 0:
                self.equal += 1
            else:
                self.shorter += 1

    def summary(self) -> str:
        """A summary in one line."""
        return (f"expressions: {len(self.longer)} longer than PyTorch's, "
                f"{self.equal} as long, {self.shorter} shorter")


def _text(value: Any) -> str:
    return str(value["sym"]) if is_symbolic(value) else str(value)
