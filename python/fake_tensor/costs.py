# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The arithmetic and the memory traffic of a program: `fake_tensor.cost`.

    costs = fake_tensor.cost(model, args, dynamic_shapes=shapes)
    print(costs.total.flops, costs.at(batch=8).total.flops)
    print(costs.table(by="module"))

docs/Cost.md says what is counted.
"""

import dataclasses
import json
import os
from typing import (TYPE_CHECKING, Any, Dict, Iterable, List, Mapping, Optional, Sequence,
                    TextIO, Tuple)

from . import expressions, results
from .analysis import IR_SUFFIXES, REPORT_SUFFIXES, Subject, split_errors
from .answers import Listing
from .copying import add
from .places import Frame
from .printing import show_frame, write_rows
from .report import Program, ReportError, evaluate
from .results import Size
from .tool import Run, Tool, ToolError, find_tool
from .words import did_you_mean

# PyTorch is imported when a model is exported.
# pylint: disable=import-outside-toplevel

if TYPE_CHECKING:
    from .api import Decompositions, Device, DynamicShapes, Loss, OptimizerLike

# What a table has a row for.
KEYS = ("op", "module", "device", "function")
# The conventions and their values, the default first.
CONVENTIONS: Dict[str, Tuple[str, str]] = {
    "count": ("flops", "macs"), "padding": ("dense", "valid"), "causal": ("full", "exact")}


@dataclasses.dataclass(frozen=True)
class CostSum:
    """A cost: integers, or expressions in the symbols of the program."""
    #: Multiply-accumulates, and all operations, which include them.
    macs: Size
    flops: Size
    #: Bytes that are read and written.
    read: Size
    written: Size

    @property
    def intensity(self) -> Optional[float]:
        """FLOPs per byte; None if they depend on symbols or there are no bytes."""
        if not (isinstance(self.flops, int) and isinstance(self.read, int)
                and isinstance(self.written, int)):
            return None
        moved = self.read + self.written
        return self.flops / moved if moved else None

    def at(self, values: Mapping[str, int]) -> "CostSum":
        """The cost for values of symbols."""
        return CostSum(*(_evaluate(size, values) for size in self.sizes))

    @property
    def sizes(self) -> Tuple[Size, Size, Size, Size]:
        """The four quantities."""
        return self.macs, self.flops, self.read, self.written

    def as_json(self) -> Dict[str, Any]:
        """The quantities in JSON."""
        return {**dataclasses.asdict(self), "intensity": self.intensity}


def _evaluate(size: Size, values: Mapping[str, int]) -> Size:
    found = evaluate(size, values)
    return size if found is None else found


def _terms(size: Size) -> List[Size]:
    """The terms of an expression that is a sum, so that equal ones of several are
    added."""
    if not isinstance(size, str) or " - " in size:
        return [size]
    terms, depth, start = [], 0, 0
    for place, letter in enumerate(size):
        depth += (letter == "(") - (letter == ")")
        if letter == "+" and depth == 0:
            terms.append(size[start:place].strip())
            start = place + 1
    terms.append(size[start:].strip())
    return [int(term) if term.isdecimal() else term for term in terms]


def sum_costs(costs: Iterable[CostSum]) -> CostSum:
    """The sum of costs."""
    columns = list(zip(*(cost.sizes for cost in costs)))
    return CostSum(*(add(term for size in column for term in _terms(size))
                     for column in columns)) if columns else CostSum(0, 0, 0, 0)


@dataclasses.dataclass(frozen=True)
class OpCost:
    """An op that costs something."""
    #: The op, "aten.mm.default", the name of its node, and its SSA name: of an op of a
    #: function that is called, that of the call.
    op: str
    name: str
    value: str
    #: The path of the module that calls it.
    module: str
    device: str
    #: For all iterations of loops around it.
    cost: CostSum
    #: How often it runs.
    times: Size
    #: The line of the source.
    source: Optional[Frame]


@dataclasses.dataclass(frozen=True)
class UnknownCost:
    """Ops whose cost is unknown, which no sum includes."""
    op: str
    reason: str
    count: int
    #: The name and the module of the first one.
    name: str
    module: str


@dataclasses.dataclass(frozen=True)
class Trips:
    """A symbol for the iterations of a loop that are unknown."""
    symbol: str
    op: str
    name: str


@dataclasses.dataclass(frozen=True)
class CostTable(Listing[Tuple[str, int, CostSum]]):
    """Sums of costs by a key, with the number of ops. Prints as a table."""
    by: str
    rows: List[Tuple[str, int, CostSum]]
    total: CostSum

    def _elements(self) -> Sequence[Tuple[str, int, CostSum]]:
        return self.rows

    def write(self, out: TextIO) -> None:
        """Prints a line for each key, and the sum."""
        lines: List[Tuple[str, ...]] = [
            (self.by, "ops", "MACs", "FLOPs", "read", "written", "intensity")]
        count = sum(number for _, number, _ in self.rows)
        for key, number, cost in [*self.rows, ("total", count, self.total)]:
            intensity = cost.intensity
            lines.append((key or "-", str(number),
                          *("?" if size is None else str(size) for size in cost.sizes),
                          "-" if intensity is None else f"{intensity:.2f}"))
        write_rows(lines, out)


@dataclasses.dataclass(frozen=True)
class Costs(Listing[OpCost]):
    """What a run of a program costs. Iterates over its ops."""
    #: The name of the function.
    function: str
    ops: List[OpCost]
    #: The sum of all ops, and of those of unknown cost nothing.
    total: CostSum
    unknown: List[UnknownCost]
    trips: List[Trips]
    #: The conventions that were used, such as {"padding": "dense"}.
    conventions: Dict[str, str]
    #: Errors in the program.
    errors: List[str] = dataclasses.field(default_factory=list)

    def _elements(self) -> Sequence[OpCost]:
        return self.ops

    @property
    def symbols(self) -> List[str]:
        """The symbols that the costs depend on."""
        return expressions.free_symbols([size for size in self.total.sizes
                                         if isinstance(size, str)])

    def at(self, **values: int) -> "Costs":
        """The costs for values of symbols. Raises ValueError for a name that is none."""
        known = self.symbols
        for name in values:
            if name not in known:
                raise ValueError(f"expected a symbol of the costs, found '{name}'"
                                 f"{did_you_mean(name, known)}")
        ops = [dataclasses.replace(op, cost=op.cost.at(values),
                                   times=_evaluate(op.times, values)) for op in self.ops]
        # An expression of all ops may be too long to be one.
        total = self.total.at(values)
        if any(not isinstance(size, int) for size in total.sizes):
            total = sum_costs(op.cost for op in ops)
        return dataclasses.replace(self, ops=ops, total=total)

    def table(self, by: str = "module", depth: Optional[int] = None) -> CostTable:
        """The sums by "op", "module", "device" or "function".

        Args:
            depth: For modules, the number of parts of a path: 2 adds up all of
                `layers.7`.
        """
        if by not in KEYS:
            raise ValueError(f"expected one of {', '.join(KEYS)}, found '{by}'")
        groups: Dict[str, List[CostSum]] = {}
        for op in self.ops:
            groups.setdefault(self._key(op, by, depth), []).append(op.cost)
        rows = [(key, len(costs), sum_costs(costs)) for key, costs in groups.items()]
        return CostTable(by, rows, self.total)

    def _key(self, op: OpCost, by: str, depth: Optional[int]) -> str:
        if by == "module":
            return ".".join(op.module.split(".")[:depth])
        if by == "function":
            return self.function
        return op.op if by == "op" else op.device

    def write(self, out: TextIO, by: str = "op") -> None:
        """Prints the table, the ops of unknown cost, and the conventions."""
        self.table(by).write(out)
        for unknown in self.unknown:
            place = " ".join(filter(None, (unknown.name,
                                           unknown.module and f"in {unknown.module}")))
            out.write(f"unknown: {unknown.op} ({unknown.count}): {unknown.reason}"
                      f"{'; first ' + place if place else ''}\n")
        for trips in self.trips:
            out.write(f"{trips.symbol}: iterations of {trips.op} {trips.name}".rstrip()
                      + "\n")
        out.write(" ".join(f"{key}={value}" for key, value in self.conventions.items())
                  + "\n")

    def as_json(self) -> Dict[str, Any]:
        """All of it in JSON."""
        return {
            "function": self.function, "total": self.total.as_json(),
            "ops": [{"op": op.op, "name": op.name, "value": op.value, "module": op.module,
                     "device": op.device, "times": op.times, **op.cost.as_json(),
                     "source": show_frame(op.source)} for op in self.ops],
            "unknown": [dataclasses.asdict(each) for each in self.unknown],
            "trips": [dataclasses.asdict(each) for each in self.trips],
            "conventions": self.conventions}


# ===- Running ---------------------------------------------------------------===


def cost(model: Subject, args: Optional[Sequence[Any]] = None,
         kwargs: Optional[Mapping[str, Any]] = None, *,
         dynamic_shapes: Optional["DynamicShapes"] = None,
         decompositions: Optional["Decompositions"] = None,
         device: Optional["Device"] = None, loss: Optional["Loss"] = None,
         optimizer: Optional["OptimizerLike"] = None, fake_opt: Optional[str] = None,
         timeout: Optional[float] = None, count: str = "flops", padding: str = "dense",
         causal: str = "full") -> Costs:
    """The multiply-accumulates, FLOPs and bytes of a run, by op.

    Args:
        model: As for `analyze`, except for reports.
        count: Whether a multiply-accumulate is two operations, "flops", or one, "macs".
        padding: Whether a convolution multiplies padding, "dense", or not, "valid".
        causal: Whether causal attention multiplies all pairs of a query and a key,
            "full", or only those that the mask keeps, "exact".

    The other arguments and exceptions are those of `export`.
    """
    from .recording import RecordedProgram
    conventions = check_conventions(count=count, padding=padding, causal=causal)
    tool = Tool(find_tool(fake_opt), timeout)
    if isinstance(model, (Program, RecordedProgram)):
        if not model.text:
            raise ReportError("expected a program with IR, found one that a report was "
                              "read from")
        return cost_text(model.text, tool, conventions)
    path = os.fspath(model) if isinstance(model, (str, os.PathLike)) else ""
    if "\n" in path:
        return cost_text(path, tool, conventions)
    if path.endswith(IR_SUFFIXES):
        return cost_file(path, tool, conventions)
    if path.endswith(REPORT_SUFFIXES):
        raise ReportError(f"expected a program, found the report '{path}'")
    from .api import export
    text = export(model, args, kwargs, dynamic_shapes=dynamic_shapes,
                  decompositions=decompositions, device=device, loss=loss,
                  optimizer=optimizer, fake_opt=fake_opt, timeout=timeout)
    return cost_text(text, tool, conventions)


def check_conventions(**conventions: str) -> Dict[str, str]:
    """Raises ValueError for a value of a convention that there is not."""
    for name, value in conventions.items():
        if value not in CONVENTIONS[name]:
            raise ValueError(f"expected {name} to be {' or '.join(CONVENTIONS[name])}, "
                             f"found '{value}'")
    return conventions


def cost_text(text: str, tool: Tool, conventions: Mapping[str, str]) -> Costs:
    """The costs of IR."""
    return read_run(tool.cost(text, conventions))


def cost_file(path: str, tool: Tool, conventions: Mapping[str, str]) -> Costs:
    """The costs of a file of IR, or of bytecode."""
    return read_run(tool.cost("", conventions, path))


def read_run(done: Run) -> Costs:
    """The costs of `main`, or else of the first function, that a run of fake-opt
    reported. Raises ToolError."""
    found = read_functions(done)
    return next((each for each in found if each.function == "main"), found[0])


def read_functions(done: Run) -> List[Costs]:
    """The costs of each function that a run of fake-opt reported, at least of one.
    Raises ToolError."""
    if done.failure:
        raise ToolError(done.failure)
    errors = split_errors(done.stderr)
    try:
        lines = [json.loads(line) for line in done.stdout.split("\n") if line.strip()]
        found = _read(lines, errors)
    except (ValueError, KeyError, TypeError) as error:
        raise ToolError(f"cannot read the costs: {error}") from error
    if not found:
        reason = errors[0].split("\n")[0] if errors else "it has no function"
        raise ToolError(f"cannot count the costs of the program: {reason}")
    return found


def _read(lines: Sequence[Mapping[str, Any]], errors: List[str]) -> List[Costs]:
    conventions: Dict[str, str] = {}
    for line in lines:
        conventions.update(line.get("conventions", {}))
    found = {line["key"]: Costs(line["key"], [], _cost(line), [], [], conventions, errors)
             for line in lines if line.get("by") == "function"}
    for line in lines:
        if "conventions" not in line and "by" not in line:
            _add_line(found[line["func"]], line)
    return list(found.values())


def _add_line(costs: Costs, line: Mapping[str, Any]) -> None:
    name, module = line.get("name", ""), line.get("module", "")
    if "unknown" in line:
        costs.unknown.append(UnknownCost(line["unknown"], line["reason"], line["count"],
                                         name, module))
    elif "trips" in line:
        costs.trips.append(Trips(line["trips"], line["op"], name))
    else:
        stack = line.get("stack", ())
        costs.ops.append(OpCost(
            line["op"], name, line.get("value", ""), module, line.get("device", ""),
            _cost(line), _size(line.get("times", 1)),
            (stack[0][0], stack[0][1]) if stack else None))


def _cost(line: Mapping[str, Any]) -> CostSum:
    return CostSum(*(_size(line[key]) for key in ("macs", "flops", "read", "written")))


def _size(value: Any) -> Size:
    size = results.decode(value)
    return size if isinstance(size, (int, str)) else None
