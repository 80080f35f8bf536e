# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How random calls are made, by the names of ops, and what many of them begin with."""

from typing import Any, Callable, Dict, Tuple

from ..draw import Draw

# Arguments of one call, positional ones and others.
Call = Tuple[Tuple[Any, ...], Dict[str, Any]]

CALLS: Dict[str, Callable[[Draw], Call]] = {}


def add(names: str, make: Callable[[Draw], Call]) -> None:
    """Says how calls of some ops are made; spaces are between their names."""
    for name in names.split():
        CALLS[name] = make


def call(*args: Any, **kwargs: Any) -> Call:
    """The arguments of one call."""
    return args, kwargs


def some(d: Draw, low: int = 0, high: int = 4) -> Any:
    """A tensor whose rank is within these bounds."""
    return d.tensor(*d.numbers(d.number(low, high)))
