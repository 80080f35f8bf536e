# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes calls as text of the fake dialect."""

import re
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from . import expressions
from .encoding import (BITS, DEVICE, DTYPE, OFFSET, SHORT_DTYPES, SIZES, STORAGE,
                       STRIDES, expression_texts, is_symbolic, is_tensor, tensors)
from .schema import Schema
from .symbols import Symbols

UNKNOWN = "!fake.tensor<*>"
_VALUE_NAME = re.compile(r"[A-Za-z_.-][A-Za-z0-9_.-]*")
# `$0` is not among the names above.
_UNNAMED = re.compile(r"_\d+")
# What a string literal escapes: all but printable ASCII, and quotes and backslashes.
_ESCAPED = re.compile(r"[^ !#-\[\]-~]")


class Unsupported(Exception):
    """A case that cannot be written as IR, with the reason."""


# ===- Constants ------------------------------------------------------------===


def quote(text: str) -> str:
    """A string literal."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: "re.Match[str]") -> str:
    return "".join(f"\\{byte:02X}" for byte in match[0].encode())


def unquote(body: str) -> str:
    """The text of the body of a string literal."""
    found = re.sub(rb'\\([0-9A-Fa-f]{2}|.)', lambda match: (
        bytes([int(match[1], 16)]) if len(match[1]) == 2 else match[1]), body.encode())
    return found.decode(errors="replace")


def value_name(name: str) -> str:
    """The SSA name of a value. Names that MLIR does not allow, or that `FunctionWriter`
    gives to values without one, are escaped."""
    if _VALUE_NAME.fullmatch(name) and not _UNNAMED.fullmatch(name):
        return f"%{name}"
    return "%$x" + "".join(
        char if char.isascii() and (char.isalnum() or char in "_.-")
        else "".join(f"${byte:02X}" for byte in char.encode()) for char in name)


def write_complex(text: str) -> str:
    """A complex number, recorded as Python prints it."""
    value = complex(text)
    return (f"complex<{expressions.write_float(value.real)}, "
            f"{expressions.write_float(value.imag)}>")


def write_constant(value: Any) -> str:
    """A constant argument of a call."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, dict) and len(value) == 1:
        (key, text), = value.items()
        if key == "f":
            return expressions.write_float(float(text))
        if key == "dtype" and text in SHORT_DTYPES:
            return SHORT_DTYPES[text]
        if key == "device":
            return quote(text)
        if key in ("mf", "layout"):
            return str(text)
        if key == "c":
            return write_complex(text)
    raise Unsupported(f"argument {str(value)[:60]}")


# The dtypes of literals, and the types of their elements.
ELEMENT_TYPES = {"int64": "i64", "int32": "i32", "int16": "i16", "int8": "i8",
                 "uint8": "i8", "bool": "i1", "float32": "f32", "float64": "f64"}


def literal_sizes(value: Any) -> List[int]:
    """The sizes of the tensor of nested lists."""
    if not isinstance(value, list):
        return []
    return [len(value), *(literal_sizes(value[0]) if value else [])]


def write_literal(value: Any) -> str:
    """The elements of a literal, a number or nested lists of them; none if it is
    empty."""
    if 0 in literal_sizes(value):
        return ""
    if isinstance(value, list):
        return f"[{', '.join(map(write_literal, value))}]"
    return expressions.write_float(value) if isinstance(value, float) \
        else write_constant(value)


# ===- Calls ----------------------------------------------------------------===

_RESULT_TYPES = {
    "Tensor": UNKNOWN, "Tensor?": UNKNOWN, "int": "!fake.int",
    "SymInt": "!fake.int", "bool": "!fake.bool", "SymBool": "!fake.bool",
    "float": "!fake.float", "SymFloat": "!fake.float",
}
_NUMBER_TYPES = {int: "!fake.int", float: "!fake.float", bool: "!fake.bool"}


def scalar_type(operands: List[Any]) -> str:
    """The type of a Scalar that an op with these arguments returns."""
    for fields in tensors(operands):
        if fields[DTYPE] == "bool":
            return "!fake.bool"
        return ("!fake.int" if "int" in fields[DTYPE] else "!fake.float")
    if any(isinstance(value, dict) and "f" in value for value in operands):
        return "!fake.float"
    return "!fake.int"


def result_types(schema: Schema, operands: List[Any]) -> List[str]:
    """The declared types, without metadata beyond the schema."""
    types = []
    for text in schema.returns:
        if text == "Scalar":
            types.append(scalar_type(operands))
        elif "[" in text:
            types.append("!fake.list<>")
        elif text in _RESULT_TYPES:
            types.append(_RESULT_TYPES[text])
        else:
            raise Unsupported(f"result of type {text}")
    return types


