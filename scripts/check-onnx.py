#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Infers the outputs of ONNX's node tests and compares them with the stored ones.

    scripts/check-onnx.py [--tests REGEX] [--dynamic | --wrong] [--fake-opt PATH]

Needs the Python packages onnx and torch-mlir. Models are imported by torch-mlir, and lose
the types of all results. Small inputs, which may be shapes or axes, become constants.

--dynamic replaces the sizes of inputs by symbols, and evaluates outputs at the real
sizes. --wrong changes one size of an input at a time, and compares with ONNX's reference
implementation: what it rejects must be an error.

Prints how many tests agree, and why the others do not. The exit code is 1 if a result
contradicts the stored one.
"""

import argparse
import collections
import pathlib
import re
import subprocess
import sys
import tempfile
import time
from typing import Any, Dict, List, Sequence, Tuple

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "python"))

# pylint: disable=wrong-import-position
from fake_tensor import report
from fake_tensor.tool import find_tool
from onnx_verdicts import EXACT, Answer, Verdict, by_line, judge

try:
    import onnx_programs as programs
except ImportError as missing:
    sys.exit(f"error: needs the packages onnx and torch-mlir: {missing}")

_FUNCTION = re.compile(r"^  func\.func @([\w.$]+)\(")
_ERROR = re.compile(r":(\d+):\d+: error: (.*)")


# ===- Inference -------------------------------------------------------------===


def infer(text: str, fake_opt: str) -> Dict[str, Answer]:
    """Runs fake-opt on a module; the answers by function."""
    lines = text.split("\n")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "models.mlir"
        source.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [fake_opt, str(source), "--fake-report=details", "-o", "/dev/null",
             "--mlir-print-op-on-diagnostic=false"], text=True, capture_output=True,
            check=False)
    starts = {number: match[1] for number, line in enumerate(lines, 1)
              if (match := _FUNCTION.match(line))}
    answers = {name: Answer(None, []) for name in starts.values()}
    for match in _ERROR.finditer(done.stderr):
        if name := by_line(starts, int(match[1])):
            answers[name].errors.append(match[2])
    if not done.stdout and done.stderr:
        sys.exit(f"error: {done.stderr[:2000]}")
    if done.returncode < 0:
        sys.exit(f"error: fake-opt ended with code {done.returncode}: {done.stderr[-2000:]}")
    for function in report.parse(done.stdout).functions:
        answers[function.name] = Answer(function, answers[function.name].errors)
    return answers


# ===- Modes -----------------------------------------------------------------===


def describe_all(values: Sequence[Any]) -> List[Any]:
    """The metadata of stored values."""
    return [programs.describe(value) for value in values]


def check(cases: Sequence[programs.Case], fake_opt: str,
          is_dynamic: bool) -> List[Tuple[programs.Case, Verdict]]:
    """Compares the outputs of all tests."""
    importer = programs.Importer()
    inputs: Dict[str, List[Any]] = {}
    for case in cases:
        model, inputs[case.name] = programs.with_constants(case)
        importer.add(case.name, programs.with_symbols(model) if is_dynamic else model)
    answers = infer(importer.text(), fake_opt)
    verdicts = []
    for case in cases:
        if case.name in importer.failed:
            verdict = Verdict("not imported", importer.failed[case.name])
        else:
            verdict = judge(answers[case.name], describe_all(inputs[case.name]),
                            describe_all(case.outputs))
        verdicts.append((case, verdict))
    return verdicts


def check_wrong(cases: Sequence[programs.Case],
                fake_opt: str) -> List[Tuple[programs.Case, Verdict]]:
    """Compares calls with a changed size with the reference implementation."""
    # pylint: disable=import-outside-toplevel
    from onnx_reference import Change, changes, run_reference
    importer = programs.Importer()
    changed: List[Tuple[programs.Case, Change]] = []
    for case in cases:
        for change in changes(case):
            name = f"{case.name}_{change.label}"
            importer.add(name, change.model)
            if name not in importer.failed:
                changed.append((case._replace(name=name), change))
    answers = infer(importer.text(), fake_opt)
    verdicts = []
    for case, change in changed:
        answer = answers[case.name]
        try:
            outputs = run_reference(change)
        except ImportError:
            continue
        if outputs is None:
            verdict = EXACT if answer.errors else Verdict("accepted")
        else:
            verdict = judge(answer, describe_all(change.inputs), describe_all(outputs))
        verdicts.append((case, verdict))
    return verdicts


# ===- Output ----------------------------------------------------------------===


def summarize(verdicts: Sequence[Tuple[programs.Case, Verdict]], shown: int) -> int:
    """Prints the tests by reason; returns the exit code."""
    groups: Dict[str, List[Tuple[programs.Case, str]]] = collections.defaultdict(list)
    for case, verdict in verdicts:
        groups[verdict.reason].append((case, verdict.text))
    exact = len(groups.pop(EXACT.reason, []))
    count = len(verdicts)
    print(f"{count} tests, {exact} exact ({100 * exact / max(count, 1):.1f} %)")
    for reason, found in sorted(groups.items(), key=lambda item: -len(item[1])):
        print(f"{len(found):5} {reason}")
        for case, text in found[:shown]:
            print(f"        {case.name}: {text[:200]}")
        if len(found) > shown:
            print(f"        and {len(found) - shown} more")
    return int(any(verdict.is_wrong for _, verdict in verdicts))


def parse_arguments() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--tests", default="", metavar="REGEX",
                        help="only tests whose names match")
    parser.add_argument("--dynamic", action="store_true",
                        help="replace the sizes of inputs by symbols")
    parser.add_argument("--wrong", action="store_true",
                        help="change sizes, and compare with the reference implementation")
    parser.add_argument("--show", type=int, default=20, metavar="N",
                        help="tests to show for each reason (default: 20)")
    parser.add_argument("--fake-opt", metavar="PATH")
    return parser.parse_args()


def main() -> int:
    """The command; returns the exit code."""
    options = parse_arguments()
    fake_opt = find_tool(options.fake_opt)
    start = time.perf_counter()
    cases = programs.read_cases(options.tests)
    verdicts = check_wrong(cases, fake_opt) if options.wrong else check(
        cases, fake_opt, options.dynamic)
    code = summarize(verdicts, options.show)
    print(f"{time.perf_counter() - start:.0f} s")
    return code


if __name__ == "__main__":
    sys.exit(main())
