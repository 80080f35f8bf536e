# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Programs: arguments, calls, regions, and their text in the fake dialect."""

import copy
import dataclasses
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple, Union

from fake_tensor import ir
from fake_tensor.encoding import is_tensor

TENSOR = "!fake.tensor<*>"


def is_value(item: Any) -> bool:
    """Whether an argument of a call is {"v": ID}, a value of the program."""
    return isinstance(item, dict) and "v" in item


def map_values(item: Any, fn: Callable[[int], int]) -> Any:
    """The arguments of a call with the IDs of values replaced."""
    if isinstance(item, list):
        return [map_values(element, fn) for element in item]
    return {"v": fn(item["v"])} if is_value(item) else item


def values_in(item: Any) -> Iterator[int]:
    """The IDs of the values in the arguments of a call."""
    if isinstance(item, list):
        for element in item:
            yield from values_in(element)
    elif is_value(item):
        yield item["v"]


@dataclasses.dataclass
class Argument:
    """An argument of the function: its ID, and {"t": ...} or an int."""
    value: int
    meta: Any
    # Arguments with the same number share a storage.
    storage: Optional[int] = None

    @property
    def is_tensor(self) -> bool:
        """Whether it is a tensor."""
        return is_tensor(self.meta)


@dataclasses.dataclass
class Call:
    """A call of an op. Results have the types that its schema declares."""
    op: str
    args: List[Any]
    kw: Dict[str, Any]
    results: List[int]
    types: List[str]

    def operands(self) -> List[int]:
        """The IDs of its operands."""
        return list(values_in([*self.args, *self.kw.values()]))


@dataclasses.dataclass
class Unpack:
    """The elements of a list."""
    operand: int
    results: List[int]
    types: List[str]

    def operands(self) -> List[int]:
        """The IDs of its operands."""
        return [self.operand]


@dataclasses.dataclass
class Block:
    """A region of an op, or the body of a called function."""
    parameters: List[int]
    parameter_types: List[str]
    nodes: List["Node"]
    yields: List[int]


@dataclasses.dataclass
class Region:
    """An op with regions, or a call of a function: kind is the name of the op."""
    kind: str
    # The operands before the regions, by keyword: "", "init", "over", "with".
    groups: List[Tuple[str, List[int]]]
    blocks: List[Tuple[str, Block]]
    results: List[int]
    types: List[str]

    def operands(self) -> List[int]:
        """The IDs of its operands, and of the outer values in its regions."""
        found = [value for _, group in self.groups for value in group]
        for _, block in self.blocks:
            inner = set(block.parameters)
            for node in block.nodes:
                found += [value for value in node.operands() if value not in inner]
                inner |= set(node.results)
            found += [value for value in block.yields if value not in inner]
        return found


Node = Union[Call, Unpack, Region]


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """All nodes, also those in regions."""
    for node in nodes:
        yield node
        if isinstance(node, Region):
            for _, block in node.blocks:
                yield from walk(block.nodes)


@dataclasses.dataclass
class Program:
    """A program of straight-line code, regions and calls."""
    name: str
    arguments: List[Argument] = dataclasses.field(default_factory=list)
    nodes: List[Node] = dataclasses.field(default_factory=list)
    # The symbols of ragged sizes, which stay in all variants.
    ragged: List[str] = dataclasses.field(default_factory=list)
    next_value: int = 0

    def new_value(self) -> int:
        """An unused ID."""
        self.next_value += 1
        return self.next_value - 1

    def add_argument(self, meta: Any, storage: Optional[int] = None) -> int:
        """The ID of a new argument."""
        argument = Argument(self.new_value(), meta, storage)
        self.arguments.append(argument)
        return argument.value

    def copy(self) -> "Program":
        """A deep copy."""
        return copy.deepcopy(self)

    def ops(self) -> List[str]:
        """The names of all ops called."""
        return [node.op for node in walk(self.nodes) if isinstance(node, Call)]

    def has_regions(self) -> bool:
        """Whether it has control flow or calls."""
        return any(isinstance(node, Region) for node in self.nodes)

    def prune(self) -> None:
        """Removes unused arguments."""
        used = {value for node in self.nodes for value in node.operands()}
        self.arguments = [argument for argument in self.arguments
                          if argument.value in used]


@dataclasses.dataclass
class Variant:
    """The types of the arguments, and the attributes of the function."""
    types: List[str]
    attributes: List[str] = dataclasses.field(default_factory=list)