def normal_name(op: str) -> str:
    """The name of an overload in the op table."""
    return op[:-len(".default")] if op.endswith(".default") else op


def find_schema(op: str, table: Mapping[str, Schema]) -> Tuple[str, Schema]:
    """The row of the op table for an overload."""
    name = normal_name(op)
    if name not in table:
        raise Unsupported("not in the op table")
    return name, table[name]


class FunctionWriter:
    """One function: arguments, created on demand, and calls."""

    def __init__(self, name: str, symbols: Symbols) -> None:
        self.name = name
        self.symbols = symbols
        self.arguments: List[str] = []
        self.body: List[str] = []
        # The returned values: SSA names, types, and attributes as text.
        self.returns: List[Tuple[str, str, str]] = []
        # Attributes of the function as text, besides its symbols.
        self.attributes: List[str] = []
        # The texts of locations by name, for those that have more than a name, and that
        # of the function.
        self.locations: Dict[str, str] = {}
        self.own_location = ""
        # The recorded value of each argument, to read the report: the fields of a
        # tensor, or None.
        self.recorded: List[Optional[List[Any]]] = []
        # The texts of opaque terms, by symbol.
        self.opaque: Dict[str, str] = {}
        self._integers: Dict[str, Tuple[str, str]] = {}
        self._mlir = expressions.MlirWriter(self._name_opaque)

    # ===- Types ------------------------------------------------------------===

    def _name_opaque(self, text: str) -> str:
        """A symbol for a term that types cannot represent."""
        value = self.symbols.evaluate_example(text)
        if isinstance(value, (bool, float)):
            raise Unsupported(f"expression {text}")
        for symbol, known in self.opaque.items():
            if known == text:
                return symbol
        symbol = f"opaque{len(self.opaque)}"
        self.opaque[symbol] = text
        return symbol

    def write_integer(self, value: Any) -> str:
        """A size, stride or offset."""
        if value is None:
            return "?"
        if not is_symbolic(value):
            return str(value)
        try:
            return self._mlir.write(value["sym"])
        except expressions.ExpressionError as error:
            raise Unsupported(str(error)) from error

    def _write_integers(self, values: List[Any]) -> str:
        return "[" + ", ".join(map(self.write_integer, values)) + "]"

    def tensor_type(self, fields: List[Any]) -> str:
        """The type with all metadata of a recorded tensor."""
        if fields[DTYPE] not in SHORT_DTYPES:
            raise Unsupported(f"dtype {fields[DTYPE]}")
        text = f"{self._write_integers(fields[SIZES])}, {SHORT_DTYPES[fields[DTYPE]]}"
        if fields[STRIDES]:
            text += f", strides = {self._write_integers(fields[STRIDES])}"
        if fields[OFFSET]:
            text += f", offset = {self.write_integer(fields[OFFSET])}"
        if fields[DEVICE] != "cpu":
            text += f", device = {quote(fields[DEVICE])}"
        if isinstance(fields[BITS], str):
            text += f", layout = {fields[BITS]}"
        elif fields[BITS]:
            text += ", conj" if fields[BITS] & 1 else ""
            text += ", neg" if fields[BITS] & 2 else ""
        return f"!fake.tensor<{text}>"

    # ===- Arguments --------------------------------------------------------===

    def add_argument(self, kind: str, fields: Optional[List[Any]] = None,
                     name: Optional[str] = None, shared: bool = False,
                     attributes: Sequence[str] = ()) -> str:
        """A new function argument; returns its SSA name."""
        value = value_name(name) if name else f"%${len(self.arguments)}"
        text = f"{value}: {kind}"
        if shared and fields is not None and fields[STORAGE] is not None:
            attributes = [*attributes, f"fake.storage = {fields[STORAGE]} : i64"]
        if attributes:
            text += f" {{{', '.join(attributes)}}}"
        if name is not None:
            text += self.location(name)
        self.arguments.append(text)
        self.recorded.append(fields)
        return value

    def add_number(self, value: Dict[str, Any]) -> Tuple[str, str]:
        """An argument for a symbolic number, one for each expression."""
        text = value["sym"]
        if text not in self._integers:
            kind = _NUMBER_TYPES[type(self.symbols.evaluate_example(text))]
            if kind == "!fake.int":
                kind = f"!fake.int<{self.write_integer(value)}>"
            self._integers[text] = (self.add_argument(kind), kind)
        return self._integers[text]

    # ===- Operations -------------------------------------------------------===

    def location(self, name: str) -> str:
        """The location of that name, empty for none."""
        return f" loc({self.locations.get(name) or quote(name)})" if name else ""

    def add_location(self, name: str, of: str) -> None:
        """Gives a value the location of another one, under its own name."""
        text = self.locations.get(of, "")
        if text.startswith(quote(of)):
            self.locations[name] = quote(name) + text[len(quote(of)):]

    def new_value(self, location: str = "") -> str:
        """The SSA name for the next line: that of its location if it has one."""
        return value_name(location) if location else f"%_{len(self.body)}"

    def add_line(self, line: str) -> None:
        """Adds a line to the body."""
        self.body.append(line)

    def indent(self, start: int) -> None:
        """Indents the lines from there on."""
        self.body[start:] = ["  " + line for line in self.body[start:]]

    def add_call(self, name: str, args: List[Any], kw: Dict[str, Any],
                 results: List[str], operand: Any, location: str = "") -> str:
        """Adds a call and returns the SSA name of its results.

        `operand` maps a value to the SSA name and type of an operand, or to
        None for a constant.
        """
        types: List[str] = []

        def write(value: Any) -> str:
            found = operand(value)
            if found is not None:
                name, kind = found
                types.append(kind)
                return str(name)
            if isinstance(value, list):
                return "[" + ", ".join(map(write, value)) + "]"
            return write_constant(value)

        parts = [write(value) for value in args]
        parts += [f"{key} = {write(value)}" for key, value in kw.items()]
        result = self.new_value(location)
        head = ""
        if results:
            head = result + (f":{len(results)}" if len(results) > 1 else "") + " = "
        kind = results[0] if len(results) == 1 else f"({', '.join(results)})"
        self.add_line(f"{head}fake.{name}({', '.join(parts)})"
                      f" : ({', '.join(types)}) -> {kind}{self.location(location)}")
        return result

    # ===- Text -------------------------------------------------------------===

    def lines(self) -> List[str]:
        """The lines of the function."""
        attributes = list(self.attributes)
        declared = self.symbols.declare(self.opaque)
        if declared:
            attributes.append(f"fake.symbols = [{', '.join(declared)}]")
        head = f"func.func @{self.name}({', '.join(self.arguments)})"
        last = "return"
        if self.returns:
            names, types, marks = zip(*self.returns)
            head += " -> (" + ", ".join(map(str.__add__, types, marks)) + ")"
            last += f" {', '.join(names)} : {', '.join(types)}"
        if attributes:
            head += f" attributes {{{', '.join(attributes)}}}"
        end = f"}} loc({self.own_location})" if self.own_location else "}"
        return [head + " {", *("  " + line for line in self.body), "  " + last, end]


