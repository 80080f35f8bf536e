# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs recorded calls through fake-opt and compares the results."""

import enum
import re
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Set, Tuple

from . import compare, expressions, ir, progress
from .encoding import (BITS, STORAGE, STRIDES, is_limit, map_symbolic, map_tensors,
                       read_lines, require_fields, tensors)
from .schema import Schema
from .symbols import Symbols
from .tool import Function, Outcome, Tool
from .words import did_you_mean

# Cases in memory at a time.
WINDOW = 4000
_ARGUMENT = re.compile(r"%arg(\d+)$")
_RESULT = re.compile(r"%[^#]+(?:#(\d+))?$")
_OP_PREFIX = re.compile(r"^'[^']*' op (?:\(.*?\) )?")


class Verdict(enum.Enum):
    """The verdict on a case."""
    EXACT = "exact"
    SIGNIFICANT = "significant only"
    WRONG = "wrong"
    UNSUPPORTED = "unsupported"
    FALSE_ERROR = "false error"
    MISSED_ERROR = "missed error"
    RIGHT_ERROR = "right error"
    # PyTorch has no result, so the case is not counted.
    LIMIT = "limit of PyTorch"


# ===- Reading reports -------------------------------------------------------===


class StorageNames:
    """Renumbers the storages of a report as in the recording.

    Storages of arguments keep their numbers, others get new ones.
    """

    def __init__(self, next_number: int) -> None:
        self.numbers: Dict[int, int] = {}
        self.next_number = next_number

    def set_argument(self, found: int, recorded: Optional[int]) -> None:
        """An argument has the number `found` in the report."""
        if recorded is not None:
            self.numbers.setdefault(found, recorded)

    def rename(self, fields: List[Any]) -> List[Any]:
        """The fields of a tensor with the number replaced."""
        storage = fields[STORAGE]
        # 0 is for unknown storages.
        if not storage or isinstance(fields[BITS], str) and fields[STRIDES] is None:
            number = None
        else:
            if storage not in self.numbers:
                self.numbers[storage] = self.next_number
                self.next_number += 1
            number = self.numbers[storage]
        return [*fields[:STORAGE], number, *fields[STORAGE + 1:]]


def argument_number(entry: Mapping[str, Any]) -> Optional[int]:
    """The index of the function argument of a line."""
    match = _ARGUMENT.match(entry["value"])
    return int(match[1]) if match else None


def result_number(entry: Mapping[str, Any]) -> int:
    """The index of the result of a line."""
    match = _RESULT.match(entry["value"])
    return int(match[1] or 0) if match else 0


def first_error(errors: List[str]) -> str:
    """The text of the first diagnostic without the name of the op."""
    return _OP_PREFIX.sub("", errors[0])


def next_storage(values: Any) -> int:
    """A storage number not used by any tensor in a value."""
    return 1 + max((fields[STORAGE] for fields in tensors(values)
                    if fields[STORAGE] is not None), default=-1)


def read_result(outcome: Outcome, writer: ir.FunctionWriter,
                schema: Schema, case: Mapping[str, Any]) -> Any:
    """The results of the call in the report. Raises Unsupported."""
    storages = StorageNames(next_storage([case["args"], list(case["kw"].values())]))
    results: Dict[int, Any] = {}
    for entry in outcome.report:
        number = argument_number(entry)
        if number is None:
            results[result_number(entry)] = entry["meta"]
            continue
        fields = writer.recorded[number]
        if fields is not None and entry["meta"] is not None:
            storages.set_argument(entry["meta"]["t"][STORAGE], fields[STORAGE])
    values = []
    for index, kind in enumerate(schema.returns):
        if index not in results:
            raise ir.Unsupported(f"result of type {kind} is not in the report")
        values.append(map_symbolic(
            map_tensors(results[index], storages.rename),
            lambda text: expressions.substitute(text, writer.opaque)))
    if not schema.returns:
        return None
    return values[0] if len(values) == 1 else values


# ===- Running ---------------------------------------------------------------===


class Answer:
    """The result of one case, as written to the file of results."""

    def __init__(self, number: int, case: Mapping[str, Any]) -> None:
        self.number = number
        self.case = case
        self.fields: Dict[str, Any] = {}
        self.verdict = Verdict.UNSUPPORTED
        self.difference = ""

    def record(self) -> Dict[str, Any]:
        """The line in the file of results."""
        return {"id": self.number, **self.fields}


