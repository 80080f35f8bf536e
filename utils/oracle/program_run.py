# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures the memory of a recorded program in PyTorch. Needs PyTorch.

The lines of a recorded graph are run on FakeTensors of certain sizes, under the mode of
`live_memory`; values are dropped after their last use. Of a branch, one region runs, and a
loop runs a number of times: the caller chooses both.
"""

import itertools
from typing import Any, Dict, Iterator, List, Mapping, Sequence, Set

import torch

from fake_tensor import ir
from fake_tensor.encoding import DEVICE, is_symbolic, is_tensor, walk
from fake_tensor.report import evaluate
from fake_tensor.torch_values import CannotDecode

from .dispatched import find_overload
from .live_memory import StorageTracker
from .replay import World

Record = Mapping[str, Any]
# How an op with regions may run: each branch; or one iteration, or several.
OPTIONS = {"higher_order.cond": (0, 1), "higher_order.while_loop": (1, 3)}


def choices_of(lines: Sequence[Record]) -> Iterator[Dict[str, int]]:
    """All combinations of what ops with regions may do, by the names of these ops."""
    ops = [line for line in lines if line.get("op") in OPTIONS]
    for numbers in itertools.product(*(OPTIONS[line["op"]] for line in ops)):
        yield {line["name"]: number for line, number in zip(ops, numbers)}


def _names(value: Any) -> Set[str]:
    """The nodes that a record refers to."""
    return {item["n"] for item in walk(value) if isinstance(item, dict) and "n" in item}


class Run:
    """A run of a program on FakeTensors."""

    def __init__(self, sizes: Mapping[str, int], choices: Mapping[str, int],
                 device: str) -> None:
        self.tracker = StorageTracker(device)
        self._sizes = sizes
        self._choices = choices
        self._world = World(None)
        # What exists before the program runs, and as long as it does: inputs, of which
        # the caller holds the storages, and literals.
        self._storages: List[Any] = []
        self._inputs: Dict[str, Any] = {}
        self._literals: Dict[str, Any] = {}

    def run(self, lines: Sequence[Record]) -> None:
        """Runs the lines of a graph. Raises CannotDecode."""
        with self._world.mode, torch.no_grad():
            try:
                self._add_inputs(lines)
                self.tracker.note("entry")
                with self.tracker:
                    self._run_lines([line for line in lines if "k" in line],
                                    dict(self._inputs))
            except CannotDecode:
                raise
            except Exception as error:
                raise CannotDecode(f"a program that PyTorch refuses: {error}") from error

    def _add_inputs(self, lines: Sequence[Record]) -> None:
        for line in lines:
            if line.get("k") == "in":
                self._inputs[line["name"]] = self._world.decode(
                    self._numbers(line["val"]))
            for value in line.get("args", ()):
                if isinstance(value, dict) and "literal" in value:
                    self._literals[line["name"]] = torch.tensor(value["literal"])
        for value in (*self._inputs.values(), *self._literals.values()):
            if isinstance(value, torch.Tensor):
                self._storages.append(value.untyped_storage())
                self.tracker.add(value)

    def _numbers(self, value: Any) -> Any:
        """A recorded value with numbers for its symbols."""
        if is_symbolic(value):
            number = evaluate(value["sym"], self._sizes)
            if number is None:
                raise CannotDecode(f"the expression {value['sym']}")
            return number
        if isinstance(value, list):
            return [self._numbers(element) for element in value]
        if isinstance(value, dict):
            return {key: self._numbers(element) for key, element in value.items()}
        return value

    def _run_lines(self, lines: Sequence[Record], values: Dict[str, Any]) -> List[Any]:
        """Runs lines with the values of their inputs, and returns their outputs, the
        arguments of the last line."""
        last: Dict[str, int] = {}
        for index, line in enumerate(lines):
            for name in (line.get("name", ""),
                         *_names([line.get("args", []), line.get("kw", {})])):
                last[name] = index
        for index, line in enumerate(lines):
            if line["k"] == "out":
                return [self._argument(value, values) for value in line["args"]]
            if line["k"] == "op":
                self.tracker.node = line["name"]
                values[line["name"]] = self._run_op(line, values)
            for name in [name for name in values if last.get(name, index) <= index]:
                del values[name]
        return []

    def _argument(self, value: Any, values: Mapping[str, Any]) -> Any:
        if isinstance(value, list):
            return [self._argument(element, values) for element in value]
        if isinstance(value, dict) and "n" in value:
            return values[value["n"]]
        return self._world.decode(self._numbers(value))

    def _run_op(self, line: Record, values: Mapping[str, Any]) -> Any:
        if line["name"] in self._literals:
            args = [self._literals[line["name"]]]
        elif line["op"] in OPTIONS:
            return self._run_regions(line, values)
        else:
            args = [self._argument(value, values) for value in line["args"]]
        if line["op"] == "getitem":
            return args[0][args[1]]
        kwargs = {key: self._argument(value, values) for key, value in line["kw"].items()}
        return find_overload(ir.normal_name(line["op"]))(*args, **kwargs)

    # ===- Regions ----------------------------------------------------------===

    def _run_regions(self, line: Record, values: Mapping[str, Any]) -> List[Any]:
        choice = self._choices[line["name"]]
        if line["op"] == "higher_order.cond":
            # 0 is the first region.
            inputs = self._argument(line["args"][3], values)
            return self._run_region(line["graphs"][choice], inputs)
        carried, others = (self._argument(line["args"][index], values) for index in (2, 3))
        condition, body = line["graphs"]
        for _ in range(choice):
            self._run_region(condition, carried + others)
            inputs, carried = carried + others, []
            carried = self._run_region(body, inputs)
        self._run_region(condition, carried + others)
        return list(carried)

    def _run_region(self, region: Record, inputs: List[Any]) -> List[Any]:
        """Runs a region, which takes the values of a list over: they are dropped after
        their last use if nothing else holds them."""
        lines = [*region["records"], {"k": "out", "args": region["args"]}]
        arguments = [line["name"] for line in lines if line["k"] == "arg"]
        values = dict(zip(arguments, inputs))
        inputs.clear()
        return self._run_lines(lines, values)


def measure_program(lines: Sequence[Record], sizes: Mapping[str, int],
                    device: str) -> StorageTracker:
    """The run of a program that needs the most memory, for values of its symbols. Raises
    CannotDecode."""
    runs = []
    for choices in choices_of(lines):
        run = Run(sizes, choices, device)
        run.run(lines)
        runs.append(run.tracker)
    return max(runs, key=lambda tracker: tracker.peak)


def devices_of(lines: Sequence[Record]) -> List[str]:
    """The devices of the values of a program."""
    return list(dict.fromkeys(item["t"][DEVICE] for item in walk(
        [line.get("val") for line in lines]) if is_tensor(item)))
