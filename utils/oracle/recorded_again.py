# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Asks PyTorch recorded calls again, for `rerecord`. Needs PyTorch."""

import collections
import json
import multiprocessing
import os
import pathlib
import sys
import tempfile
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

from fake_tensor import ir
from fake_tensor.cases import Verdict, judge
from fake_tensor.encoding import (BITS, STORAGE, dump, expression_texts, is_limit,
                                  map_tensors, read_lines, tensors, write_lines)
from fake_tensor.expressions import free_symbols
from fake_tensor.symbols import Symbols
from fake_tensor.torch_values import CannotDecode

from .jagged_programs import JaggedProgram, jagged_programs
from .mutating_programs import PROGRAMS
from .random_programs import draw_program
from .recorded_programs import Program, record_program
from .replay import ask_again

# The outcome of a line: its new content, or the reason to keep it.
Outcome = Tuple[str, Any]
Line = Dict[str, Any]


class Counts(NamedTuple):
    """The outcomes of the lines of a file."""
    same: int
    changed: List[str]
    kept: "collections.Counter[str]"


# ===- Calls -----------------------------------------------------------------===


def _is_same(case: Line, line: Line, symbols: Optional[Symbols]) -> bool:
    """Whether two results of a call are equivalent."""
    if "error" in case or "error" in line:
        return ("error" in case) == ("error" in line) and is_limit(
            case["error"], case["msg"]) == is_limit(line["error"], line["msg"])
    if bool(case.get("eager")) != bool(line.get("eager")):
        return False
    after = {**case, "out": case.get("post", case["args"])}
    return all(judge(one, other, symbols)[0] == Verdict.EXACT for one, other in (
        (case, line), (after, {"out": line.get("post", line["args"])})))


def is_symbolic_case(case: Line) -> bool:
    """Whether a call was recorded with a ShapeEnv."""
    arguments = [case["args"], list(case["kw"].values())]
    return "syms" in case or bool(expression_texts(arguments))


def ask_case(case: Line) -> Outcome:
    """Evaluates a line of a file of calls."""
    try:
        symbols = ir.symbols_of_case(case) if is_symbolic_case(case) else None
        line = ask_again(case, symbols)
    except (CannotDecode, ir.Unsupported) as reason:
        return "kept", str(reason)
    if _is_same(case, line, symbols):
        return "same", None
    return "changed", {**line, "src": case.get("src", "")}


# ===- Graphs ----------------------------------------------------------------===


class _Graph:
    """The nodes of a graph and their values so far."""

    def __init__(self, header: Line) -> None:
        self.ranges: Dict[str, List[str]] = {}
        for index, (name, bounds) in enumerate(header["ranges"].items()):
            # Different examples, so that no two sizes are equal by coincidence.
            lower = int(bounds[0]) if bounds[0].isdigit() else 0
            hint = bounds[2] if len(bounds) > 2 else str(lower + 61 + 2 * index)
            self.ranges[name] = [bounds[0], bounds[1], hint]
        self.values: Dict[str, Any] = {}
        self.last_storage = 10 ** 6

    def _resolve(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._resolve(element) for element in value]
        if isinstance(value, dict) and "n" in value:
            return self.values[value["n"]]
        return value

    def ask(self, node: Line) -> Outcome:
        """Evaluates a line of the graph."""
        if node["k"] != "op":
            self.values[node.get("name", "")] = node.get("val")
            return "same", None
        self.values[node["name"]] = node["val"]
        if not node["op"].startswith(("aten.", "prims.")):
            return "kept", "no call of an ATen op"
        case = {"op": node["op"], "args": self._resolve(node["args"]),
                "kw": {key: self._resolve(value) for key, value in node["kw"].items()},
                "out": node["val"]}
        arguments = [case["args"], list(case["kw"].values())]
        try:
            names = free_symbols(expression_texts(arguments))
            symbols = Symbols(names, self.ranges) if names else None
            line = ask_again(case, symbols)
        except CannotDecode as reason:
            return "kept", str(reason)
        if "error" in line:
            return "kept", f"{line['error']}: {line['msg']}"
        line["out"] = self._number_storages(arguments, line["out"])
        line.pop("post", None)
        if _is_same(case, line, symbols):
            return "same", None
        self.values[node["name"]] = line["out"]
        return "changed", {**node, "val": line["out"]}

    def _number_storages(self, arguments: Any, out: Any) -> Any:
        """A result with the storage numbers of the graph."""
        # The result numbers them in order of occurrence.
        known = dict(enumerate(dict.fromkeys(
            fields[STORAGE] for fields in tensors(arguments))))

        def renumber(fields: List[Any]) -> List[Any]:
            if fields[STORAGE] not in known:
                self.last_storage += 1
                known[fields[STORAGE]] = self.last_storage
            return [*fields[:STORAGE], known[fields[STORAGE]], fields[BITS]]

        return map_tensors(out, renumber)


# ===- Programs --------------------------------------------------------------===


def ask_program(case: Line) -> Outcome:
    """Evaluates a line of a file of programs."""
    name = case["program"]
    jagged = dict(jagged_programs())
    kind = Program
    if name in PROGRAMS:
        body = PROGRAMS[name]
    elif name in jagged:
        body, kind = jagged[name], JaggedProgram
    elif name.startswith("random_"):
        body = draw_program(int(name[len("random_"):]))
    else:
        return "kept", f"no program of the name {name}"
    line = record_program(name, body, kind)
    return ("same", None) if line == case else ("changed", line)


# ===- Files -----------------------------------------------------------------===


def _asker(lines: Sequence[Line]) -> Callable[[Line], Outcome]:
    """The function that evaluates the lines of a file."""
    if "program" in lines[0]:
        return ask_program
    if "op" in lines[0]:
        return ask_case
    graph = _Graph(lines[0])
    return lambda line: ("same", None) if "k" not in line else graph.ask(line)


def _answer_from(path: str, lines: Sequence[Line], position: Any) -> None:
    """Appends outcomes to a file, from a position."""
    # Kernels write warnings about wrong calls directly to stderr.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    ask = _asker(lines)
    with open(path, "a", encoding="utf-8", buffering=1) as out:
        while position.value < len(lines):
            out.write(dump(ask(lines[position.value])) + "\n")
            position.value += 1


def ask_file(lines: Sequence[Line]) -> List[Outcome]:
    """The outcomes of all lines, from another process: wrong calls may crash PyTorch."""
    context = multiprocessing.get_context("fork")
    position = context.Value("i", 0)
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", suffix=".jsonl") as file:
        while position.value < len(lines):
            child = context.Process(target=_answer_from,
                                    args=(file.name, lines, position))
            child.start()
            child.join()
            if child.exitcode:
                with open(file.name, "a", encoding="utf-8") as out:
                    out.write(dump(["kept", "PyTorch crashed"]) + "\n")
                position.value += 1
        return [tuple(json.loads(line)) for line in file]


def rerecord(path: pathlib.Path, out: Optional[pathlib.Path]) -> Counts:
    """Evaluates all lines of a file, and writes the results if `out` is set."""
    lines = [line for line in read_lines(str(path)) if line is not None]
    counts = Counts(0, [], collections.Counter())
    same = 0
    for number, (what, content) in enumerate(ask_file(lines)):
        if what == "same":
            same += 1
        elif what == "kept":
            counts.kept[content] += 1
        else:
            old = lines[number]
            counts.changed.append(f"{number}: {old.get('op', old.get('program'))}")
            lines[number] = content
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_lines(str(out), lines)
    return counts._replace(same=same)