class Written:
    """A case that was written as IR."""

    def __init__(self, answer: Answer, table: Mapping[str, Schema]) -> None:
        case = answer.case
        self.answer = answer
        self.symbols: Symbols = ir.symbols_of_case(case)
        self.schema = ir.find_schema(case["op"], table)[1]
        if not self.schema.returns and case.get("post"):
            raise ir.Unsupported("metadata of arguments after the call")
        self.writer = ir.write_case(f"c{answer.number}", case, table, self.symbols)

    def finish(self, outcome: Outcome) -> None:
        """Reads the outcome and sets the verdict."""
        answer = self.answer
        if outcome.errors:
            answer.fields["error"] = first_error(outcome.errors)
        else:
            try:
                answer.fields["out"] = read_result(outcome, self.writer,
                                                   self.schema, answer.case)
            except ir.Unsupported as reason:
                answer.fields["unsupported"] = str(reason)
        answer.verdict, answer.difference = judge(answer.case, answer.fields,
                                                  self.symbols)


def judge(case: Mapping[str, Any], fields: Mapping[str, Any],
          symbols: Optional[Symbols]) -> Tuple[Verdict, str]:
    """Compares a result with the recorded one."""
    if "error" in case and is_limit(case["error"], case.get("msg", "")):
        return Verdict.LIMIT, ""
    if "unsupported" in fields:
        return Verdict.UNSUPPORTED, fields["unsupported"]
    if "error" in case:
        if "error" in fields:
            return Verdict.RIGHT_ERROR, ""
        return Verdict.MISSED_ERROR, f"{case['error']}: {case.get('msg', '')}"
    if "error" in fields:
        return Verdict.FALSE_ERROR, fields["error"]
    arguments = [case["args"], list(case["kw"].values())]
    worlds = compare.make_worlds(symbols or Symbols([]), case["out"], fields["out"],
                                 case.get("syms", {}))
    comparison = compare.Comparison(worlds, compare.pair_storages(arguments, arguments))
    result = comparison.value(case["out"], fields["out"])
    verdict = {compare.Level.EXACT: Verdict.EXACT,
               compare.Level.SIGNIFICANT: Verdict.SIGNIFICANT,
               compare.Level.WRONG: Verdict.WRONG}[result.level]
    return verdict, result.difference


def run_cases(tool: Tool, path: str, op: Optional[str] = None) -> Iterator[Answer]:
    """The results of the cases of a file, in order: all, or those of an op. ValueError if
    it has none."""
    table = tool.list_ops()
    seen: Set[str] = set()
    has_case = op is None
    window: List[Answer] = []
    for number, case in enumerate(read_lines(path)):
        if case is not None:
            require_fields(case, ("op", "args", "kw"), f"case {number} of '{path}'")
            require_fields(case, () if "error" in case else ("out",),
                           f"case {number} of '{path}'")
        if case is None:
            continue
        if op is not None and not matches(op, case["op"]):
            seen.add(case["op"])
            continue
        has_case = True
        window.append(Answer(number, case))
        progress.show("cases", number)
        if len(window) == WINDOW:
            yield from _run_window(tool, window, table)
            window = []
    yield from _run_window(tool, window, table)
    if not has_case:
        similar = did_you_mean(str(op), [name for each in sorted(seen)
                                         for name in names_of(each)])
        raise ValueError(f"expected an op of '{path}', found '{op}'{similar}")


def names_of(op: str) -> Tuple[str, ...]:
    """The names of an op, with and without namespace and overload."""
    namespace, _, name = op.partition(".")
    packet = name.split(".")[0]
    return packet, name, f"{namespace}.{packet}", ir.normal_name(op), op


def matches(wanted: str, op: str) -> bool:
    """Whether a name, with or without namespace and overload, is that of the op."""
    return wanted in names_of(op)


def _run_window(tool: Tool, answers: Iterable[Answer],
                table: Mapping[str, Schema]) -> Iterator[Answer]:
    written: Dict[str, Written] = {}
    functions: List[Function] = []
    answers = list(answers)
    for answer in answers:
        try:
            case = Written(answer, table)
            functions.append(Function(case.writer.name, case.writer.lines()))
            written[case.writer.name] = case
        except ir.Unsupported as reason:
            answer.fields["unsupported"] = str(reason)
            answer.verdict, answer.difference = judge(answer.case, answer.fields, None)
    for name, outcome in tool.run(functions).items():
        written[name].finish(outcome)
    yield from answers
