# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Variants of a program: more or less is known of its arguments."""

import random
from typing import Any, Dict, List, Mapping, Optional, Sequence, Set, Tuple

from fake_tensor import expressions, ir
from fake_tensor.encoding import (BITS, DEVICE, DTYPE, OFFSET, SHORT_DTYPES, SIZES, STRIDES,
                                  is_symbolic)
from fake_tensor.symbols import RAGGED, Environment, Symbols

from .programs import Program, Variant

# Example of a ragged size, and of the bounds that PyTorch's nested ints have.
_RAGGED = ("2", "int_oo", "7", RAGGED)
_LARGEST = 1000


def row_major(sizes: Sequence[int]) -> List[int]:
    """The strides of a contiguous tensor."""
    strides, stride = [], 1
    for size in reversed(sizes):
        strides.append(stride)
        stride *= max(size, 1)
    return strides[::-1]


class _Types:
    """Writes the types of arguments."""

    def __init__(self, program: Program, symbols: Symbols) -> None:
        self.writer = ir.FunctionWriter(program.name, symbols)

    def of(self, meta: Any) -> str:
        """The type of an argument."""
        if isinstance(meta, dict) and "t" in meta:
            return self.writer.tensor_type(meta["t"])
        return f"!fake.int<{self.writer.write_integer(meta)}>"

    def attributes(self) -> List[str]:
        """The attributes of the function."""
        declared = self.writer.symbols.declare(self.writer.opaque)
        return [f"fake.symbols = [{', '.join(declared)}]"] if declared else []


def _ragged(program: Program) -> Dict[str, Sequence[Any]]:
    return {name: _RAGGED for name in program.ragged}


def known(program: Program) -> Variant:
    """All metadata of the arguments, as drawn."""
    types = _Types(program, Symbols(program.ragged, _ragged(program)))
    return Variant([types.of(argument.meta) for argument in program.arguments],
                   types.attributes())


# ===- Symbols ---------------------------------------------------------------===


class Symbolic:
    """The program with some of its sizes and scalars replaced by symbols."""

    def __init__(self, program: Program, rng: random.Random) -> None:
        self.program = program
        self.rng = rng
        sizes: Set[int] = set()
        for argument in program.arguments:
            values = [argument.meta]
            if argument.is_tensor:
                values = argument.meta["t"][SIZES]
            sizes |= {size for size in values
                      if isinstance(size, int) and 2 <= size <= _LARGEST}
        # Symbols and their examples.
        self.examples: Environment = {f"s{size}": size for size in sorted(sizes)
                                      if rng.random() < 0.7}
        self.metas = [self._put(argument.meta) for argument in program.arguments]

    def _size(self, size: Any) -> Any:
        """A size, or an expression whose example it is."""
        if not isinstance(size, int) or size < 2:
            return size
        if f"s{size}" in self.examples and self.rng.random() < 0.85:
            return {"sym": f"s{size}"}
        others = [value for value in self.examples.values() if value != size]
        if others and self.rng.random() < 0.1:
            other = self.rng.choice(others)
            if size % other == 0:
                return {"sym": f"{size // other}*s{other}"}
            if size > other:
                return {"sym": f"s{other} + {size - other}"}
        return size

    def _put(self, meta: Any) -> Any:
        if not isinstance(meta, dict):
            return self._size(meta)
        fields = list(meta["t"])
        fields[SIZES] = [self._size(size) for size in fields[SIZES]]
        if fields[STRIDES]:
            fields[STRIDES] = self._strides(meta["t"][SIZES], fields[SIZES], fields[STRIDES])
        return {"t": fields}

    @staticmethod
    def _strides(examples: Sequence[Any], sizes: Sequence[Any],
                 strides: Sequence[Any]) -> List[Any]:
        """Strides as products of sizes where the example has these products."""
        if any(is_symbolic(value) for value in [*examples, *strides]):
            return list(strides)
        found: List[Any] = list(strides)
        order = sorted(range(len(strides)), key=lambda dim: (strides[dim], -dim))
        for inner, outer in zip(order, order[1:]):
            if strides[inner] * max(examples[inner], 1) != strides[outer]:
                continue
            factors = [value["sym"] if is_symbolic(value) else str(value)
                       for value in (sizes[inner], found[inner]) if value != 1]
            if any(not factor.isdigit() for factor in factors):
                found[outer] = {"sym": "*".join(f"({factor})" for factor in factors)}
        return found

    def symbols(self, hints: bool) -> Symbols:
        """The declared symbols."""
        recorded: Dict[str, Sequence[Any]] = {
            name: ("2", "int_oo", str(value)) for name, value in self.examples.items()}
        return Symbols([*self.examples, *self.program.ragged],
                       {**recorded, **_ragged(self.program)}, has_hints=hints)

    def variant(self, hints: bool = True) -> Variant:
        """The program with symbols."""
        types = _Types(self.program, self.symbols(hints))
        return Variant([types.of(meta) for meta in self.metas], types.attributes())

    def assignments(self, guards: Sequence[str], count: int) -> List[Environment]:
        """Other values of the symbols that satisfy the guards."""
        recorded: Dict[str, Sequence[Any]] = {
            name: ("2", str(value + 9), str(value)) for name, value in self.examples.items()}
        symbols = Symbols(list(self.examples), recorded, guards)
        found = symbols.assignments(self.rng, count)
        return [env for env in found if env != self.examples][:count]

    def at(self, env: Mapping[str, int]) -> Program:
        """The program with integers for the symbols."""
        def put(value: Any) -> Any:
            if is_symbolic(value):
                if expressions.parse(value["sym"]).symbols <= env.keys():
                    return expressions.parse(value["sym"]).evaluate(env)
                return value
            if isinstance(value, list):
                return [put(element) for element in value]
            if isinstance(value, dict):
                return {key: put(element) for key, element in value.items()}
            return value

        program = self.program.copy()
        for argument, meta in zip(program.arguments, self.metas):
            argument.meta = put(meta)
        return program


