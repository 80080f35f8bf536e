# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the op table with its results on recorded cases, in Markdown.

    python3 -m oracle.coverage FILE... [--output OUT.md]

Files of cases and of graphs may be mixed. The documentation of a build has the
page for all files in test/Conformance/Inputs.
"""

import argparse
import collections
import concurrent.futures
import itertools
import os
import sys
from typing import Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple

from fake_tensor import cases, graph, ir
from fake_tensor.cases import Verdict
from fake_tensor.encoding import read_lines
from fake_tensor.table import Tally
from fake_tensor.tool import Tool, ToolError, add_tool_option, find_tool

Tallies = Dict[str, Tally]
# Descriptions of the rules in --list-ops; others are followed by the op they are
# derived from.
_RULES = {"own": "own", "shared": "shared", "in-place": "in place of", "out": "out of",
          "foreach": "each of", "alias": "another name of"}


def is_graph(path: str) -> bool:
    """Whether a file contains a graph instead of cases."""
    first = next(read_lines(path), None)
    return first is not None and "op" not in first


def _verdicts(tool: Tool, path: str) -> Iterator[Tuple[str, Verdict]]:
    if is_graph(path):
        recorded = graph.read_graph(path)
        graph.run_graph(tool, recorded)
        for node in recorded.nodes:
            if not node.is_input:
                yield node.op, node.verdict
        return
    for answer in cases.run_cases(tool, path):
        yield answer.case["op"], answer.verdict


def run_file(tool_path: str, path: str) -> Tallies:
    """The verdicts on one file, counted by op name."""
    tallies: Tallies = collections.defaultdict(Tally)
    for op, verdict in _verdicts(Tool(tool_path), path):
        tallies[ir.normal_name(op)].add(verdict)
    return tallies


def run_files(tool_path: str, paths: Sequence[str]) -> Tallies:
    """The same for several files, processed in parallel."""
    total: Tallies = collections.defaultdict(Tally)
    # The largest first, for load balancing.
    paths = sorted(paths, key=os.path.getsize, reverse=True)
    with concurrent.futures.ProcessPoolExecutor() as pool:
        for tallies in pool.map(run_file, itertools.repeat(tool_path), paths):
            for op, tally in tallies.items():
                total[op].merge(tally)
    return total


# ===- The page ---------------------------------------------------------------===

_INTRODUCTION = """\
# Coverage

All ops of the table, with their results on the recorded cases and graphs in
`test/Conformance/Inputs`. [Conformance](../Conformance.md) defines cases and the terms
*exact* and *significant*. Ops without numbers have no recorded case; many of them are
`out=` overloads, which PyTorch's samples do not call.

The rule of an op is

- *own*: a function for this op alone,
- *shared*: a function for several rows, such as that of all unary pointwise ops,
- *in place of*, *out of* an op: derived from it,
- *each of* an op: runs it on each element of its lists.
"""


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]],
           texts: int) -> Iterator[str]:
    """A table whose first columns are text and the others numeric."""
    yield "| " + " | ".join(columns) + " |"
    yield "|" + " --- |" * texts + " ---: |" * (len(columns) - texts)
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |"


def _shares(tally: Tally) -> Tuple[object, ...]:
    """The columns of cases, exact and significant."""
    if not tally.cases:
        return "", "", ""
    return (tally.cases, f"{tally.percent(tally.exact):.2f}%",
            f"{tally.percent(tally.significant):.2f}%")


def _rule(row: Mapping[str, str]) -> str:
    name = _RULES[row["rule"]]
    origin = row.get("alias" if row["rule"] == "alias" else "from")
    return f"{name} `{origin}`" if origin else name


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.merge(tally)
    return total


def _family_rows(families: Mapping[str, List[str]],
                 tallies: Tallies) -> Iterator[Tuple[object, ...]]:
    for family, ops in sorted(families.items()):
        found = [tallies[op] for op in ops if op in tallies]
        yield (family, len(ops), sum(tally.cases > 0 for tally in found),
               *_shares(_sum(found)))


def page(rows: Sequence[Mapping[str, str]], tallies: Tallies) -> Iterator[str]:
    """The lines of the page."""
    families: Dict[str, List[str]] = collections.defaultdict(list)
    for row in rows:
        families[row["family"]].append(row["name"])
    names = {row["name"] for row in rows}
    known = {op: tally for op, tally in tallies.items() if op in names}
    # Python operators in graphs are not ops of the table.
    missing = {op: tally for op, tally in tallies.items()
               if op not in names and tally.counts[Verdict.UNSUPPORTED]}
    yield from (_INTRODUCTION, "## Families", "")
    everything = list(_family_rows({"**all**": [row["name"] for row in rows]}, known))
    yield from _table(("family", "ops", "with cases", "cases", "exact", "significant"),
                      [*everything, *_family_rows(families, known)], texts=1)
    yield ""
    yield "## Ops"
    yield ""
    yield from _table(
        ("op", "family", "rule", "cases", "exact", "significant"),
        ((f"`{row['name']}`", row["family"], _rule(row),
          *_shares(known.get(row["name"], Tally())))
         for row in sorted(rows, key=lambda row: row["name"])), texts=3)
    if not missing:
        return
    yield ""
    yield "## Recorded ops that are not in the table"
    yield ""
    yield from _table(("op", "cases"),
                      ((f"`{op}`", tally.cases)
                       for op, tally in sorted(missing.items())), texts=1)


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m oracle.coverage",
        description="Writes a page of all ops with their results on recorded cases.")
    parser.add_argument("files", nargs="+", metavar="FILE",
                        help="recorded cases and graphs, may be compressed with gzip")
    parser.add_argument("--output", metavar="OUT",
                        help="the output file (default: standard output)")
    add_tool_option(parser)
    options = parser.parse_args(arguments)
    try:
        tool_path = find_tool(options.fake_opt)
        text = "\n".join(page(Tool(tool_path).list_rows(),
                              run_files(tool_path, options.files))) + "\n"
        if options.output:
            with open(options.output, "w", encoding="utf-8") as file:
                file.write(text)
        else:
            sys.stdout.write(text)
    except (ToolError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
