# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Finds fake-opt and runs it, in particular on many small functions."""

import argparse
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
from typing import (Any, Callable, Dict, List, Mapping, NamedTuple, NoReturn, Optional,
                    Sequence)

from . import schema

# Functions per split of the input; a split that does not parse is lost completely. A
# split costs about 2 ms.
SPLIT_SIZE = 100
# Splits in one run of the tool.
SPLITS_PER_RUN = 40
# Seconds that one run of the tool may take, unless said otherwise.
TIMEOUT = 120.0
# Seconds to print the version or the op table, which takes a fraction of one.
_TIMEOUT_OF_TABLES = 30.0
# The name of the package that carries the tool.
_DISTRIBUTION = "fake-tensor-mlir"
SEPARATOR = "// -----"
_GUARD = re.compile(r'#fake\.guard<\w+, "([^"\\]*)"')
_DIAGNOSTIC = re.compile(
    r"^(?:<stdin>|<unknown>|[^\s:]+):(\d+)(?::\d+)?: (error|warning|note|remark): "
    r"(.*)$")


class ToolError(Exception):
    """fake-opt is missing or does not work at all."""


class Run(NamedTuple):
    """A finished run of the tool."""
    returncode: int
    stdout: str
    stderr: str
    # The time limit, if the run did not finish within it.
    exceeded: Optional[float] = None

    @property
    def failure(self) -> str:
        """Why the run did not end by itself; empty if it did, even with errors."""
        if self.exceeded is not None:
            return (f"fake-opt did not finish within {self.exceeded:g} s "
                    "(see --timeout)")
        # A shell adds 128.
        number = -self.returncode if self.returncode < 0 else self.returncode - 128
        if number > 0:
            names = {int(each): each.name for each in signal.Signals}
            return f"fake-opt crashed: {names.get(number, f'signal {number}')}"
        if self.returncode > 1:
            return f"fake-opt failed with exit code {self.returncode}"
        return ""


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
    """The tool of that path, of $FAKE_OPT, of the installed package, on the PATH, or of
    a build tree."""
    for named, origin in ((path, ""), (os.environ.get("FAKE_OPT"), " of $FAKE_OPT")):
        if named:
            found = shutil.which(named)
            if found is None:
                raise ToolError(f"cannot run '{named}'{origin}: {_why_not(named)}")
            return found
    found = _installed_tool() or shutil.which("fake-opt")
    if found is not None:
        return found
    root = pathlib.Path(__file__).resolve().parents[2]
    built = sorted(root.glob("build/*/bin/fake-opt"))
    if not built:
        raise ToolError("fake-opt is neither installed, nor on the PATH, nor built; say "
                        "where it is with $FAKE_OPT or --fake-opt")
    return str(built[0])


def _why_not(path: str) -> str:
    """Why a path is not that of a program."""
    if os.path.isdir(path):
        return "it is a directory"
    return "it is not executable" if os.path.exists(path) else "no such program"


