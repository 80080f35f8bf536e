#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the peak memory of programs with that of PyTorch, byte by byte.

    scripts/check-memory.py [--models REGEX] [--modes static,dynamic]
                            [--levels export,core] [--assignments N]
                            [--witnesses] [--calls N] [FILE.pt2 ...]
    scripts/check-memory.py --training [--optimizer NAME] [...]

Exports architectures of `transformers`, or reads saved programs. Each is analyzed once;
its peak is evaluated at some sizes and compared with a run of the graph on FakeTensors of
these sizes, in which values are dropped after their last use. The proofs of dropped
moments are checked, too. With --training, the programs are training steps, whose nodes are
also compared with PyTorch's FakeTensor. `--witnesses` also measures each program in two
other ways, and `--calls` single calls of composite ops. Needs PyTorch, and transformers for
architectures.
"""

import argparse
import itertools
import os
import pathlib
import random
import re
import sys
import time
from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "python"), str(ROOT / "utils")]

# The profiler writes when it starts.
os.environ.setdefault("KINETO_LOG_LEVEL", "99")

try:
    import torch
    from oracle.common_calls import CALLS, draw_call
    from oracle.composite_memory import device_of
    from oracle.live_memory import (
        first_difference, measure, named_sizes, symbols_of)
    from oracle.memory_witnesses import Witnesses, allocate_program, track_program
    from oracle.random_calls import set_up
except ImportError as error:
    sys.exit(f"error: needs PyTorch: {error}")

import fake_tensor
from fake_tensor.memory import Peak, find_peaks
from fake_tensor.program import load_program
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
            shapes = dynamic_dims(inputs) if mode == "dynamic" else None
            if options.training:
                program = training_program(model, inputs, shapes, options.optimizer)
            else:
                with torch.no_grad():
                    program = torch.export.export(model, (), inputs, strict=False,
                                                  dynamic_shapes=shapes)
        except Exception as reason:  # pylint: disable=broad-except
            yield f"{architecture.name}.{mode}", str(reason).split("\n", maxsplit=1)[0]
            continue
        if options.training:
            yield f"{architecture.name}.{mode}", program
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


def sum_of_squares(outputs: Any) -> "torch.Tensor":
    """A loss that depends on all outputs."""
    found = [each.float().square().mean() for each in torch.utils._pytree.tree_leaves(
        dict(outputs)) if isinstance(each, torch.Tensor) and each.is_floating_point()]
    return torch.stack(found).sum()


def training_program(model: "torch.nn.Module", inputs: Mapping[str, Any], shapes: Any,
                     optimizer: Optional[str]) -> Program:
    """The program of a training step."""
    return load_program(model.train(), (), inputs, shapes, loss=sum_of_squares,
                        optimizer=optimizer)


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
                f"({peak.grade}); first: {first_difference(peak, tracker, named)}")
    return equal, tried, differences


def compare_witnesses(name: str, program: Program, witnesses: Witnesses) -> str:
    """Measures a program for its example in two other ways; returns a summary."""
    program.graph.eliminate_dead_code()
    tracker = measure(program, draw_sizes(program, 1)[0])
    try:
        found = allocate_program(program)
    except Exception as reason:  # pylint: disable=broad-except
        return f"{name}: does not run: {str(reason).splitlines()[0][:80]}"
    for node in program.graph.nodes:
        if node.op == "call_function" and node.name in found.nodes:
            witnesses.add(str(node.target).removesuffix(".default"), node.name, tracker,
                          found)
    other = track_program(program)
    return (f"{name}: {tracker.peak}, MemTracker {other}, allocator {found.peak}"
            f"{'' if other == tracker.peak else ', MemTracker differs'}")


def compare_calls(count: int, witnesses: Witnesses) -> None:
    """Compares calls of the composite ops that are common in models, on the cpu."""
    for op in CALLS:
        chooser = random.Random(op)
        cases = [case for case in (draw_call(op, chooser) for _ in range(count))
                 if case is not None and device_of(case) == "cpu"]
        equal = sum(witnesses.add_call(case) for case in cases)
        print(f"{op}: {equal} of {len(cases)} equal in MemTracker", flush=True)


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
    parser.add_argument("--witnesses", action="store_true",
                        help="also measure with MemTracker and with the allocator of the "
                             "cpu, on real tensors")
    parser.add_argument("--calls", type=int, metavar="N",
                        help="instead of programs, measure N calls of each common "
                             "composite op in this way")
    parser.add_argument("--training", action="store_true",
                        help="training steps instead of inference")
    parser.add_argument("--optimizer", metavar="NAME",
                        help="that of training steps, such as adamw (default: none)")
    parser.add_argument("--fake-opt", metavar="PATH")
    options = parser.parse_args()
    set_up()
    witnesses = Witnesses()
    if options.calls:
        compare_calls(options.calls, witnesses)
        witnesses.print()
        return 0
    tool = Tool(find_tool(options.fake_opt))
    programs = ((pathlib.Path(file).stem, torch.export.load(file))
                for file in options.files) if options.files \
        else exported_architectures(options)
    graphs = equal = tried = wrong = 0
    for name, program in programs:
        if isinstance(program, str):
            print(f"{name}: not exported: {program[:100]}", flush=True)
            continue
        start = time.time()
        good, count, differences = compare(name, program, tool, options.assignments)
        if options.training:
            checked = fake_tensor.check(program, fake_opt=tool.path)
            wrong += not checked.is_right
            differences += [f"{name}: {each}" for each in checked.differences[:5]]
        graphs += 1
        equal, tried = equal + good, tried + count
        print(f"{name}: {good} of {count} equal, {time.time() - start:.1f} s",
              *differences, sep="\n  ", flush=True)
        if options.witnesses:
            print(" ", compare_witnesses(name, program, witnesses), flush=True)
    if options.witnesses:
        witnesses.print()
    print(f"\n{graphs} graphs: {equal} of {tried} peaks equal"
          + (f", {wrong} with other metadata" if options.training else ""))
    return int(equal != tried or wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