# ===- Less metadata ---------------------------------------------------------===


def _forget_strides(fields: Sequence[Any], share: float, rng: random.Random) -> str:
    """Strides and offset in a type, with some of them unknown."""
    text = ""
    if rng.random() < share:
        text = ", strides = ?"
    elif fields[STRIDES]:
        strides = ["?" if rng.random() < share / 2 else str(stride)
                   for stride in fields[STRIDES]]
        text = f", strides = [{', '.join(strides)}]"
    if rng.random() < share:
        return text + ", offset = ?"
    return text + (f", offset = {fields[OFFSET]}" if fields[OFFSET] else "")


def _forget_tensor(fields: Sequence[Any], rng: random.Random) -> Optional[str]:
    """The type of a tensor without some of its metadata; None if it stays."""
    if isinstance(fields[BITS], str) or any(map(is_symbolic, fields[SIZES])):
        return "!fake.tensor<*>" if rng.random() < 0.1 else None
    choice = rng.random()
    if choice < 0.3:
        return None
    share = rng.choice((0.15, 0.5))
    dtype = "?" if rng.random() < share / 2 else SHORT_DTYPES[fields[DTYPE]]
    sizes = ["?" if rng.random() < share else str(size) for size in fields[SIZES]]
    text = f"[{', '.join(sizes)}], {dtype}"
    if choice < 0.4:
        text = f"*, {dtype}"
    else:
        text += _forget_strides(fields, share, rng)
    if rng.random() < share:
        text += ", device = ?"
    elif fields[DEVICE] != "cpu":
        text += f', device = "{fields[DEVICE]}"'
    if fields[BITS]:
        text += (", conj" if fields[BITS] & 1 else "") + (", neg" if fields[BITS] & 2 else "")
    return f"!fake.tensor<{text}>"


def forget(program: Program, rng: random.Random) -> Variant:
    """The program with less metadata of its arguments."""
    variant = known(program)
    for number, argument in enumerate(program.arguments):
        if argument.is_tensor:
            less = _forget_tensor(argument.meta["t"], rng)
            variant.types[number] = less or variant.types[number]
        elif rng.random() < 0.3:
            variant.types[number] = "!fake.int"
    return variant
