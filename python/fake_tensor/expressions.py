# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Symbolic integers in Python syntax: parsing, evaluation, printing as MLIR.

The vocabulary is that of sympy as PyTorch prints it. Text is never passed to eval
directly: it is parsed, each node is checked against an allow list, and only then
compiled.
"""

import ast
import functools
import keyword
import math
import operator
import re
from typing import (Any, Callable, Dict, FrozenSet, List, Mapping, Optional,
                    Tuple, Union)

Number = Union[int, float, bool]


class ExpressionError(ValueError):
    """The text is not an expression of the known vocabulary."""


class Untranslatable(ValueError):
    """A term that the types of the fake dialect cannot express."""


# ===- Functions ------------------------------------------------------------===


def _mod(a: int, b: int) -> int:
    return a % b


def _modular_indexing(base: int, divisor: int, modulus: int) -> int:
    return base // divisor % modulus


def _ceil_div(a: int, b: int) -> int:
    return -(-a // b)


def _piecewise(*cases: Tuple[Any, Any]) -> Any:
    for value, condition in cases:
        if condition:
            return value
    raise ArithmeticError("no case of a Piecewise holds")


def _float_pow(base: float, exponent: float) -> float:
    result: float = float(base)**float(exponent)
    return result


def _where(condition: Any, a: Any, b: Any) -> Any:
    return a if condition else b


FUNCTIONS: Dict[str, Callable[..., Any]] = {
    "FloorDiv": operator.floordiv,
    "CleanDiv": operator.floordiv,
    "CeilDiv": _ceil_div,
    "Mod": _mod,
    "PythonMod": _mod,
    "ModularIndexing": _modular_indexing,
    "Max": max,
    "Min": min,
    "TruncToInt": int,
    "FloorToInt": math.floor,
    "CeilToInt": math.ceil,
    "RoundToInt": round,
    "RoundDecimal": round,
    "ToFloat": float,
    "IntTrueDiv": operator.truediv,
    "FloatTrueDiv": operator.truediv,
    "FloatPow": _float_pow,
    "PowByNatural": operator.pow,
    "LShift": operator.lshift,
    "RShift": operator.rshift,
    "Abs": abs,
    "Identity": lambda value: value,
    "sqrt": math.sqrt,
    "OpaqueUnaryFn_sqrt": math.sqrt,
    "OpaqueUnaryFn_exp": math.exp,
    "OpaqueUnaryFn_log": math.log,
    "floor": math.floor,
    "ceiling": math.ceil,
    "Eq": operator.eq,
    "Ne": operator.ne,
    "Lt": operator.lt,
    "Le": operator.le,
    "Gt": operator.gt,
    "Ge": operator.ge,
    "And": lambda *terms: all(terms),
    "Or": lambda *terms: any(terms),
    "Not": operator.not_,
    "Piecewise": _piecewise,
    "Where": _where,
}
CONSTANTS: Dict[str, Any] = {
    "int_oo": math.inf,
    "oo": math.inf,
    "True": True,
    "False": False,
    "true": True,
    "false": False,
}
# Further spellings of functions, in the tool's reports.
ALIASES = {"max": "Max", "min": "Min", "floordiv": "FloorDiv", "mod": "Mod"}

# Keywords of the fake dialect, and names that PyTorch or the tool gives to symbols.
_RESERVED = re.compile(r"(mod|floordiv|ceildiv|trunc|min|max|hint|unbacked|backed|ragged)$|"
                       r"([sujz]|z?uf|zf|opaque)\d")


def is_free_name(name: str) -> bool:
    """Whether a name is valid for a symbol."""
    return (name.isascii() and name.isidentifier() and not keyword.iskeyword(name)
            and not {name, ALIASES.get(name)} & {*FUNCTIONS, *CONSTANTS}
            and not _RESERVED.match(name))


_BINARY = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow,
           ast.BitAnd, ast.BitOr)
_UNARY = (ast.USub, ast.UAdd, ast.Invert, ast.Not)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)


class _Checker(ast.NodeTransformer):
    """Rejects what is not in the vocabulary and replaces names by lookups."""

    def __init__(self) -> None:
        self.symbols: Dict[str, None] = {}

    def generic_visit(self, node: ast.AST) -> ast.AST:
        raise ExpressionError(f"unexpected {type(node).__name__}")

    def _visit_children(self, node: ast.AST) -> ast.AST:
        return super().generic_visit(node)

    def visit_Expression(self, node: ast.Expression) -> ast.AST:
        return self._visit_children(node)

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        node.elts = [self.visit(element) for element in node.elts]
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if not isinstance(node.value, (int, float)):
            raise ExpressionError(f"unexpected constant {node.value!r}")
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        if not isinstance(node.op, _BINARY):
            raise ExpressionError(f"unexpected {type(node.op).__name__}")
        node.left, node.right = self.visit(node.left), self.visit(node.right)
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        if not isinstance(node.op, _UNARY):
            raise ExpressionError(f"unexpected {type(node.op).__name__}")
        node.operand = self.visit(node.operand)
        # Sympy writes a negated condition as ~.
        if isinstance(node.op, ast.Invert):
            node.op = ast.Not()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        node.values = [self.visit(value) for value in node.values]
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        for op in node.ops:
            if not isinstance(op, _COMPARISONS):
                raise ExpressionError(f"unexpected {type(op).__name__}")
        node.left = self.visit(node.left)
        node.comparators = [self.visit(value) for value in node.comparators]
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise ExpressionError("unexpected call")
        name = ALIASES.get(node.func.id, node.func.id)
        if name not in FUNCTIONS:
            raise ExpressionError(f"unknown function {name}")
        node.func.id = name
        node.args = [self.visit(argument) for argument in node.args]
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id in CONSTANTS:
            return node
        self.symbols[node.id] = None
        return ast.Subscript(value=ast.Name(id="__env", ctx=ast.Load()),
                             slice=ast.Constant(value=node.id), ctx=ast.Load())


_GLOBALS: Dict[str, Any] = {"__builtins__": {}, **FUNCTIONS, **CONSTANTS}


class Expression:
    """An expression that was checked and can be evaluated."""

    def __init__(self, text: str) -> None:
        self.text = text
        try:
            self.tree = ast.parse(text.strip(), mode="eval").body
            checker = _Checker()
            tree = checker.visit(ast.parse(text.strip(), mode="eval"))
        except (SyntaxError, RecursionError, ValueError, MemoryError) as error:
            raise ExpressionError(f"{error} in '{text}'") from error
        # In order of occurrence.
        self.ordered: Tuple[str, ...] = tuple(checker.symbols)
        self.symbols: FrozenSet[str] = frozenset(self.ordered)
        ast.fix_missing_locations(tree)
        self._code = compile(tree, "<expression>", "eval")

    def evaluate(self, env: Mapping[str, Any]) -> Number:
        """The value under an assignment of the symbols.

        Raises ArithmeticError or KeyError if it has none.
        """
        # All names in the code have been checked.
        value: Number = eval(  # pylint: disable=eval-used
            self._code, {**_GLOBALS, "__env": env})
        return value


@functools.lru_cache(maxsize=None)
def parse(text: str) -> Expression:
    """The expression of a text; cached."""
    return Expression(text)


# ===- Writing as MLIR ------------------------------------------------------===


def write_float(value: float) -> str:
    """A float in MLIR's syntax, which requires a decimal point."""
    if value != value:
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    mantissa, exponent, power = repr(value).partition("e")
    if "." not in mantissa:
        mantissa += ".0"
    return mantissa + exponent + power


