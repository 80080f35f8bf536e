# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks symbolic results where PyTorch has none.

    python3 -m oracle.limits CASES.jsonl[.gz]
    python3 -m oracle.limits --without-hints CASES.jsonl[.gz]

Calls that failed with a limit of PyTorch have no recorded result. They are run with
symbols, and again with static sizes; both must agree.

With --without-hints, calls that have a result are run with unbacked symbols that are
only known to be sizes. The result must equal the recorded one at the recorded example.
"""

import argparse
import itertools
import random
import sys
from typing import Any, Dict, List, Mapping, Optional, Set, Tuple

from fake_tensor import cases, compare, expressions, ir
from fake_tensor.encoding import (expression_texts, is_limit, is_symbolic, read_lines,
                                  walk)
from fake_tensor.symbols import Environment, Symbols
from fake_tensor.tool import (Function, Outcome, Tool, ToolError, add_tool_option,
                              find_tool, run_main)

# Values tried for a symbol besides those in the call.
_USUAL = (2, 3, 5)
_LARGEST = 64
# The number of assignments tried for a call, and the number that must agree.
_TRIES = 60
_COMPARED = 3


class Call:
    """A call without a result in PyTorch, and its outcome."""

    def __init__(self, number: int, case: Dict[str, Any]) -> None:
        self.number = number
        self.case = case
        texts = expression_texts([case["args"], list(case["kw"].values())])
        self.names = expressions.free_symbols(texts)
        self.answer: Dict[str, Any] = {}
        self.compared = 0
        self.difference = ""

    @property
    def is_answered(self) -> bool:
        """Whether there is a result."""
        return "out" in self.answer

    @property
    def is_right(self) -> bool:
        """Whether the result agrees with all static runs."""
        return self.is_answered and self.compared > 0 and not self.difference

    def assignments(self) -> List[Environment]:
        """Values for the symbols, in a fixed order."""
        values: Set[int] = set(_USUAL)
        for item in walk([self.case["args"], list(self.case["kw"].values())]):
            if isinstance(item, int) and not isinstance(item, bool):
                values.add(item)
            if isinstance(item, list):
                values.add(len(item))
        usable = sorted(value for value in values if 2 <= value <= _LARGEST)
        found = [dict.fromkeys(self.names, value) for value in usable]
        products = list(itertools.islice(
            itertools.product(usable, repeat=len(self.names)), 20000))
        random.Random(self.number).shuffle(products)
        found += [dict(zip(self.names, values)) for values in products]
        return found[:_TRIES]

    def compare(self, env: Environment, static: Any) -> None:
        """Compares the result with that of a static run."""
        self.compared += 1
        symbols = Symbols(self.names, {name: [value, value, value]
                                       for name, value in env.items()})
        worlds = compare.make_worlds(symbols, static, self.answer["out"], {})
        result = compare.Comparison(worlds, compare.pair_storages(
            self.case["args"], self.case["args"])).value(static, self.answer["out"])
        if result.level is compare.Level.WRONG and not self.difference:
            self.difference = f"{result.difference} at {env}"


def _put(value: Any, env: Mapping[str, int]) -> Any:
    """The value with symbols replaced by integers."""
    if is_symbolic(value):
        return int(expressions.parse(value["sym"]).evaluate(env))
    if isinstance(value, list):
        return [_put(element, env) for element in value]
    if isinstance(value, dict):
        return {key: _put(element, env) for key, element in value.items()}
    return value


class _Sizes(Symbols):
    """Unbacked symbols that are only known to be sizes."""

    def __init__(self, names: List[str]) -> None:
        super().__init__(names, has_hints=False)

    def _bounds_before(self, name: str) -> Tuple[Optional[int], Optional[int]]:
        return 0, None


def _run(tool: Tool, named: Mapping[str, Dict[str, Any]],
         open_symbols: bool = False) -> Dict[str, Dict[str, Any]]:
    """The results of cases, by name."""
    table = tool.list_ops()
    answers: Dict[str, Dict[str, Any]] = {}
    functions: List[Function] = []
    writers: Dict[str, Any] = {}
    for name, case in named.items():
        try:
            schema = ir.find_schema(case["op"], table)[1]
            symbols = ir.symbols_of_case(case)
            if open_symbols:
                symbols = _Sizes(symbols.names)
            writer = ir.write_case(name, case, table, symbols)
        except ir.Unsupported as reason:
            answers[name] = {"unsupported": str(reason)}
            continue
        writers[name] = writer, schema
        functions.append(Function(name, writer.lines()))
    outcomes: Mapping[str, Outcome] = tool.run(functions)
    for name, outcome in outcomes.items():
        writer, schema = writers[name]
        if outcome.errors:
            answers[name] = {"error": cases.first_error(outcome.errors)}
            continue
        try:
            answers[name] = {"out": cases.read_result(outcome, writer, schema,
                                                      named[name])}
        except ir.Unsupported as reason:
            answers[name] = {"unsupported": str(reason)}
    return answers


def check(tool: Tool, path: str) -> List[Call]:
    """Runs all calls of a file that failed with a limit."""
    calls = [Call(number, case) for number, case in enumerate(read_lines(path))
             if case is not None and "error" in case
             and is_limit(case["error"], case.get("msg", ""))]
    answers = _run(tool, {f"c{call.number}": call.case for call in calls})
    static: Dict[str, Dict[str, Any]] = {}
    for call in calls:
        call.answer = answers[f"c{call.number}"]
        if call.is_answered:
            for index, env in enumerate(call.assignments()):
                static[f"c{call.number}_{index}"] = {
                    **call.case, "args": _put(call.case["args"], env),
                    "kw": _put(call.case["kw"], env)}
    numbers = _run(tool, static)
    for call in calls:
        if not call.is_answered:
            continue
        for index, env in enumerate(call.assignments()):
            answer = numbers[f"c{call.number}_{index}"]
            if "out" in answer and call.compared < _COMPARED:
                call.compare(env, answer["out"])
    return calls


def check_without_hints(tool: Tool, path: str) -> List[Call]:
    """Runs all calls of a file with symbols and a result."""
    calls: List[Call] = []
    examples: Dict[int, Environment] = {}
    for number, case in enumerate(read_lines(path)):
        if case is None or "error" in case:
            continue
        symbols = ir.symbols_of_case(case)
        if symbols.names and symbols.hints.keys() >= set(symbols.names):
            calls.append(Call(number, case))
            examples[number] = symbols.hints
    for start in range(0, len(calls), cases.WINDOW):
        window = calls[start:start + cases.WINDOW]
        answers = _run(tool, {f"c{call.number}": call.case for call in window},
                       open_symbols=True)
        for call in window:
            call.answer = answers[f"c{call.number}"]
            if call.is_answered:
                call.compare({name: examples[call.number][name]
                              for name in call.names}, call.case["out"])
    return calls


def _parse(arguments: Optional[List[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 -m oracle.limits",
        description="Checks symbolic results where PyTorch has none.")
    parser.add_argument("cases", metavar="FILE",
                        help="recorded cases, may be compressed with gzip")
    add_tool_option(parser)
    parser.add_argument("--without-hints", action="store_true",
                        help="run the calls that have a result, without examples")
    parser.add_argument("--failures", type=int, default=0, metavar="N",
                        help="show the first N calls without a correct result")
    parser.add_argument("--expect-right", type=float, default=0, metavar="PERCENT",
                        help="fail if fewer calls have a correct result")
    return parser.parse_args(arguments)


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    options = _parse(arguments)
    try:
        run = check_without_hints if options.without_hints else check
        calls = run(Tool(find_tool(options.fake_opt)), options.cases)
    except (ToolError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    bad = [call for call in calls if not call.is_right]
    for call in bad[:options.failures]:
        reason = (call.difference or call.answer.get("error")
                  or call.answer.get("unsupported") or "no numbers fit")
        print(f"line {call.number}: {call.case['op']}: {reason}")
    share = 100 * (len(calls) - len(bad)) / len(calls) if calls else 100.0
    wrong = sum(1 for call in calls if call.difference)
    what = ("calls with symbols" if options.without_hints
            else "calls to which PyTorch has no answer")
    print(f"{what} {len(calls)}")
    print(f"answered {sum(1 for call in calls if call.is_answered)}")
    print(f"right on numbers {len(calls) - len(bad)} {share:.2f}%")
    print(f"wrong on numbers {wrong}")
    # Without hints the result may be a different correct one, or a new symbol.
    tolerated = options.without_hints or wrong == 0
    return 0 if share >= options.expect_right and tolerated else 1


if __name__ == "__main__":
    run_main(main)
