#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the peak memory of programs with that of PyTorch, byte by byte.

    scripts/check-memory.py [--models REGEX] [--modes static,dynamic]
                            [--levels export,core] [--assignments N] [FILE.pt2 ...]

Exports architectures of `transformers`, or reads saved programs. Each is analyzed once;
its peak is evaluated at some sizes and compared with a run of the graph on FakeTensors of
these sizes, in which values are dropped after their last use. The proofs of dropped
moments are checked, too. Needs PyTorch, and transformers for architectures.
"""

import argparse
import collections
import itertools
import pathlib
import random
import re
import sys
import time
import warnings
from typing import Any, Dict, Iterator, List, Mapping, Tuple

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "python"), str(ROOT / "utils")]

try:
    import torch
    from oracle.live_memory import StorageTracker, measure, named_sizes, symbols_of
except ImportError as error:
    sys.exit(f"error: needs PyTorch: {error}")

import fake_tensor
from fake_tensor.memory import Peak, find_peaks
from fake_tensor.tool import Tool, find_tool

Program = "torch.export.ExportedProgram"


def exported_architectures(options: argparse.Namespace) -> Iterator[Tuple[str, Any]]:
    """The programs of architectures, with a name, or the reason why there is none."""
    import transformers  # pylint: disable=import-outside-toplevel
    from architectures import (  # pylint: disable=import-outside-toplevel
        ARCHITECTURES, dynamic_dims, make_model)
    from fake_tensor.exporter import (  # pylint: disable=import-outside-toplevel
        core_decompositions)
    transformers.logging.set_verbosity_error()
    for architecture, mode in itertools.product(ARCHITECTURES, options.modes.split(",")):
        if not re.search(options.models, architecture.name):
            continue
        torch.manual_seed(0)
        try:
            inputs = architecture.inputs()
            model = make_model(architecture, use_cache=False)
            with torch.no_grad():
                program = torch.export.export(
                    model, (), inputs, strict=False, dynamic_shapes=dynamic_dims(inputs)
                    if mode == "dynamic" else None)
        except Exception as reason:  # pylint: disable=broad-except
            yield f"{architecture.name}.{mode}", str(reason).split("\n", maxsplit=1)[0]
            continue
        for level in options.levels.split(","):
            name = f"{architecture.name}.{mode}.{level}"
            try:
                if level == "core":
                    program = program.run_decompositions(core_decompositions())
            except Exception as reason:  # pylint: disable=broad-except
                yield name, str(reason).split("\n", maxsplit=1)[0]
                continue
            yield name, program


def draw_sizes(program: Program, count: int) -> List[Dict[str, int]]:
    """Some values of the symbols of a program: the example, and others near it."""
    symbols = list(symbols_of(program))
    if not symbols:
        return [{}]
    chooser = random.Random(0)
    found = [{name: example for name, _, _, example in symbols}]
    for _ in range(count - 1):
        found.append({name: chooser.randint(max(lower, 2), min(upper, 2 * example + 8))
                      for name, lower, upper, example in symbols})
    return found


def step_difference(peak: Peak, tracker: StorageTracker, sizes: Mapping[str, int]) -> str:
    """The first node that differs."""
    expected: Dict[str, int] = {}
    ops: Dict[str, List[str]] = collections.defaultdict(list)
    for step in tracker.steps:
        expected[step.node] = max(expected.get(step.node, 0), step.bytes)
        ops[step.node].append(step.op)
    for point in peak.timeline(**sizes):
        name = point.place.name
        if name in expected and expected[name] != point.bytes:
            return (f"{name} ({point.place.op}): {expected[name]} in PyTorch, "
                    f"{point.bytes} here; {', '.join(ops[name])[:200]}")
    return "no node"


def compare(name: str, program: Program, tool: Tool, count: int
            ) -> Tuple[int, int, List[str]]:
    """The numbers of equal peaks and of compared ones, and differences."""
    program.graph.eliminate_dead_code()
    analyzed = fake_tensor.analyze(program, fake_opt=tool.path)
    peak = next(each for each in find_peaks(analyzed, tool, check_certificate=True)
                if each.device == "cpu")
    equal, tried, differences = 0, 0, []
    for sizes in draw_sizes(program, count):
        try:
            tracker = measure(program, sizes)
        except Exception as reason:  # pylint: disable=broad-except
            differences.append(f"{name} {sizes}: PyTorch refuses: "
                               f"{str(reason).splitlines()[0][:80]}")
            continue
        tried += 1
        named = named_sizes(program, analyzed, sizes)
        if peak.at(**named) == tracker.peak:
            equal += 1
        else:
            differences.append(
                f"{name} {sizes}: {tracker.peak} in PyTorch, {peak.at(**named)} here "
                f"({peak.grade}); first: {step_difference(peak, tracker, named)}")
    return equal, tried, differences


def main() -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("files", nargs="*", metavar="FILE.pt2")
    parser.add_argument("--models", default="", metavar="REGEX",
                        help="only architectures whose names match")
    parser.add_argument("--modes", default="static,dynamic")
    parser.add_argument("--levels", default="export,core")
    parser.add_argument("--assignments", type=int, default=5, metavar="N",
                        help="sizes to evaluate each program at (default: 5)")
    parser.add_argument("--fake-opt", metavar="PATH")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    tool = Tool(find_tool(options.fake_opt))
    programs = ((pathlib.Path(file).stem, torch.export.load(file))
                for file in options.files) if options.files \
        else exported_architectures(options)
    graphs = equal = tried = 0
    for name, program in programs:
        if isinstance(program, str):
            print(f"{name}: not exported: {program[:100]}", flush=True)
            continue
        start = time.time()
        good, count, differences = compare(name, program, tool, options.assignments)
        graphs += 1
        equal, tried = equal + good, tried + count
        print(f"{name}: {good} of {count} equal, {time.time() - start:.1f} s",
              *differences, sep="\n  ", flush=True)
    print(f"\n{graphs} graphs: {equal} of {tried} peaks equal")
    return int(equal != tried)


if __name__ == "__main__":
    sys.exit(main())
