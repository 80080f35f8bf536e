# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Evaluates a recorded call again and records PyTorch's result. Needs PyTorch."""

import ast
import contextlib
from typing import Any, Dict, Mapping, Optional, Sequence

import sympy  # type: ignore[import-untyped]
import torch
from torch._dispatch.python import enable_python_dispatcher
from torch._dynamo.source import ConstantSource
from torch._subclasses.fake_tensor import FakeTensorMode, unset_fake_temporarily
from torch.fx.experimental.symbolic_shapes import DimDynamic, ShapeEnv
from torch.utils._sympy import functions

from fake_tensor.encoding import STORAGE, dump, is_symbolic, tensors
from fake_tensor.symbols import BACKED, Symbols, kind_of
from fake_tensor.torch_values import (CannotDecode, Encoder, decode, error_fields,
                                      symbols_in)

from .dispatched import UnknownOp, find_overload
from .layouts import MAKE
from .random_calls import ask_both

# The smallest example of a symbol without a recorded one.
_USUAL_SIZE = 6


class _Divisions(ast.NodeTransformer):
    """Replaces `//` and `%` by the functions that PyTorch uses for them in sympy."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Replaces an operator."""
        node.left, node.right = self.visit(node.left), self.visit(node.right)
        name = {ast.FloorDiv: "FloorDiv", ast.Mod: "PythonMod"}.get(type(node.op))
        if name is None:
            return node
        return ast.Call(ast.Name(name, ast.Load()), [node.left, node.right], [])


class World:
    """Recreates recorded values in one FakeTensorMode: tensors that share a storage
    share one again, symbols have their names, examples and bounds."""

    def __init__(self, symbols: Optional[Symbols]) -> None:
        self.env = ShapeEnv() if symbols else None
        self.mode = FakeTensorMode(shape_env=self.env, allow_non_fake_inputs=False)
        self.mode.cache_enabled = False
        self.names: Dict[str, Any] = {}
        self.encoder = Encoder()
        self._storages: Dict[Any, Any] = {}
        self._tensors: Dict[str, Any] = {}
        for name in symbols.names if symbols else ():
            self._add_symbol(name, symbols)

    def _add_symbol(self, name: str, symbols: Optional[Symbols]) -> None:
        assert self.env is not None and symbols is not None
        if kind_of(name, symbols.recorded) != BACKED:
            raise CannotDecode(f"the symbol {name}, which depends on data")
        lower, upper = symbols.lower(name), symbols.upper(name)
        hint = symbols.hints.get(name)
        if hint is None:
            hint = max(lower or 0, _USUAL_SIZE)
            hint = hint if upper is None else min(hint, upper)
        source = ConstantSource(name)
        symbol = self.env.create_symbol(hint, source, dynamic_dim=DimDynamic.DYNAMIC,
                                        constraint_dim=None)
        if not isinstance(symbol, sympy.Symbol):
            raise CannotDecode(f"a symbol of value {hint}")
        self.names[name] = self.env.create_symintnode(symbol, hint=hint, source=source)
        self.encoder.renamed[symbol] = sympy.Symbol(name, **symbol.assumptions0)

    def _number(self, value: Any) -> Any:
        if not is_symbolic(value):
            return value
        known = {name: getattr(functions, name) for name in functions.__all__}
        symbols = {name: value.node.expr for name, value in self.names.items()}
        text = ast.unparse(_Divisions().visit(ast.parse(value["sym"], mode="eval")))
        try:
            expression = sympy.sympify(text, locals={**known, **symbols})
        except (sympy.SympifyError, TypeError, AttributeError) as error:
            raise CannotDecode(f"the expression {value['sym']}") from error
        if not expression.free_symbols <= set(symbols.values()):
            raise CannotDecode(f"the expression {value['sym']}")
        assert self.env is not None
        if not expression.is_integer:
            raise CannotDecode(f"the number {value['sym']}")
        hint = int(expression.xreplace(dict(self.env.backed_var_to_val)))
        return self.env.create_symintnode(expression, hint=hint)

    def _tensor(self, fields: Sequence[Any]) -> "torch.Tensor":
        sizes, strides, offset, dtype, device, storage, bits = fields
        if strides is None or not isinstance(bits, int):
            return self._sparse(sizes, dtype, device, bits)
        sizes, strides = map(self._number, sizes), map(self._number, strides)
        offset = self._number(offset)
        kind = getattr(torch, dtype)
        key = (storage, device)
        if key not in self._storages:
            # Its length does not matter: fake storages grow.
            self._storages[key] = torch.empty((0,), dtype=torch.uint8, device=device)
        made = torch.empty((0,), dtype=kind, device=device)
        made.set_(self._storages[key].untyped_storage(), offset, tuple(sizes),
                  tuple(strides))
        if bits & 1:
            made = made.conj()
        return torch._neg_view(made) if bits & 2 else made

    def _sparse(self, sizes: Sequence[Any], dtype: str, device: str,
                layout: Any) -> "torch.Tensor":
        is_plain = device == "cpu" and all(isinstance(size, int) for size in sizes)
        make = MAKE.get(str(layout).replace("sparse_", ""))
        if make is None or not is_plain:
            raise CannotDecode(f"a tensor of layout {layout} on {device}")
        with unset_fake_temporarily():
            real = make(torch.ones(tuple(sizes), dtype=getattr(torch, dtype)))
            return self.mode.from_tensor(real)

    def decode(self, value: Any) -> Any:
        """The value of some JSON, under the mode."""
        if isinstance(value, list):
            return [self.decode(element) for element in value]
        if is_symbolic(value):
            return self._number(value)
        if isinstance(value, dict) and "t" in value:
            # Equal tensors are one object, as for an output that is an argument.
            key = dump(value)
            if key not in self._tensors or value["t"][STORAGE] is None:
                self._tensors[key] = self._tensor(value["t"])
            return self._tensors[key]
        return decode(value)


