# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Introduces one mistake into a call, in the encoding of cases: a size, rank, dtype,
device, index, flag, or the length of a list."""

import copy
import random
from typing import Any, Dict, Iterator, List, Optional, Tuple

from fake_tensor.encoding import DEVICE, DTYPE, OFFSET, SIZES, STRIDES, is_tensor

Path = Tuple[Any, ...]
_DTYPES = ("float32", "float64", "float16", "int64", "int32", "bool", "complex64")


def _places(value: Any, path: Path) -> Iterator[Tuple[Path, Any]]:
    """The mutable parts of a value: itself, and the elements of a list."""
    if value is None or isinstance(value, dict) and not (
            is_tensor(value) or "f" in value or "dtype" in value):
        return
    yield path, value
    if isinstance(value, list):
        for index, element in enumerate(value):
            yield from _places(element, (*path, index))


def places(args: List[Any], kwargs: Dict[str, Any]) -> List[Tuple[Path, Any]]:
    """The mutable parts of a call."""
    found: List[Tuple[Path, Any]] = []
    for index, value in enumerate(args):
        found.extend(_places(value, ("args", index)))
    for name, value in kwargs.items():
        found.extend(_places(value, ("kw", name)))
    return found


class Mistakes:
    """Draws changes."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def draw(self, args: List[Any],
             kwargs: Dict[str, Any]) -> Optional[Tuple[List[Any], Dict[str, Any], str]]:
        """The call with one change, and its description; None if there is nothing to
        change. Does not modify the call."""
        found = places(args, kwargs)
        if not found:
            return None
        # Tensors have the most properties to change.
        weights = [4 if is_tensor(value) else 1 for _, value in found]
        path, value = self.rng.choices(found, weights)[0]
        changed, what = self._change(value)
        call: Dict[str, Any] = {"args": copy.deepcopy(args), "kw": copy.deepcopy(kwargs)}
        holder: Any = call
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = changed
        name = ".".join(str(key) for key in path[1:])
        return call["args"], call["kw"], f"{what} of {name}"

    def _change(self, value: Any) -> Tuple[Any, str]:
        if is_tensor(value):
            return self._tensor(value["t"])
        if isinstance(value, list):
            return self._list(value)
        if isinstance(value, bool):
            return not value, "flag"
        if isinstance(value, int):
            return self.rng.choice((value + 1, value - 1, -value - 1, 7, -7)), "number"
        if isinstance(value, str):
            return value + "x", "word"
        if "dtype" in value:
            return {"dtype": self._other_dtype(value["dtype"])}, "dtype"
        number = self.rng.choice((-float(value["f"]) - 1, 0.0, 2.5))
        return {"f": repr(number)}, "number"

    def _other_dtype(self, dtype: str) -> str:
        return self.rng.choice([other for other in _DTYPES if other != dtype])

    def _list(self, value: List[Any]) -> Tuple[List[Any], str]:
        if value and self.rng.random() < 0.5:
            return value[:-1], "length"
        return [*value, value[-1] if value else 1], "length"

    def _tensor(self, fields: List[Any]) -> Tuple[Dict[str, Any], str]:
        fields = list(fields)
        sizes = list(fields[SIZES])
        kinds = ["rank", "rank", "dtype", "dtype", "device"] + 5 * ["size"] * bool(sizes)
        kind = self.rng.choice(kinds)
        if kind == "dtype":
            fields[DTYPE] = self._other_dtype(fields[DTYPE])
            return {"t": fields}, kind
        if kind == "device":
            fields[DEVICE] = "meta" if fields[DEVICE] == "cpu" else "cpu"
            return {"t": fields}, kind
        if kind == "size":
            dim = self.rng.randrange(len(sizes))
            sizes[dim] = max(0, sizes[dim] + self.rng.choice((1, 1, 2, -1)))
        elif sizes and self.rng.random() < 0.5:
            del sizes[self.rng.randrange(len(sizes))]
        else:
            sizes.insert(self.rng.randint(0, len(sizes)), self.rng.choice((1, 2)))
        fields[SIZES], fields[STRIDES], fields[OFFSET] = sizes, row_major(sizes), 0
        return {"t": fields}, kind


def row_major(sizes: List[int]) -> List[int]:
    """The strides of a row-major tensor."""
    strides: List[int] = []
    step = 1
    for size in reversed(sizes):
        strides.insert(0, step)
        step *= max(size, 1)
    return strides