def _installed_tool() -> Optional[str]:
    """The program that was installed with this package; None for another installation
    or a source tree."""
    # pylint: disable=import-outside-toplevel
    from importlib import metadata  # Slow to import.
    try:
        distribution = metadata.distribution(_DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return None
    here = pathlib.Path(__file__).resolve()
    files = distribution.files or []
    if not any(file.name == here.name and pathlib.Path(file.locate()).resolve() == here
               for file in files):
        return None
    for file in files:
        if file.name == "fake-opt":
            return shutil.which(os.path.normpath(file.locate()))
    return None


def add_tool_option(parser: argparse._ActionsContainer) -> None:
    """Adds the option for find_tool."""
    parser.add_argument("--fake-opt", metavar="PATH",
                        help="the path of fake-opt (default: $FAKE_OPT, the one of this "
                             "package, the PATH, build/*/bin)")


def add_timeout_option(parser: argparse._ActionsContainer) -> None:
    """Adds the option for the time limit of a Tool."""
    parser.add_argument("--timeout", type=_seconds, default=TIMEOUT, metavar="SECONDS",
                        help="the time limit of one run of fake-opt (default: "
                             f"{TIMEOUT:g})")


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.0 < value < 1e7:
        raise argparse.ArgumentTypeError(
            f"expected a positive number of seconds, found '{text}'")
    return value


def run_main(main: Callable[[], int]) -> NoReturn:
    """Exits with the result of `main`; silently if the reader of its output, such as
    head, closes the pipe, and with an error if the output cannot be written."""
    if sys.stdout is None:
        sys.exit("error: standard output is closed")
    code: Any = None
    try:
        try:
            code = main()
        except SystemExit as stop:
            code = stop.code
        sys.stdout.flush()
    except OSError as error:
        # What is in the buffer would be written again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            sys.exit(1)
        print(f"error: {error.strerror or error}", file=sys.stderr)
        sys.exit(2)
    sys.exit(code)


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

    def __init__(self, path: str, timeout: Optional[float] = None) -> None:
        self.path = path
        # Seconds for one run.
        self.timeout = TIMEOUT if timeout is None else timeout
        self._ops: Dict[str, schema.Schema] = {}

    def _run(self, arguments: Sequence[str], text: str = "",
             timeout: Optional[float] = None) -> Run:
        limit = self.timeout if timeout is None else timeout
        try:
            # In a session of its own, so that all processes of a script that hangs can
            # be ended.
            with subprocess.Popen(
                    [self.path, *arguments], stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                    errors="replace", start_new_session=True) as process:
                try:
                    out, err = process.communicate(text, limit)
                except subprocess.TimeoutExpired as error:
                    _kill(process)
                    # Always bytes, in any mode.
                    output: bytes = error.stdout or b""
                    return Run(-1, output.decode(errors="replace"), "", limit)
                except BaseException:
                    _kill(process)
                    raise
                return Run(process.returncode, out, err)
        except OSError as error:
            raise ToolError(f"cannot run '{self.path}': {error.strerror or error}"
                            ) from error

    def _print(self, option: str) -> str:
        """The output for an option that prints something and exits."""
        done = self._run([option], timeout=min(self.timeout, _TIMEOUT_OF_TABLES))
        if done.failure or done.returncode or not done.stdout:
            reason = done.failure or (done.stderr.strip().splitlines() or ["no output"])[0]
            raise ToolError(f"'{self.path} {option}' failed: {reason}")
        return done.stdout

    def version(self) -> List[str]:
        """The lines that it prints about its version."""
        lines = [line.strip() for line in self._print("--version").splitlines()]
        if not any("FakeTensor" in line for line in lines):
            raise ToolError(f"'{self.path}' is another program than fake-opt: "
                            f"{(lines or [''])[0][:60]}")
        return lines

    def list_rows(self) -> List[Dict[str, str]]:
        """The op table: name, schema, family and rule of each op."""
        lines = self._print("--list-ops").splitlines()
        try:
            rows = [json.loads(line) for line in lines]
            if all("name" in row and "schema" in row for row in rows):
                return rows
        except (ValueError, TypeError):
            pass
        raise ToolError(f"'{self.path}' is another program than fake-opt: expected the op "
                        f"table from --list-ops, found '{lines[0][:60]}'")

    def list_ops(self) -> Dict[str, schema.Schema]:
        """The op table: schemas by name."""
        if not self._ops:
            self._ops = {row["name"]: schema.parse(row["schema"])
                         for row in self.list_rows()}
        return self._ops

    def run_passes(self, text: str, passes: Sequence[str]) -> Run:
        """Runs some passes on a text."""
        return self._run([*passes, "-o", os.devnull], text)

    def find_error(self, text: str) -> Optional[str]:
        """The parse errors of a text, empty if none."""
        done = self.run_passes(text, [])
        errors = [diagnostic.message for diagnostic in parse_diagnostics(done.stderr)
                  if diagnostic.severity == "error"]
        if done.returncode == 0:
            return None
        return (errors or [done.failure or "fake-opt failed"])[0]

    def report(self, text: str, changes: bool = False) -> Run:
        """Runs fake-report on a text of one or more splits."""
        command = "--fake-report=changes" if changes else "--fake-report"
        return self._run(["--split-input-file", command, "-o", os.devnull,
                          "--mlir-print-op-on-diagnostic=false"], text)

    def report_details(self, text: str, path: str = "-") -> Run:
        """Runs fake-report on a text, or on the file of a path, with all that it has.
        The module report reads the output."""
        return self._run([path, "--fake-report=details aliases changes", "-o", os.devnull,
                          "--mlir-print-op-on-diagnostic=false"], text)

    def cost(self, text: str, conventions: Mapping[str, str], path: str = "-") -> Run:
        """Runs fake-cost on a text, or on the file of a path. The module costs reads the
        output."""
        options = " ".join(f"{name}={value}" for name, value in conventions.items())
        return self._run([path, f"--fake-cost=format=json {options}", "-o", os.devnull,
                          "--mlir-print-op-on-diagnostic=false"], text)

    def specialize(self, text: str, values: Mapping[str, int]) -> Run:
        """The same as report_details, for values of symbols."""
        symbols = ",".join(f"{name}={value}" for name, value in values.items())
        return self._run([f"--fake-specialize=symbols={symbols}",
                          "--fake-report=details aliases changes", "-o", os.devnull,
                          "--mlir-print-op-on-diagnostic=false"], text)

    def memory(self, text: str, path: str, options: str) -> Run:
        """Runs fake-memory on a text, or on the file of a path. The module memory reads
        the output."""
        return self._run([path, f"--fake-memory=format=json timeline {options}", "-o", os.devnull,
                          "--mlir-print-op-on-diagnostic=false"], text)

    def propagate(self, text: str) -> str:
        """The output of fake-propagate for a text of one or more splits, without those
        with errors."""
        return self._run(["--split-input-file", "--fake-propagate"], text).stdout

    def propagate_one(self, text: str) -> Run:
        """The run of fake-propagate for one module."""
        return self._run(["--fake-propagate", "--mlir-print-op-on-diagnostic=false"], text)

    def propagate_generic(self, text: str, path: str = "-") -> Run:
        """The run of fake-propagate on a text, or on the file of a path, that prints ops
        in the generic form, which readers without the dialects understand."""
        return self._run([path, "--fake-propagate", "--mlir-print-op-generic",
                          "--mlir-print-op-on-diagnostic=false"], text)

    def guards(self, text: str) -> List[str]:
        """The guards that fake-propagate finds for a text; empty if there are
        errors."""
        done = self.propagate_one(text)
        return list(dict.fromkeys(_GUARD.findall(done.stdout)))

    @staticmethod
    def parse_report(text: str) -> List[Dict[str, Any]]:
        """The objects of a report."""
        entries = []
        # Names can have other line separators.
        for line in filter(None, text.split("\n")):
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
        crashed = bool(done.failure)
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
                    done.failure or "fake-opt said nothing"]
        return again


def _kill(process: "subprocess.Popen[str]") -> None:
    """Ends a process and its children."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        process.kill()


def _pieces(functions: List[Function], count: int) -> List[List[Function]]:
    """Splits the functions into at most `count` pieces."""
    size = max(1, -(-len(functions) // count))
    return [functions[start:start + size] for start in range(0, len(functions), size)]
