#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Times PyTorch's FakeTensorProp on a program in torch-mlir's text.

    benchmarks/fake_tensor_prop.py GENERIC.mlir [--repeat N]

Reads what `fake-opt --mlir-print-op-generic` prints, one function without regions,
into an FX graph of the same ops. Prints `NAME SECONDS` for each run:

    import  importing PyTorch
    cold    the first run, all caches of FakeTensorMode are empty
    warm    a run with the caches that the runs before filled
"""

import argparse
import ast
import itertools
import operator
import re
import struct
import sys
import time
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

_start = time.perf_counter()
try:
    import torch
    from torch._subclasses.fake_tensor import FakeTensorMode
    from torch.fx.experimental.symbolic_shapes import (
        DimDynamic, ShapeEnv, StatelessSymbolicContext)
    from torch.fx.passes.fake_tensor_prop import FakeTensorProp
except ImportError as missing:
    sys.exit(f"error: needs PyTorch: {missing}")
IMPORT_SECONDS = time.perf_counter() - _start

_OP = re.compile(
    r'\s*(?:(%\w+)(?::(\d+))? = )?"([\w.]+)"\((.*?)\)(?: <\{(.*)\}>)? : \(.*\) -> (.*)$')
_ARGUMENT = re.compile(r"(%\w+): (!torch\.vtensor<[^>]*>)")
_TENSOR = re.compile(r"!torch\.vtensor<\[([^\]]*)\],(\w+)>")
_MAP = re.compile(r"(#\w+) = affine_map<\(\)\[([^\]]*)\] -> \((.*)\)>$")
_DTYPES = {
    "f16": torch.float16, "bf16": torch.bfloat16, "f32": torch.float32,
    "f64": torch.float64, "i1": torch.bool, "ui8": torch.uint8, "si8": torch.int8,
    "si16": torch.int16, "si32": torch.int32, "si64": torch.int64,
}
_SCALAR_OPS: Dict[str, Callable[..., Any]] = {
    "aten.add.int": operator.add, "aten.sub.int": operator.sub,
    "aten.mul.int": operator.mul, "aten.floordiv.int": operator.floordiv,
    "aten.neg.int": operator.neg, "aten.Int.bool": int,
}
_RENAMED = {"aten.size.int": "aten.sym_size.int"}
_ENUMERATIONS: Dict[str, List[Any]] = {
    "ScalarType": [
        torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.float16,
        torch.float32, torch.float64, None, torch.complex64, torch.complex128,
        torch.bool, None, None, None, torch.bfloat16],
    "Layout": [torch.strided],
    "MemoryFormat": [torch.contiguous_format, torch.preserve_format,
                     torch.channels_last, torch.channels_last_3d],
}


class Unsupported(Exception):
    """An op that this reader does not know."""


class Input:
    """An argument or a literal: its sizes, None where dynamic, and its dtype."""

    def __init__(self, text: str) -> None:
        match = _TENSOR.match(text)
        if not match or match[2] not in _DTYPES:
            raise Unsupported(f"expected a tensor type with sizes and a dtype: {text}")
        self.sizes = [None if size == "?" else int(size)
                      for size in match[1].split(",") if size]
        self.dtype = _DTYPES[match[2]]
        # Sizes of an example: equal for equal symbols, by duck sizing.
        self.example = [size or 0 for size in self.sizes]

    def create(self, mode: FakeTensorMode) -> Any:
        """A fake tensor with symbols for dynamic sizes."""
        if None not in self.sizes:
            with mode:
                return torch.empty(self.example, dtype=self.dtype)
        context = StatelessSymbolicContext(dynamic_sizes=[
            DimDynamic.DUCK if size is None else DimDynamic.STATIC
            for size in self.sizes])
        return mode.from_tensor(torch.empty(self.example, dtype=self.dtype),
                                symbolic_context=context)


class Reader:
    """Builds a graph from lines of text."""

    def __init__(self) -> None:
        self.graph = torch.fx.Graph()
        self.inputs: List[Input] = []
        self.values: Dict[str, Any] = {}
        self._maps: Dict[str, Tuple[List[str], List[str]]] = {}
        self._arguments: Dict[str, Input] = {}
        self._symbols: Dict[str, int] = {}
        self._last_input: Optional[torch.fx.Node] = None
        self._example_sizes = itertools.count(37, 2)

    def read(self, lines: Iterator[str]) -> None:
        """Appends the ops of one function."""
        for line in lines:
            if match := _MAP.match(line):
                self._maps[match[1]] = (match[2].split(", "), match[3].split(", "))
            elif line.lstrip().startswith("^bb0("):
                for name, text in _ARGUMENT.findall(line):
                    self._arguments[name] = self._add_input(name, text)
            elif match := _OP.match(line):
                self._read_op(*match.groups())
        for value in self.inputs:
            value.example = [size or next(self._example_sizes)
                             for size in value.example]

    def _add_input(self, name: str, text: str) -> Input:
        value = Input(text)
        self.inputs.append(value)
        # Placeholders are first in a graph, literals are wherever they are.
        with (self.graph.inserting_after(self._last_input) if self._last_input
              else self.graph.inserting_before()):
            self._last_input = self.values[name] = self.graph.placeholder(
                f"input_{len(self.inputs)}")
        return value

    def _read_op(self, result: str, count: str, name: str, operands: str,
                 attributes: str, types: str) -> None:
        values = [self.values[operand] for operand in operands.split(", ") if operand]
        if name == "func.return":
            self.graph.output(tuple(values))
        elif name == "torch.vtensor.literal":
            self._add_input(result, types)
        elif name == "torch.bind_symbolic_shape":
            self._bind(operands.split(", "), attributes)
        elif name == "torch.symbolic_int":
            symbol = re.search(r'symbol_name = "(\w+)"', attributes)
            assert symbol
            self._symbols[result] = next(self._example_sizes)
            self.values[result] = symbol[1]
        elif name.startswith("torch."):
            created = self._create(name[len("torch."):], values, attributes or "",
                                   int(count or 0))
            if count:
                self.values.update((f"{result}#{index}", value)
                                   for index, value in enumerate(created))
            else:
                self.values[result] = created

    def _bind(self, operands: List[str], attributes: str) -> None:
        """Gives an argument example sizes that fit its symbols."""
        if operands[0] not in self._arguments:
            return
        names, expressions = self._maps[attributes.split(" = ")[1]]
        symbols = {name: self._symbols[operand]
                   for name, operand in zip(names, operands[1:])}
        self._arguments[operands[0]].example = [
            int(eval(text.replace("floordiv", "//"), {}, symbols))
            for text in expressions]

    def _create(self, name: str, values: List[Any], attributes: str,
                count: int) -> Any:
        """The value of an op: a constant, a list, or a node."""
        if name == "constant.none":
            return None
        if name.startswith("constant."):
            value = _read_constant(attributes.split(" = ", 1)[1])
            return torch.device(value) if name == "constant.device" else value
        if name == "prim.ListConstruct":
            return values
        if name == "prim.ListUnpack":
            return (values[0] if isinstance(values[0], list)
                    else self._get_items(values[0], count))
        if name in _SCALAR_OPS:
            if all(isinstance(value, (int, float)) for value in values):
                return _SCALAR_OPS[name](*values)
            return self.graph.call_function(_SCALAR_OPS[name], tuple(values))
        created = self._call(_RENAMED.get(name, name), values)
        return self._get_items(created, count) if count else created

    def _get_items(self, value: Any, count: int) -> List[Any]:
        return [self.graph.call_function(operator.getitem, (value, index))
                for index in range(count)]

    def _call(self, name: str, values: List[Any]) -> Any:
        namespace, packet, *overload = name.split(".")
        try:
            op = getattr(getattr(getattr(torch.ops, namespace), packet),
                         overload[0] if overload else "default")
        except AttributeError:
            raise Unsupported(f"PyTorch has no op {name}") from None
        positional = []
        named = {}
        for argument, value in zip(op._schema.arguments, values):
            value = _convert(value, str(argument.real_type))
            if argument.kwarg_only:
                named[argument.name] = value
            else:
                positional.append(value)
        return self.graph.call_function(op, tuple(positional), named)


def _read_constant(text: str) -> Any:
    """The value of an attribute."""
    if text.startswith('"'):
        return ast.literal_eval(text)
    number, _, type_name = text.partition(" : ")
    if type_name == "f64" and number.startswith("0x"):
        return struct.unpack(">d", bytes.fromhex(number[2:]))[0]
    return {"true": True, "false": False}.get(number) if not type_name else (
        ast.literal_eval(number))


def _convert(value: Any, kind: str) -> Any:
    """An argument in Python: enumerations are integers in TorchScript."""
    for name, members in _ENUMERATIONS.items():
        if name in kind and isinstance(value, int):
            if value >= len(members) or members[value] is None:
                raise Unsupported(f"unexpected {name}: {value}")
            return members[value]
    return value


def measure(reader: Reader, repeat: int) -> Iterator[Tuple[str, float]]:
    """Runs of FakeTensorProp: the first, then some with filled caches."""
    module = torch.fx.GraphModule({}, reader.graph)
    mode = FakeTensorMode(shape_env=ShapeEnv())
    inputs = [value.create(mode) for value in reader.inputs]
    for index in range(repeat + 1):
        start = time.perf_counter()
        with torch.no_grad():
            FakeTensorProp(module, mode).propagate_dont_convert_inputs(*inputs)
        yield "warm" if index else "cold", time.perf_counter() - start


def main() -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("file", type=argparse.FileType(encoding="utf-8"))
    parser.add_argument("--repeat", type=int, default=1, help="warm runs")
    options = parser.parse_args()
    print(f"import {IMPORT_SECONDS}", flush=True)
    reader = Reader()
    try:
        reader.read(options.file)
    except Unsupported as error:
        sys.exit(f"error: {options.file.name}: {error}")
    for name, seconds in measure(reader, options.repeat):
        print(f"{name} {seconds}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
