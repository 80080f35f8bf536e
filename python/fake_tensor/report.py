# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads the JSON lines of `--fake-report` with `details`, `aliases` and `changes`.

    program = report.parse(tool.report_details(text).stdout)
    for op in program.functions[0].ops:
        print(op.label, op.overload, [value.meta for value in op.results])

Needs no PyTorch. docs/Passes.md describes the lines.
"""

import collections
import dataclasses
import functools
import gzip
import json
import math
import re
import zlib
from typing import (Any, Dict, Iterable, Iterator, List, Mapping, NamedTuple, Optional,
                    Sequence, Tuple, Union)

from . import expressions, results
from .answers import Brief
from .encoding import DTYPE, open_text, tensors
from .places import Frame as Frame, Place
from .results import Size, TensorInfo
from .words import count_of

# Bytes of an element.
ITEM_SIZES: Dict[str, int] = {
    "bool": 1, "uint8": 1, "int8": 1, "qint8": 1, "quint8": 1, "quint4x2": 1,
    "quint2x4": 1, "float8_e5m2": 1, "float8_e4m3fn": 1, "float8_e5m2fnuz": 1,
    "float8_e4m3fnuz": 1, "float8_e8m0fnu": 1, "float4_e2m1fn_x2": 1,
    "int16": 2, "uint16": 2, "float16": 2, "bfloat16": 2,
    "int32": 4, "uint32": 4, "float32": 4, "qint32": 4, "complex32": 4,
    "int64": 8, "uint64": 8, "float64": 8, "complex64": 8, "complex128": 16,
}

# Ops that return their operand, or a view of it, if the layout allows that, and a copy
# otherwise.
_VIEW_IF_POSSIBLE = frozenset({"contiguous", "reshape", "reshape_as", "flatten", "ravel"})
# Ops that copy their operand, always or if it is not as asked for.
_COPIES = frozenset({"to", "type_as", "_to_copy", "clone", "alias_copy", "as_strided_copy",
                     "detach_copy", "diagonal_copy", "expand_copy", "permute_copy",
                     "select_copy", "slice_copy", "squeeze_copy", "t_copy",
                     "transpose_copy", "unfold_copy", "unsqueeze_copy", "view_copy",
                     "_reshape_copy"})
# Ops that copy their second operand to the first one.
_WRITES = frozenset({"copy_", "copy"})
# Functions that a summary names.
_MAX_SHOWN = 3
_COEFFICIENT = re.compile(r"(\d+)\*(\w+)")


class Copy(NamedTuple):
    """What an op copies, and why."""
    #: "device" to another device, "dtype" to another dtype, "layout" as the strides of
    #: the operand do not allow a view or are not those of the result, else "copy".
    reason: str
    #: What is read.
    source: "Value"
    #: The copy; the tensor that is written for copy_.
    result: "Value"
    #: The bytes of the copy: an integer, an expression, or None if they are unknown.
    bytes: Size


@dataclasses.dataclass(eq=False, repr=False)
class Value(Brief):
    """An argument of a function or a result of an op."""
    #: The SSA name, "%5" or "%5#1".
    id: str
    #: The name in its location, that of a node in PyTorch's graph; "" if it has none.
    name: str
    #: The metadata at its definition; None for a value other than a tensor, number,
    #: or list, and for an unknown number.
    meta: results.Value
    #: Its op; None for an argument.
    op: Optional["Op"] = None
    #: What an argument is, such as "parameter" or "user_input"; "" if that is unknown.
    kind: str = ""
    #: The name of a parameter or buffer, "layers.0.weight".
    target: str = ""
    #: The stack, innermost frame first, of an argument.
    stack: Tuple[Frame, ...] = ()
    #: Whether it is an argument of a block in a region, such as a loop variable.
    is_of_block: bool = False

    def summary(self) -> str:
        """The label and the metadata."""
        return f"{self.label}: {results.show_value(self.meta)}"

    @property
    def label(self) -> str:
        """The name, or the SSA name."""
        return self.name or self.id

    @property
    def tensors(self) -> List[TensorInfo]:
        """The tensor, or all tensors of a list."""
        return list(_tensors(self.meta))

    @property
    def tensor(self) -> Optional[TensorInfo]:
        """The tensor, if it is one."""
        return self.meta if isinstance(self.meta, TensorInfo) else None

    @property
    def storages(self) -> List[int]:
        """The numbers of the storages of its tensors, each once."""
        return list(dict.fromkeys(each.storage for each in self.tensors if each.storage))

    @property
    def unknown(self) -> List[str]:
        """The fields of its tensors that are unknown, each once."""
        return list(dict.fromkeys(field for each in self.tensors
                                  for field in unknown_fields(each)))


@dataclasses.dataclass(eq=False)
class Change:
    """New metadata of a value after an op has changed it in place."""
    value: Value
    #: The op; None for an op without results.
    op: Optional["Op"]
    meta: results.Value


@dataclasses.dataclass(eq=False, repr=False)
class Op(Brief):
    """An op that has results."""
    #: The SSA name of its results, "%5".
    id: str
    #: The name in its location.
    name: str
    #: The overload, such as "aten.view.default", or the name in the IR for constants,
    #: control flow, calls and casts, such as "fake.unpack".
    overload: str
    operands: List[Value]
    results: List[Value]
    #: The innermost module, "layers.0.attn"; "" for the root.
    module: str
    #: The stack, innermost frame first.
    stack: Tuple[Frame, ...]
    #: Its position in the function.
    index: int
    #: Whether it is a constant, or a list of constants.
    is_constant: bool = False
    #: The changes that it makes to other values.
    changes: List[Change] = dataclasses.field(default_factory=list)

    def summary(self) -> str:
        """The label and the overload."""
        return f"{self.label}: {self.overload}"

    @property
    def label(self) -> str:
        """The name, or the SSA name."""
        return self.name or self.id

    @property
    def base(self) -> str:
        """The name of the op without its namespace and overload, "view"."""
        parts = self.overload.split(".")
        return parts[1] if len(parts) > 1 else parts[0]

    @property
    def source(self) -> Optional[Frame]:
        """The innermost frame outside of PyTorch, if there is one."""
        return Place(self.module, self.stack).source

    @property
    def is_in_place(self) -> bool:
        """Whether it writes to its first operand, or to one named `out`."""
        return bool(self.mutated) or bool(self.changes)

    @property
    def mutated(self) -> List[Value]:
        """The operands that it writes to: the first one of ops with names such as
        `add_`, and those that `out` variants return."""
        base = self.base
        if base.endswith("_") and not base.endswith("__") or base.startswith("__i"):
            return [each for each in self.operands[:1] if each.tensor]
        if self.overload.endswith(("out", "_out")) and "out" in self.overload.split(
                ".")[-1].split("_"):
            written = {number for each in self.results for number in each.storages}
            return [each for each in self.operands if written & set(each.storages)]
        return []

    @property
    def is_view(self) -> bool:
        """Whether it returns a tensor that shares the storage of an operand, and does
        not write to it."""
        shared = {number for each in self.operands for number in each.storages}
        return not self.mutated and any(shared & set(each.storages)
                                        for each in self.results)

    @property
    def copy(self) -> Optional[Copy]:
        """What it copies; None for ops that compute something, and for views."""
        base = self.base
        if not self.overload.startswith(("aten.", "prims.")):
            return None
        if base in _WRITES and len(self.operands) > 1:
            return _copy(self.operands[1], self.operands[0])
        if base not in _VIEW_IF_POSSIBLE | _COPIES or not self.operands or \
                len(self.results) != 1:
            return None
        return _copy(self.operands[0], self.results[0], base in _VIEW_IF_POSSIBLE)


@dataclasses.dataclass(frozen=True)
class Output:
    """An output of a function."""
    value: Optional[Value]
    #: As of the exporter, such as "user_output" or "buffer_mutation".
    kind: str
    target: str


@dataclasses.dataclass(frozen=True)
class Symbol:
    """A symbol."""
    name: str
    #: "backed" or "unbacked".
    kind: str
    min: Optional[int]
    max: Optional[int]
    #: The example value that PyTorch traced with.
    hint: Optional[int]
    #: The first value that has it, as an integer or as the size of dimension `dim`.
    value: Optional[Value]
    dim: Optional[int]


@dataclasses.dataclass(frozen=True)
class Guard:
    """A condition on symbols that inference assumed."""
    text: str
    #: "guard", or the kind of an assertion.
    kind: str
    #: The op that made it, and its overload and name also if it has no results.
    op: Optional[Op]
    overload: str
    name: str
    module: str
    stack: Tuple[Frame, ...]

    @property
    def source(self) -> Optional[Frame]:
        """The innermost frame outside of PyTorch, if there is one."""
        return Place(self.module, self.stack).source


@dataclasses.dataclass(frozen=True)
class Storage:
    """A storage that several values share."""
    number: int
    bytes: Size
    values: List[Value]


@dataclasses.dataclass(eq=False, repr=False)
class Function(Brief):
    """A function of the program."""
    name: str
    arguments: List[Value] = dataclasses.field(default_factory=list)
    ops: List[Op] = dataclasses.field(default_factory=list)
    outputs: List[Output] = dataclasses.field(default_factory=list)
    symbols: List[Symbol] = dataclasses.field(default_factory=list)
    guards: List[Guard] = dataclasses.field(default_factory=list)
    #: Storages that several values share, by number.
    storages: Dict[int, Storage] = dataclasses.field(default_factory=dict)
    changes: List[Change] = dataclasses.field(default_factory=list)

    def summary(self) -> str:
        """The name and the sizes of the lists."""
        return f"{self.name}: {_show_counts([self])}"

    @property
    def values(self) -> Iterator[Value]:
        """The arguments, then the results of all ops."""
        yield from self.arguments
        for op in self.ops:
            yield from op.results

    @property
    def users(self) -> Dict[Value, List[Op]]:
        """The ops that use each value, each op once."""
        found: Dict[Value, List[Op]] = collections.defaultdict(list)
        for op in self.ops:
            for value in dict.fromkeys(op.operands):
                found[value].append(op)
        return found

    @property
    def hints(self) -> Dict[str, int]:
        """The example values of symbols."""
        return {each.name: each.hint for each in self.symbols if each.hint is not None}


@dataclasses.dataclass(eq=False, repr=False)
class Program(Brief):
    """All functions of a report."""
    functions: List[Function] = dataclasses.field(default_factory=list)
    #: The IR that was analyzed; empty for a report that was read.
    text: str = ""
    #: The errors of fake-opt, with their places, each with its notes.
    errors: List[str] = dataclasses.field(default_factory=list)

    def summary(self) -> str:
        """The functions, and the numbers of what they have."""
        names = ", ".join(each.name for each in self.functions[:_MAX_SHOWN])
        more = len(self.functions) - _MAX_SHOWN
        text = f"{names}{f' and {more} more functions' if more > 0 else ''}"
        text += f": {_show_counts(self.functions)}"
        return text + (f", {count_of(len(self.errors), 'error')}" if self.errors else "")

    @property
    def main(self) -> Function:
        """The function `main`, or the first one. Raises ValueError if there is none."""
        if not self.functions:
            raise ValueError("expected a function in the report, found none")
        named = (each for each in self.functions if each.name == "main")
        return next(named, self.functions[0])


def infer_program(program: Program) -> results.Inference:
    """The arguments and the results of all ops of a program as nodes; an op with several
    results has a list."""
    nodes = []
    for function in program.functions:
        nodes += [results.NodeInfo(
            each.label, "block argument" if each.is_of_block else "input", each.meta,
            source=Place("", each.stack).source) for each in function.arguments]
        for op in function.ops:
            metas = [each.meta for each in op.results]
            nodes.append(results.NodeInfo(
                op.label, op.overload, metas[0] if len(metas) == 1 else metas,
                source=op.source, module=op.module))
    return results.Inference(nodes)


def _show_counts(functions: Sequence[Function]) -> str:
    """The numbers of what functions have."""
    return ", ".join(count_of(sum(len(getattr(each, f"{noun}s")) for each in functions),
                              noun) for noun in ("argument", "op", "output", "symbol", "guard"))


# ===- Sizes ----------------------------------------------------------------===


def unknown_fields(tensor: TensorInfo) -> List[str]:
    """The names of the fields of a tensor that are unknown, wholly or in part."""
    # Of a value without results, all fields are null.
    dtype: Optional[str] = tensor.dtype
    device: Optional[str] = tensor.device
    found = []
    if tensor.sizes is None or None in tensor.sizes:
        found.append("sizes")
    if tensor.layout == "strided":
        if tensor.strides is None or None in tensor.strides:
            found.append("strides")
        if tensor.offset is None:
            found.append("offset")
    if dtype is None:
        found.append("dtype")
    if device is None:
        found.append("device")
    if not tensor.storage:
        found.append("storage")
    return found


def product(factors: Iterable[Size]) -> Size:
    """The product of integers and expressions; None if a factor is unknown."""
    coefficient, terms = 1, []
    for factor in factors:
        if factor is None:
            return None
        if isinstance(factor, int):
            coefficient *= factor
            continue
        match = _COEFFICIENT.fullmatch(factor)
        if match:
            coefficient *= int(match[1])
            factor = match[2]
        terms.append(factor if factor.isidentifier() else f"({factor})")
    if not terms or not coefficient:
        return coefficient
    return "*".join([str(coefficient)] * (coefficient != 1) + terms)


def tensor_bytes(tensor: TensorInfo) -> Size:
    """The bytes of the elements of a tensor, each counted once; None if they are
    unknown."""
    size = ITEM_SIZES.get(tensor.dtype)
    if size is None or tensor.sizes is None:
        return None
    return product([size, *tensor.sizes])


def evaluate(size: Size, env: Mapping[str, int]) -> Optional[int]:
    """The integer that a size is for values of symbols, such as hints; None if it
    depends on others."""
    if not isinstance(size, str):
        return size
    try:
        number = expressions.parse(size).evaluate(env)
        return int(number) if math.isfinite(number) else None
    except (expressions.ExpressionError, ArithmeticError, KeyError, NameError, ValueError,
            RecursionError):
        return None


def memory_format(tensor: TensorInfo) -> str:
    """The name of the torch.memory_format that the strides have, such as "contiguous",
    which is row-major, or "channels_last"; "" for others. Strides of dimensions of size 1
    do not matter."""
    if tensor.sizes is None or tensor.strides is None:
        return ""
    rank = len(tensor.sizes)
    orders = {"contiguous": list(range(rank))}
    if rank in (4, 5):
        name = "channels_last" if rank == 4 else "channels_last_3d"
        orders[name] = [0, *range(2, rank), 1]
    for name, order in orders.items():
        expected: Size = 1
        for dim in reversed(order):
            if tensor.sizes[dim] == 1:
                continue
            if not _equal(tensor.strides[dim], expected):
                break
            expected = product([tensor.sizes[dim], expected])
        else:
            return name
    return ""


def is_row_major(tensor: TensorInfo) -> bool:
    """Whether a tensor has the strides of `contiguous`."""
    return memory_format(tensor) == "contiguous"


def make_row_major(tensor: TensorInfo) -> TensorInfo:
    """A tensor with the strides of `contiguous`, which needs its sizes."""
    strides: List[Size] = []
    step: Size = 1
    for size in reversed(tensor.sizes or ()):
        strides.insert(0, step)
        step = product([step, size])
    return dataclasses.replace(tensor, strides=tuple(strides))


def is_same_size(left: Size, right: Size) -> bool:
    """Whether two sizes are equal, also if their terms have another order."""
    return left == right or _equal(left, right)


@functools.lru_cache(maxsize=None)
def _equal(left: Size, right: Size) -> bool:
    """Whether two sizes are equal, for samples of the values of symbols."""
    if left == right or left is None or right is None:
        return left == right and left is not None
    try:
        names = expressions.free_symbols([str(left), str(right)])
    except expressions.ExpressionError:
        return False
    for start in (3, 8):
        env = {name: start + 7 * index for index, name in enumerate(names)}
        values = evaluate(left, env), evaluate(right, env)
        if values[0] is None or values[0] != values[1]:
            return False
    return True


def _tensors(value: results.Value) -> Iterator[TensorInfo]:
    if isinstance(value, TensorInfo):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _tensors(each)


def _copy(source: Value, target: Value, is_of_layout: bool = False) -> Optional[Copy]:
    """The copy of a tensor to another one; None if they share their storage."""
    old, new = source.tensor, target.tensor
    if old is None or new is None or not old.storage or not new.storage or (
            old.storage == new.storage):
        return None
    reason = "copy"
    if old.device != new.device:
        reason = "device"
    elif old.dtype != new.dtype:
        reason = "dtype"
    elif is_of_layout or old.sizes == new.sizes and old.strides != new.strides:
        reason = "layout"
    return Copy(reason, source, target, tensor_bytes(new))


# ===- Reading --------------------------------------------------------------===


class ReportError(ValueError):
    """A line is not one of a report with details."""


def parse(report: Union[str, Iterable[str]]) -> Program:
    """The program of a report, a text or its lines. Raises ReportError."""
    reader = _Reader()
    # Names can have other line separators.
    lines = report.split("\n") if isinstance(report, str) else report
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            raise ReportError(f"line {number}: expected a line of JSON, found "
                              f"'{line.strip()[:60]}'") from None
        try:
            reader.read(entry)
        except ReportError as error:
            raise ReportError(f"line {number}: {error}") from None
        except (LookupError, TypeError, AttributeError, ValueError, RecursionError):
            raise ReportError(f"line {number}: expected a line of --fake-report=details, "
                              f"found '{line.strip()[:60]}'") from None
    reader.finish()
    return reader.program


def parse_file(path: str) -> Program:
    """The program of a report in a file, compressed or not. Raises ReportError, and
    OSError if the file cannot be read."""
    try:
        with open_text(path) as file:
            return parse(file)
    except ReportError as error:
        raise ReportError(f"cannot read '{path}', {error}") from error
    except (EOFError, zlib.error, gzip.BadGzipFile, UnicodeDecodeError) as error:
        raise ReportError(f"cannot read '{path}': {error}") from error


class _Reader:
    """Reads a report line by line."""

    def __init__(self) -> None:
        self.program = Program()
        self._function: Optional[Function] = None
        # The last definition of each SSA name: regions may use a name again.
        self._values: Dict[str, Value] = {}
        # The last op with results of each name in a location.
        self._ops: Dict[str, Op] = {}

    def read(self, entry: Dict[str, Any]) -> None:
        """Reads a line."""
        name = entry["func"]
        # The lines of a function are next to each other, its outputs after the values.
        if self._function is None or self._function.name != name or (
                self._function.outputs and "meta" in entry):
            self.finish()
            self._function = Function(name)
            self.program.functions.append(self._function)
            self._values, self._ops = {}, {}
        if "outputs" in entry:
            self._function.outputs = [
                Output(self._values.get(each["value"]), each.get("kind", ""),
                       each.get("target", "")) for each in entry["outputs"]]
        elif "symbol" in entry:
            self._function.symbols.append(Symbol(
                entry["symbol"], entry["kind"], entry.get("min"), entry.get("max"),
                entry.get("hint"), self._values.get(entry.get("value", "")),
                entry.get("dim")))
        elif "guard" in entry:
            self._read_guard(self._function, entry)
        elif "aliases" in entry:
            self._function.storages[entry["storage"]] = Storage(
                entry["storage"], _size(entry["bytes"]), [])
        elif "changed_by" in entry:
            self._read_change(self._function, entry)
        else:
            self._read_value(self._function, entry)

    def finish(self) -> None:
        """Finishes the function: adds values to its storages."""
        function = self._function
        if function is None:
            return
        members: Dict[int, List[Value]] = collections.defaultdict(list)
        for value in function.values:
            for number in value.storages:
                members[number].append(value)
        for number, values in members.items():
            known = function.storages.get(number)
            if known:
                known.values.extend(values)
            elif len(values) > 1:
                function.storages[number] = Storage(number, None, values)

    def _read_value(self, function: Function, entry: Dict[str, Any]) -> None:
        meta = entry["meta"]
        for fields in tensors(meta):
            if fields[DTYPE] is not None and not isinstance(fields[DTYPE], str):
                raise ReportError(f"expected a dtype, found {fields[DTYPE]}")
        value = Value(entry["value"], entry.get("name", ""), results.decode(meta),
                      kind=entry.get("kind", ""), target=entry.get("target", ""))
        stack = _stack(entry)
        if "operands" not in entry:
            if entry["op"] is not None:
                raise ReportError(f"expected the operands of '{value.label}', found none: "
                                  "the report was written without details")
            value.stack = stack
            # Those of functions come first.
            value.is_of_block = bool(function.ops)
            function.arguments.append(value)
        else:
            name = value.id.partition("#")[0]
            last = function.ops[-1] if function.ops else None
            if "#" in value.id and last and last.id == name and (
                    last.results[-1].id != value.id):
                value.op = last
            else:
                operands = [self._values[each] for each in entry["operands"]
                            if each in self._values]
                is_constant = entry["op"] is None and (not entry["operands"] or isinstance(
                    meta, list) and not value.tensors and all(
                        each.op is not None and each.op.is_constant for each in operands))
                overload = entry["op"] or entry.get("operation", "")
                value.op = Op(name, value.name, overload, operands, [],
                              entry.get("module", ""), stack, len(function.ops),
                              is_constant)
                function.ops.append(value.op)
                self._ops[value.op.label] = value.op
            value.op.results.append(value)
        self._values[value.id] = value

    def _read_change(self, function: Function, entry: Dict[str, Any]) -> None:
        value = self._values[entry["value"]]
        op = self._ops.get(entry["changed_by"])
        if op is None and function.ops and function.ops[-1].overload == entry["op"]:
            op = function.ops[-1]
        change = Change(value, op, results.decode(entry["meta"]))
        function.changes.append(change)
        if op is not None:
            op.changes.append(change)

    def _read_guard(self, function: Function, entry: Dict[str, Any]) -> None:
        value = self._values.get(entry.get("value", ""))
        function.guards.append(Guard(
            entry["guard"], entry["kind"], value.op if value else None,
            entry.get("op") or "", entry.get("name", ""), entry.get("module", ""),
            _stack(entry)))


def _stack(entry: Mapping[str, Any]) -> Tuple[Frame, ...]:
    return tuple((str(file), int(line)) for file, line in entry.get("stack", ()))


def _size(value: Any) -> Size:
    size = results.decode(value)
    return size if isinstance(size, (int, str)) else None
