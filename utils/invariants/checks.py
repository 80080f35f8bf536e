# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The invariants. Each check runs many programs at once and returns its findings."""

import json
import random
import re
import subprocess
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from fake_tensor import compare, expressions, ir
from fake_tensor.encoding import (BITS, DEVICE, DTYPE, OFFSET, SIZES, STORAGE, STRIDES,
                                  expression_texts, is_symbolic, is_tensor, tensors)
from fake_tensor.symbols import Symbols, holds
from fake_tensor.tool import SEPARATOR, Function, Outcome, Run, Tool

from . import variants
from .programs import Call, Program, walk, write

TIMEOUT = 60
_GUARD = re.compile(r'#fake\.guard<(\w+), "([^"\\]*)"')
_FUNCTION = re.compile(r"func\.func (?:private )?@(\w+?)(?:_f\d+)?\(")


class Finding(NamedTuple):
    """A program without the property of a check."""
    check: str
    program: Program
    # What is wrong, without data of the program: equal texts are one kind of finding.
    kind: str
    # The inputs of the tool that show it.
    texts: Sequence[str]
    detail: str


_LOCATION = re.compile(r'loc\("(v\d+)"\)')


class LocatedTool(Tool):
    """A tool whose diagnostics have a line although its input states locations."""

    def report(self, text: str, changes: bool = False) -> Run:
        lines = (_LOCATION.sub(rf'loc("\1"("input":{number}:1))', line)
                 for number, line in enumerate(text.splitlines(), 1))
        return super().report("\n".join(lines) + "\n", changes)


class Runner:
    """Runs the tool, and counts what was checked."""

    def __init__(self, tool: Tool, seed: str) -> None:
        self.tool = tool
        self.seed = seed
        self.counts: Dict[str, int] = {}

    def rng(self, program: Program, check: str) -> random.Random:
        """The random numbers of a check of a program."""
        return random.Random(f"{self.seed}:{check}:{program.name}")

    def count(self, what: str, number: int = 1) -> None:
        """Adds to a counter."""
        self.counts[what] = self.counts.get(what, 0) + number

    def run(self, arguments: Sequence[str], data: bytes) -> "subprocess.CompletedProcess[bytes]":
        """One run of the tool; exit code -1 after a timeout."""
        try:
            # Locations are lost in texts, and names of values with them.
            return subprocess.run(
                [self.tool.path, "--mlir-use-nameloc-as-prefix=false", *arguments],
                input=data, capture_output=True, timeout=TIMEOUT, check=False)
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess([], -1, b"", b"timeout")

    def report(self, written: Mapping[str, List[str]]) -> Dict[str, Outcome]:
        """The reports of some functions."""
        return self.tool.run([Function(name, lines) for name, lines in written.items()])


# ===- Texts ------------------------------------------------------------------===


def split_module(text: str) -> Dict[str, str]:
    """The text of each program in a module."""
    found: Dict[str, List[str]] = {}
    owner: Optional[str] = None
    for line in text.splitlines():
        match = _FUNCTION.match(line.strip())
        if match:
            owner = match[1]
        if owner is not None:
            found.setdefault(owner, []).append(line)
        if line == "  }":
            owner = None
    return {name: "\n".join(lines) for name, lines in found.items()}


_PROPAGATE = ("--fake-propagate",)
# Commands whose output must equal that of --fake-propagate on the same input.
_SAME = {
    "no threads": ("--fake-propagate", "--mlir-disable-threading"),
    "no cache": ("--fake-propagate=cache=false",),
}
# Commands that must not change its output.
_STABLE = {
    "idempotent": ("--fake-propagate",),
    "verified": ("--fake-verify",),
    "erased": ("--fake-erase-types", "--fake-propagate"),
    "text": (),
}
# Formats that must be read as they were written.
_FORMATS = {"bytecode": "--emit-bytecode", "generic": "--mlir-print-op-generic"}


def _first_difference(wanted: str, found: str) -> str:
    for left, right in zip(wanted.splitlines(), found.splitlines()):
        if left != right:
            return f"- {left.strip()}\n+ {right.strip()}"
    return "one is longer"


def _message(done: "subprocess.CompletedProcess[bytes]") -> str:
    """The first error of a run, without its location."""
    text = done.stderr.decode(errors="replace")
    match = re.search(r"error: (.*)", text)
    if match:
        return match[1]
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[0] if lines else f"exit code {done.returncode}"