class MlirWriter:
    """Writes expressions in the syntax of the fake dialect's types.

    A term without such a syntax is passed to `opaque`, which returns a symbol for it or
    raises Untranslatable.
    """

    def __init__(self, opaque: Optional[Callable[[str], str]] = None) -> None:
        self.opaque = opaque

    def write(self, text: str) -> str:
        """The expression as text between the brackets of a type."""
        return self._write(parse(text).tree)

    def _stand_in(self, node: ast.expr) -> str:
        text = ast.unparse(node)
        if self.opaque is None:
            raise Untranslatable(text)
        return self.opaque(text)

    def _operand(self, node: ast.expr) -> str:
        text = self._write(node)
        return text if text.isidentifier() or text.isdigit() else f"({text})"

    def _write(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant) and type(node.value) is int:
            return str(node.value)
        if isinstance(node, ast.Name) and node.id not in CONSTANTS:
            return node.id
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return f"-{self._operand(node.operand)}"
        if isinstance(node, ast.BinOp):
            return self._binary(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return self._call(node, node.func.id)
        return self._stand_in(node)

    def _binary(self, node: ast.BinOp) -> str:
        spelling = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*",
                    ast.FloorDiv: "floordiv", ast.Mod: "mod"}
        word = spelling.get(type(node.op))
        if word is not None:
            return f"{self._operand(node.left)} {word} {self._operand(node.right)}"
        if isinstance(node.op, ast.Pow):
            return self._power(node, node.left, node.right)
        return self._stand_in(node)

    def _power(self, node: ast.expr, base: ast.expr, exponent: ast.expr) -> str:
        if (not isinstance(exponent, ast.Constant)
                or type(exponent.value) is not int
                or not 0 <= exponent.value <= 16):
            return self._stand_in(node)
        return " * ".join([self._operand(base)] * exponent.value) or "1"

    def _scale(self, node: ast.expr, product: ast.expr) -> str:
        """TruncToInt(1.5*ToFloat(s0)), the only float that sizes can have."""
        if (isinstance(product, ast.BinOp) and isinstance(product.op, ast.Mult)
                and isinstance(product.left, ast.Constant)
                and isinstance(product.left.value, float)
                and isinstance(product.right, ast.Call)
                and isinstance(product.right.func, ast.Name)
                and product.right.func.id == "ToFloat"):
            factor = write_float(product.left.value)
            return f"trunc({factor} * {self._operand(product.right.args[0])})"
        return self._stand_in(node)

    def _call(self, node: ast.Call, name: str) -> str:
        name = ALIASES.get(name, name)
        args = node.args
        if name in ("Max", "Min"):
            inner = ", ".join(self._write(argument) for argument in args)
            return f"{name.lower()}({inner})"
        if name in ("FloorDiv", "CleanDiv"):
            return f"{self._operand(args[0])} floordiv {self._operand(args[1])}"
        if name == "CeilDiv":
            return f"-(-{self._operand(args[0])} floordiv {self._operand(args[1])})"
        if name in ("Mod", "PythonMod"):
            return f"{self._operand(args[0])} mod {self._operand(args[1])}"
        if name == "ModularIndexing":
            return (f"({self._operand(args[0])} floordiv {self._operand(args[1])})"
                    f" mod {self._operand(args[2])}")
        if name == "PowByNatural":
            return self._power(node, args[0], args[1])
        if name == "TruncToInt":
            return self._scale(node, args[0])
        if name == "Identity":
            return self._write(args[0])
        return self._stand_in(node)


