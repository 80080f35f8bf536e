# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Encodes values of PyTorch. Needs PyTorch."""

from typing import (Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence,
                    Tuple, cast)

import sympy  # type: ignore[import-untyped]
import torch
from torch.fx.experimental.symbolic_shapes import free_symbols, is_nested_int
from torch.nested._internal.nested_int import NestedIntNode
from torch.utils._pytree import tree_leaves

from .expressions import ExpressionError, is_free_name, parse
from .symbols import BACKED, RAGGED, UNBACKED

MESSAGE_LENGTH = 160


def _plain(value: Any) -> str:
    """The name of a dtype, layout or memory format."""
    return str(value).replace("torch.", "")


def _expression(value: Any) -> Any:
    """The expression of a symbolic number."""
    node = value.node
    if isinstance(node, NestedIntNode):  # of a real tensor
        return node.coeff * sympy.Symbol(f"nested{node.t_id}")
    return node.expr


class Encoder:
    """Encodes the values of one line, and numbers their storages."""

    def __init__(self, device: Optional[str] = None) -> None:
        """With tensors, and the arguments of ops, on `device` if there is one."""
        self.device = device
        self.storages: Dict[int, int] = {}
        # Keeps storages alive, so that addresses are unique.
        self.alive: List[Any] = []
        # Renamed symbols: nested ints to `j0`, `j1`, ..., and others with a better
        # name.
        self.renamed: Dict[Any, Any] = {}
        # The symbols of nested ints.
        self.nested: List[Any] = []
        # The texts of expressions with so many symbols renamed.
        self._texts: Dict[Any, str] = {}
        self._renamed = 0

    def _number(self, value: Any) -> Any:
        if isinstance(value, (torch.SymInt, torch.SymFloat, torch.SymBool)):
            return {"sym": self.text(_expression(value))}
        return value

    def text(self, expression: Any) -> str:
        """The text of an expression."""
        if len(self.renamed) != self._renamed:
            self._texts, self._renamed = {}, len(self.renamed)
        found = self._texts.get(expression)
        if found is None:
            found = self._texts[expression] = str(expression.xreplace(self.renamed))
        return found

    def _name_nested(self, tensor: "torch.Tensor") -> None:
        """Names the nested ints among the sizes of a jagged tensor."""
        for size in tensor.shape:
            if is_nested_int(size):
                name = sympy.Symbol(f"j{len(self.nested)}", integer=True)
                if self.renamed.setdefault(_expression(size), name) is name:
                    self.nested.append(_expression(size))

    def _storage(self, tensor: "torch.Tensor") -> Optional[int]:
        try:
            storage = tensor.untyped_storage()
        except NotImplementedError:  # inside of vmap
            return None
        self.alive.append(storage)
        return self.storages.setdefault(storage._cdata, len(self.storages))

    def _tensor(self, tensor: "torch.Tensor") -> Dict[str, Any]:
        if tensor.layout == torch.jagged:
            self._name_nested(tensor)
        sizes = [self._number(size) for size in tensor.shape]
        tail = [_plain(tensor.dtype), self.device or str(tensor.device)]
        if tensor.layout not in (torch.strided, torch.jagged):
            return {"t": [sizes, None, None, *tail, None, _plain(tensor.layout)]}
        strides = [self._number(stride) for stride in tensor.stride()]
        bits: Any = int(tensor.is_conj()) + 2 * int(tensor.is_neg())
        if tensor.layout == torch.jagged:
            # The tensor itself is a wrapper with an unrelated storage.
            bits, tensor = _plain(tensor.layout), cast(Any, tensor)._values
        offset = self._number(tensor.storage_offset())
        return {"t": [sizes, strides, offset, *tail, self._storage(tensor), bits]}

    def encode(self, value: Any) -> Any:
        """The JSON of a value."""
        if isinstance(value, torch.Tensor):
            return self._tensor(value)
        if isinstance(value, (list, tuple)):
            return [self.encode(element) for element in value]
        if isinstance(value, float):
            return {"f": repr(value)}
        if isinstance(value, complex):
            return {"c": repr(value)}
        if isinstance(value, torch.dtype):
            return {"dtype": _plain(value)}
        if isinstance(value, torch.device):
            return {"device": self.device or str(value)}
        if isinstance(value, torch.layout):
            return {"layout": _plain(value)}
        if isinstance(value, torch.memory_format):
            return {"mf": _plain(value)}
        if value is None or isinstance(value, (bool, int, str)):
            return value
        if isinstance(value, (torch.SymInt, torch.SymFloat, torch.SymBool)):
            return self._number(value)
        return str(type(value).__name__)


class CannotDecode(Exception):
    """A value that cannot be recreated."""


def decode(value: Any) -> Any:
    """The value of some JSON, under the mode that is active; tensors are filled with
    ones, or zeros if they may be indices, in new storages."""
    if isinstance(value, list):
        return [decode(element) for element in value]
    if not isinstance(value, dict):
        return value
    (kind, content), = value.items()
    if kind == "f":
        return float(content)
    if kind == "c":
        return complex(content)
    if kind in ("dtype", "layout", "mf"):
        return getattr(torch, content)
    if kind == "device":
        return torch.device(content)
    if kind == "t":
        return _decode_tensor(content)
    raise CannotDecode(f"a value of kind '{kind}'")