class _Text:
    """A module of programs, and the outputs of the tool for it."""

    def __init__(self, runner: Runner, programs: Sequence[Program]) -> None:
        self.runner = runner
        self.programs = {program.name: program for program in programs}
        self.findings: List[Finding] = []
        self.text = "\n".join("\n".join(write(program, variants.known(program)))
                              for program in programs) + "\n"

    def _add(self, check: str, name: str, kind: str, detail: str) -> None:
        program = self.programs[name]
        text = "\n".join(write(program, variants.known(program)))
        self.findings.append(Finding(check, program, kind, [text], detail))

    def _compare(self, check: str, wanted: bytes,
                 done: "subprocess.CompletedProcess[bytes]") -> None:
        if done.returncode == 0 and done.stdout == wanted:
            return
        if done.returncode != 0:
            # The caller repeats the check for each program alone.
            name = next(iter(self.programs))
            self._add(check, name, f"{check}: {_generalize(_message(done))}",
                      done.stderr.decode(errors="replace")[:2000])
            return
        left, right = (split_module(text.decode()) for text in (wanted, done.stdout))
        for name in self.programs:
            if left.get(name) != right.get(name):
                self._add(check, name, f"{check}: output differs",
                          _first_difference(left.get(name, ""), right.get(name, "")))

    def check(self) -> List[Finding]:
        """Runs all commands."""
        run = self.runner.run
        data = self.text.encode()
        first = run(_PROPAGATE, data)
        if first.returncode != 0:
            self._compare("propagate", b"", first)
            return self.findings
        for check, command in _SAME.items():
            self._compare(check, first.stdout, run(command, data))
        for check, command in _STABLE.items():
            self._compare(check, first.stdout, run(command, first.stdout))
        for check, flag in _FORMATS.items():
            packed = run([flag], first.stdout)
            if packed.returncode != 0:
                self._compare(check, first.stdout, packed)
            else:
                self._compare(check, first.stdout, run((), packed.stdout))
        return self.findings


def check_texts(runner: Runner, programs: Sequence[Program]) -> List[Finding]:
    """Idempotence, independence of threads and cache, round trips."""
    runner.count("texts", len(programs))
    findings = _Text(runner, programs).check()
    if findings and len(programs) > 1:
        # Exact blame for errors of the whole module.
        named = {finding.program.name for finding in findings
                 if "output differs" in finding.kind}
        if len(named) < len({finding.program.name for finding in findings}) or any(
                "output differs" not in finding.kind for finding in findings):
            return [found for program in programs for found in check_texts(runner, [program])]
    return findings


def _generalize(message: str) -> str:
    """An error message without the data of the program."""
    message = re.sub(r"!fake\.[^']*", "TYPE", message)
    message = re.sub(r"@\w+|%\w+", "NAME", message)
    return re.sub(r"-?\b[0-9.]+\b|\bs\d+\b", "N", message)[:160]


# ===- Symbols ----------------------------------------------------------------===


def _labels(program: Program) -> Dict[str, str]:
    """The op of each value, by location name."""
    return {f"v{node.results[0]}": node.op for node in walk(program.nodes)
            if isinstance(node, Call) and node.results}


def _compare_reports(program: Program, wanted: Outcome, found: Outcome,
                     names: Mapping[str, int],
                     strides: bool = True) -> Optional[Tuple[str, str]]:
    """The first difference of two reports at an assignment of the symbols: its kind
    and details. What is unknown, or depends on a new symbol, agrees with anything."""
    if len(wanted.report) != len(found.report):
        return "number of values", f"{len(wanted.report)} and {len(found.report)}"
    pairs = list(zip(wanted.report, found.report))
    left = [entry["meta"] for entry, _ in pairs]
    right = [entry["meta"] for _, entry in pairs]
    symbols = Symbols(list(names), {name: (value, value, value)
                                    for name, value in names.items()})
    worlds = compare.make_worlds(symbols, left, right, {}, count=2)
    comparison = _Agreement(worlds, set(names), strides)
    labels = _labels(program)
    for one, other in pairs:
        result = comparison.value(one["meta"], other["meta"])
        if result.level is compare.Level.WRONG:
            op = labels.get(one.get("name") or "", one.get("op") or "argument")
            return f"{op}: {result.difference}", (
                f"{one['value']} {op} at {dict(names)}:\n"
                f"- {one['meta']}\n+ {other['meta']}")
    return None


