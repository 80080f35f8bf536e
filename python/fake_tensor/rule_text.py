# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The text of rules: steps, conditions, and the cases that they distinguish."""

import re
from typing import Any, Dict, Iterable, List, Mapping, NamedTuple, Sequence, Tuple

from . import ir
from .steps import Message, Ref, Step

_PLACE = re.compile(r"\{\d+\}")
_AND = "(!fake.bool, !fake.bool) -> !fake.bool"


class Condition(NamedTuple):
    """A condition of a case of a rule: ops that compute a bool, called `$`, its
    description, and the error if it does not hold. Ops and values have names that
    start with `$`."""
    lines: Tuple[str, ...]
    text: str
    message: str
    values: Tuple[Ref, ...] = ()


def condition(lines: Tuple[str, ...], text: str, *found: Ref) -> Condition:
    """A condition whose error says what was expected and what was found."""
    message = f"expected that {text}"
    if not found or _PLACE.search(text):
        return Condition(lines, text, message)
    places = " and ".join(f"{{{index}}}" for index in range(len(found)))
    return Condition(lines, text, f"{message}, found {places}", found)


class Case(NamedTuple):
    """The case of a rule for calls that satisfy some conditions."""
    # Conditions on arguments of all calls, and others.
    outer: Tuple[Condition, ...]
    inner: Tuple[Condition, ...]
    lines: Tuple[str, ...]
    results: Tuple[Ref, ...]
    # What is required of sizes and ints, other than by the messages of the kernel.
    required: Tuple[str, ...] = ()


# ===- Steps ------------------------------------------------------------------===


def written(kind: str, value: str) -> str:
    """A dtype or device as a constant."""
    return ir.write_constant({kind: value})


def describe(step: Step, known: Dict[str, str]) -> None:
    """Adds a short description of the result of a step, if there is one."""
    if not step.results:
        return
    words = [known.get(arg.name, "a result") if isinstance(arg, Ref) else str(arg)
             for arg in step.args]
    if step.op in ("size", "stride"):
        text = f"{step.op} {words[1]} of {words[0]}"
    elif step.op == "constant":
        text = step.text
    elif step.op == "cast":
        text = words[0]
    elif step.op == "new_size":
        text = "a new size"
    elif step.op in ("prim.dtype", "prim.device"):
        text = f"the {step.op.partition('.')[2]} of {words[0]}"
    elif "." not in step.op:
        text = f"{step.op}({', '.join(words)})"
    else:
        return
    known[step.results[0].name] = text


def message_text(message: Message) -> Tuple[str, Tuple[Ref, ...]]:
    """A message with places, and their values. Constants are part of the text."""
    parts = [message.literals[0]]
    values: List[Ref] = []
    for value, literal in zip(message.values, message.literals[1:]):
        if isinstance(value, Ref):
            parts.append(f"{{{len(values)}}}")
            values.append(value)
        else:
            parts.append(str(value))
        parts.append(literal)
    if values and any(_PLACE.search(part) for part in (
            *message.literals, *(str(value) for value in message.values
                                 if not isinstance(value, Ref)))):
        return re.sub(r"[{}]", "", "".join(message.literals)), ()
    return "".join(parts), tuple(values)


def write_message(text: str, values: Sequence[Ref]) -> str:
    """The message of an op, with its values."""
    if not values:
        return ir.quote(text)
    names = ", ".join(ref.name for ref in values)
    return f"{ir.quote(text)}({names} : {', '.join(ref.type for ref in values)})"


