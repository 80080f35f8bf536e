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
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "python"))

# pylint: disable=wrong-import-position
from fake_tensor import report, results
from fake_tensor.tool import find_tool

try:
    import onnx_programs as programs
except ImportError as missing:
    sys.exit(f"error: needs the packages onnx and torch-mlir: {missing}")

_FUNCTION = re.compile(r"^  func\.func @([\w.$]+)\(")
_ERROR = re.compile(r":(\d+):\d+: error: (.*)")


class Answer(NamedTuple):
    """What fake-opt says of a function."""
    function: Optional[report.Function]
    errors: List[str]


class Verdict(NamedTuple):
    """How a test ended: "exact", or why not, with an explanation."""
    reason: str
    text: str = ""


# The reasons that are contradictions.
WRONG = ("wrong rank", "wrong size", "wrong dtype", "wrong length", "wrong guard",
         "refused", "accepted")


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
        number = max((at for at in starts if at <= int(match[1])), default=0)
        if number:
            answers[starts[number]].errors.append(match[2])
    if not done.stdout and done.stderr:
        sys.exit(f"error: {done.stderr[:2000]}")
    if done.returncode < 0:
        sys.exit(f"error: fake-opt ended with code {done.returncode}: {done.stderr[-2000:]}")
    for function in report.parse(done.stdout).functions:
        answers[function.name] = Answer(function, answers[function.name].errors)
    return answers


# ===- Comparison ------------------------------------------------------------===


def symbol_values(function: report.Function, inputs: Sequence[Any]) -> Dict[str, int]:
    """The values of the symbols that are sizes of arguments."""
    values: Dict[str, int] = {}
    for argument, value in zip(function.arguments, inputs):
        meta, real = argument.meta, programs.describe(value)
        if not isinstance(meta, results.TensorInfo) or not isinstance(real, programs.Meta):
            continue
        for size, number in zip(meta.sizes or (), real.sizes):
            if isinstance(size, str) and size.isidentifier():
                values.setdefault(size, number)
    return values


def compare(found: Any, wanted: Any, values: Mapping[str, int]) -> Verdict:
    """Compares inferred metadata with that of a stored value."""
    if wanted is None:
        return Verdict("exact" if found is None else "unknown value")
    if isinstance(wanted, list):
        if not isinstance(found, (list, tuple)):
            return Verdict("unknown length")
        if len(found) != len(wanted):
            return Verdict("wrong length", f"found {len(found)}, stored {len(wanted)}")
        verdicts = [compare(*pair, values) for pair in zip(found, wanted)]
        return next((each for each in verdicts if each.reason != "exact"),
                    Verdict("exact"))
    if not isinstance(found, results.TensorInfo):
        return Verdict("unknown value")
    if found.sizes is None:
        return Verdict("unknown rank")
    text = f"found {found.dtype}{list(found.sizes)}, stored {wanted}"
    if len(found.sizes) != len(wanted.sizes):
        return Verdict("wrong rank", text)
    sizes = [report.evaluate(size, values) for size in found.sizes]
    if any(size not in (None, want) for size, want in zip(sizes, wanted.sizes)):
        return Verdict("wrong size", text)
    if found.dtype != wanted.dtype and (found.dtype and wanted.dtype):
        return Verdict("wrong dtype", text)
    if None in sizes:
        return Verdict("data-dependent size", text)
    if found.dtype != wanted.dtype:
        return Verdict("unknown dtype", text)
    return Verdict("exact")


def broken_guard(function: report.Function, values: Mapping[str, int]) -> str:
    """A guard that does not hold; empty if there is none."""
    for guard in function.guards:
        if report.evaluate(guard.text, values) == 0:
            return guard.text
    return ""


def judge(case: programs.Case, answer: Answer, inputs: Sequence[Any]) -> Verdict:
    """Compares all outputs of a function with stored ones."""
    if answer.errors:
        error = answer.errors[0]
        if "no metadata rule" in error:
            return Verdict("no rule", error)
        return Verdict("refused", error)
    if answer.function is None:
        return Verdict("no answer")
    values = symbol_values(answer.function, inputs)
    if guard := broken_guard(answer.function, values):
        return Verdict("wrong guard", guard)
    verdicts = [compare(output.value and output.value.meta, programs.describe(value), values)
                for output, value in zip(answer.function.outputs, case.outputs)]
    rank = {reason: place for place, reason in enumerate(WRONG)}
    verdicts.sort(key=lambda each: (each.reason == "exact", rank.get(each.reason, 99)))
    return verdicts[0]


# ===- Modes -----------------------------------------------------------------===


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
            verdict = judge(case, answers[case.name], inputs[case.name])
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
        outputs = run_reference(change)
        if outputs is None:
            verdict = Verdict("exact") if answer.errors else Verdict("accepted", "")
        else:
            verdict = judge(case._replace(outputs=outputs), answer, change.inputs)
        verdicts.append((case, verdict))
    return verdicts


# ===- Output ----------------------------------------------------------------===


def summarize(verdicts: Sequence[Tuple[programs.Case, Verdict]], shown: int) -> int:
    """Prints the tests by reason; returns the exit code."""
    groups: Dict[str, List[Tuple[programs.Case, str]]] = collections.defaultdict(list)
    for case, verdict in verdicts:
        groups[verdict.reason].append((case, verdict.text))
    exact = len(groups.pop("exact", []))
    count = len(verdicts)
    print(f"{count} tests, {exact} exact ({100 * exact / max(count, 1):.1f} %)")
    for reason, found in sorted(groups.items(), key=lambda item: -len(item[1])):
        print(f"{len(found):5} {reason}")
        for case, text in found[:shown]:
            print(f"        {case.name}: {text[:200]}")
        if len(found) > shown:
            print(f"        and {len(found) - shown} more")
    return int(any(groups[reason] for reason in WRONG if reason in groups))


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
