# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The results of `infer` and `check`, which need no PyTorch."""

import dataclasses
import io
import math
import sys
from typing import Any, Dict, Iterator, List, Optional, TextIO, Tuple, Union

from . import expressions
from .answers import Brief
from .encoding import (BITS, DEVICE, DTYPE, OFFSET, SIZES, STORAGE, STRIDES, is_symbolic,
                       is_tensor)
from .words import count_of, did_you_mean

# A size, stride or offset: an integer, the text of an expression of symbols in Python
# syntax, or None if it is unknown.
Size = Union[int, str, None]


# The error of a node whose operands have one.
LOST = "nothing is known: see the errors before it"


class ExportWarning(UserWarning):
    """A part of a model has no counterpart in the IR."""


class RecordWarning(UserWarning):
    """A program was not recorded completely."""


class DifferenceWarning(UserWarning):
    """A graph of torch.compile differs from PyTorch, or could not be checked."""


@dataclasses.dataclass(frozen=True)
class TensorInfo:
    """The metadata of a tensor."""
    #: None if the rank is unknown.
    sizes: Optional[Tuple[Size, ...]]
    #: None if they are unknown, and for sparse layouts.
    strides: Optional[Tuple[Size, ...]]
    #: The storage offset, in elements.
    offset: Size
    #: The name that PyTorch has for it, such as "float32".
    dtype: str
    #: The device with its index, such as "cuda:0".
    device: str
    #: Tensors with the same number share their storage.
    storage: Optional[int]
    #: The name of the torch.layout, such as "strided".
    layout: str = "strided"
    #: Whether the conjugate bit is set.
    is_conj: bool = False
    #: Whether the negative bit is set.
    is_neg: bool = False

    def __str__(self) -> str:
        sizes = "?" if self.sizes is None else ", ".join(map(_show_size, self.sizes))
        # Of a value after an error, all fields are None.
        text = f"{self.dtype or '?'}[{sizes}]"
        if self.strides is not None:
            text += f" strides [{', '.join(map(_show_size, self.strides))}]"
        if self.offset not in (0, None):
            text += f" offset {self.offset}"
        text += "" if self.device == "cpu" else f" on {self.device or '?'}"
        text += "" if self.layout == "strided" else f" {self.layout}"
        return text


# The value of a node: a tensor, a number, the text of a symbolic number or of a dtype or
# device, None, or a list of values.
Value = Union[TensorInfo, int, float, complex, str, None, List["Value"]]


@dataclasses.dataclass(frozen=True)
class NodeInfo:
    """A node of the graph, and what fake-opt inferred for it."""
    #: The name of the node in the FX graph.
    name: str
    #: The overload, such as "aten.view.default"; "input" for an input.
    op: str
    #: The result; None if there is none, or an error.
    value: Value
    #: The error of fake-opt, or why the op could not be written.
    error: Optional[str] = None
    #: File and line in the source of the model.
    source: Optional[Tuple[str, int]] = None
    #: With a comparison, the result in PyTorch's FakeTensor.
    expected: Value = None
    #: How `value` differs from `expected`; empty if it does not.
    difference: str = ""
    #: Whether the difference matters. It does not if only strides differ, of dimensions
    #: with fewer than two elements, nor if it is a known difference.
    is_significant: bool = False
    #: The reason of a known difference from PyTorch; empty for others.
    known: str = ""
    #: The module whose code calls the op, "layers.7.attn"; empty for the root.
    module: str = ""
    #: Whether it is a float that depends on data or is an input. Its `value` is None.
    is_unknown_float: bool = False

    def __str__(self) -> str:
        return f"{self.name}: {self.op}: {_show(self)}"

    @property
    def place(self) -> str:
        """The source, name and module in a line, "model.py:7: view (layers.7.attn)"."""
        source = "{}:{}: ".format(*self.source) if self.source else ""
        return f"{source}{self.name}{f' ({self.module})' if self.module else ''}"


