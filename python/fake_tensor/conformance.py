# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares fake-opt with recorded results of PyTorch's FakeTensor.

    python3 -m fake_tensor.conformance CASES.jsonl[.gz] [--results OUT.jsonl]
    python3 -m fake_tensor.conformance --graph MODEL.jsonl[.gz]

`fake-tensor conformance` is the same. docs/Conformance.md describes the files and the comparison.
"""

import argparse
import collections
import sys
from typing import Any, Dict, Iterable, List, Mapping, Optional, TextIO

from . import cases, graph, progress, table
from .cases import Verdict
from .encoding import dump
from .known import KnownFailures
from .lengths import Lengths
from .options import Parser
from .tool import (Tool, ToolError, add_timeout_option, add_tool_option, find_tool,
                   run_main)

# Not shown one by one.
_SILENT = (Verdict.EXACT, Verdict.RIGHT_ERROR, Verdict.LIMIT, Verdict.UNSUPPORTED)


class Printer:
    """Collects verdicts and prints the first failures."""

    def __init__(self, failures: int, results: Optional[TextIO],
                 lengths: Optional[Lengths] = None) -> None:
        self.remaining = failures
        self.results = results
        self.total = table.Tally()
        self.tallies: Dict[str, table.Tally] = collections.defaultdict(table.Tally)
        self.reasons: Dict[str, int] = collections.Counter()
        # The lengths of expressions in equal values, if compared.
        self.lengths = lengths
        self.failures = KnownFailures()

    def write(self, line: Dict[str, Any]) -> None:
        """Writes a line of results."""
        if self.results is not None:
            self.results.write(dump(line) + "\n")

    def add(self, op: str, label: str, verdict: Verdict, difference: str,
            wanted: Any, fields: Dict[str, Any], line: Dict[str, Any]) -> None:
        """Counts one verdict and writes its line."""
        self.write(line)
        self.total.add(verdict)
        self.tallies[op].add(verdict)
        self.failures.add(label, op, verdict, difference)
        if verdict is Verdict.UNSUPPORTED:
            self.reasons[difference] += 1
        if verdict in _SILENT or self.remaining <= 0:
            return
        self.remaining -= 1
        progress.clear()
        print(f"{label}: {op}: {verdict.value}: {difference}")
        print(f"  recorded {dump(wanted)}")
        print(f"  found    {dump(fields)}")

    def compare_lengths(self, label: str, wanted: Any, found: Any) -> None:
        """Compares the lengths of the expressions in two equal values."""
        if self.lengths is None:
            return
        before = len(self.lengths.longer)
        self.lengths.add(wanted, found)
        for longer in self.lengths.longer[before:]:
            if self.remaining <= 0:
                break
            self.remaining -= 1
            progress.clear()
            print(f"{label}: longer: {longer.found}")
            print(f"  recorded {longer.wanted}")

    def add_answer(self, answer: cases.Answer) -> None:
        """Counts the result of one case."""
        self.add(answer.case["op"], f"line {answer.number}", answer.verdict,
                 answer.difference, _recorded(answer.case), answer.fields,
                 answer.record())
        if answer.verdict is Verdict.EXACT:
            self.compare_lengths(f"line {answer.number}: {answer.case['op']}",
                                 answer.case["out"], answer.fields.get("out"))

    def finish(self, limit: int) -> None:
        """Prints the table and the summary."""
        table.print_table(self.tallies, sys.stdout, limit)
        for line in self.total.summary():
            print(line)
        if self.lengths is not None:
            print(self.lengths.summary())
        if self.reasons:
            print("unsupported:")
            for reason, count in sorted(self.reasons.items(),
                                        key=lambda item: -item[1])[:8]:
                print(f"  {count:7} {reason}")

    def meets(self, options: argparse.Namespace) -> bool:
        """Whether the shares meet the options."""
        total = self.total
        checks = (
            ("exact", total.percent(total.exact), options.expect_exact, 1),
            ("significant", total.percent(total.significant),
             options.expect_significant, 1),
            ("unsupported", total.percent(total.counts[Verdict.UNSUPPORTED]),
             options.max_unsupported, -1),
            ("false errors", total.percent(total.counts[Verdict.FALSE_ERROR]),
             options.max_false_errors, -1),
            ("missed errors", total.percent(total.counts[Verdict.MISSED_ERROR]),
             options.max_missed_errors, -1))
        good = True
        for name, share, bound, sign in checks:
            if bound is not None and sign * (share - bound) < 0:
                print(f"expected {name} to be {'at least' if sign > 0 else 'at most'} "
                      f"{bound}%, found {share:.2f}%", file=sys.stderr)
                good = False
        return good


def _recorded(case: Mapping[str, Any]) -> Any:
    if "error" in case:
        return {"error": case["error"], "msg": case.get("msg", "")}
    return {"args": case["args"], "kw": case["kw"], "out": case["out"]}


def _run_graph(tool: Tool, recorded: graph.Graph, printer: Printer,
               program: str = "") -> None:
    """Runs a graph, which may be one of several programs."""
    graph.run_graph(tool, recorded)
    for node in recorded.all_nodes():
        line = node.record()
        wanted, found = node.wanted, node.fields
        label = node.name
        if program:
            line = {"program": program, **line}
            wanted = {"val": wanted, "changed": node.wanted_changes}
            found = {**found, "changed": node.changes}
            label = f"{program}: {label}"
        if node.is_input:
            printer.write(line)
        else:
            printer.add(node.op, label, node.verdict, node.difference, wanted, found,
                        line)
            if node.verdict is Verdict.EXACT:
                printer.compare_lengths(f"{label}: {node.op}", node.wanted,
                                        node.fields.get("val"))


def _run(options: argparse.Namespace, printer: Printer) -> None:
    tool = Tool(find_tool(options.fake_opt), options.timeout)
    if options.graph:
        _run_graph(tool, graph.read_graph(options.cases), printer)
        return
    if options.programs:
        programs = graph.read_programs(options.cases)
        for index, (name, program) in enumerate(programs.items()):
            progress.show("programs", index, len(programs))
            _run_graph(tool, program, printer, name)
        return
    for answer in cases.run_cases(tool, options.cases, options.op):
        printer.add_answer(answer)


def _check_known(failures: KnownFailures, options: argparse.Namespace) -> bool:
    """Whether exactly the known failures fail, if requested."""
    if options.write_known:
        with open(options.write_known, "w", encoding="utf-8") as out:
            failures.write(out)
    if not options.known:
        return True
    problems = list(failures.problems())
    for problem in problems:
        print(problem, file=sys.stderr)
    return not problems


def add_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options of a comparison: what to print and what to expect."""
    parser.add_argument("--failures", type=int, default=0, metavar="N",
                        help="show the first N failures")
    parser.add_argument("--rows", type=int, default=40, metavar="N",
                        help="at most N ops in the table (default: 40)")
    add_tool_option(parser)
    parser.add_argument("--expect-exact", type=float, metavar="PERCENT",
                        help="fail if fewer cases agree exactly")
    parser.add_argument("--expect-significant", type=float, metavar="PERCENT",
                        help="fail if fewer cases agree in all significant fields")
    parser.add_argument("--max-unsupported", type=float, metavar="PERCENT",
                        help="fail if more cases are unsupported")
    parser.add_argument("--max-false-errors", type=float, metavar="PERCENT",
                        help="fail if more cases are rejected that PyTorch accepts")
    parser.add_argument("--max-missed-errors", type=float, metavar="PERCENT",
                        help="fail if more cases are accepted that PyTorch rejects")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of the command."""
    parser.add_argument("cases", metavar="FILE",
                        help="recorded cases, or with --graph a recorded graph; "
                        "JSON lines, may be compressed with gzip")
    parser.add_argument("--graph", action="store_true",
                        help="the file is an exported graph")
    parser.add_argument("--lengths", action="store_true",
                        help="count expressions that are longer than the "
                        "recorded ones")
    parser.add_argument("--programs", action="store_true",
                        help="each line of the file is a program that writes to "
                        "tensors; all tensors are compared after each call")
    parser.add_argument("--results", metavar="OUT",
                        help="write the results to this file, one JSON object per "
                             "line")
    parser.add_argument("--known", metavar="FILE",
                        help="fail unless exactly the cases in this file fail, with "
                        "the given verdicts; lines 'LABEL: OP: VERDICT: CAUSE'")
    parser.add_argument("--write-known", metavar="FILE",
                        help="write such a file; causes from --known are kept")
    parser.add_argument("--op", metavar="NAME",
                        help="only this op, with or without namespace and overload")
    add_options(parser)
    add_timeout_option(parser)


def run(options: argparse.Namespace) -> int:
    """Compares, and prints the result; returns the exit code."""
    lengths = Lengths() if options.lengths else None
    try:
        if options.results:
            with open(options.results, "w", encoding="utf-8") as results:
                printer = Printer(options.failures, results, lengths)
                _run(options, printer)
        else:
            printer = Printer(options.failures, None, lengths)
            _run(options, printer)
        if options.known:
            with open(options.known, encoding="utf-8") as lines:
                printer.failures.read(lines)
    except (ToolError, OSError, ValueError) as error:
        progress.clear()
        print(f"error: {error}", file=sys.stderr)
        return 2
    progress.clear()
    printer.finish(options.rows)
    good = _check_known(printer.failures, options)
    return 0 if printer.meets(options) and good else 1


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = Parser(
        prog="python3 -m fake_tensor.conformance",
        description="Compares fake-opt with recorded results of PyTorch's FakeTensor.")
    add_arguments(parser)
    options = parser.parse_args(arguments)
    with progress.enabled():
        return run(options)


if __name__ == "__main__":
    run_main(main)
