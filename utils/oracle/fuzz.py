# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares fake-opt with PyTorch on random calls, or looks for crashes.

    python3 -m oracle.fuzz --seed 7 --samples 50 --ops add,View --fake-opt PATH
    python3 -m oracle.fuzz --extreme --seed 7 --samples 5 [--change CASES.jsonl.gz]

Draws arguments for each op of the table, runs FakeTensor, and compares as conformance
does. With --mistakes, each call has one mistake, and is also run in eager PyTorch. With
--extreme, calls have extreme integers and wrong ranks, and only must not crash; that
needs no PyTorch. See docs/Conformance.md.
"""

import argparse
import collections
import gzip
import os
import resource
import shutil
import sys
import tempfile
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence

from fake_tensor import cases, table
from fake_tensor.conformance import Printer, add_options
from fake_tensor.encoding import read_lines
from fake_tensor.ir import normal_name
from fake_tensor.tool import Tool, ToolError, find_tool
from fake_tensor.words import did_you_mean

from . import extreme_calls

# The memory limit of fake-opt for a few thousand extreme calls, in bytes.
_MEMORY = 8 << 30


def matches(row: Mapping[str, str], names: Optional[List[str]]) -> bool:
    """Whether an op or its family has one of the names."""
    return names is None or row["family"] in names or any(
        cases.matches(name, row["name"]) or name == row["name"] + ".default"
        for name in names)


def select_rows(tool: Tool, options: argparse.Namespace) -> List[Dict[str, str]]:
    """The rows of the op table that `--ops` names; ValueError if there is none."""
    names = read_names(options.ops)
    rows = tool.list_rows()
    found = [row for row in rows if matches(row, names)]
    if not found:
        known = [name for row in rows
                 for name in (row["family"], *cases.names_of(row["name"]))]
        raise ValueError(f"expected ops or families in --ops, found '{options.ops}'"
                         f"{did_you_mean(options.ops, known)}")
    return found


def read_names(text: Optional[str]) -> Optional[List[str]]:
    """The names of `--ops`: a file with one per line, or a comma-separated list."""
    if text is None:
        return None
    if os.path.exists(text):
        with open(text, encoding="utf-8") as file:
            return file.read().split()
    return text.split(",")


def _compress(source: str, path: str) -> None:
    with open(source, "rb") as plain, gzip.open(path, "wb") as packed:
        shutil.copyfileobj(plain, packed)


def print_families(printer: Printer, rows: Sequence[Mapping[str, str]]) -> None:
    """Prints the share of significant agreement of each family."""
    families = {row["name"]: row["family"] for row in rows}
    tallies: Dict[str, table.Tally] = collections.defaultdict(table.Tally)
    ops: Dict[str, int] = collections.Counter()
    for op, tally in printer.tallies.items():
        family = families[op[:-len(".default")] if op.endswith(".default") else op]
        ops[family] += 1
        tallies[family].counts.update(tally.counts)
    print(f"{'family':20} ops   cases  significant")
    for family, tally in sorted(tallies.items()):
        print(f"{family:20} {ops[family]:3} {tally.cases:7} "
              f"{tally.percent(tally.significant):11.2f}%")
    print()


def _compare(options: argparse.Namespace) -> bool:
    """Compares random calls; returns whether they meet the expectations."""
    try:
        from . import random_calls  # pylint: disable=import-outside-toplevel
    except ImportError as error:
        raise ToolError(f"fuzzing needs PyTorch: {error}") from error
    random_calls.set_up()
    tool = Tool(find_tool(options.fake_opt))
    overloads = random_calls.select(select_rows(tool, options),
                                    random_calls.read_tags(options.tag))
    if not overloads:
        raise ValueError("expected an op to draw calls of, found none with these --ops "
                         "and --tag")
    printer = Printer(options.failures, None)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "calls.jsonl")
        random_calls.record(path, random_calls.list_work(options, overloads))
        if options.record:
            keep = _compress if options.record.endswith(".gz") else shutil.copyfile
            keep(path, options.record)
        for answer in cases.run_cases(tool, path):
            printer.add_answer(answer)
    print_families(printer, tool.list_rows())
    printer.finish(options.rows)
    return bool(printer.meets(options))


def _stress(options: argparse.Namespace) -> bool:
    """Runs extreme calls; returns whether there was no crash."""
    # Sanitizers reserve terabytes for their shadow memory.
    if not {"ASAN_OPTIONS", "TSAN_OPTIONS"} & os.environ.keys():
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    tool = Tool(find_tool(options.fake_opt))
    rows = select_rows(tool, options)
    schemas = tool.list_ops()
    calls: Iterable[Mapping[str, Any]]
    if options.change:
        known = {row["name"] for row in rows}
        recorded = [case for path in options.change for case in read_lines(path)
                    if case is not None and normal_name(case["op"]) in known]
        calls = extreme_calls.change(recorded, options.seed, options.samples)
    else:
        calls = extreme_calls.draw(rows, schemas, options.seed, options.samples)
    outcomes = extreme_calls.run(tool, calls, schemas)
    for text in outcomes.crashed[:options.failures]:
        print(text)
    print(f"calls    {outcomes.run:7}")
    print(f"answered {outcomes.answered:7}")
    print(f"refused  {outcomes.refused:7}")
    print(f"crashed  {len(outcomes.crashed):7}")
    return not outcomes.crashed


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m oracle.fuzz",
        description="Compares fake-opt with PyTorch on random calls.")
    parser.add_argument("--seed", type=int, default=0, metavar="N",
                        help="the seed of the random number generator (default: 0)")
    parser.add_argument("--samples", type=int, default=200, metavar="N",
                        help="the number of calls per overload (default: 200)")
    parser.add_argument("--ops", metavar="FILE|NAMES",
                        help="only these ops or families: a file of names, or a "
                        "comma-separated list")
    parser.add_argument("--tag", metavar="NAMES",
                        help="only ops with one of these PyTorch tags, such as "
                        "core,pointwise")
    parser.add_argument("--extreme", action="store_true",
                        help="only look for crashes, with extreme integers and wrong "
                        "ranks; needs no PyTorch")
    parser.add_argument("--change", metavar="CASES", action="append",
                        help="with --extreme, mutate recorded calls, --samples times "
                        "each; can be repeated")
    parser.add_argument("--record", metavar="OUT",
                        help="write the calls with PyTorch's results, compressed if "
                        "the name ends in .gz")
    parser.add_argument("--mistakes", nargs="*", metavar="CASES",
                        help="introduce one mistake into each call, and run eager "
                        "PyTorch as well: into recorded calls, or into random "
                        "calls of ops that are not in these files")
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        good = (_stress if options.extreme else _compare)(options)
    except (ToolError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
