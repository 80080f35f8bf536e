# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs fake-opt on many small functions."""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
from typing import Any, Callable, Dict, List, NamedTuple, NoReturn, Optional, Sequence

from . import schema

# Functions per split of the input; a split that does not parse is lost completely. A
# split costs about 2 ms.
SPLIT_SIZE = 100
# Splits in one run of the tool.
SPLITS_PER_RUN = 40
TIMEOUT = 120
SEPARATOR = "// -----"
_GUARD = re.compile(r'#fake\.guard<\w+, "([^"\\]*)"')
_DIAGNOSTIC = re.compile(
    r"^(?:<stdin>|<unknown>|[^\s:]+):(\d+)(?::\d+)?: (error|warning|note|remark): "
    r"(.*)$")


class ToolError(Exception):
    """fake-opt is missing or does not work at all."""


class Function(NamedTuple):
    """A function to run: its name, and its text line by line."""
    name: str
    lines: List[str]


class Outcome:
    """The output of the tool for a function."""

    def __init__(self) -> None:
        # The objects of the report, in order.
        self.report: List[Dict[str, Any]] = []
        # The texts of the error diagnostics.
        self.errors: List[str] = []
        self.crashed = False


class Diagnostic(NamedTuple):
    """An error or warning and where it is; line 0 where that is unknown."""
    line: int
    severity: str
    message: str


def find_tool(path: Optional[str] = None) -> str:
    """The tool of that path, of $FAKE_OPT, on the PATH, or of a build tree."""
    named = path or os.environ.get("FAKE_OPT")
    if named:
        found = shutil.which(named)
        if found is None:
            raise ToolError(f"cannot run '{named}'")
        return found
    found = shutil.which("fake-opt")
    if found is not None:
        return found
    root = pathlib.Path(__file__).resolve().parents[2]
    built = sorted(root.glob("build/*/bin/fake-opt"))
    if not built:
        raise ToolError("fake-opt is neither on the PATH nor built; say where it "
                        "is with $FAKE_OPT or --fake-opt")
    return str(built[0])


def add_tool_option(parser: argparse.ArgumentParser) -> None:
    """Adds the option for find_tool."""
    parser.add_argument("--fake-opt", metavar="PATH",
                        help="the path of fake-opt (default: $FAKE_OPT, the PATH, "
                             "build/*/bin)")


def run_main(main: Callable[[], int]) -> NoReturn:
    """Exits with the result of `main`; silently if the reader of its output, such as
    head, closes the pipe."""
    try:
        sys.exit(main())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def parse_diagnostics(text: str) -> List[Diagnostic]:
    """The diagnostics in the standard error of the tool."""
    found = []
    for line in text.splitlines():
        match = _DIAGNOSTIC.match(line)
        if match:
            found.append(Diagnostic(int(match[1]), match[2], match[3]))
    return found