class _Agreement(compare.Comparison):
    """Compares known facts only."""

    def __init__(self, worlds: Sequence[compare.World], known: "set[str]",
                 strides: bool) -> None:
        super().__init__(worlds, compare.Storages())
        self.known = known
        # Without hints, undecided orders of strides are those of PyTorch's
        # `guard_or_false`, which records nothing.
        self.strides = strides

    def _is_open(self, value: Any) -> bool:
        """Whether a scalar is unknown, or depends on a new symbol."""
        if value is None:
            return True
        return is_symbolic(value) and not set(
            expressions.free_symbols([value["sym"]])) <= self.known

    def same(self, wanted: Any, found: Any) -> bool:
        if self._is_open(found) or self._is_open(wanted):
            return True
        return super().same(wanted, found)

    def tensor(self, wanted: List[Any], found: List[Any]) -> compare.Result:
        facts = list(found)
        if found[SIZES] is None:
            # The layout of an unknown tensor is printed as strided.
            facts[BITS] = None
        elif found[OFFSET] == 0 and expression_texts(found[SIZES]):
            # As in PyTorch, resizing to symbolic sizes resets the offset.
            facts[OFFSET] = None
        for field in (SIZES, STRIDES, OFFSET, DTYPE, DEVICE, BITS):
            if facts[field] is None or wanted[field] is None:
                facts[field] = wanted[field]
        if not found[STORAGE] or not wanted[STORAGE]:
            facts[STORAGE] = None
        if not self.strides or 0 in (wanted[SIZES] or ()):
            facts[STRIDES], facts[OFFSET] = wanted[STRIDES], wanted[OFFSET]
        masked = list(wanted)
        if facts[STORAGE] is None:
            masked[STORAGE] = None
        return super().tensor(masked, facts)

    def value(self, wanted: Any, found: Any) -> compare.Result:
        # An empty list is one of unknown length.
        if found is None or found == [] or (
                is_tensor(found) and not is_tensor(wanted)
                and found["t"][SIZES] is None):
            return compare.EXACT
        if (is_symbolic(found) and self._is_open(found)):
            return compare.EXACT
        if is_symbolic(wanted) and self._is_open(wanted):
            return compare.EXACT
        return super().value(wanted, found)


def _read_guards(runner: Runner, written: Mapping[str, List[str]]
                 ) -> Dict[str, List[Tuple[str, str]]]:
    """The guards and assertions that propagation records for each program."""
    text = f"\n{SEPARATOR}\n".join("\n".join(lines) for lines in written.values()) + "\n"
    done = runner.run(["--split-input-file", "--fake-propagate",
                       "--mlir-print-op-on-diagnostic=false"], text.encode())
    found: Dict[str, List[Tuple[str, str]]] = {}
    for part in done.stdout.decode(errors="replace").split(SEPARATOR):
        match = _FUNCTION.search(part)
        if match:
            found[match[1]] = list(dict.fromkeys(_GUARD.findall(part)))
    return found


class _Symbolic:
    """The symbolic runs of some programs and the static ones to compare with."""

    def __init__(self, runner: Runner, programs: Sequence[Program], hints: bool) -> None:
        self.runner = runner
        self.check = "symbolic" if hints else "symbolic without hints"
        self.hints = hints
        self.cases = {program.name: variants.Symbolic(program,
                                                      runner.rng(program, self.check))
                      for program in programs}
        self.findings: List[Finding] = []
        self.texts = {name: write(case.program, case.variant(hints))
                      for name, case in self.cases.items()}
        self.outcomes = runner.report(self.texts)

    def _add(self, name: str, kind: str, texts: Sequence[List[str]], detail: str) -> None:
        self.findings.append(Finding(self.check, self.cases[name].program,
                                     f"{self.check}: {kind}",
                                     ["\n".join(lines) for lines in texts], detail))

    def run(self) -> List[Finding]:
        """The findings."""
        good = {}
        for name, outcome in self.outcomes.items():
            if outcome.crashed:
                self._add(name, "crash", [self.texts[name]], "")
            elif not outcome.errors:
                good[name] = self.texts[name]
            elif self.hints and not _is_limit(outcome.errors):
                self._add(name, f"error: {_generalize(outcome.errors[0])}",
                          [self.texts[name]], "\n".join(outcome.errors))
            else:
                self.runner.count(f"{self.check}: errors")
        guards = _read_guards(self.runner, good)
        static: Dict[str, Tuple[str, Program, Dict[str, int]]] = {}
        for name in good:
            self._instantiate(name, guards.get(name, []), static)
        self._compare(static)
        return self.findings

    def _instantiate(self, name: str, guards: Sequence[Tuple[str, str]],
                     static: Dict[str, Tuple[str, Program, Dict[str, int]]]) -> None:
        case = self.cases[name]
        # Conditions on new symbols are assertions about data.
        texts = [text for _, text in guards
                 if set(_free(text)) <= case.examples.keys()]
        envs = [dict(case.examples)]
        broken = [text for text in texts if not holds(text, case.examples)]
        if broken:
            if self.hints:
                self._add(name, "a guard does not hold for the hints", [self.texts[name]],
                          broken[0])
                return
            self.runner.count("assertions that the example breaks")
            envs = []
        others = case.assignments(texts, 2) if case.examples else []
        for number, env in enumerate(envs + others):
            copy = case.at(env)
            copy.name = f"{name}_{number}"
            static[copy.name] = (name, copy, env)

    def _compare(self, static: Mapping[str, Tuple[str, Program, Dict[str, int]]]) -> None:
        texts = {key: write(program, variants.known(program))
                 for key, (_, program, _) in static.items()}
        done = self.runner.report(texts)
        seen = set()
        for key, (name, program, env) in static.items():
            outcome = done[key]
            if name in seen:
                continue
            self.runner.count(f"{self.check}: assignments")
            pair = [self.texts[name], texts[key]]
            if outcome.errors:
                seen.add(name)
                self._add(name, f"static error: {_generalize(outcome.errors[0])}", pair,
                          f"at {env}: {outcome.errors[0]}")
                continue
            difference = _compare_reports(program, outcome, self.outcomes[name], env,
                                          strides=self.hints)
            if difference is not None:
                seen.add(name)
                self._add(name, difference[0], pair, difference[1])


