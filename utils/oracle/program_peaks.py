# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the peaks of programs with those of PyTorch, for `peaks`. Needs PyTorch."""

import argparse
import collections
import random
from typing import Any, Counter, Dict, Iterator, List, Mapping, Sequence

from fake_tensor import progress
from fake_tensor.graph import Graph, GraphWriter
from fake_tensor.memory import Peak, UnknownSize, parse
from fake_tensor.schema import Schema
from fake_tensor.tool import Tool, ToolError
from fake_tensor.torch_values import CannotDecode

from .live_memory import first_difference
from .memory_programs import DrawnProgram, draw, run_body
from .mutating_programs import PROGRAMS
from .program_run import devices_of, measure_program


def programs(options: argparse.Namespace) -> Iterator[DrawnProgram]:
    """The programs that the options of `peaks` select: random ones of consecutive seeds,
    or those that are written by hand."""
    if options.written:
        for name, body in PROGRAMS.items():
            rng = random.Random(f"{options.seed} {name}")
            yield run_body(name, body, rng, options.assignments)
        return
    for number in range(options.count):
        progress.show("programs", number, options.count)
        yield draw(options.seed + number, options.assignments, options.known)


class NotCompared(Exception):
    """A program that one side does not accept; the text is the reason."""


class Comparison:
    """Counts equal peaks and others."""

    def __init__(self, tool: Tool, shown: int) -> None:
        self.tool = tool
        self.table: Dict[str, Schema] = tool.list_ops()
        self.shown = shown
        self.programs = 0
        self.peaks = 0
        self.equal = 0
        # Bounds, of programs in which storages grow, and those that are less than the
        # memory of PyTorch.
        self.bounds = 0
        self.skipped: Counter[str] = collections.Counter()
        self.differences: List[str] = []

    def add(self, program: DrawnProgram) -> None:
        """Compares a program for all sizes that it was drawn with."""
        try:
            for peak in self._find(self._write(program)):
                self._compare_all(program, peak)
        except NotCompared as reason:
            self.skipped[str(reason)] += 1
            return
        self.programs += 1

    def _write(self, program: DrawnProgram) -> str:
        graph = Graph(program.lines)
        writer = GraphWriter(graph, self.table, {}, with_places=True)
        for node in graph.all_nodes():
            if "unsupported" in node.fields:
                raise NotCompared(f"{node.op}: {node.fields['unsupported']}")
        for reason in writer.lost_outputs.values():
            raise NotCompared(f"an output: {reason}")
        return "\n".join([*writer.locations.aliases, *writer.rules, *writer.writer.lines(),
                          ""])

    def _find(self, text: str) -> List[Peak]:
        done = self.tool.memory(text, "-", "check-certificate")
        if done.failure:
            raise ToolError(done.failure)
        if done.returncode:
            if "certificate" in done.stderr:
                raise ToolError(f"{done.stderr}\n{text}")
            raise NotCompared(f"fake-opt: {done.stderr.splitlines()[0]}")
        return parse(iter(done.stdout.splitlines()), {})

    def _compare_all(self, program: DrawnProgram, peak: Peak) -> None:
        if peak.grade == "unknown":
            raise NotCompared(f"of unknown size: {peak.gaps[0] if peak.gaps else ''}")
        for sizes in program.assignments:
            try:
                tracker = measure_program(program.lines, sizes, peak.device)
            except CannotDecode as reason:
                raise NotCompared(str(reason).splitlines()[0][:100]) from reason
            found = peak.at(**sizes)
            self.peaks += 1
            is_bound = peak.grade == "at most" and found >= tracker.peak
            self.bounds += is_bound
            if is_bound or found == tracker.peak:
                self.equal += 1
                continue
            self.differences.append(
                f"{program.name} {sizes} on {peak.device}: {tracker.peak} in PyTorch, "
                f"{found} here ({peak.grade}); first: "
                f"{first_difference(peak, tracker, sizes)}")

    def print(self) -> None:
        """Prints the differences and sums."""
        for difference in self.differences[:self.shown]:
            print(difference)
        for reason, count in self.skipped.most_common():
            print(f"skipped {count}: {reason}")
        print(f"{self.programs} programs: {self.equal} of {self.peaks} peaks equal, of "
              f"which {self.bounds} are bounds")


def compare(tool: Tool, options: argparse.Namespace) -> bool:
    """Compares the programs that the options of `peaks` select; whether all are equal."""
    comparison = Comparison(tool, options.show)
    with progress.enabled():
        for program in programs(options):
            comparison.add(program)
    comparison.print()
    return comparison.equal == comparison.peaks