class _Writer:
    """The text of one program."""

    def __init__(self, program: Program, variant: Variant) -> None:
        self.program = program
        self.types: Dict[int, str] = {}
        self.names: Dict[int, str] = {}
        self.functions: List[List[str]] = []
        for argument, kind in zip(program.arguments, variant.types):
            self._define([argument.value], [kind])
        self.head = (f"func.func @{program.name}("
                     + ", ".join(map(self._argument, program.arguments)) + ")")
        self.attributes = variant.attributes

    def _argument(self, argument: Argument) -> str:
        text = f"{self.names[argument.value]}: {self.types[argument.value]}"
        if argument.storage is not None:
            text += f" {{fake.storage = {argument.storage} : i64}}"
        return text + f' loc("v{argument.value}")'

    def _define(self, values: Sequence[int], types: Sequence[str]) -> str:
        """Names values that one op defines; returns the left side."""
        if not values:
            return ""
        name = f"%v{values[0]}"
        for number, (value, kind) in enumerate(zip(values, types)):
            self.names[value] = name if len(values) == 1 else f"{name}#{number}"
            self.types[value] = kind
        return f"{name}:{len(values)} = " if len(values) > 1 else f"{name} = "

    def _list(self, values: Sequence[int]) -> str:
        return ", ".join(self.names[value] for value in values)

    def _types(self, values: Sequence[int]) -> str:
        return ", ".join(self.types[value] for value in values)

    def _call(self, node: Call) -> str:
        operands: List[int] = []

        def write(item: Any) -> str:
            if is_value(item):
                operands.append(item["v"])
                return self.names[item["v"]]
            if isinstance(item, list):
                return "[" + ", ".join(map(write, item)) + "]"
            return ir.write_constant(item)

        parts = [write(item) for item in node.args]
        parts += [f"{key} = {write(item)}" for key, item in node.kw.items()]
        types = self._types(operands)
        left = self._define(node.results, node.types)
        return (f"{left}fake.{node.op}({', '.join(parts)}) : ({types}) -> "
                f"({', '.join(node.types)})")

    def _block(self, block: Block) -> Tuple[str, List[str]]:
        """The parameters and the lines of a block."""
        for value, kind in zip(block.parameters, block.parameter_types):
            self._define([value], [kind])
        parameters = ", ".join(f"{self.names[value]}: {self.types[value]}"
                               for value in block.parameters)
        return parameters, self.lines(block.nodes)

    def _region(self, node: Region) -> List[str]:
        operands = [value for _, group in node.groups for value in group]
        types = self._types(operands)
        groups = " ".join(f"{word}({self._list(group)})" if word else self._list(group)
                          for word, group in node.groups if group)
        text = f"fake.{node.kind} {groups} : ({types}) -> ({', '.join(node.types)})"
        lines: List[str] = []
        for word, block in node.blocks:
            parameters, body = self._block(block)
            head = f"{word}({parameters})" if parameters else word
            # A line that closes one block opens the next.
            lines.append(("} " if lines else "") + f"{head} {{")
            lines += ["  " + line for line in body]
            lines.append(f"  fake.yield {self._list(block.yields)} : "
                         f"{self._types(block.yields)}")
        lines.append("}" + self._location(node.results))
        return [self._define(node.results, node.types) + text, *lines]

    def _invoke(self, node: Region) -> str:
        block = node.blocks[0][1]
        name = f"{self.program.name}_f{len(self.functions)}"
        function: List[str] = []
        self.functions.append(function)
        parameters, body = self._block(block)
        types = self._types(block.yields)
        function += [f"func.func private @{name}({parameters}) -> ({types}) {{",
                     *("  " + line for line in body),
                     f"  return {self._list(block.yields)} : {types}", "}"]
        operands = node.groups[0][1]
        kinds = self._types(operands)
        left = self._define(node.results, node.types)
        return (f"{left}func.call @{name}({self._list(operands)}) : ({kinds}) -> "
                f"({', '.join(node.types)})")

    @staticmethod
    def _location(values: Sequence[int]) -> str:
        return f' loc("v{values[0]}")' if values else ""

    def lines(self, nodes: Sequence[Node]) -> List[str]:
        """The lines of some nodes."""
        found: List[str] = []
        for node in nodes:
            if isinstance(node, Region) and node.kind != "call":
                found += self._region(node)
                continue
            if isinstance(node, Call):
                text = self._call(node)
            elif isinstance(node, Unpack):
                kinds = f"{self.types[node.operand]} -> {', '.join(node.types)}"
                name = self.names[node.operand]
                text = f"{self._define(node.results, node.types)}fake.unpack {name} : {kinds}"
            else:
                text = self._invoke(node)
            found.append(text + self._location(node.results))
        return found

    def write(self) -> List[str]:
        """The lines of the function and of those that it calls."""
        body = self.lines(self.program.nodes)
        # The results of the last op show in the type of the function.
        last = next((node.results for node in reversed(self.program.nodes)
                     if node.results), [])
        head = self.head
        if last:
            head += f" -> ({self._types(last)})"
        if self.attributes:
            head += f" attributes {{{', '.join(self.attributes)}}}"
        end = f"  return {self._list(last)} : {self._types(last)}" if last else "  return"
        return [line for function in self.functions for line in function] + [
            head + " {", *("  " + line for line in body), end, "}"]


def write(program: Program, variant: Variant) -> List[str]:
    """The lines of a program. Raises ir.Unsupported."""
    return _Writer(program, variant).write()