def _free(text: str) -> List[str]:
    try:
        return expressions.free_symbols([text])
    except expressions.ExpressionError:
        return ["?"]


def check_symbolic(runner: Runner, programs: Sequence[Program]) -> List[Finding]:
    """A static result equals the symbolic one at its assignment."""
    return _Symbolic(runner, programs, hints=True).run()


def check_open(runner: Runner, programs: Sequence[Program]) -> List[Finding]:
    """The same for symbols without hints, where the assertions hold."""
    return _Symbolic(runner, programs, hints=False).run()


# ===- Less metadata ----------------------------------------------------------===


def _is_limit(errors: Sequence[str]) -> bool:
    """Whether an error is a consequence of symbols."""
    return ("cannot resize a tensor of symbolic sizes" in errors[0]
            or "expected a known int" in errors[0])


def _read_names(full: Outcome, less: Outcome) -> Dict[str, int]:
    """The values of the symbols that replace unknown sizes of arguments."""
    found: Dict[str, int] = {}

    def pair(value: Any, symbol: Any) -> None:
        if isinstance(symbol, list) and isinstance(value, list):
            for one, other in zip(value, symbol):
                pair(one, other)
        elif is_tensor(symbol) and is_tensor(value):
            pair(value["t"][:DTYPE], symbol["t"][:DTYPE])
        elif is_symbolic(symbol) and symbol["sym"].isidentifier() and isinstance(value, int):
            found.setdefault(symbol["sym"], value)

    for entry, other in zip(full.report, less.report):
        if entry["op"] is None:
            pair(entry["meta"], other["meta"])
    return found


def _is_about_unknown(error: str, lines: Sequence[str]) -> bool:
    """Whether an error is not the consequence of an assertion on unknown sizes."""
    if re.search(r"\bs\d+\b", error) or _is_limit([error]):
        return False
    has_unknown_sizes = any(re.search(r"tensor<\[[^]]*\?", line) for line in lines)
    return not has_unknown_sizes or re.search(r"unknown|\?", error) is not None


def check_less(runner: Runner, programs: Sequence[Program]) -> List[Finding]:
    """What is inferred from less metadata agrees with what is inferred from all."""
    findings: List[Finding] = []
    full = runner.report({program.name: write(program, variants.known(program))
                          for program in programs})
    texts = {program.name: write(program, variants.forget(program,
                                                          runner.rng(program, "less")))
             for program in programs}
    less = runner.report(texts)
    good = {name: lines for name, lines in texts.items() if not less[name].errors}
    guards = _read_guards(runner, good)

    def add(program: Program, kind: str, detail: str) -> None:
        shown = [write(program, variants.known(program)), texts[program.name]]
        findings.append(Finding("less", program, f"less: {kind}",
                                ["\n".join(lines) for lines in shown], detail))

    for program in programs:
        outcome = less[program.name]
        runner.count("less metadata")
        if outcome.errors:
            # The general branch of a condition on an unknown size may be an error.
            if outcome.crashed or _is_about_unknown(outcome.errors[0], texts[program.name]):
                add(program, f"error: {_generalize(outcome.errors[0])}",
                    "\n".join(outcome.errors))
            else:
                runner.count("less metadata: errors")
            continue
        names = _read_names(full[program.name], outcome)
        if not all(holds(text, names) for _, text in guards.get(program.name, [])):
            runner.count("less metadata: broken assertions")
            continue
        difference = _compare_reports(program, full[program.name], outcome, names,
                                      strides=not names)
        if difference is not None:
            add(program, difference[0], difference[1])
    return findings