@dataclasses.dataclass(frozen=True, repr=False)
class Inference(Brief):
    """The nodes of a model, in the order of the graph.

    Iterates over its nodes; `found["name"]` is the node of that name. As a text, it is
    the table of `print_table`; if it was compared, the differences and a summary.
    """
    nodes: List[NodeInfo]
    #: Whether the nodes were compared with PyTorch.
    is_compared: bool = False
    #: How to get fewer differences; empty if nothing is known to help.
    advice: str = ""

    def __iter__(self) -> Iterator[NodeInfo]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def __str__(self) -> str:
        out = io.StringIO()
        if self.is_compared:
            self.print_differences(out)
            out.write(self.summary())
        else:
            self.print_table(out)
        return out.getvalue().rstrip("\n")

    def __getitem__(self, name: str) -> NodeInfo:
        for node in self.nodes:
            if node.name == name:
                return node
        names = [node.name for node in self.nodes]
        raise KeyError(f"expected the name of a node, found '{name}'"
                       f"{did_you_mean(name, names)}")

    @property
    def differences(self) -> List[NodeInfo]:
        """The nodes that differ from PyTorch, without the known differences."""
        return [node for node in self.nodes if node.difference and not node.known]

    @property
    def known_differences(self) -> List[NodeInfo]:
        """The nodes with a known difference from PyTorch."""
        return [node for node in self.nodes if node.known]

    @property
    def is_right(self) -> bool:
        """Whether no difference is significant."""
        return not any(node.is_significant for node in self.nodes)

    @property
    def errors(self) -> List[NodeInfo]:
        """The nodes with an error."""
        return [node for node in self.nodes if node.error]

    def summary(self) -> str:
        """The number of nodes and, if they were compared, of differences."""
        text = count_of(len(self.nodes), "node")
        if not self.is_compared:
            return text + (f", {count_of(len(self.errors), 'error')}" if self.errors else "")
        text += f", {count_of(len(self.differences), 'difference')} from PyTorch"
        minor = sum(not node.is_significant for node in self.differences)
        if minor:
            text += f", {minor} of them insignificant"
        if self.known_differences:
            text += f"; {len(self.known_differences)} known"
        return text

    def print_table(self, out: Optional[TextIO] = None) -> None:
        """Prints a line for each value of each node, to standard output by default."""
        out = out or sys.stdout
        rows = [row for node in self.nodes for row in _rows(node)]
        # An error fills all columns, and so does not make the first one wide.
        shown = [_COLUMNS, *(row for row in rows if len(row) > 3)]
        widths = [max((len(row[column]) for row in ([*shown, *rows] if column < 2
                                                    else shown)), default=0)
                  for column in range(len(_COLUMNS))]
        for row in [_COLUMNS, *rows]:
            cells = [f"{cell:{width}}" for cell, width in zip(row, widths)]
            out.write("  ".join(cells).rstrip() + "\n")

    def as_json(self) -> Dict[str, Any]:
        """The nodes and the summary as a value of JSON: names and texts as they are,
        tensors as objects with the fields of TensorInfo."""
        found: Dict[str, Any] = {"nodes": [_plain(dataclasses.asdict(node))
                                           for node in self.nodes],
                                 "errors": len(self.errors)}
        if self.is_compared:
            found.update(differences=len(self.differences),
                         known_differences=len(self.known_differences),
                         is_right=self.is_right)
        return found

    def print_differences(self, out: Optional[TextIO] = None,
                          limit: Optional[int] = None) -> None:
        """Prints the differences from PyTorch with their sources, but for nodes that have
        no result because of an error before them, then the known differences with their
        reasons; of both at most `limit`. To standard output by default."""
        out = out or sys.stdout
        lost = [node for node in self.differences if node.error == LOST]
        first = [node for node in self.differences if node.error != LOST]
        for node in first[:limit]:
            out.write(f"{node.place}: {node.op}: {node.difference}\n"
                      f"  PyTorch   {show_value(node.expected)}\n"
                      f"  fake-opt  {_show(node)}\n")
        _print_rest(first, limit, "difference", out)
        if lost:
            out.write(f"{count_of(len(lost), 'node')} after an error without a result\n")
        for node in self.known_differences[:limit]:
            out.write(f"{node.place}: {node.op}: known difference, not counted: "
                      f"{node.difference}\n  {node.known}\n")
        _print_rest(self.known_differences, limit, "known difference", out)
        if self.advice:
            out.write(f"{self.advice}\n")


