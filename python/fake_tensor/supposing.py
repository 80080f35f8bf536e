# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Evaluates the conditions of a program for values of its symbols:
`fake_tensor.what_if`."""

import dataclasses
import re
from typing import Any, Dict, List, Mapping, Optional, TextIO, Tuple

from . import expressions, report
from .analysis import Subject, analyze
from .answers import Answer
from .explaining import UnknownName, show_guard, show_range, size_of, source_of
from .printing import (meta_json, place_json, show_frame, show_meta, show_place, symbols_of,
                       write_rows)
from .report import Function, Guard, Program, evaluate
from .results import Size, TensorInfo
from .tool import Tool, ToolError, find_tool
from .words import count_of, did_you_mean

_ERROR = re.compile(r"(.*?):(\d+):\d+: error: (?:'[\w.]+' op )?(?:\((.*?)\) )?(.*)")
_BOUNDS = re.compile(r", (?:min|max) = -?\d+")


@dataclasses.dataclass(frozen=True)
class Condition:
    """A guard, assertion or range."""
    #: "seq <= 64"
    text: str
    #: True or False; None if it depends on symbols without a value.
    holds: Optional[bool]
    #: The guard; None for a range.
    guard: Optional[Guard] = None
    #: For a range, where the symbol comes from.
    source: str = ""
    #: The example values that were taken for symbols without a value.
    examples: Mapping[str, int] = dataclasses.field(default_factory=dict)

    @property
    def why(self) -> str:
        """What made the condition, and where."""
        if self.guard is None:
            return f"range of {self.source}" if self.source else "range"
        parts = (self.guard.name, self.guard.overload, show_place(self.guard))
        return "  ".join(filter(None, parts))


@dataclasses.dataclass(frozen=True, repr=False)
class Outcome(Answer):
    """What becomes of a program for values of its symbols."""
    values: Dict[str, int]
    #: Values that follow from these because of guards, with the guards.
    implied: Dict[str, Tuple[int, str]]
    conditions: List[Condition]
    #: The errors of fake-opt on the program with these values.
    errors: List[str]
    #: Names and metadata of inputs and outputs.
    inputs: List[Tuple[str, Any]]
    outputs: List[Tuple[str, Any]]

    @property
    def failures(self) -> List[Condition]:
        """The conditions that do not hold."""
        return [each for each in self.conditions if each.holds is False]

    @property
    def is_valid(self) -> bool:
        """Whether no condition fails, and fake-opt finds no error."""
        return not self.failures and not self.errors

    def write(self, out: TextIO) -> None:
        """Prints it."""
        rows = [(f"fails: {each.text}", each.why, _show_examples(each.examples))
                for each in self.failures]
        rows += [(f"open: {each.text}", each.why, "") for each in self.conditions
                 if each.holds is None]
        rows += [(f"holds: {each.text}", each.why, _show_examples(each.examples))
                 for each in self.conditions if each.holds and each.examples]
        write_rows(rows, out)
        for error in self.errors:
            out.write(f"error: {error}\n")
        for name, (value, guard) in self.implied.items():
            out.write(f"{name} = {value}, as {guard}\n")
        for title, values in (("inputs", self.inputs), ("outputs", self.outputs)):
            out.write(f"{title}\n")
            write_rows([(name, show_meta(meta)) for name, meta in values], out, "  ")
        out.write(f"{self.summary()}\n")

    def summary(self) -> str:
        """The numbers of conditions and errors."""
        values = ", ".join(f"{name} = {value}" for name, value in self.values.items())
        known = [each for each in self.conditions if each.holds is not None]
        count = len(self.failures)
        text = f"{values}: {count or 'none'} of {count_of(len(known), 'condition')} " \
               f"{'fail' if count > 1 else 'fails'}"
        if len(known) < len(self.conditions):
            text += f", {len(self.conditions) - len(known)} open"
        return text + (f", {count_of(len(self.errors), 'error')}" if self.errors else "")

    def as_json(self) -> Dict[str, Any]:
        """All of it in JSON."""
        return {
            "values": self.values,
            "implied": {name: value for name, (value, _) in self.implied.items()},
            "conditions": [{
                "condition": each.text, "holds": each.holds,
                "kind": each.guard.kind if each.guard else "range",
                "source_of_symbol": each.source, "examples": dict(each.examples),
                **(place_json(each.guard) if each.guard else {})}
                for each in self.conditions],
            "errors": self.errors, "is_valid": self.is_valid,
            "inputs": [{"name": name, "meta": meta_json(meta)}
                       for name, meta in self.inputs],
            "outputs": [{"name": name, "meta": meta_json(meta)}
                        for name, meta in self.outputs]}


def what_if(program: Subject, values: Optional[Mapping[str, int]] = None, *,
            fake_opt: Optional[str] = None, timeout: Optional[float] = None,
            **more: int) -> Outcome:
    """Evaluates the guards, assertions and ranges of a program for values of symbols.

        print(fake_tensor.what_if(program, batch=8, seq=32768))

    Args:
        program: Of `analyze`, or what that takes without further arguments. If it has
            IR, that is also specialized, so that errors of ops are found.
        values: Values by symbol; also given as keywords.

    Raises:
        UnknownName: The program has no such symbol. The message names a similar one.
    """
    found = analyze(program, fake_opt=fake_opt, timeout=timeout)
    chosen = {**(values or {}), **more}
    check_names(found, chosen)
    tool = Tool(find_tool(fake_opt), timeout) if found.text else None
    return evaluate_program(found, chosen, tool)


def check_names(program: Program, values: Mapping[str, int]) -> None:
    """Raises UnknownName if the program has no such symbol."""
    names = [symbol.name for symbol in program.main.symbols]
    for name in values:
        if name not in names:
            size = size_of(program.functions, name)
            if size is not None:
                raise UnknownName(f"no symbol '{name}' in the program; that size is {size}")
            known = f"; it has {', '.join(names)}" if names else ", which has none"
            raise UnknownName(f"no symbol '{name}' in the program"
                              f"{did_you_mean(name, names) or known}")


def evaluate_program(program: Program, values: Mapping[str, int],
                     tool: Optional[Tool]) -> Outcome:
    """The outcome for values of symbols of the program; with a tool, that of the
    specialized program as well."""
    function = program.main
    implied = _find_implied(function, values)
    env = {**{name: value for name, (value, _) in implied.items()}, **values}
    conditions = [_check_guard(function, guard, env) for guard in function.guards]
    conditions += _check_ranges(function, env, conditions)
    errors: List[str] = []
    inputs, outputs = _ends(function)
    if tool is not None and program.text:
        special, errors = _specialize(program.text, env, tool)
        # The errors of the program itself are not of the values.
        before = {_show_error(error.split("\n")[0]) for error in program.errors}
        errors = [error for error in errors if error not in before]
        if special is not None and not errors:
            inputs, outputs = _ends(special)
    return Outcome(dict(values), implied, conditions, errors,
                   [(name, _with(meta, env)) for name, meta in inputs],
                   [(name, _with(meta, env)) for name, meta in outputs])


# ===- Conditions ------------------------------------------------------------===


def _find_implied(function: Function,
                  values: Mapping[str, int]) -> Dict[str, Tuple[int, str]]:
    """The values of other symbols because of guards such as Eq(batch, s1)."""
    names = {symbol.name for symbol in function.symbols if symbol.kind == "backed"}
    found: Dict[str, Tuple[int, str]] = {}
    equalities = [(guard, match) for guard in function.guards for match in [
        re.fullmatch(r"Eq\(([^,]+), ([^,]+)\)", guard.text)] if match]
    for _ in equalities:
        for guard, match in equalities:
            env = {**{name: value for name, (value, _) in found.items()}, **values}
            for name, other in ((match[1], match[2]), (match[2], match[1])):
                value = evaluate(other, env)
                if name in names - env.keys() and value is not None:
                    found[name] = value, guard.text
    return found


def _check_guard(function: Function, guard: Guard, env: Mapping[str, int]) -> Condition:
    holds = _holds(guard.text, env)
    if holds is not None:
        return Condition(show_guard(guard), holds, guard)
    examples = {name: value for name, value in function.hints.items()
                if name not in env and name in symbols_of(guard.text)}
    return Condition(show_guard(guard), _holds(guard.text, {**examples, **env}), guard,
                     examples=examples)


def _holds(text: str, env: Mapping[str, int]) -> Optional[bool]:
    """Whether a condition holds; None if it cannot be evaluated."""
    try:
        return bool(expressions.parse(text).evaluate(env))
    except ZeroDivisionError:
        return False
    except (expressions.ExpressionError, ArithmeticError, KeyError, ValueError, TypeError):
        return None


def _check_ranges(function: Function, env: Mapping[str, int],
                  guards: List[Condition]) -> List[Condition]:
    """The ranges of symbols with a value, but for those that guards explain."""
    found = []
    for symbol in function.symbols:
        value = env.get(symbol.name)
        if value is None or symbol.min is None and symbol.max is None:
            continue
        holds = (symbol.min is None or value >= symbol.min) and (
            symbol.max is None or value <= symbol.max)
        if not holds and any(each.holds is False and each.guard is not None
                             and set(symbols_of(each.guard.text)) == {symbol.name}
                             for each in guards):
            continue
        found.append(Condition(show_range(symbol), holds,
                               source=source_of(function, symbol)))
    return found


def _show_examples(examples: Mapping[str, int]) -> str:
    if not examples:
        return ""
    values = ", ".join(f"{name} = {value}" for name, value in examples.items())
    return f"for the example {values}"


# ===- Sizes ----------------------------------------------------------------===


def _ends(function: Function) -> Tuple[List[Tuple[str, Any]], List[Tuple[str, Any]]]:
    """The names and metadata of inputs and outputs of the user."""
    inputs = [(value.label, value.meta) for value in function.arguments
              if value.kind in ("", "user_input") and not value.is_of_block]
    outputs = [(output.value.label, output.value.meta) for output in function.outputs
               if output.value]
    return inputs, outputs


def _with(meta: Any, env: Mapping[str, int]) -> Any:
    """Metadata with these values of symbols."""
    def size(value: Size) -> Size:
        found = evaluate(value, env)
        if found is not None or not isinstance(value, str):
            return found
        try:
            return expressions.substitute(
                value, {name: str(number) for name, number in env.items()})
        except expressions.ExpressionError:
            return value
    if isinstance(meta, list):
        return [_with(each, env) for each in meta]
    if isinstance(meta, TensorInfo):
        def sizes(values: Optional[Tuple[Size, ...]]) -> Optional[Tuple[Size, ...]]:
            return None if values is None else tuple(map(size, values))
        found = dataclasses.replace(meta, sizes=sizes(meta.sizes),
                                    strides=sizes(meta.strides), offset=size(meta.offset))
        # Products of which a factor is a number are written anew.
        return report.make_row_major(found) if report.is_row_major(meta) else found
    return size(meta) if isinstance(meta, (int, str)) else meta


def _specialize(text: str, env: Mapping[str, int],
                tool: Tool) -> Tuple[Optional[Function], List[str]]:
    """The function of IR with these values, also outside of their ranges, and the
    errors in it."""
    declared = [name for name in env if re.search(rf"#fake\.symbol<{name}\b", text)]
    if not declared:
        return None, []
    for name in declared:
        text = re.sub(rf"#fake\.symbol<{name}\b[^>]*>",
                      lambda match: _BOUNDS.sub("", match[0]), text)
    done = tool.specialize(text, {name: env[name] for name in declared})
    if done.failure:
        raise ToolError(done.failure)
    errors = [_show_error(line) for line in done.stderr.splitlines()
              if _ERROR.fullmatch(line)]
    try:
        special = report.parse(done.stdout)
    except report.ReportError as error:
        raise ToolError(str(error)) from error
    return (special.main if special.functions else None), errors


def _show_error(line: str) -> str:
    """An error of fake-opt in words, "model.py:7: add: cannot broadcast ..."."""
    match = _ERROR.fullmatch(line)
    if match is None:
        return line
    name = f"{match[3]}: " if match[3] else ""
    return f"{show_frame((match[1], int(match[2])))}: {name}{match[4]}"
