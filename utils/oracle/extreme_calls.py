# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls with extreme integers and wrong ranks, which must not crash fake-opt.

Needs no PyTorch: the only expectation is a result or an error.
"""

import copy
import math
import random
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Sequence

from fake_tensor import ir
from fake_tensor.encoding import (BITS, DTYPE, OFFSET, SHORT_DTYPES, SIZES, STRIDES,
                                  is_symbolic, is_tensor, map_tensors)
from fake_tensor.schema import Schema
from fake_tensor.tool import Function, Tool

# Around the bounds of 32 and 64 bits, and values that overflow when squared, tripled or
# rounded up.
_EXTREMES = (-2**63, -2**63 + 1, -2**62, -2**31, -2, -1, 2**31 - 1, 2**31, 2**32 - 1,
             2**32, 3037000500, 2**53 + 1, 2**61, 2**62, 6148914691236517206,
             2**63 - 9, 2**63 - 2, 2**63 - 1)
_SMALL = (0, 1, 1, 2, 2, 3, 4, 5, 8)
_FLOATS = ("0.0", "-0.0", "0.5", "1.0", "-1.5", "1e-30", "1e+30", "1e+300", "nan",
           "inf", "-inf", "9.3e+18", "-9.3e+18")
_STRINGS = ("none", "mean", "sum", "", "floor", "trunc", "reflect", "constant", "ij,jk->ik",
            "...ii->i", "circular", "fro", "nuc", "linear", "fan_in", "\x00", "\xff")
_DTYPES = ("float32",) * 6 + tuple(SHORT_DTYPES)
_LONGEST = 8
# Arguments of these types are omitted: the dialect has no constants for them.
_ABSENT = ("Generator",)


class Extremes:
    """Draws extreme values for one call."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        # Most calls have few extreme values, so that they pass the first check.
        self.wildness = rng.choice((0.02, 0.1, 0.1, 0.4))
        self.dtype = rng.choice(_DTYPES)
        self.base = [self.size() for _ in range(rng.choice((0, 1, 2, 3, 3, 4, 4, 5)))]

    def is_wild(self) -> bool:
        """Whether the next value is extreme."""
        return self.rng.random() < self.wildness

    def integer(self) -> int:
        """An integer, possibly an extreme one."""
        if self.is_wild():
            return self.rng.choice(_EXTREMES)
        return self.rng.choice((*_SMALL, -1, -2))

    def size(self) -> int:
        """A size that is valid in a type."""
        if self.is_wild():
            return self.rng.choice([size for size in _EXTREMES if size >= 0])
        return self.rng.choice(_SMALL)

    def length(self, usual: int) -> int:
        """The length of a list, usually the given one."""
        return self.rng.randrange(_LONGEST) if self.is_wild() else usual

    # ===- Tensors ----------------------------------------------------------===

    def shape(self) -> List[int]:
        """The sizes of the other tensors, or some others."""
        if self.is_wild():
            return [self.size() for _ in range(self.rng.randrange(_LONGEST))]
        if self.rng.random() < 0.2:
            return [self.size() for _ in self.base]
        return list(self.base)

    def tensor(self) -> Dict[str, Any]:
        """A tensor in the encoding."""
        sizes = self.shape()
        dtype = self.rng.choice(_DTYPES) if self.is_wild() else self.dtype
        strides = [math.prod(sizes[dim + 1:]) for dim in range(len(sizes))]
        if self.is_wild() or max(strides, default=0) >= 2**63:
            strides = [self.size() for _ in sizes]
        offset = self.size() if self.is_wild() else 0
        return {"t": [sizes, strides, offset, dtype, "cpu", None, 0]}

    # ===- Arguments --------------------------------------------------------===

    def argument(self, kind: str) -> Any:
        """An argument of a parameter of this type."""
        if kind.endswith("?"):
            return None if self.rng.random() < 0.4 else self.argument(kind[:-1])
        if kind.endswith("]"):
            element, _, length = kind[:-1].rpartition("[")
            count = self.length(int(length) if length else len(self.base))
            return [self.argument(element) for _ in range(count)]
        if kind in ("Scalar", "t", "t1", "t2"):
            kind = self.rng.choice(("int", "float", "bool"))
        return self._constant(kind)

    def _constant(self, kind: str) -> Any:
        if kind == "Tensor":
            return self.tensor()
        if kind in ("int", "SymInt"):
            return self.integer()
        if kind == "float":
            return {"f": self.rng.choice(_FLOATS)}
        if kind == "bool":
            return self.rng.random() < 0.5
        if kind == "str":
            return self.rng.choice(_STRINGS)
        if kind == "ScalarType":
            return {"dtype": self.rng.choice(_DTYPES)}
        if kind == "Layout":
            return {"layout": self.rng.choice(("strided", "sparse_coo", "sparse_csr"))}
        if kind == "MemoryFormat":
            return {"mf": self.rng.choice(("contiguous_format", "channels_last",
                                           "channels_last_3d", "preserve_format"))}
        if kind == "Device":
            return {"device": self.rng.choice(("cpu", "cuda:0", "meta", "cuda:127"))}
        if kind == "complex":
            return {"c": "(1e+300+infj)"}
        return None

    def call(self, name: str, schema: Schema) -> Dict[str, Any]:
        """A call of an op as a recorded case without a result."""
        return {"op": name, "kw": {},
                "args": [None if parameter.type.rstrip("?") in _ABSENT
                         else self.argument(parameter.type)
                         for parameter in schema.parameters]}

    # ===- Mutations of valid calls ----------------------------------===

    def change_tensor(self, fields: List[Any]) -> List[Any]:
        """A tensor with one thing changed."""
        fields = copy.deepcopy(fields)
        sizes, strides = fields[SIZES], fields[STRIDES] or []
        kind = self.rng.choice(("insert", "drop", "size", "size", "size", "stride",
                                "offset", "dtype", "bits", "scalar"))
        place = self.rng.randrange(len(sizes)) if sizes else 0
        if kind == "scalar":
            sizes.clear()
            strides.clear()
        elif kind == "insert":
            sizes.insert(place, self.rng.choice(_SMALL))
            strides.insert(place, self.rng.choice(_SMALL))
        elif kind == "drop" and sizes:
            del sizes[place]
            del strides[place:place + 1]
        elif kind == "size" and sizes:
            sizes[place] = self.rng.choice((*_SMALL, *_EXTREMES[6:]))
        elif kind == "stride" and strides:
            strides[min(place, len(strides) - 1)] = self.rng.choice(_EXTREMES[6:])
        elif kind == "offset":
            fields[OFFSET] = self.rng.choice(_EXTREMES[6:])
        elif kind == "dtype":
            fields[DTYPE] = self.rng.choice(tuple(SHORT_DTYPES))
        elif kind == "bits" and "complex" in fields[DTYPE]:
            fields[BITS] = self.rng.randrange(4)
        return fields

    def change(self, value: Any) -> Any:
        """A value with something in it changed, or None."""
        if self.rng.random() < 0.05:
            return None
        if is_tensor(value):
            return {"t": self.change_tensor(value["t"])}
        if isinstance(value, bool):
            return not value
        if isinstance(value, int) or is_symbolic(value):
            return self.rng.choice((*_SMALL, *_EXTREMES))
        if isinstance(value, dict) and "f" in value:
            return {"f": self.rng.choice(_FLOATS)}
        if not isinstance(value, list):
            return value
        kind = self.rng.choice(("element", "element", "element", "drop", "add", "empty"))
        place = self.rng.randrange(len(value)) if value else 0
        if kind == "empty" or not value:
            return []
        changed = list(value)
        if kind == "drop":
            del changed[place]
        elif kind == "add":
            changed.insert(place, value[place])
        else:
            changed[place] = self.change(changed[place])
        return changed

    def change_call(self, case: Mapping[str, Any]) -> Dict[str, Any]:
        """A recorded call with one or two of its arguments changed."""
        args, kw = list(case["args"]), dict(case["kw"])
        if self.rng.random() < 0.1:
            # Rank 0 has no last dimension.
            return {"op": case["op"], "kw": kw, "args": map_tensors(
                args, lambda fields: [[], [], *fields[OFFSET:]])}
        places: List[Any] = [*range(len(args)), *kw]
        for place in self.rng.sample(places, min(len(places), self.rng.randint(1, 2))):
            holder: Any = kw if isinstance(place, str) else args
            holder[place] = self.change(holder[place])
        return {"op": case["op"], "args": args, "kw": kw}


