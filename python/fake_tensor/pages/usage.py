# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The data of the page of memory and cost, which its scripts show.

Equal expressions, places and stacks are written once, and referred to by number:

    {"title": "model.py:net", "tab": "memory", "at": {"batch": 8},
     "errors": [...], "conventions": {...},
     "files": [...], "stacks": [...],            of sources.py
     "expressions": [[text, tree]],              of expressions.write_tree
     "functions": [{"name", "symbols", "guards", "modules", "places", "positions",
                    "devices", "costs"}]}

A size is an integer, [expression], or null. A place is [op, SSA name, name, module, stack],
and `positions` has the place of each position. A storage of a device is
[size, role, first, last, place], and the cost of an op is
[op, SSA name, name, module, stack, MACs, FLOPs, bytes read, bytes written].
"""

from typing import Any, Dict, List, Mapping, Optional

from .. import expressions
from ..costs import Costs
from ..memory import OpPlace, Peak
from ..report import Function
from ..results import Size
from ..usage import Usage
from .sources import Pool, Sources

SCRIPTS = ("vendor/charts.js", "sources.js", "sizes.js", "usage-model.js", "usage-parts.js",
           "usage-chart.js", "usage-cost.js", "usage.js")
STYLES = ("vendor/charts.css", "usage.css")
# Numbers of JSON are exact up to this one.
_MAX_NUMBER = 2**53


class Writer:
    """Writes the data of what a program uses."""

    def __init__(self, usage: Usage, has_sources: bool = True) -> None:
        self._usage = usage
        self._sources = Sources(has_sources)
        self._expressions = Pool()

    def write(self, title: str, at: Mapping[str, int], tab: str) -> Dict[str, Any]:
        """The data; `at` has the values that symbols have at first, and `tab`, "memory"
        or "cost", is what is shown first."""
        usage = self._usage
        functions = [self._function(name) for name in usage.functions]
        return {"title": title, "tab": tab, "at": dict(at), "errors": usage.program.errors,
                "conventions": usage.costs[0].conventions,
                "functions": functions, "expressions": self._expressions.items,
                **self._sources.write()}

    def _function(self, name: str) -> Dict[str, Any]:
        writer = _FunctionWriter(self._sources, self._expressions)
        peaks = self._usage.peaks_of(name)
        costs = next(each for each in self._usage.costs if each.function == name)
        function = next((each for each in self._usage.program.functions
                         if each.name == name), Function(name))
        return {"name": name, **writer.write(function, peaks, costs)}


class _FunctionWriter:
    """Writes the data of a function."""

    def __init__(self, sources: Sources, pool: Pool) -> None:
        self._sources = sources
        self._expressions = pool
        self._modules = Pool()
        self._places = Pool()
        # The symbols that occur.
        self._symbols: Dict[str, None] = {}

    def write(self, function: Function, peaks: List[Peak], costs: Costs) -> Dict[str, Any]:
        """The data without the name."""
        places = peaks[0].places
        positions = [self._place(places[at]) if at in places else -1
                     for at in range(max(places, default=-1) + 1)]
        # Guards come last, as a symbol that no size depends on is not shown.
        entry = {"positions": positions, "devices": [self._device(each) for each in peaks],
                 "costs": self._costs(costs),
                 "symbols": self._write_symbols(function, peaks),
                 "guards": [self._size(each.text) for each in function.guards]}
        return {**entry, "modules": self._modules.items, "places": self._places.items}

    def _write_symbols(self, function: Function,
                       peaks: List[Peak]) -> List[Dict[str, Any]]:
        """The symbols that occur, in the order of the function; others, such as those for
        iterations of loops, come last. A bound is what peaks count."""
        bounds = {name: bound for peak in peaks for name, bound in peak.bounds.items()}
        declared = {each.name: each for each in function.symbols}
        names = [*(name for name in declared if name in self._symbols),
                 *(name for name in self._symbols if name not in declared)]
        entries = []
        for name in names:
            symbol = declared.get(name)
            entries.append({"name": name, "min": _bound(symbol.min if symbol else 0),
                            "max": _bound(symbol.max if symbol else None),
                            "hint": symbol.hint if symbol else None,
                            "bound": self._size(bounds.get(name))})
        return entries

    def _device(self, peak: Peak) -> Dict[str, Any]:
        return {
            "device": peak.device, "grade": peak.grade, "peak": self._size(peak.expr),
            "maxima": [[self._size(each.bytes), each.position] for each in peak.maxima],
            "crossovers": [[self._size(first), self._size(second), condition]
                           for first, second, condition in peak.crossovers],
            "gaps": peak.gaps,
            "storages": [[self._size(each.bytes), each.role, each.first, each.last,
                          self._place(each.place)] for each in peak.storages],
            "steps": {at: [self._size(step) for step in steps]
                      for at, steps in peak.steps.items()}}

    def _costs(self, costs: Costs) -> Dict[str, Any]:
        return {
            "ops": [[op.op, op.value, op.name, self._modules.number(op.module),
                     self._sources.stack((op.source,) if op.source else ()),
                     *map(self._size, op.cost.sizes)] for op in costs.ops],
            "unknown": [[each.op, each.count, each.reason, each.name, each.module]
                        for each in costs.unknown],
            "trips": [[each.symbol, each.op, each.name] for each in costs.trips]}

    def _place(self, place: OpPlace) -> int:
        return self._places.number(place, [
            place.op, place.value, place.name, self._modules.number(place.module),
            self._sources.stack(place.stack)])

    def _size(self, size: Size) -> Any:
        """An integer, the number of an expression in a list, or null."""
        if size is None or isinstance(size, int) and abs(size) < _MAX_NUMBER:
            return size
        text = str(size)
        try:
            tree = expressions.write_tree(text)
            self._symbols.update(dict.fromkeys(expressions.parse(text).ordered))
        except expressions.ExpressionError:
            tree = None
        return [self._expressions.number(text, [text, tree])]


def _bound(value: Optional[int]) -> Optional[int]:
    """A bound of a symbol; the largest integers of fake-opt stand for none."""
    return None if value is None or abs(value) >= _MAX_NUMBER else value