# ===- Writing for scripts ---------------------------------------------------===

_OPERATORS: Dict[type, str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//",
    ast.Mod: "%", ast.Pow: "**", ast.BitAnd: "And", ast.BitOr: "Or", ast.USub: "-",
    ast.Invert: "Not", ast.Not: "Not", ast.And: "And", ast.Or: "Or", ast.Eq: "Eq",
    ast.NotEq: "Ne", ast.Lt: "Lt", ast.LtE: "Le", ast.Gt: "Gt", ast.GtE: "Ge"}


def write_tree(text: str) -> Any:
    """An expression for a script that evaluates it: a symbol is its name, a number
    ["int", digits] or ["float", number], and anything else [function, *operands]."""

    def write(node: ast.expr) -> Any:
        if isinstance(node, ast.Name):
            return node.id
        if isinstance(node, ast.Constant):
            is_float = isinstance(node.value, float)
            return ["float", node.value] if is_float else ["int", str(node.value)]
        if isinstance(node, ast.BinOp):
            return [_OPERATORS[type(node.op)], write(node.left), write(node.right)]
        if isinstance(node, ast.UnaryOp):
            return [_OPERATORS[type(node.op)], write(node.operand)]
        if isinstance(node, ast.BoolOp):
            return [_OPERATORS[type(node.op)], *map(write, node.values)]
        if isinstance(node, ast.Compare):
            pairs = zip(node.ops, [node.left, *node.comparators], node.comparators)
            return ["And", *([_OPERATORS[type(op)], write(left), write(right)]
                             for op, left, right in pairs)]
        assert isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        name = node.func.id
        return [ALIASES.get(name, name), *map(write, node.args)]

    return write(parse(text).tree)


_MONOTONE = {"Max", "Min", "TruncToInt", "FloorToInt", "CeilToInt", "ToFloat"}


def is_monotone(text: str) -> bool:
    """Whether an expression is known to be monotonic in each of its nonnegative
    symbols, so that its minimum is at their lower bounds."""

    def check(node: ast.AST) -> bool:
        if isinstance(node, ast.Constant):
            return isinstance(node.value, (int, float)) and node.value >= 0
        if isinstance(node, ast.Name):
            return True
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Mult)):
            return check(node.left) and check(node.right)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return node.func.id in _MONOTONE and all(map(check, node.args))
        return False

    return check(parse(text).tree)


def substitute(text: str, replacements: Mapping[str, str]) -> str:
    """Replaces symbols by expressions."""
    if not parse(text).symbols & replacements.keys():
        return text

    class Replace(ast.NodeTransformer):

        def visit_Name(self, node: ast.Name) -> ast.AST:
            if node.id in replacements:
                return ast.parse(replacements[node.id], mode="eval").body
            return node

    return ast.unparse(Replace().visit(ast.parse(text, mode="eval").body))


def free_symbols(texts: List[str]) -> List[str]:
    """The symbols of some expressions, in order of occurrence."""
    found: Dict[str, None] = {}
    for text in texts:
        found.update(dict.fromkeys(parse(text).ordered))
    return list(found)
