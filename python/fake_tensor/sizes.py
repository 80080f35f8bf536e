# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes symbolic numbers as the ops that compute them. Needs PyTorch.

The arithmetic of Python on sizes calls no ops that a mode sees, but the expression of a
number tells what was computed: `2*u0` is the product of 2 and a size of a tensor.
"""

from typing import Any, Callable, Dict, List, Optional, Tuple

import sympy  # type: ignore[import-untyped]
import torch

from .encoding import SIZES, is_symbolic
from .torch_values import Encoder

# Adds an op and returns its name: a label, the op, its arguments and the text of its
# result.
AddOp = Callable[[str, str, List[Any], str], str]

_FOLDED = {"Add": "add", "Mul": "mul", "Max": "sym_max", "Min": "sym_min",
           "And": "and_", "Or": "or_"}
_CALLS = {"FloorDiv": "floordiv", "CleanDiv": "floordiv", "Mod": "mod", "PythonMod": "mod",
          "IntTrueDiv": "truediv", "FloatTrueDiv": "truediv", "Pow": "pow",
          "PowByNatural": "pow", "FloatPow": "pow", "ToFloat": "sym_float",
          "TruncToInt": "trunc", "CeilToInt": "ceil", "FloorToInt": "floor",
          "RoundToInt": "round", "Not": "sym_not", "Equality": "eq", "Unequality": "ne",
          "StrictLessThan": "lt", "LessThan": "le", "StrictGreaterThan": "gt",
          "GreaterThan": "ge"}


class SizeWriter:
    """Finds the names of symbolic numbers, and adds ops for those without one.
    `add_input` adds an input for a number that no ops compute."""

    def __init__(self, encoder: Encoder, add_op: AddOp,
                 add_input: Callable[[Any], str]) -> None:
        self.encoder = encoder
        self._add_op = add_op
        self._add_input = add_input
        # The names of numbers, by the text of their expressions.
        self._names: Dict[str, str] = {}
        # Symbols that are a size: the tensor and the dimension.
        self._sizes: Dict[str, Tuple[str, int]] = {}

    def add_number(self, value: Any, name: str) -> None:
        """A number of the program."""
        self._names.setdefault(self._text(value.node.expr), name)

    def add_tensor(self, name: str, fields: List[Any]) -> None:
        """A tensor, whose sizes may be symbols."""
        for index, size in enumerate(fields[SIZES]):
            if is_symbolic(size):
                self._sizes.setdefault(size["sym"], (name, index))

    def forget(self, name: str) -> None:
        """The tensor of that name has other sizes now."""
        for text in [text for text, place in self._sizes.items() if place[0] == name]:
            del self._sizes[text]

    def reference(self, value: Any) -> Any:
        """A number as an argument: a constant or a reference."""
        expression = value.node.expr
        found = self._write(expression)
        if found is not None:
            return found
        text = self._text(expression)
        is_float = isinstance(value, torch.SymFloat)
        # The value of a float does not matter.
        self._names[text] = self._add_input({"f": "1.0"} if is_float else {"sym": text})
        return {"n": self._names[text]}

    def _text(self, expression: Any) -> str:
        return self.encoder.text(expression)

    def _write(self, expression: Any) -> Any:
        """The number, or None if no ops compute it."""
        if expression.is_Integer:
            return int(expression)
        if expression.is_Float or expression.is_Rational:
            return {"f": repr(float(expression))}
        if expression in (sympy.true, sympy.false):
            return bool(expression)
        text = self._text(expression)
        name = self._names.get(text)
        if name is None and text in self._sizes:
            source, index = self._sizes[text]
            name = self._add_op("sym_size", "aten.sym_size.int", [{"n": source}, index],
                                text)
        if name is None:
            name = self._write_call(expression, text)
        if name is None:
            return None
        self._names[text] = name
        return {"n": name}

    def _write_call(self, expression: Any, text: str) -> Optional[str]:
        kind = type(expression).__name__
        word = _FOLDED.get(kind) or _CALLS.get(kind)
        if word is None:
            return None
        args = [self._write(arg) for arg in expression.args]
        if any(arg is None for arg in args):
            return None
        if kind not in _FOLDED:
            return self._add_op(word, f"_operator.{word}", args, text)
        result = args[0]
        name = None
        for count, arg in enumerate(args[1:], 2):
            partial = expression.func(*expression.args[:count])
            name = self._add_op(word, f"_operator.{word}", [result, arg],
                                self._text(partial))
            result = {"n": name}
        return name