def write_step(step: Step, known: Mapping[str, str]) -> str:
    """A step as IR."""
    args = [str(arg.name if isinstance(arg, Ref) else arg) for arg in step.args]
    kinds = ", ".join(arg.type for arg in step.args if isinstance(arg, Ref))
    head = ", ".join(ref.name for ref in step.results)
    head = f"{head} = fake.{step.op}" if head else f"fake.{step.op}"
    results = [ref.type for ref in step.results]
    if step.op in ("size", "stride"):
        return f"{head} {args[0]}, {args[1]} : {kinds} -> {results[0]}"
    if step.op == "storage_offset":
        return f"{head} {args[0]} : {kinds} -> {results[0]}"
    if step.op in ("constant", "new_size"):
        return f"{head} {step.text} : {results[0]}"
    if step.op == "cast":
        return f"{head} {args[0]} : {kinds} to {results[0]}"
    text, values = message_text(step.message) if step.message else ("", ())
    if step.op == "require":
        left, right = (known.get(ref.name, "a result") for ref in step.args[1:])
        message = write_message(
            text or f"expected {left} to be {step.text} {right}", values)
        return f"{head} {args[0]} {args[1]}, {args[2]}, {message} : {kinds}"
    if step.op == "assert":
        return f"{head} {args[0]}, {write_message(text or step.text, values)}"
    if "." not in step.op:
        return f"{head} {', '.join(args)} : ({kinds}) -> {results[0]}"
    types: List[str] = []

    def write(value: Any) -> str:
        if isinstance(value, Ref):
            types.append(value.type)
            return value.name
        if isinstance(value, tuple):
            return "[" + ", ".join(map(write, value)) + "]"
        return str(value)

    parts = [write(value) for value in step.args]
    parts += [f"{key} = {write(value)}" for key, value in step.kw]
    kind = results[0] if len(results) == 1 else f"({', '.join(results)})"
    return f"{head}({', '.join(parts)}) : ({', '.join(types)}) -> {kind}"


# ===- Cases ------------------------------------------------------------------===


def _compute(tested: Condition, name: str) -> List[str]:
    return [line.replace("$", name) for line in tested.lines]


def _message_of(tested: Condition, name: str) -> str:
    return write_message(tested.message, [
        ref._replace(name=ref.name.replace("$", name)) for ref in tested.values])


def _assert(tested: Condition, name: str) -> List[str]:
    """A condition, as an error if it does not hold."""
    return [*_compute(tested, name), f"fake.assert {name}, {_message_of(tested, name)}"]


def _expect_all(conditions: Sequence[Condition], prefix: str) -> Tuple[List[str], str]:
    """The conjunction of conditions, and its name."""
    lines: List[str] = []
    found = ""
    for index, tested in enumerate(conditions):
        name, expected = f"%{prefix}{index}_", f"%{prefix}expected{index}"
        lines += _compute(tested, name)
        lines.append(f"{expected} = fake.expect {name}, {_message_of(tested, name)}")
        if found:
            both = f"%{prefix}both{index}"
            lines.append(f"{both} = fake.aten.__and__.bool({found}, {expected}) : {_AND}")
            expected = both
        found = expected
    return lines, found


def _write_case(case: Case, prefix: str) -> List[str]:
    """The body of a case, in which the inner conditions are errors."""
    body = list(case.lines)
    checks = [line for index, tested in enumerate(case.inner)
              for line in _assert(tested, f"%{prefix}inner{index}_")]
    # After the ops that only read arguments, whose values the conditions need.
    place = 0
    while place < len(body) and ("fake.cast " in body[place]
                                 or "fake.aten.__getitem__.t(" in body[place]):
        place += 1
    return body[:place] + checks + body[place:] + [_yield(case.results)]


def _yield(results: Sequence[Ref]) -> str:
    if not results:
        return "fake.yield"
    return (f"fake.yield {', '.join(ref.name for ref in results)} : "
            f"{', '.join(ref.type for ref in results)}")


def _indent(lines: Iterable[str]) -> List[str]:
    return ["  " + line for line in lines]


def write_cases(cases: Sequence[Case], number: int = 0) -> List[str]:
    """The body of a rule: the first case whose conditions hold. Those of the last, or
    of the only one, are errors."""
    case, prefix = cases[0], f"c{number}_"
    if len(cases) == 1 and number == 0:
        return [line for index, tested in enumerate(case.outer)
                for line in _assert(tested, f"%{prefix}{index}_")
                ] + _write_case(case, prefix)
    lines, found = _expect_all(case.outer, prefix)
    if len(cases) == 1:
        if found:
            lines.append(f"fake.assert {found}, \"expected a call for which one of "
                         f"{number + 1} cases of the rule holds\"")
        return lines + _write_case(case, prefix)
    types = ", ".join(ref.type for ref in case.results)
    results = [Ref(f"%{prefix}r{index}", ref.type)
               for index, ref in enumerate(case.results)]
    head = f"{', '.join(ref.name for ref in results)} = " if results else ""
    arrow = f" -> {types}" if types else ""
    return [*lines, f"{head}fake.if {found}{arrow} {{",
            *_indent(_write_case(case, prefix)), "} else {",
            *_indent(write_cases(cases[1:], number + 1)), "}", _yield(results)]
