# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The data of the page of a program, which its scripts show.

Equal modules, stacks and layouts are written once, and referred to by number:

    {"title": "model.py:net",
     "errors": [{"text": ..., "op": [function, op] or null}],
     "files": [...], "stacks": [...],            of sources.py
     "layouts": [{"dtype", "sizes", "strides", "device", ...}],
     "functions": [{"name", "modules", "values", "ops", ...}]}

A value is [SSA name, name, metadata, op or -1, kind, target, stack]. Its metadata is
[layout, storage] of a tensor, {"list": [...]}, or the text of another value. An op is
[overload, SSA name, name, module, stack, operands, results, facts].
"""

import re
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from .. import report, results
from ..report import Function, Op, Program, Value
from ..results import Size, TensorInfo
from .sources import Pool, Sources

SCRIPTS = ("sources.js", "program-model.js", "program-parts.js", "program.js")
_LOCATION = re.compile(r'loc\("((?:[^"\\]|\\.)*)"')
_PLACE = re.compile(r"^(.+?):(\d+)(?::\d+)?: ")


class Writer:
    """Writes the data of a program."""

    def __init__(self, program: Program, has_sources: bool = True) -> None:
        self._program = program
        self._sources = Sources(has_sources)
        self._layouts = Pool()
        self._hints: Dict[str, int] = {}

    def write(self, title: str, errors: Sequence[str] = ()) -> Dict[str, Any]:
        """The data; `errors` are texts that fake-opt printed."""
        functions = [self._function(each) for each in self._program.functions]
        return {"title": title,
                "errors": [{"text": text, "op": self._find_op(text)} for text in errors],
                "functions": functions, "layouts": self._layouts.items,
                **self._sources.write()}

    # ===- Functions ------------------------------------------------------------===

    def _function(self, function: Function) -> Dict[str, Any]:
        # Layouts with sizes of equal texts may have other hints in another function.
        self._hints = function.hints
        numbers: Dict[int, int] = {}
        values = list(function.values)
        for index, value in enumerate(values):
            numbers[id(value)] = index
        modules = Pool()
        ops = [self._op(op, modules, numbers) for op in function.ops]
        return {
            "name": function.name,
            "arguments": len(function.arguments),
            "values": [self._value(value) for value in values],
            "ops": ops,
            "modules": modules.items,
            "outputs": [[numbers.get(id(each.value), -1), each.kind, each.target]
                        for each in function.outputs],
            "symbols": [{"name": each.name, "kind": each.kind, "min": each.min,
                         "max": each.max, "hint": each.hint, "dim": each.dim,
                         "value": numbers.get(id(each.value), -1)}
                        for each in function.symbols],
            "guards": [{"text": each.text, "kind": each.kind,
                        "op": each.op.index if each.op else -1,
                        "overload": each.overload, "name": each.name,
                        "module": each.module, "stack": self._sources.stack(each.stack)}
                       for each in function.guards],
            "storages": {number: self._bytes(each.bytes)
                         for number, each in function.storages.items()}}

    def _value(self, value: Value) -> List[Any]:
        entry: List[Any] = [value.id, value.name, self._meta(value.meta),
                            value.op.index if value.op else -1, value.kind, value.target,
                            self._sources.stack(value.stack)]
        # Most results have only the first ones.
        return entry if value.op is None else entry[:4]

    def _op(self, op: Op, modules: Pool, numbers: Mapping[int, int]) -> List[Any]:
        facts: Dict[str, Any] = {}
        copy = op.copy
        if copy:
            facts["copy"] = {"reason": copy.reason, "source": numbers[id(copy.source)],
                             "result": numbers[id(copy.result)],
                             "bytes": self._bytes(copy.bytes)}
        if op.mutated:
            facts["writes"] = [numbers[id(each)] for each in op.mutated]
        if op.changes:
            facts["changes"] = [[numbers[id(each.value)], self._meta(each.meta)]
                                for each in op.changes]
        if op.is_view:
            facts["view"] = 1
        if op.is_constant:
            facts["constant"] = 1
        entry = [op.overload, op.id, op.name, modules.number(op.module),
                 self._sources.stack(op.stack), [numbers[id(each)] for each in op.operands],
                 [numbers[id(each)] for each in op.results]]
        return [*entry, facts] if facts else entry

    # ===- Metadata -------------------------------------------------------------===

    def _meta(self, meta: results.Value) -> Any:
        if isinstance(meta, TensorInfo):
            return [self._layout(meta), meta.storage or 0]
        if isinstance(meta, list):
            return {"list": [self._meta(each) for each in meta]}
        return None if meta is None else str(meta)

    def _layout(self, tensor: TensorInfo) -> int:
        key = (tensor.sizes, tensor.strides, tensor.offset, tensor.dtype, tensor.device,
               tensor.layout, tensor.is_conj, tensor.is_neg)
        hints = tuple(sorted(self._hints.items()))
        entry: Dict[str, Any] = {
            "dtype": tensor.dtype, "sizes": _list(tensor.sizes),
            "strides": _list(tensor.strides), "device": tensor.device,
            "bytes": self._bytes(report.tensor_bytes(tensor))}
        for name, value in (("offset", tensor.offset),
                            ("layout", "" if tensor.layout == "strided"
                             else tensor.layout),
                            ("format", report.memory_format(tensor)),
                            ("conj", tensor.is_conj), ("neg", tensor.is_neg),
                            # Of an unknown storage as well, which is not in the key.
                            ("unknown", [field for field in report.unknown_fields(tensor)
                                         if field != "storage"])):
            if value or value is None:
                entry[name] = value
        return self._layouts.number((key, hints), entry)

    def _bytes(self, size: Size) -> Any:
        """An integer, [expression, integer for the hints or null], or null."""
        if not isinstance(size, str):
            return size
        return [size, report.evaluate(size, self._hints)]

    # ===- Places ---------------------------------------------------------------===

    def _find_op(self, text: str) -> Optional[List[int]]:
        """The op that an error names by its location: [function, op]."""
        named = _LOCATION.search(text)
        place = _PLACE.match(text)
        for number, function in enumerate(self._program.functions):
            for op in function.ops:
                if named and op.name == named[1] or place and op.stack and (
                        op.stack[0] == (place[1], int(place[2]))):
                    return [number, op.index]
        return None


def _list(sizes: Optional[Tuple[Size, ...]]) -> Optional[List[Size]]:
    return None if sizes is None else list(sizes)

