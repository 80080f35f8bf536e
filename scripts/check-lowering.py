#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the sizes of a torch program with those after torch-mlir has lowered it.

Each MODEL, a file of torch IR, is lowered by torch-mlir-opt to linalg and to TOSA, and
inferred before and after. Where arguments have the same sizes, at several assignments of
numbers to their symbols, results must have the same sizes too. A line per model and target
says how many sizes of results were compared, how many tensors of the torch program have
sizes that a tensor of the lowered one has as well, and how many tensors of the lowered one
have a size that does not follow from the arguments. The exit code is 1 if results differ.
"""

import argparse
import pathlib
import random
import shutil
import subprocess
import sys
from typing import Dict, List, NamedTuple, Optional, Sequence, Set, Tuple

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "python"))

# pylint: disable=wrong-import-position
from fake_tensor import report

Sizes = Tuple[Optional[int], ...]
PIPELINES = {"linalg": "torch-backend-to-linalg-on-tensors-backend-pipeline",
             "tosa": "torch-backend-to-tosa-backend-pipeline"}
ASSIGNMENTS = 5


class Failure(Exception):
    """A program that a tool does not accept."""


class Outcome(NamedTuple):
    """What a comparison found."""
    compared: int
    differences: List[str]
    found: int
    tensors: int
    unknown: int


def run(command: Sequence[str], program: str) -> str:
    """The output of a tool."""
    done = subprocess.run(command, input=program, text=True, capture_output=True, check=False)
    if done.returncode:
        first = next((line.partition(" error: ")[2] for line in done.stderr.splitlines()
                      if " error: " in line), f"exit code {done.returncode}")
        raise Failure(first.partition(": %")[0])
    return done.stdout


def sizes_at(value: Optional[report.Value], numbers: Dict[str, int]) -> Optional[Sizes]:
    """The sizes of a tensor at an assignment of symbols."""
    tensor = value.tensor if value else None
    if tensor is None or tensor.sizes is None:
        return None
    return tuple(None if size is None else report.evaluate(size, numbers)
                 for size in tensor.sizes)


def assign(function: report.Function, rng: random.Random) -> Dict[str, int]:
    """Numbers for the symbols of a function."""
    numbers = {}
    for symbol in function.symbols:
        low = 2 if symbol.min is None else max(symbol.min, 2)
        high = low + 30 if symbol.max is None else min(symbol.max, low + 30)
        numbers[symbol.name] = rng.randint(low, max(low, high))
    return numbers


def carry(before: report.Function, after: report.Function,
          numbers: Dict[str, int]) -> Dict[str, int]:
    """The numbers for the symbols of the lowered function, whose arguments are the same."""
    carried: Dict[str, int] = {}
    for one, other in zip(before.arguments, after.arguments):
        sizes = sizes_at(one, numbers)
        if sizes is None or other.tensor is None or other.tensor.sizes is None:
            continue
        for size, symbol in zip(sizes, other.tensor.sizes):
            if isinstance(symbol, str) and size is not None:
                carried[symbol] = size
    return carried


def compare(before: report.Function, after: report.Function, seed: int) -> Outcome:
    """Compares the results of both, and looks for the sizes of other values."""
    rng = random.Random(seed)
    compared, differences, lost = 0, [], set()
    known: Set[report.Value] = {value for op in before.ops for value in op.results
                                if value.tensor}
    tensors = [value for op in after.ops for value in op.results if value.tensor]
    for _ in range(ASSIGNMENTS):
        numbers = assign(before, rng)
        carried = carry(before, after, numbers)
        for place, (one, other) in enumerate(zip(before.outputs, after.outputs)):
            expected, own = sizes_at(one.value, numbers), sizes_at(other.value, carried)
            if expected is None:
                continue
            compared += len(expected)
            if own != expected:
                differences.append(f"result {place} has sizes {own}, expected {expected}")
        shapes = [sizes_at(value, carried) for value in tensors]
        lost |= {value for value, sizes in zip(tensors, shapes) if sizes and None in sizes}
        present = set(shapes)
        known = {value for value in known if sizes_at(value, numbers) in present}
    if differences:
        differences += [f"the lowered program requires {guard.text}, by {guard.overload}"
                        for guard in after.guards if guard.text.startswith("Eq")]
    total = sum(value.tensor is not None for op in before.ops for value in op.results)
    return Outcome(compared // ASSIGNMENTS, list(dict.fromkeys(differences)), len(known),
                   total, len(lost))


def infer(fake_opt: str, program: str) -> report.Function:
    """The report of a program's main function."""
    options = ["--allow-unregistered-dialect",
               "--fake-report=details output=- allow-fallback=declared"]
    return report.parse(run([fake_opt, *options, "-o", "/dev/null"], program)).main


def check(path: pathlib.Path, target: str, options: argparse.Namespace) -> Outcome:
    """Lowers a model, and compares it."""
    program = run([options.fake_opt, str(path), "--fake-strip-binds"], "")
    lowered = run([options.torch_mlir_opt, "--mlir-print-op-generic", "--pass-pipeline="
                   "builtin.module(torchdynamo-export-to-torch-backend-pipeline,"
                   f"{PIPELINES[target]})"], program)
    before = infer(options.fake_opt, path.read_text(encoding="utf-8"))
    return compare(before, infer(options.fake_opt, lowered), options.seed)


def main() -> None:
    """Checks the models of the command line."""
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="+", type=pathlib.Path, metavar="MODEL",
                        help="a file, or a folder of them")
    parser.add_argument("--target", choices=[*PIPELINES], action="append",
                        help="check only this one")
    parser.add_argument("--fake-opt", default=shutil.which("fake-opt") or "fake-opt")
    parser.add_argument("--torch-mlir-opt",
                        default=shutil.which("torch-mlir-opt") or "torch-mlir-opt")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    files = [file for path in options.models
             for file in (sorted(path.glob("*.mlir")) if path.is_dir() else [path])]
    if not files:
        sys.exit("error: expected models, found none")
    failed = False
    for file in files:
        for target in options.target or PIPELINES:
            try:
                outcome = check(file, target, options)
            except Failure as failure:
                print(f"{file.stem} {target}: not compared: {failure}")
                continue
            verdict = "different" if outcome.differences else "equal"
            print(f"{file.stem} {target}: {outcome.compared} sizes of results {verdict}; "
                  f"{outcome.found} of {outcome.tensors} tensors found; "
                  f"{outcome.unknown} with other sizes")
            for text in outcome.differences:
                print(f"  {text}")
            failed |= bool(outcome.differences)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