def draw(rows: Sequence[Mapping[str, str]], schemas: Mapping[str, Schema], seed: int,
         count: int) -> Iterator[Dict[str, Any]]:
    """A number of calls of each op, independent of the other ops."""
    for row in rows:
        rng = random.Random(f"{seed}:{row['name']}")
        for _ in range(count):
            yield Extremes(rng).call(row["name"], schemas[row["name"]])


def change(recorded: Sequence[Mapping[str, Any]], seed: int,
           count: int) -> Iterator[Dict[str, Any]]:
    """A number of mutated calls for each recorded one."""
    for number, case in enumerate(recorded):
        rng = random.Random(f"{seed}:{number}:{case['op']}")
        for _ in range(count):
            yield Extremes(rng).change_call(case)


class Outcomes:
    """The outcomes of calls."""

    def __init__(self) -> None:
        self.answered = 0
        self.refused = 0
        # The texts of calls that crashed or timed out.
        self.crashed: List[str] = []

    @property
    def run(self) -> int:
        """The number of calls run."""
        return self.answered + self.refused + len(self.crashed)


def run(tool: Tool, calls: Iterable[Mapping[str, Any]],
        schemas: Mapping[str, Schema]) -> Outcomes:
    """Runs calls and counts outcomes. Skips calls that the dialect cannot represent."""
    outcomes = Outcomes()
    functions: List[Function] = []
    for number, case in enumerate(calls):
        name = f"c{number}"
        try:
            # Symbols have no data, as in a failed recorded call.
            symbols = ir.symbols_of_case({**case, "error": ""})
            writer = ir.write_case(name, case, schemas, symbols)
        except ir.Unsupported:
            continue
        functions.append(Function(name, writer.lines()))
    done = tool.run(functions)
    for function in functions:
        outcome = done[function.name]
        if outcome.crashed:
            outcomes.crashed.append("\n".join(function.lines))
        elif outcome.errors:
            outcomes.refused += 1
        else:
            outcomes.answered += 1
    return outcomes