def shared_storages(value: Any) -> bool:
    """Whether two tensors in a value have the same storage."""
    numbers = [fields[STORAGE] for fields in tensors(value)
               if fields[STORAGE] is not None]
    return len(set(numbers)) < len(numbers)


def write_case(name: str, case: Mapping[str, Any], table: Mapping[str, Schema],
               symbols: Symbols) -> FunctionWriter:
    """The function of one recorded call. Raises Unsupported."""
    writer = FunctionWriter(name, symbols)
    write_call(writer, case, table)
    return writer


def write_call(writer: FunctionWriter, case: Mapping[str, Any],
               table: Mapping[str, Schema]) -> None:
    """One recorded call and its arguments. Raises Unsupported."""
    args, kw = case["args"], case["kw"]
    op, schema = find_schema(case["op"], table)
    shared = shared_storages([args, list(kw.values())])

    def operand(value: Any) -> Optional[Tuple[str, str]]:
        if is_tensor(value):
            kind = writer.tensor_type(value["t"])
            return writer.add_argument(kind, value["t"], shared=shared), kind
        if is_symbolic(value):
            return writer.add_number(value)
        return None

    results = result_types(schema, [*args, *kw.values()])
    writer.add_call(op, args, kw, results, operand)


def symbols_of_case(case: Mapping[str, Any]) -> Symbols:
    """The symbols in the arguments of a recorded call."""
    texts = expression_texts([case["args"], list(case["kw"].values())])
    try:
        names = expressions.free_symbols(texts)
    except expressions.ExpressionError as error:
        raise Unsupported(str(error)) from error
    # The symbols of a failed call are not recorded.
    return Symbols(names, case.get("syms", {}), case.get("guards", []),
                   has_hints="error" not in case)
