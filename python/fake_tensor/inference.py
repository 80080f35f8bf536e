# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the tensors of a PyTorch model look like. Needs PyTorch.

    python3 -m fake_tensor.inference my_package.my_module:make_model
    python3 -m fake_tensor.inference my_package.my_module:make_model --check

The latter compares each node with what PyTorch's own FakeTensor found.
"""

import argparse
import dataclasses
import sys
from typing import (Any, Callable, Iterator, List, Mapping, Optional, TextIO, Tuple,
                    Union)

from .cases import Verdict
from .encoding import BITS, DEVICE, DTYPE, OFFSET, SIZES, STORAGE, STRIDES, is_tensor
from .exporter import (EXPECTED_ERRORS, add_model_options, core_decompositions,
                       load_factory, load_graph)
from .graph import Node, run_graph
from .tool import Tool, find_tool

# A size: a number, an expression in Python syntax, or nothing where unknown.
Size = Union[int, str, None]


@dataclasses.dataclass(frozen=True)
class TensorInfo:
    """What a tensor looks like."""
    sizes: Optional[Tuple[Size, ...]]
    strides: Optional[Tuple[Size, ...]]
    offset: Size
    dtype: str
    device: str
    # Tensors with the same number share their storage.
    storage: Optional[int]
    layout: str = "strided"
    is_conj: bool = False
    is_neg: bool = False

    def __str__(self) -> str:
        sizes = "?" if self.sizes is None else ", ".join(map(_show_size, self.sizes))
        text = f"{self.dtype}[{sizes}]"
        if self.strides is not None:
            text += f" strides [{', '.join(map(_show_size, self.strides))}]"
        if self.offset not in (0, None):
            text += f" offset {self.offset}"
        text += "" if self.device == "cpu" else f" on {self.device}"
        text += "" if self.layout == "strided" else f" {self.layout}"
        return text


def _show_size(size: Size) -> str:
    return "?" if size is None else str(size)


def _decode_size(value: Any) -> Size:
    size: Size = value["sym"] if isinstance(value, dict) else value
    return size


def _decode_sizes(values: Optional[List[Any]]) -> Optional[Tuple[Size, ...]]:
    return None if values is None else tuple(map(_decode_size, values))


def decode(value: Any) -> Any:
    """A recorded value: TensorInfo for a tensor, an int or the text of an
    expression for a number, lists of these."""
    if isinstance(value, list):
        return [decode(element) for element in value]
    if is_tensor(value):
        fields = value["t"]
        bits = fields[BITS]
        return TensorInfo(
            _decode_sizes(fields[SIZES]), _decode_sizes(fields[STRIDES]),
            _decode_size(fields[OFFSET]), fields[DTYPE], fields[DEVICE],
            fields[STORAGE], bits if isinstance(bits, str) else "strided",
            not isinstance(bits, str) and bool((bits or 0) & 1),
            not isinstance(bits, str) and bool((bits or 0) & 2))
    if isinstance(value, dict) and "f" in value:
        return float(value["f"])
    return _decode_size(value)


@dataclasses.dataclass(frozen=True)
class NodeInfo:
    """What was found of a node of the graph."""
    name: str
    # The overload, such as aten.view.default; "input" for an input.
    op: str
    # Of the result; None when there is none, or an error.
    value: Any
    # What fake-opt said, or why it was not asked.
    error: Optional[str] = None
    # File and line of the model.
    source: Optional[Tuple[str, int]] = None
    # What PyTorch's FakeTensor found.
    expected: Any = None
    # How the two differ; empty when they do not.
    difference: str = ""
    # Whether they differ in what matters, or only in strides of dimensions that
    # have less than two elements.
    is_significant: bool = False
    # Why they differ, if that is a known difference from PyTorch.
    known: str = ""


class Inference:
    """The nodes of a model."""

    def __init__(self, nodes: List[NodeInfo]) -> None:
        self.nodes = nodes

    def __iter__(self) -> Iterator[NodeInfo]:
        return iter(self.nodes)

    def __getitem__(self, name: str) -> NodeInfo:
        for node in self.nodes:
            if node.name == name:
                return node
        raise KeyError(name)

    @property
    def differences(self) -> List[NodeInfo]:
        """The nodes that do not look as PyTorch says, for no known reason."""
        return [node for node in self.nodes if node.difference and not node.known]

    @property
    def known_differences(self) -> List[NodeInfo]:
        """The nodes that do not look as PyTorch says, for a known reason."""
        return [node for node in self.nodes if node.known]

    @property
    def is_right(self) -> bool:
        """Whether no difference matters."""
        return not any(node.is_significant for node in self.nodes)

    def print_table(self, out: Optional[TextIO] = None) -> None:
        """Prints a line for each node."""
        out = out or sys.stdout
        rows = [(node.name, node.op, _show(node)) for node in self.nodes]
        widths = [max((len(row[column]) for row in rows), default=0)
                  for column in (0, 1)]
        for name, op, text in rows:
            out.write(f"{name:{widths[0]}}  {op:{widths[1]}}  {text}\n")

    def print_differences(self, out: Optional[TextIO] = None) -> None:
        """Prints what differs from PyTorch, with the place in the model; then known
        differences, with their reasons."""
        out = out or sys.stdout
        for node in self.differences:
            place = "{}:{}: ".format(*node.source) if node.source else ""
            out.write(f"{place}{node.name}: {node.op}: {node.difference}\n"
                      f"  PyTorch   {_show_value(node.expected)}\n"
                      f"  fake-opt  {_show(node)}\n")
        for node in self.known_differences:
            place = "{}:{}: ".format(*node.source) if node.source else ""
            out.write(f"{place}{node.name}: {node.op}: known difference, not counted: "
                      f"{node.difference}\n  {node.known}\n")


def _show_value(value: Any) -> str:
    if isinstance(value, list):
        return "(" + ", ".join(map(_show_value, value)) + ")"
    return str(value)


def _show(node: NodeInfo) -> str:
    return f"error: {node.error}" if node.error else _show_value(node.value)


def _info(node: Node, is_judged: bool) -> NodeInfo:
    error = node.fields.get("error") or node.fields.get("unsupported")
    found = NodeInfo(node.name, node.op, decode(node.fields.get("val")), error,
                     (node.source[0], node.source[1]) if node.source else None)
    if not is_judged:
        return found
    return dataclasses.replace(
        found, expected=decode(node.wanted),
        difference=node.difference if node.verdict is not Verdict.EXACT else "",
        is_significant=not node.known and node.verdict not in (Verdict.EXACT,
                                                               Verdict.SIGNIFICANT),
        known=node.known)


def infer(model: Any, args: Optional[Tuple[Any, ...]] = None,
          kwargs: Optional[Mapping[str, Any]] = None, *, dynamic_shapes: Any = None,
          decompositions: Optional[Mapping[Any, Callable[..., Any]]] = None,
          device: Optional[str] = None, fake_opt: Optional[str] = None,
          compare: bool = False) -> Inference:
    """Exports a model and asks fake-opt what its tensors look like. With
    `compare`, also how that differs from what PyTorch's FakeTensor found. For
    the other parameters see `fake_tensor.export`."""
    tool = Tool(find_tool(fake_opt))
    graph = load_graph(model, args, kwargs, dynamic_shapes, decompositions, device, tool)
    run_graph(tool, graph, judge=compare)
    return Inference([_info(node, compare) for node in graph.all_nodes()])


def check(*args: Any, **kwargs: Any) -> Inference:
    """`infer` with a comparison of each node."""
    return infer(*args, **kwargs, compare=True)


# ===- The command -----------------------------------------------------------===


def _parse(arguments: Optional[List[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 -m fake_tensor.inference",
        description="Says what the tensors of a PyTorch model look like.")
    add_model_options(parser)
    parser.add_argument("--check", action="store_true",
                        help="compare with PyTorch's FakeTensor, and print only what "
                        "differs")
    return parser.parse_args(arguments)


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    options = _parse(arguments)
    try:
        model, args, kwargs, shapes = load_factory(options.model)
        found = infer(model, args, kwargs, dynamic_shapes=shapes,
                      decompositions=core_decompositions() if options.decompose
                      else None,
                      device=options.device, fake_opt=options.fake_opt,
                      compare=options.check)
    except EXPECTED_ERRORS as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if not options.check:
        found.print_table()
        return int(any(node.error for node in found))
    found.print_differences()
    print(f"{len(found.nodes)} nodes, {len(found.differences)} differences, "
          f"{sum(node.is_significant for node in found)} of them matter"
          + (f"; {len(found.known_differences)} known" if found.known_differences else ""))
    return int(not found.is_right)


if __name__ == "__main__":
    sys.exit(main())
