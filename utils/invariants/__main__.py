# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The command; see docs/Fuzzing.md."""

import argparse
import os
import pathlib
import re
import sys
import time
from typing import Dict, List, Optional

from fake_tensor.tool import ToolError, add_tool_option, find_tool, run_main

from . import draw
from .checks import CHECKS, Finding, LocatedTool, Runner
from .known import find_cause
from .reduce import reduce

_ROUNDS = 12
_INPUTS = pathlib.Path(__file__).resolve().parents[2] / "test" / "Conformance" / "Inputs"


def _parse(arguments: Optional[List[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 -m invariants",
        description="Draws programs of all ops and checks invariants on them.")
    parser.add_argument("cases", metavar="FILE", nargs="*",
                        help="recorded calls to make programs of (default: those of the "
                        "conformance tests)")
    parser.add_argument("--seed", type=int, default=0, metavar="N",
                        help="the seed of the random number generator (default: 0)")
    parser.add_argument("--programs", type=int, default=200, metavar="N",
                        help="the number of programs (default: 200)")
    parser.add_argument("--batch", type=int, default=100, metavar="N",
                        help="the number of programs in one module (default: 100)")
    parser.add_argument("--time", type=float, default=0, metavar="SECONDS",
                        help="start no batch after that time")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, metavar="N",
                        help=f"the maximum number of ops per program (default: {_ROUNDS})")
    parser.add_argument("--ops", metavar="REGEX", help="only ops with such a name")
    parser.add_argument("--checks", metavar="NAMES", default=",".join(CHECKS),
                        help="a comma-separated list of " + ", ".join(CHECKS))
    parser.add_argument("--out", metavar="FOLDER",
                        help="write a file for each kind of finding")
    add_tool_option(parser)
    return parser.parse_args(arguments)


class Findings:
    """One finding of each kind, reduced."""

    def __init__(self, runner: Runner, folder: Optional[str]) -> None:
        self.runner = runner
        self.folder = folder
        self.counts: Dict[str, int] = {}
        # The number of known findings by cause.
        self.known: Dict[str, int] = {}
        self.first: Dict[str, Finding] = {}

    def add(self, check: str, finding: Finding) -> None:
        """Adds a finding, and reduces it if it is the first of its kind and new."""
        cause = find_cause(finding)
        if cause is not None:
            self.known[cause] = self.known.get(cause, 0) + 1
            return
        self.counts[finding.kind] = self.counts.get(finding.kind, 0) + 1
        if self.counts[finding.kind] > 1:
            return
        small = reduce(self.runner, finding, check)
        self.first[finding.kind] = small
        if self.folder:
            os.makedirs(self.folder, exist_ok=True)
            name = re.sub(r"\W+", "-", finding.kind)[:80].strip("-")
            with open(os.path.join(self.folder, name + ".mlir"), "w",
                      encoding="utf-8") as file:
                file.write(describe(small))

    def print(self) -> None:
        """Prints all kinds, and their reduced programs if they are not in files."""
        for cause, count in sorted(self.known.items()):
            print(f"known {count:7} {cause}")
        for kind, count in sorted(self.counts.items()):
            print(f"finding {count:5} {kind}")
            if not self.folder:
                print(describe(self.first[kind]))


def describe(finding: Finding) -> str:
    """A finding as text that fake-opt reads."""
    lines = [f"// {line}" for line in [finding.kind, *finding.detail.splitlines()]]
    return "\n".join(lines) + "\n" + "\n// -----\n".join(
        re.sub(r' loc\("v\d+"\)', "", text) + "\n" for text in finding.texts)


def _run(options: argparse.Namespace) -> bool:
    tool = LocatedTool(find_tool(options.fake_opt))
    table = tool.list_ops()
    paths = options.cases or sorted(
        str(path) for path in _INPUTS.glob("*.jsonl.gz") if "programs" not in path.name)
    pattern = re.compile(options.ops) if options.ops else None
    source = draw.Source(draw.read_cases(paths, table), table,
                         None if pattern is None else
                         lambda name: pattern.search(name) is not None)
    runner = Runner(tool, str(options.seed))
    findings = Findings(runner, options.out)
    names = options.checks.split(",")
    start, done, ops = time.monotonic(), 0, set()
    calls = 0
    while done < options.programs:
        if options.time and time.monotonic() - start > options.time:
            break
        count = min(options.batch, options.programs - done)
        programs = draw.draw(tool, source, f"{options.seed}:{done}", count, options.rounds)
        done += count
        for program in programs:
            ops.update(program.ops())
            calls += len(program.ops())
        for name in names:
            for finding in CHECKS[name](runner, programs):
                findings.add(name, finding)
    print(f"programs {done:7}")
    print(f"calls    {calls:7} of {len(ops)} ops")
    for what, count in sorted(runner.counts.items()):
        print(f"{count:7} {what}")
    findings.print()
    print(f"findings {sum(findings.counts.values()):7} of {len(findings.counts)} kinds")
    return not findings.counts


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    try:
        return 0 if _run(_parse(arguments)) else 1
    except (ToolError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    run_main(main)
