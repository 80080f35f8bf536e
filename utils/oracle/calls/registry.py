# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A registry of random calls by op name, with helpers."""

from typing import Any, Callable, Dict, Tuple

from ..draw import Draw

# Arguments of one call, positional ones and others.
Call = Tuple[Tuple[Any, ...], Dict[str, Any]]

CALLS: Dict[str, Callable[[Draw], Call]] = {}


def add(names: str, make: Callable[[Draw], Call]) -> None:
    """Registers how to draw calls of some ops, whose names are separated by spaces."""
    for name in names.split():
        CALLS[name] = make


def call(*args: Any, **kwargs: Any) -> Call:
    """The arguments of one call."""
    return args, kwargs


def some(d: Draw, low: int = 0, high: int = 4) -> Any:
    """A tensor whose rank is within these bounds."""
    return d.tensor(*d.numbers(d.number(low, high)))
