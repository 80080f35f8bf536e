# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Control flow of PyTorch and of the fake dialect: the roles of the arguments of
higher-order ops, and the syntax of such ops."""

from typing import Any, Dict, List, NamedTuple, Sequence, Tuple


class Shape(NamedTuple):
    """How the arguments of a higher-order op become an op with regions."""
    name: str
    # The arguments that are graphs, and the keywords of their regions.
    graphs: Tuple[Tuple[int, str], ...]
    # The first operand, if any.
    predicate: Tuple[int, ...]
    # The arguments that are lists of operands, and the keywords before them.
    groups: Tuple[Tuple[int, str], ...]


SHAPES: Dict[str, Shape] = {
    "higher_order.cond": Shape(
        "cond", ((1, "then"), (2, "else")), (0,), ((3, "with"),)),
    "higher_order.while_loop": Shape(
        "while_loop", ((0, "while"), (1, "do")), (), ((2, "init"), (3, "with"))),
    "higher_order.map_impl": Shape(
        "map", ((0, "do"),), (), ((1, "over"), (2, "with"))),
    "higher_order.scan": Shape(
        "scan", ((0, "do"),), (), ((1, "init"), (2, "over"), (3, "with"))),
    "higher_order.associative_scan": Shape(
        "associative_scan", ((0, "do"),), (), ((1, "over"), (2, "with"))),
}


class Inlined(NamedTuple):
    """The position of the graph of a higher-order op, and its inputs: the arguments
    from `first` on, or the list at `first`."""
    graph: int
    first: int
    is_list: bool = False

    def inputs(self, args: Sequence[Any]) -> List[Any]:
        """The inputs of the graph."""
        return list(args[self.first] if self.is_list else args[self.first:])


# Ops that run their graph once without changing it. Not autocast, which converts the
# arguments of ops.
INLINED: Dict[str, Inlined] = {
    "higher_order.wrap_with_set_grad_enabled": Inlined(1, 2),
    "higher_order.tag_activation_checkpoint": Inlined(0, 1),
    "higher_order.wrap": Inlined(0, 1),
    "higher_order.wrap_activation_checkpoint": Inlined(0, 1),
    "higher_order.invoke_subgraph": Inlined(0, 2),
    "higher_order.strict_mode": Inlined(0, 1, True),
    "higher_order.hints_wrapper": Inlined(0, 1, True),
}


def erase(kind: str) -> str:
    """The type of any value of the same kind."""
    for prefix in ("!fake.tensor<", "!fake.int<"):
        if kind.startswith(prefix):
            return "!fake.tensor<*>" if "tensor" in prefix else "!fake.int"
    return kind


def write_head(shape: Shape, result: str, predicate: Sequence[Tuple[str, str]],
               groups: Sequence[Sequence[Tuple[str, str]]],
               results: Sequence[str]) -> str:
    """The line before the regions. Operands are names and types."""
    text = f"fake.{shape.name}"
    if results:
        count = f":{len(results)}" if len(results) > 1 else ""
        text = f"{result}{count} = {text}"
    for name, _ in predicate:
        text += f" {name}"
    for (_, word), operands in zip(shape.groups, groups):
        if operands:
            text += f" {word}({', '.join(name for name, _ in operands)})"
    types = [kind for operands in (predicate, *groups) for _, kind in operands]
    kind = results[0] if len(results) == 1 else f"({', '.join(results)})"
    return f"{text} : ({', '.join(types)}) -> {kind}"


def write_region(word: str, arguments: Sequence[str], is_first: bool) -> str:
    """The line that begins a region."""
    return (("" if is_first else "} ") + word
            + (f"({', '.join(arguments)})" if arguments else "") + " {")