# Values for symbols: expressions may divide by a difference from one of them.
_EXAMPLES = (2, 3, 1009)
# The columns of a table; the last one is mostly empty.
_COLUMNS = ("node", "op", "dtype", "shape", "strides", "device", "")


def _rows(node: NodeInfo) -> List[Tuple[str, ...]]:
    """The rows of a node in a table: one for each element of a list."""
    if node.error:
        return [(node.name, node.op, f"error: {node.error}")]
    if isinstance(node.value, list) and node.value:
        return [(f"{node.name}#{index}", node.op, *_cells(value))
                for index, value in enumerate(node.value)]
    cells = ("float", "", "", "", "") if node.is_unknown_float else _cells(node.value)
    return [(node.name, node.op, *cells)]


def _cells(value: Value) -> Tuple[str, ...]:
    if not isinstance(value, TensorInfo):
        kind = _kind(value) if isinstance(value, str) else type(value).__name__
        return (("none", "", "", "", "") if value is None
                else (kind, show_value(value), "", "", ""))
    notes = [] if value.offset in (0, None) else [f"offset {value.offset}"]
    notes += [] if value.layout == "strided" else [value.layout]
    notes += ["conj"] if value.is_conj else []
    notes += ["neg"] if value.is_neg else []
    return (value.dtype, _show_sizes(value.sizes),
            "" if value.strides is None else _show_sizes(value.strides), value.device,
            ", ".join(notes))


def _kind(text: str) -> str:
    """Whether an expression is a size, or a bool or float that is computed from some."""
    for value in _EXAMPLES:
        try:
            example = expressions.parse(text).evaluate(
                dict.fromkeys(expressions.free_symbols([text]), value))
        except (ArithmeticError, ValueError, TypeError):
            continue
        return "size" if type(example) is int else type(example).__name__
    return "size"


def _show_sizes(sizes: Optional[Tuple[Size, ...]]) -> str:
    return "?" if sizes is None else f"[{', '.join(map(_show_size, sizes))}]"


def _print_rest(nodes: List[NodeInfo], limit: Optional[int], noun: str,
                out: TextIO) -> None:
    """Prints how many nodes were left out."""
    if limit is not None and len(nodes) > limit:
        out.write(f"and {count_of(len(nodes) - limit, f'more {noun}')}\n")


def _plain(value: Any) -> Any:
    """A value of JSON: without complex numbers, infinity and NaN."""
    if isinstance(value, dict):
        return {key: _plain(element) for key, element in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(element) for element in value]
    if isinstance(value, complex) or isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def _show_size(size: Size) -> str:
    return "?" if size is None else str(size)


def show_value(value: Value) -> str:
    """The text of a value."""
    if isinstance(value, list):
        return "(" + ", ".join(map(show_value, value)) + ")"
    return str(value)


def _show(node: NodeInfo) -> str:
    return f"error: {node.error}" if node.error else show_value(node.value)


# ===- Decoding --------------------------------------------------------------===


def _decode_size(value: Any) -> Size:
    size: Size = value["sym"] if is_symbolic(value) else value
    return size


def _decode_sizes(values: Optional[List[Any]]) -> Optional[Tuple[Size, ...]]:
    return None if values is None else tuple(map(_decode_size, values))


def decode(value: Any) -> Value:
    """The value of a record."""
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
    if isinstance(value, dict) and "c" in value:
        return complex(value["c"])
    # The text of symbolic numbers, dtypes, devices and so on.
    plain: Value = next(iter(value.values())) if isinstance(value, dict) else value
    return plain