class Tool:
    """One fake-opt."""

    def __init__(self, path: str) -> None:
        self.path = path

    def _run(self, arguments: Sequence[str],
             text: str = "") -> "subprocess.CompletedProcess[str]":
        try:
            return subprocess.run([self.path, *arguments], input=text,
                                  capture_output=True, encoding="utf-8",
                                  errors="replace", timeout=TIMEOUT, check=False)
        except subprocess.TimeoutExpired as error:
            # Always bytes, in any mode.
            output: bytes = error.stdout or b""
            return subprocess.CompletedProcess([], -1, output.decode(errors="replace"), "")
        except OSError as error:
            raise ToolError(f"cannot run '{self.path}': {error}") from error

    def list_rows(self) -> List[Dict[str, str]]:
        """The op table: name, schema, family and rule of each op."""
        done = self._run(["--list-ops"])
        if done.returncode != 0 or not done.stdout:
            raise ToolError(f"'{self.path} --list-ops' failed: {done.stderr.strip()}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def list_ops(self) -> Dict[str, schema.Schema]:
        """The op table: schemas by name."""
        return {row["name"]: schema.parse(row["schema"]) for row in self.list_rows()}

    def run_passes(self, text: str,
                   passes: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        """Runs some passes on a text."""
        return self._run([*passes, "-o", os.devnull], text)

    def find_error(self, text: str) -> Optional[str]:
        """The parse errors of a text, empty if none."""
        done = self.run_passes(text, [])
        errors = [diagnostic.message for diagnostic in parse_diagnostics(done.stderr)
                  if diagnostic.severity == "error"]
        return None if done.returncode == 0 else (errors or ["fake-opt failed"])[0]

    def report(self, text: str,
               changes: bool = False) -> "subprocess.CompletedProcess[str]":
        """Runs fake-report on a text of one or more splits."""
        command = "--fake-report=changes" if changes else "--fake-report"
        return self._run(["--split-input-file", command, "-o", os.devnull,
                          "--mlir-print-op-on-diagnostic=false"], text)

    def propagate(self, text: str) -> str:
        """The output of fake-propagate for a text of one or more splits, without those
        with errors."""
        return self._run(["--split-input-file", "--fake-propagate"], text).stdout

    def guards(self, text: str) -> List[str]:
        """The guards that fake-propagate finds for a text; empty if there are
        errors."""
        done = self._run(["--fake-propagate", "--mlir-print-op-on-diagnostic=false"], text)
        return list(dict.fromkeys(_GUARD.findall(done.stdout)))

    @staticmethod
    def parse_report(text: str) -> List[Dict[str, Any]]:
        """The objects of a report."""
        entries = []
        for line in text.splitlines():
            try:
                entries.append(json.loads(line))
            except json.JSONDecodeError:
                # The last line of a crashed run may be incomplete.
                continue
        return entries

    # ===- Batches ----------------------------------------------------------===

    def run(self, functions: Sequence[Function]) -> Dict[str, Outcome]:
        """Runs functions, each as if it was alone."""
        outcomes = {function.name: Outcome() for function in functions}
        pending = [list(functions[start:start + SPLIT_SIZE])
                   for start in range(0, len(functions), SPLIT_SIZE)]
        while pending:
            batch, pending = pending[:SPLITS_PER_RUN], pending[SPLITS_PER_RUN:]
            pending += self._run_splits(batch, outcomes)
        return outcomes

    def _run_splits(self, splits: List[List[Function]],
                    outcomes: Dict[str, Outcome]) -> List[List[Function]]:
        """Runs some splits and returns those that have to run again."""
        lines: List[str] = []
        # The function of each line, counted from 1.
        owners: List[Optional[str]] = [None]
        for index, split in enumerate(splits):
            if index:
                lines.append(SEPARATOR)
                owners.append(None)
            for function in split:
                lines += function.lines
                owners += [function.name] * len(function.lines)
            # Its line in the report shows that the split was run.
            lines.append(f"func.func @end{index}(%x: !fake.bool) {{ return }}")
            owners.append(None)
        done = self.report("\n".join(lines) + "\n")
        errors: Dict[str, List[str]] = {}
        for diagnostic in parse_diagnostics(done.stderr):
            owner = owners[diagnostic.line] if diagnostic.line < len(owners) else None
            if owner is not None and diagnostic.severity == "error":
                errors.setdefault(owner, []).append(diagnostic.message)
        reports: Dict[str, List[Dict[str, Any]]] = {}
        for entry in self.parse_report(done.stdout):
            reports.setdefault(entry["func"], []).append(entry)
        crashed = done.returncode < 0 or done.returncode > 1
        again: List[List[Function]] = []
        found_crash = False
        for index, split in enumerate(splits):
            wrong = {function.name for function in split if function.name in errors}
            if f"end{index}" in reports:
                for function in split:
                    outcomes[function.name].report = reports.get(function.name, [])
                    outcomes[function.name].errors = errors.get(function.name, [])
            elif wrong:
                # Parse errors; rerun the others.
                for name in wrong:
                    outcomes[name].errors = errors[name]
                rest = [function for function in split if function.name not in wrong]
                again += _pieces(rest, 4)
            elif crashed and found_crash:
                # Not reached.
                again.append(split)
            elif len(split) > 1:
                found_crash = True
                again += _pieces(split, 2)
            else:
                found_crash = True
                outcomes[split[0].name].crashed = crashed
                outcomes[split[0].name].errors = [
                    "fake-opt crashed" if crashed else "fake-opt said nothing"]
        return again


def _pieces(functions: List[Function], count: int) -> List[List[Function]]:
    """Splits the functions into at most `count` pieces."""
    size = max(1, -(-len(functions) // count))
    return [functions[start:start + size] for start in range(0, len(functions), size)]
