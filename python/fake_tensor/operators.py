# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes Python arithmetic as ops: of the fake dialect on integers, of TorchScript on
floats."""

import re
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from . import ir

# The SSA name and the type of a number.
Operand = Tuple[str, str]

_OPERATOR = re.compile(r"(\w+)>?$")
_BINARY = {"add": "add", "sub": "sub", "mul": "mul", "floordiv": "floordiv",
           "mod": "mod", "sym_max": "max", "sym_min": "min", "max": "max",
           "min": "min"}
# With a float operand, if there is an op.
_OF_FLOATS = {"add": "add", "sub": "sub", "mul": "mul", "floordiv": "floordiv",
              "mod": "remainder"}
_COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")
_LOGIC = {"and_": "__and__.bool", "or_": "__or__.bool", "not_": "__not__",
          "sym_not": "__not__"}
# Functions of one number that return an integer, by the kind of the number.
_TO_INTEGER = {
    "ceil": {"float": "ceil.float", "int": "ceil.int"},
    "floor": {"float": "floor.float", "int": "floor.int"},
    "trunc": {"float": "Int.float", "int": "Int.Scalar", "bool": "Int.bool"},
    "round": {"float": "round.Scalar", "int": "round.Scalar"}}
_TO_INTEGER["sym_int"] = _TO_INTEGER["int"] = _TO_INTEGER["trunc"]
# The same for floats.
_TO_FLOAT = {"sym_float": {"int": "Float.int", "bool": "Float.bool",
                           "float": "Float.Scalar"},
             **{word: {kind: f"{word}.{kind}" for kind in ("int", "float")}
                for word in ("sqrt", "exp", "log")}}
_TO_FLOAT["float"] = _TO_FLOAT["sym_float"]
_TO_FLOAT["sym_sqrt"] = _TO_FLOAT["_sym_sqrt"] = _TO_FLOAT["sqrt"]
_WORDS = frozenset((*_BINARY, *_COMPARISONS, *_LOGIC, *_TO_INTEGER, *_TO_FLOAT, "neg", "abs",
                    "truediv", "pow", "lshift", "rshift", "sym_ite", "sym_sum"))
_PREFIXES = ("_operator.", "operator.", "torch.", "math.", "builtins.")
# Powers up to this one are products.
_MOST_FACTORS = 16


def is_operator(op: str) -> bool:
    """Whether the target of a node is a Python function."""
    return "." not in op or op.startswith(_PREFIXES)


def _kind(operand: Operand) -> str:
    """`int`, `float` or `bool`."""
    return operand[1][len("!fake."):].partition("<")[0]


class OperatorWriter:
    """Writes the operators of one function. `operand` returns the SSA name and type of
    a value that is not a constant."""

    def __init__(self, writer: ir.FunctionWriter,
                 operand: Callable[[Any], Optional[Operand]]) -> None:
        self.writer = writer
        self._operand = operand

    # ===- Operands ---------------------------------------------------------===

    def number(self, value: Any) -> Operand:
        """A number as an operand; constants need an op."""
        found = self._operand(value)
        if found is not None:
            return found
        if isinstance(value, bool):
            kind = "!fake.bool"
        elif isinstance(value, int):
            kind = f"!fake.int<{value}>"
        elif isinstance(value, dict) and "f" in value:
            kind = "!fake.float"
        else:
            raise ir.Unsupported(f"expected a number, found {str(value)[:40]}")
        name = self.writer.new_value()
        self.writer.add_line(f"{name} = fake.constant {ir.write_constant(value)} : {kind}")
        return name, kind

    def _emit(self, op: str, operands: Sequence[Operand], kind: str,
              location: str = "") -> Operand:
        """Writes one op."""
        result = self.writer.new_value(location)
        names = ", ".join(name for name, _ in operands)
        types = ", ".join(each for _, each in operands)
        text = f"({names})" if "." in op else f" {names}"
        self.writer.add_line(f"{result} = fake.{op}{text} : ({types}) -> {kind}"
                             f"{self.writer.location(location)}")
        return result, kind

    def _as_integer(self, operand: Operand) -> Operand:
        """Converts a bool to an integer for arithmetic."""
        if _kind(operand) != "bool":
            return operand
        return self._emit("aten.Int.bool", [operand], "!fake.int")

    # ===- Operators --------------------------------------------------------===

    def write(self, op: str, args: List[Any], location: str) -> Operand:
        """Writes a call of a Python function; the op of its result has the location."""
        match = _OPERATOR.search(op)
        word = match[1] if match else op
        if word == "sym_sum" and args and isinstance(args[0], list):
            return self._fold("add", list(map(self.number, args[0])), location)
        if word not in _WORDS:
            raise ir.Unsupported(f"operator {word}")
        while len(args) > 1 and args[-1] is None:
            args = args[:-1]
        operands = [self.number(value) for value in args]
        if len(operands) == 1:
            found = self._write_unary(word, operands[0], location)
        elif len(operands) == 2:
            found = self._write_binary(word, operands, args[1], location)
        elif word == "sym_ite" and len(operands) == 3:
            found = self._write_choice(operands, location)
        else:
            found = None
        if found is None:
            raise ir.Unsupported(f"operator {word}")
        return found

    def _write_unary(self, word: str, operand: Operand,
                     location: str) -> Optional[Operand]:
        kind = _kind(operand)
        if word == "neg" and kind == "float":
            return self._emit("aten.neg.float", [operand], "!fake.float", location)
        if word == "neg":
            return self._emit("neg", [self._as_integer(operand)], "!fake.int", location)
        if word == "abs" and kind == "int":
            negative = self._emit("neg", [operand], "!fake.int")
            return self._emit("max", [operand, negative], "!fake.int", location)
        if word in _LOGIC:
            return self._emit(f"aten.{_LOGIC[word]}", [operand], "!fake.bool", location)
        if kind in _TO_INTEGER.get(word, ()):
            return self._emit(f"aten.{_TO_INTEGER[word][kind]}", [operand], "!fake.int",
                              location)
        if kind in _TO_FLOAT.get(word, ()):
            return self._emit(f"aten.{_TO_FLOAT[word][kind]}", [operand], "!fake.float",
                              location)
        return None

    def _write_binary(self, word: str, operands: List[Operand], second: Any,
                      location: str) -> Optional[Operand]:
        kinds = [_kind(operand) for operand in operands]
        if word in _LOGIC:
            return self._emit(f"aten.{_LOGIC[word]}", operands, "!fake.bool", location)
        if word in _COMPARISONS and "float" not in kinds:
            return self._compare(word, operands, location)
        operands = list(map(self._as_integer, operands))
        if word in _COMPARISONS:
            return self._emit(self._overload(word, operands), operands, "!fake.bool",
                              location)
        if word in _BINARY and "float" not in kinds:
            return self._fold(_BINARY[word], operands, location)
        if word in _BINARY and _BINARY[word] in _OF_FLOATS:
            return self._emit(self._overload(_OF_FLOATS[_BINARY[word]], operands),
                              operands, "!fake.float", location)
        if word == "truediv":
            op = "aten.div" if len(set(map(_kind, operands))) > 1 \
                else f"aten.div.{_kind(operands[0])}"
            return self._emit(op, operands, "!fake.float", location)
        if word == "pow":
            return self._power(operands, second, location)
        if word in ("lshift", "rshift") and "float" not in kinds:
            factor = self._power([self.number(2), operands[1]], second, "")
            return self._emit("mul" if word == "lshift" else "floordiv",
                              [operands[0], factor], "!fake.int", location)
        return None

    @staticmethod
    def _overload(word: str, operands: Sequence[Operand]) -> str:
        """The overload for two numbers, one of which is a float."""
        first, second = map(_kind, operands)
        return f"aten.{word}.{first}" + ("" if first == second else f"_{second}")

    def _compare(self, word: str, operands: List[Operand], location: str) -> Operand:
        (left, kind), (right, other) = operands
        if {_kind(operand) for operand in operands} == {"bool"} and word in ("eq", "ne"):
            return self._emit(f"aten.{word}.bool", operands, "!fake.bool", location)
        (left, kind), (right, other) = map(self._as_integer, operands)
        result = self.writer.new_value(location)
        self.writer.add_line(f"{result} = fake.cmp {word} {left}, {right} : "
                             f"{kind}, {other}{self.writer.location(location)}")
        return result, "!fake.bool"

    def _power(self, operands: List[Operand], exponent: Any, location: str) -> Operand:
        """A power. That of two integers is an integer, unless the exponent is
        negative."""
        base = operands[0]
        is_constant = isinstance(exponent, int)
        if "float" in map(_kind, operands):
            return self._emit(self._overload("pow", operands), operands, "!fake.float",
                              location)
        if is_constant and exponent < 0:
            return self._emit("aten.pow.int", operands, "!fake.float", location)
        if is_constant and 1 <= exponent <= _MOST_FACTORS:
            return self._fold("mul", [base] * exponent, location)
        return self._emit("aten.pow.int_to_int", operands, "!fake.int", location)

    def _write_choice(self, operands: List[Operand], location: str) -> Optional[Operand]:
        """Selects one of two integers: `b + c * (a - b)`, where the condition is 0 or
        1."""
        condition, *sides = operands
        if _kind(condition) != "bool" or {_kind(side) for side in sides} != {"int"}:
            return None
        flag = self._emit("aten.Int.bool", [condition], "!fake.int")
        difference = self._emit("sub", sides, "!fake.int")
        product = self._emit("mul", [flag, difference], "!fake.int")
        return self._emit("add", [sides[1], product], "!fake.int", location)

    def _fold(self, op: str, terms: List[Operand], location: str) -> Operand:
        """Joins integers from left to right. Only the last op has the location."""
        if not all(_kind(term) == "int" for term in terms):
            raise ir.Unsupported("arithmetic with floats")
        if len(terms) == 1:
            terms = [*terms, self.number(1 if op == "mul" else 0)]
        result = terms[0]
        for number, term in enumerate(terms[1:], 2):
            result = self._emit(op, [result, term], "!fake.int",
                                location if number == len(terms) else "")
        return result