# ===- Torch IR ---------------------------------------------------------------===


def _is_plain(program: Program) -> bool:
    """Whether torch types state all metadata of the arguments."""
    return all(not argument.is_tensor or (
        argument.storage is None and not expression_texts(argument.meta["t"][SIZES])
        and argument.meta["t"][OFFSET:DTYPE] == [0]
        and argument.meta["t"][DEVICE] == "cpu" and argument.meta["t"][BITS] == 0
        and argument.meta["t"][STRIDES] == variants.row_major(argument.meta["t"][SIZES]))
        for argument in program.arguments)


def _read_named(entries: Sequence[Mapping[str, Any]]) -> Dict[str, Any]:
    """The tensors of a report by location and number of the result."""
    found: Dict[str, Any] = {}
    for entry in entries:
        if entry.get("name") and entry["op"] is not None and is_tensor(entry["meta"]):
            key = entry["name"] + "#" + (entry["value"].partition("#")[2] or "0")
            found.setdefault(key, entry)
    return found


def check_torch(runner: Runner, programs: Sequence[Program]) -> List[Finding]:
    """A program that torch IR can express has the same results after the conversion to
    torch IR and back."""
    findings: List[Finding] = []
    plain = [program for program in programs if _is_plain(program)]
    if not plain:
        return findings
    written = {program.name: write(program, variants.known(program)) for program in plain}
    text = f"\n{SEPARATOR}\n".join("\n".join(lines) for lines in written.values()) + "\n"
    options = ["--split-input-file", "--mlir-print-op-on-diagnostic=false"]
    torch = runner.run([*options, "--fake-propagate", "--fake-to-torch",
                        "--mlir-print-debuginfo"], text.encode())
    back = runner.run([*options, "--torch-to-fake", "--fake-report", "-o", "/dev/null"],
                      torch.stdout)
    want = runner.run([*options, "--fake-report", "-o", "/dev/null"], text.encode())
    reports: List[Dict[str, Dict[str, Any]]] = []
    for done in (want, back):
        entries: Dict[str, List[Any]] = {}
        for line in done.stdout.decode(errors="replace").splitlines():
            entry = json.loads(line)
            entries.setdefault(entry["func"], []).append(entry)
        reports.append({name: _read_named(found) for name, found in entries.items()})
    converted = {match[1] for match in _FUNCTION.finditer(torch.stdout.decode())}
    for program in plain:
        if program.name not in converted:
            runner.count("torch: not expressible")
            continue
        if program.name not in reports[1] and b"no counterpart" in back.stderr:
            # A list of unknown length, the result of an op that is not computed.
            runner.count("torch: not readable")
            continue
        runner.count("torch: round trips")
        if program.name not in reports[1]:
            findings.append(Finding("torch", program, "torch: the result is not read",
                                    ["\n".join(written[program.name])],
                                    back.stderr.decode(errors="replace")[:2000]))
            continue
        difference = _compare_named(program, reports[0][program.name],
                                    reports[1][program.name])
        if difference:
            findings.append(Finding("torch", program, f"torch: {difference[0]}",
                                    ["\n".join(written[program.name])], difference[1]))
    return findings


def _compare_named(program: Program, wanted: Mapping[str, Any],
                   found: Mapping[str, Any]) -> Optional[Tuple[str, str]]:
    """The first difference of the tensors in both."""
    labels = _labels(program)
    for key, entry in wanted.items():
        if key not in found:
            continue
        left, right = entry["meta"], found[key]["meta"]
        # Arguments are on the device that the function names.
        right = {"t": [*right["t"][:DEVICE], None, *right["t"][STORAGE:]]}
        worlds = compare.make_worlds(Symbols([]), left, right, {}, count=2)
        result = _Agreement(worlds, set(), True).value(left, right)
        if result.level is compare.Level.WRONG:
            op = labels.get(entry["name"], "region")
            return f"{op}: {result.difference}", f"{key} {op}:\n- {left}\n+ {right}"
    return None


Check = Callable[[Runner, Sequence[Program]], List[Finding]]
CHECKS: Dict[str, Check] = {
    "texts": check_texts,
    "symbolic": check_symbolic,
    "open": check_open,
    "less": check_less,
    "torch": check_torch,
}
