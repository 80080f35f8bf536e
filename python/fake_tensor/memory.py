# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The peak memory of a program: `fake_tensor.peak`.

The model and the search are those of the pass `fake-memory`; here its lines are read,
evaluated for sizes, and shown.
"""

import dataclasses
import io
import json
import re
from typing import Any, Dict, Iterator, List, Mapping, Optional, TextIO, Tuple

from .analysis import Subject, analyze, path_of, split_errors
from .answers import Answer
from .places import Frame, Place
from .printing import show_bytes, show_place, write_rows
from .report import Program, evaluate
from .results import Size
from .tool import Tool, ToolError, find_tool

#: What storages are counted as.
ALLOCATORS = ("none", "cuda")
# The roles whose sums are printed, in that order.
_ROLES = ("argument", "parameter", "buffer", "constant", "result")
_MAX_ROWS = 10


@dataclasses.dataclass(frozen=True)
class OpPlace:
    """An op, and where it comes from."""
    op: str
    value: str
    name: str
    module: str
    stack: Tuple[Frame, ...]

    @property
    def label(self) -> str:
        """The name of the value: that of the node, or that in the IR."""
        return self.name or self.value or "entry"

    @property
    def source(self) -> Optional[Frame]:
        """The innermost frame outside of PyTorch, if there is one."""
        return Place(self.module, self.stack).source


@dataclasses.dataclass(frozen=True)
class Moment:
    """A moment that may be the largest, for some sizes."""
    #: The bytes that are alive: an integer or an expression.
    bytes: Size
    #: The position of the op in the program, from 1; 0 is the entry.
    position: int
    place: OpPlace


@dataclasses.dataclass(frozen=True)
class Storage:
    """A storage and the positions at which it is alive."""
    #: Its size: an integer, an expression, or None if it is not known.
    bytes: Size
    role: str
    first: int
    last: int
    place: OpPlace


@dataclasses.dataclass(frozen=True)
class Point:
    """The memory after one op, for certain sizes."""
    position: int
    #: The most bytes that are alive while the op runs.
    bytes: int
    place: OpPlace


class UnknownSize(ValueError):
    """A size that is needed for an integer was not given."""


@dataclasses.dataclass(repr=False)
class Peak(Answer):
    """The peak memory of a function on one device."""
    function: str
    device: str
    #: "exact"; "at most" where sizes depend on data; "unknown" where one is not known.
    grade: str
    #: The maximum of `maxima`, in Python syntax, or an integer.
    expr: Size
    maxima: List[Moment]
    #: Which of two maxima is the larger one: the two, and the condition for the first.
    crossovers: List[Tuple[str, str, str]]
    #: What prevents an exact result, in words.
    gaps: List[str]
    storages: List[Storage]
    #: By position, the bytes that a composite op has allocated during its run.
    steps: Dict[int, List[Size]]
    #: The ops by position.
    places: Dict[int, OpPlace]
    #: The example values of symbols.
    hints: Dict[str, int]
    #: The largest values of symbols that depend on data, which the peak counts: integers,
    #: or expressions.
    bounds: Dict[str, Size]
    #: What storages are counted as: one of ALLOCATORS.
    allocator: str = "none"

    def at(self, **sizes: int) -> int:
        """The peak in bytes for values of symbols. Raises UnknownSize if one is
        missing."""
        return _number(self.expr, sizes)

    def complete(self, sizes: Mapping[str, int]) -> Dict[str, int]:
        """Values of symbols: those that are given, and else bounds and example values."""
        return self._bound({**{name: hint for name, hint in self.hints.items()
                               if name not in self.bounds}, **sizes})

    def _bound(self, sizes: Mapping[str, int]) -> Dict[str, int]:
        """The sizes, and bounds of symbols that have none."""
        values = dict(sizes)
        for name, bound in self.bounds.items():
            value = evaluate(bound, values)
            if value is not None:
                values.setdefault(name, value)
        return values

    def timeline(self, **sizes: int) -> List[Point]:
        """The bytes that are alive at each op, for values of symbols. By default, those
        that depend on data have the bounds that the peak counts."""
        sizes = self._bound(sizes)
        changes: Dict[int, int] = {}
        born: Dict[int, int] = {}
        end = max([*self.places, 0])
        for storage in self.storages:
            size = bytes_of(storage, sizes)
            born[storage.first] = born.get(storage.first, 0) + size
            changes[storage.last + 1] = changes.get(storage.last + 1, 0) - size
        points = []
        alive = 0
        for position in range(end + 1):
            alive += changes.get(position, 0)
            inner = max((_number(step, sizes)
                         for step in self.steps.get(position, ())), default=0)
            most = alive + max(inner, born.get(position, 0))
            alive += born.get(position, 0)
            points.append(Point(position, most, self.places.get(position, _ENTRY)))
        return points

    def reserved(self, **sizes: int) -> int:
        """The bytes of the segments that CUDA's caching allocator has after a run, for
        values of symbols, as `torch.cuda.memory_reserved`: with its default settings, if
        arguments are allocated first. What a composite op holds beside its results counts
        as one block. Raises UnknownSize."""
        from .heaps import place_storages  # pylint: disable=import-outside-toplevel
        return place_storages(self, self._bound(sizes)).reserved

    def largest(self, **sizes: int) -> List[Storage]:
        """The storages that are alive at the peak for values of symbols, the largest
        ones first."""
        points = self.timeline(**sizes)
        top = max(points, key=lambda point: point.bytes).position if points else 0
        alive = [each for each in self.storages if each.first <= top <= each.last]
        return sorted(alive, key=lambda each: -bytes_of(each, self._bound(sizes)))

    def snapshot(self, **sizes: int) -> Dict[str, Any]:
        """A run as a snapshot of PyTorch, as of `torch.cuda.memory._snapshot`, for
        `torch.cuda._memory_viz`; for the example values of symbols where none are given.
        Raises UnknownSize."""
        from .pages.snapshot import write_snapshot  # pylint: disable=import-outside-toplevel
        return write_snapshot([self], sizes)

    def table(self, **sizes: int) -> str:
        """The peak, and the largest storages at it; for the example values of symbols
        where none are given."""
        out = io.StringIO()
        self.write(out, **sizes)
        return out.getvalue().rstrip("\n")

    def summary(self) -> str:
        """The device, the peak and its grade in one line."""
        text = str(self.expr) if isinstance(self.expr, str) else show_bytes(self.expr)
        line = f"{self.function} on {self.device}: {text}, {self.grade}"
        example = evaluate(self.expr, self.hints)
        if isinstance(self.expr, str) and example is not None:
            line += f" ({show_bytes(example)} for {_values(self.hints, self.expr)})"
        return line

    def write(self, out: TextIO, **sizes: int) -> None:
        """Prints the table."""
        out.write(f"{self.summary()}\n")
        write_rows([(str(moment.bytes), "at", moment.place.label, moment.place.op,
                     show_place(moment.place)) for moment in self.maxima], out, "  ")
        for first, second, condition in self.crossovers:
            out.write(f"  {first} >= {second} iff {condition}\n")
        for gap in self.gaps:
            out.write(f"  {gap}\n")
        values = self.complete(sizes)
        try:
            rows = self._rows(values)
        except UnknownSize as error:
            out.write(f"  {error}\n")
            return
        write_rows(rows, out, "  ")
        if self.allocator == "cuda":
            out.write(f"  segments of the allocator: {self.reserved(**values)} bytes\n")

    def _rows(self, values: Mapping[str, int]) -> List[Tuple[str, ...]]:
        rows: List[Tuple[str, ...]] = [("alive at the peak", "bytes", "", "")]
        alive = self.largest(**values)
        for role in _ROLES:
            sizes = [bytes_of(each, values) for each in alive
                     if each.role == role]
            if sizes:
                rows.append((f"{len(sizes)} {role}{'s' * (len(sizes) > 1)}",
                             str(sum(sizes)), "", ""))
        others = [each for each in alive if each.role == "temporary"]
        for storage in others[:_MAX_ROWS]:
            rows.append((storage.place.label, str(bytes_of(storage, values)),
                         storage.place.op, show_place(storage.place)))
        if len(others) > _MAX_ROWS:
            rest = sum(bytes_of(each, values) for each in others[_MAX_ROWS:])
            rows.append((f"{len(others) - _MAX_ROWS} more", str(rest), "", ""))
        return rows

    def as_json(self) -> Dict[str, Any]:
        """The peak in JSON."""
        return {"function": self.function, "device": self.device, "grade": self.grade,
                "peak": self.expr, "hints": self.hints,
                "example_bytes": evaluate(self.expr, self.hints),
                "maxima": [{"bytes": moment.bytes, "position": moment.position,
                            "value": moment.place.label, "op": moment.place.op,
                            "source": show_place(moment.place)} for moment in self.maxima],
                "crossovers": self.crossovers, "gaps": self.gaps}


_ENTRY = OpPlace("", "", "", "", ())


def _values(hints: Mapping[str, int], expr: str) -> str:
    return ", ".join(f"{name} = {value}" for name, value in hints.items()
                     if re.search(rf"\b{re.escape(name)}\b", expr))


def _number(size: Size, sizes: Mapping[str, int]) -> int:
    number = evaluate(size, sizes)
    if number is None:
        given = ", ".join(f"{name}={value}" for name, value in sizes.items()) or "none"
        raise UnknownSize(f"expected values of the symbols in {size}, found {given}")
    return number


def bytes_of(storage: Storage, sizes: Mapping[str, int]) -> int:
    """The bytes that a storage counts for values of symbols, 0 if its size is not known.
    Raises UnknownSize."""
    return _number(storage.bytes or 0, sizes)


# ===- Reading ---------------------------------------------------------------===


def _size(text: str) -> Size:
    if not text:
        return None
    return int(text) if re.fullmatch(r"-?\d+", text) else text


def _place(entry: Mapping[str, Any]) -> OpPlace:
    return OpPlace(entry.get("op", ""), entry.get("value", ""), entry.get("name", ""),
                   entry.get("module", ""),
                   tuple((str(file), int(line)) for file, line in entry.get("stack", ())))


def _gap(entry: Mapping[str, Any]) -> str:
    place = _place(entry)
    where = " ".join(filter(None, (place.label, place.op and f"({place.op})",
                                   show_place(place))))
    if entry.get("grows"):
        return f"the storage of {where} grows"
    if "symbol" not in entry:
        return f"the size of {where} is not known"
    if "max" in entry:
        return f"{entry['symbol']} is at most {entry['max']}: {where}"
    return f"{entry['symbol']} depends on data and has no upper bound: {where}"


def parse(lines: Iterator[str], hints: Mapping[str, Mapping[str, int]],
          allocator: str = "none") -> List[Peak]:
    """The peaks in the lines of `fake-memory` with the options `format=json timeline`, with
    the example values of the symbols of each function."""
    peaks: List[Peak] = []
    for line in lines:
        entry = json.loads(line)
        if "grade" in entry:
            maxima = [Moment(_size(each["bytes"]), each["position"], _place(each))
                      for each in entry["maxima"]]
            peaks.append(Peak(entry["func"], entry["device"], entry["grade"],
                              _size(entry["peak"]), maxima,
                              [(one, two, why) for one, two, why in entry["crossovers"]],
                              list(dict.fromkeys(map(_gap, entry["gaps"]))), [], {}, {},
                              dict(hints.get(entry["func"], {})),
                              {gap["symbol"]: _size(str(gap["max"]))
                               for gap in entry["gaps"] if "max" in gap}, allocator))
            continue
        for peak in peaks:
            if peak.function == entry["func"]:
                _add(peak, entry)
    return peaks


def _add(peak: Peak, entry: Mapping[str, Any]) -> None:
    """Adds a line of the timeline."""
    if "position" in entry:
        peak.places[entry["position"]] = _place(entry)
        if entry.get("steps") and entry["device"] == peak.device:
            peak.steps[entry["position"]] = [_size(step) for step in entry["steps"]]
    elif entry["device"] == peak.device:
        peak.storages.append(Storage(_size(entry["bytes"]), entry["role"], entry["first"],
                                     entry["last"], _place(entry)))


def find_peaks(program: Program, tool: Tool, *, donate_arguments: bool = False,
               allocator: str = "none", check_certificate: bool = False,
               path: str = "-") -> List[Peak]:
    """The peaks of a program that was analyzed, one for each function and device. Raises
    ToolError, also if the certificate does not hold and `check_certificate` asks for it.
    """
    if allocator not in ALLOCATORS:
        raise ValueError(f"expected an allocator of {', '.join(ALLOCATORS)}, found "
                         f"'{allocator}'")
    done = tool.memory(program.text, path, f"allocator={allocator}"
                       + " donate-arguments" * donate_arguments
                       + " check-certificate" * check_certificate)
    if done.failure:
        raise ToolError(done.failure)
    if check_certificate and done.returncode:
        raise ToolError(done.stderr)
    if not done.stdout.strip():
        errors = split_errors(done.stderr)
        raise ToolError(errors[0] if errors else "the program has no function")
    hints = {function.name: function.hints for function in program.functions}
    # Names may have other ends of lines.
    return parse(filter(None, done.stdout.split("\n")), hints, allocator)


def peak(program: Subject, *args: Any, donate_arguments: bool = False,
         allocator: str = "none", function: Optional[str] = None,
         device: Optional[str] = None, fake_opt: Optional[str] = None,
         **options: Any) -> Peak:
    """The peak memory of a model as an expression over its symbols, without running it.

    Args:
        program: Of `analyze`; or what that takes, with its arguments.
        donate_arguments: Whether inputs may be freed after their last use; parameters
            and buffers are alive in any case.
        allocator: "cuda" counts blocks of CUDA's caching allocator, multiples of 512
            bytes; "none" the bytes that are requested. `reserved` counts its segments.
        function: The function, if there are several.
        device: The device, if there are several: by default the first that is not the
            cpu.
    """
    analyzed = analyze(program, *args, fake_opt=fake_opt, **options)
    found = find_peaks(analyzed, Tool(find_tool(fake_opt)),
                       donate_arguments=donate_arguments, allocator=allocator,
                       path=path_of(program) or "-")
    return choose(found, function, device)


def choose(found: List[Peak], function: Optional[str], device: Optional[str]) -> Peak:
    """One of several peaks. Raises ValueError if there is no such one."""
    function = function or found[0].function
    here = [each for each in found if each.function == function]
    if not here:
        names = ", ".join(dict.fromkeys(each.function for each in found))
        raise ValueError(f"expected a function of {names}, found '{function}'")
    if device is None:
        return next((each for each in here if each.device != "cpu"), here[0])
    for each in here:
        if each.device == device:
            return each
    raise ValueError(f"expected a device of {', '.join(each.device for each in here)}, "
                     f"found '{device}'")