def _decode_tensor(fields: List[Any]) -> "torch.Tensor":
    sizes, strides, offset, dtype, device, _, bits = fields
    if bits != 0 or strides is None or not all(
            isinstance(number, int) for number in (*sizes, *strides, offset)):
        raise CannotDecode("a tensor of another layout, or of symbolic sizes")
    length = offset + 1 + sum((size - 1) * stride for size, stride in zip(sizes, strides))
    kind = getattr(torch, dtype)
    fill = 1 if kind.is_floating_point or kind.is_complex else 0
    storage = torch.full((max(length, offset, 0),), fill, dtype=kind, device=device)
    return torch.as_strided(storage, sizes, strides, offset)


def dim_names(env: Any) -> Dict[Any, Any]:
    """The symbols of a ShapeEnv that are named dimensions, `Dim("batch")`, and symbols
    of those names; without names that are reserved or already used. Of a derived
    dimension, such as `2*Dim("batch")`, the symbol that it is derived from."""
    names = getattr(env, "source_name_to_debug_name", {})
    taken = {str(symbol) for symbol in env.var_to_range}
    found: Dict[Any, Any] = {}
    for source, symbol in getattr(env, "source_to_var", {}).items():
        name = str(names.get(source, ""))
        # Inputs that share a dimension end up with one symbol.
        while symbol in env.replacements:
            symbol = env.replacements[symbol]
        if not isinstance(symbol, sympy.Symbol):
            symbol, name = _find_root(symbol, name)
        if symbol is None or symbol in found or name in taken or not is_free_name(name):
            continue
        taken.add(name)
        found[symbol] = sympy.Symbol(name, **symbol.assumptions0)
    return found


def _find_root(expression: Any, text: str) -> Tuple[Any, str]:
    """The only symbol of an expression, and its name in the text of that; None if the
    text is of another expression."""
    try:
        names = list(parse(text).symbols)
    except ExpressionError:
        return None, ""
    symbols = list(getattr(expression, "free_symbols", ()))
    if len(symbols) != 1 or len(names) != 1:
        return None, ""
    renamed = str(expression.xreplace({symbols[0]: sympy.Symbol(names[0], integer=True)}))
    is_same = renamed.replace(" ", "") == text.replace(" ", "")
    return (symbols[0], names[0]) if is_same else (None, "")


def size_names(inputs: Iterable[Tuple[str, Any]],
               renamed: Mapping[Any, Any]) -> Dict[Any, Any]:
    """Names for the symbols in the sizes of inputs that have none in `renamed`, made of
    the input and the dimension: `x_dim0`. A symbol that is an input has its name."""
    inputs = list(inputs)
    taken = {str(name) for name in renamed.values()}
    for _, value in inputs:
        if isinstance(value, (torch.Tensor, torch.SymInt)):
            taken |= {str(symbol) for symbol in free_symbols(value)}
    found: Dict[Any, Any] = {}

    def add(size: Any, name: str) -> None:
        symbol = _expression(size) if isinstance(size, torch.SymInt) else None
        if isinstance(symbol, sympy.Symbol) and symbol not in renamed \
                and symbol not in found and name not in taken and is_free_name(name):
            taken.add(name)
            found[symbol] = sympy.Symbol(name, **symbol.assumptions0)

    for name, value in inputs:
        if isinstance(value, torch.SymInt):
            add(value, name)
        elif isinstance(value, torch.Tensor) and value.layout == torch.strided:
            for index, size in enumerate(value.shape):
                add(size, f"{name}_dim{index}")
    return found


def bounds_of(env: Any, symbol: Any) -> List[str]:
    """The bounds of a symbol in a ShapeEnv, and its hint or "None"."""
    bounds = env.var_to_range[symbol]
    hints = getattr(env, "backed_var_to_val", None)
    if hints is None:
        hints = env.var_to_val
    return [str(bounds.lower), str(bounds.upper), str(hints.get(symbol))]


def symbols_in(env: Any, values: Any,
               text: Callable[[Any], str] = str) -> Dict[str, List[str]]:
    """Bounds and hints of the symbols of a ShapeEnv in some values, by name."""
    found: Dict[str, List[str]] = {}
    for leaf in tree_leaves(values):
        if not isinstance(leaf, (torch.Tensor, torch.SymInt, torch.SymFloat)):
            continue
        if isinstance(leaf, torch.Tensor) and leaf.layout != torch.strided:
            continue
        for symbol in free_symbols(leaf):
            if symbol in env.var_to_range:
                found[text(symbol)] = bounds_of(env, symbol)
    return found


def kind_in(env: Any, symbol: Any, nested: Sequence[Any]) -> str:
    """The kind of a symbol of a ShapeEnv, where some are of nested ints."""
    if symbol in nested:
        return RAGGED
    return UNBACKED if env.is_unbacked_symint(symbol) else BACKED


def error_fields(error: Exception) -> Dict[str, Any]:
    """The fields of a line for a PyTorch error."""
    return {"error": type(error).__name__,
            "msg": str(error).split("\n")[0][:MESSAGE_LENGTH]}
