# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the memory of composite ops with that of PyTorch, byte by byte.

    python3 -m oracle.steps_check [--op NAME] [FILES]
    python3 -m oracle.steps_check --draw N [--op NAME]

An op such as `layer_norm` runs others, and holds their results. Each recorded call of
such an op, or some drawn ones of common ops, is run on FakeTensors, under a mode that sums
up storages after each step; the peak is compared with that of `fake-memory` for the IR of
the call. Arguments are counted in both.
"""

import argparse
import collections
import json
import pathlib
import random
import sys
from typing import Any, Counter, Dict, Iterator, List, Mapping, NamedTuple, Optional, Tuple

from fake_tensor import ir, progress
from fake_tensor.cases import matches
from fake_tensor.encoding import BITS, DEVICE, SIZES, STORAGE, read_lines, tensors
from fake_tensor.tool import Tool, ToolError, add_tool_option, find_tool, run_main

from .rerecord import CORPORA

# Functions in one run of the tool.
_BATCH = 200


class Call(NamedTuple):
    """A call and where it is from."""
    place: str
    case: Dict[str, Any]


class Found(NamedTuple):
    """What fake-memory says about a call."""
    # A number of bytes, or an expression.
    peak: str
    # The moments of the op that may be the largest.
    steps: List[str]


class Counts:
    """The results of the calls of one op."""

    def __init__(self) -> None:
        self.compared = 0
        self.equal = 0
        # The first calls that differ.
        self.differences: List[str] = []


def _resizes(case: Mapping[str, Any]) -> bool:
    """Whether an argument that is returned has other sizes before the call."""
    before = {(fields[STORAGE], fields[DEVICE]): fields[SIZES]
              for fields in tensors(list(case["kw"].values()))}
    return any(before.get((fields[STORAGE], fields[DEVICE]), fields[SIZES])
               != fields[SIZES] for fields in tensors(case["out"]))


class Checker:
    """Compares calls, many in one run of the tool."""

    def __init__(self, tool: Tool, shown: int) -> None:
        self.tool = tool
        self.shown = shown
        self.table = tool.list_ops()
        self.ops: Dict[str, Counts] = collections.defaultdict(Counts)
        # The number of calls that were not compared, by reason.
        self.skipped: Counter[str] = collections.Counter()
        self._waiting: Dict[str, Tuple[Call, List[str]]] = {}

    def add(self, call: Call) -> None:
        """Compares a call, or keeps it for the next run."""
        try:
            name = f"c{len(self._waiting)}"
            lines = self._write(name, call.case)
        except ir.Unsupported as reason:
            self.skipped[str(reason)] += 1
            return
        self._waiting[name] = call, lines
        if len(self._waiting) == _BATCH:
            self.run()

    def _write(self, name: str, case: Mapping[str, Any]) -> List[str]:
        """The function of a call. Raises Unsupported."""
        given = tensors([case["args"], list(case["kw"].values()), case.get("out")])
        if any(isinstance(fields[BITS], str) for fields in given):
            raise ir.Unsupported("tensors that are not strided")
        if any(fields[BITS] for fields in given):
            raise ir.Unsupported("conjugated or negated views, which kernels copy")
        if _resizes(case):
            raise ir.Unsupported("outputs that the call resizes")
        symbols = ir.symbols_of_case(case)
        if symbols.names:
            raise ir.Unsupported("symbolic sizes")
        return ir.write_case(name, case, self.table, symbols).lines()

    def run(self) -> None:
        """Compares the calls that were kept."""
        text = "\n".join(line for _, lines in self._waiting.values() for line in lines)
        done = self.tool.memory(text, "-", "")
        if done.failure:
            raise ToolError(done.failure)
        found = _read(Tool.parse_report(done.stdout))
        for name, (call, _) in self._waiting.items():
            self._compare(call, found.get(name, {}))
        self._waiting = {}

    def _compare(self, call: Call, found: Mapping[str, Found]) -> None:
        # pylint: disable=import-outside-toplevel
        from fake_tensor.torch_values import CannotDecode
        from .composite_memory import device_of, measure_call
        try:
            steps = measure_call(call.case)
        except CannotDecode as error:
            self.skipped[str(error).split(":", maxsplit=1)[0]] += 1
            return
        if not found:
            self.skipped["fake-memory has no result"] += 1
            return
        counts = self.ops[ir.normal_name(call.case["op"])]
        counts.compared += 1
        own = found.get(device_of(call.case), Found("0", []))
        expected = max(step.bytes for step in steps)
        if own.peak == str(expected):
            counts.equal += 1
        elif len(counts.differences) < self.shown:
            trace = " ".join(f"{step.op.replace('aten.', '').replace('.default', '')}="
                             f"{step.bytes - steps[0].bytes}" for step in steps)
            counts.differences.append(
                f"{call.place}: expected {expected}, found {own.peak}\n"
                f"    args {json.dumps([call.case['args'], call.case['kw']])}\n"
                f"    PyTorch {trace}\n    fake-memory {' '.join(own.steps)}")


def _read(lines: List[Dict[str, Any]]) -> Dict[str, Dict[str, Found]]:
    """The results by function and device."""
    found: Dict[str, Dict[str, Found]] = collections.defaultdict(dict)
    for line in lines:
        if "peak" in line:
            found[line["func"]][line["device"]] = Found(line["peak"], [])
        elif "steps" in line and line["device"] in found[line["func"]]:
            found[line["func"]][line["device"]].steps.extend(line["steps"])
    return found


def recorded(paths: List[pathlib.Path], op: Optional[str], limit: int) -> Iterator[Call]:
    """The recorded calls of composite ops, up to that number for each."""
    from .composite_memory import is_composite  # pylint: disable=import-outside-toplevel
    counts: Counter[str] = collections.Counter()
    for path in paths:
        for number, case in enumerate(read_lines(str(path))):
            # Files of programs have lines of other forms.
            if case is None or "error" in case or "op" not in case:
                continue
            if op and not matches(op, case["op"]):
                continue
            if counts[case["op"]] < limit and is_composite(case["op"]):
                counts[case["op"]] += 1
                progress.show(path.name, number)
                yield Call(f"{path.name}:{number}", case)


def drawn(op: Optional[str], count: int, seed: int) -> Iterator[Call]:
    """Calls of common ops."""
    from .common_calls import CALLS, draw_call  # pylint: disable=import-outside-toplevel
    for name in CALLS:
        if op and not matches(op, name):
            continue
        rng = random.Random(f"{seed}:{name}")
        for number in range(count):
            progress.show(name, number)
            case = draw_call(name, rng)
            if case is not None:
                yield Call(f"draw {seed}:{number}", case)


def show(checker: Checker, shows_all: bool) -> float:
    """Prints the table; returns the share of equal calls in percent."""
    for op, counts in sorted(checker.ops.items()):
        is_equal = counts.equal == counts.compared
        if shows_all or not is_equal:
            print(f"{op}: {counts.equal} of {counts.compared} equal")
        for difference in counts.differences:
            print(f"  {difference}")
    for reason, number in checker.skipped.most_common():
        print(f"skipped {number}: {reason}")
    equal_ops = sum(each.equal == each.compared for each in checker.ops.values())
    equal = sum(each.equal for each in checker.ops.values())
    compared = sum(each.compared for each in checker.ops.values())
    print(f"{equal_ops} of {len(checker.ops)} ops and {equal} of {compared} calls equal")
    return 100.0 * equal / max(compared, 1)


def _parse(arguments: Optional[List[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 -m oracle.steps_check",
        description="Compares the memory of composite ops with that of PyTorch.")
    parser.add_argument("files", nargs="*", metavar="FILE",
                        help="recorded calls (default: all files of "
                             f"{CORPORA.relative_to(CORPORA.parents[2])})")
    parser.add_argument("--op", metavar="NAME", help="only calls of this op")
    parser.add_argument("--limit", type=int, default=12, metavar="N",
                        help="the number of recorded calls of each op (default: 12)")
    parser.add_argument("--draw", type=int, metavar="N",
                        help="draw N calls of each common op instead")
    parser.add_argument("--seed", type=int, default=1, metavar="N",
                        help="the seed of drawn calls (default: 1)")
    parser.add_argument("--show", type=int, default=1, metavar="N",
                        help="the number of differences to print per op (default: 1)")
    parser.add_argument("--expect", type=float, default=100.0, metavar="PERCENT",
                        help="fail if fewer calls are equal (default: 100)")
    parser.add_argument("--all", action="store_true",
                        help="print also ops without differences")
    add_tool_option(parser)
    return parser.parse_args(arguments)


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    options = _parse(arguments)
    paths = [pathlib.Path(name) for name in options.files] or sorted(
        CORPORA.glob("*.jsonl.gz"))
    for path in paths:
        if not path.is_file():
            print(f"error: no file {path}", file=sys.stderr)
            return 2
    try:
        from .random_calls import set_up  # pylint: disable=import-outside-toplevel
    except ImportError as error:
        print(f"error: the comparison needs PyTorch: {error}", file=sys.stderr)
        return 2
    set_up()
    try:
        checker = Checker(Tool(find_tool(options.fake_opt)), options.show)
        calls = (drawn(options.op, options.draw, options.seed) if options.draw
                 else recorded(paths, options.op, options.limit))
        with progress.enabled():
            for call in calls:
                checker.add(call)
            checker.run()
    except (ToolError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0 if show(checker, options.all) >= options.expect else 1


if __name__ == "__main__":
    run_main(main)