def ask_again(case: Mapping[str, Any], symbols: Optional[Symbols]) -> Dict[str, Any]:
    """The call of a line with the result of the installed PyTorch. Raises CannotDecode.
    """
    try:
        op = find_overload(case["op"])
    except UnknownOp as error:
        raise CannotDecode(str(error)) from error
    if case.get("src", "").startswith("mistake:"):
        line = ask_both(op, case["args"], case["kw"])
        if line is None:
            raise CannotDecode("a call that eager PyTorch takes")
        return line
    world = World(symbols)
    line = {"op": case["op"], "args": case["args"], "kw": case["kw"]}
    guards = len(world.env.guards) if world.env else 0
    # torch.export runs decompositions in Python, samples do not.
    source = case.get("src", "pre:")
    dispatcher = (enable_python_dispatcher if world.env or source.startswith("pre:")
                  else contextlib.nullcontext)
    # A real tensor becomes a fake one, in another storage.
    lifts = op in (torch.ops.aten.lift.default, torch.ops.aten.lift_fresh.default) \
        and tensors(case["args"])[0][STORAGE] != tensors(case.get("out"))[0][STORAGE]
    with dispatcher(), world.mode:
        try:
            with unset_fake_temporarily() if lifts else contextlib.nullcontext():
                args = decode(case["args"]) if lifts else world.decode(case["args"])
            kwargs = {key: world.decode(value) for key, value in case["kw"].items()}
        except RuntimeError as error:
            raise CannotDecode(f"arguments that PyTorch refuses: {error}") from error
        # Numbers the storages of arguments.
        before = world.encoder.encode(args)
        for value in kwargs.values():
            world.encoder.encode(value)
        try:
            out = op(*args, **kwargs)
        except Exception as error:  # pylint: disable=broad-except
            return {**line, **error_fields(error)}
    line["out"] = world.encoder.encode(out)
    if world.env is not None or "guards" in case:
        made = world.env.guards[guards:] if world.env else []
        line["guards"] = [world.encoder.text(guard.expr) for guard in made]
        line["syms"] = symbols_in(world.env, [args, kwargs, out], world.encoder.text)
    if op._schema.is_mutable:
        after = world.encoder.encode(args)
        if after != before:
            line["post"] = after
    return line
