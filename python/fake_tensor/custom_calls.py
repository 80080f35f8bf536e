# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls of custom ops, and their arguments in a run of a fake kernel. Needs PyTorch."""

from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

import torch

from . import ir
from .kernel_modes import CannotTrace
from .kernels import Tracer, hint_of
from .messages import token_of
from .rule_text import Condition, condition
from .schema import Schema
from .steps import Ref
from .torch_values import Encoder

_ANY = "!fake.any"
_TYPES = {"Tensor": ir.UNKNOWN, "int": "!fake.int", "SymInt": "!fake.int",
          "float": "!fake.float", "bool": "!fake.bool"}


# ===- Constants --------------------------------------------------------------===


_PRINTERS = ("__str__", "__repr__", "__format__")


def _watched(kind: Any) -> Any:
    """A subclass of a number or string type that records accesses."""

    def watch(name: str) -> Callable[..., Any]:
        plain = getattr(kind, name)

        def method(self: Any, *args: Any) -> Any:
            token = token_of(self) if name in _PRINTERS else None
            if token is not None:
                return token
            self.seen.add(True)
            return plain(self, *args)
        return method

    names = [name for name in dir(kind) if name not in dir(object) or name in (
        "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__hash__",
        *_PRINTERS)]
    return type(f"Watched{kind.__name__}", (kind,),
                {name: watch(name) for name in names
                 if callable(getattr(kind, name)) and name not in (
                     "__new__", "__getnewargs__", "__class_getitem__")})


_WATCHED = {kind: _watched(kind) for kind in (int, float, str)}
# Other values of constants, and the ops that compare them.
OTHERS: Dict[Any, Callable[[Any], Any]] = {
    bool: lambda value: not value, int: lambda value: value + 3,
    float: lambda value: value + 1.25, str: lambda value: value + "?"}
_EQUALS = {bool: "eq.bool", int: "eq", float: "eq", str: "eq.str"}


# ===- Calls ------------------------------------------------------------------===


class Parameter(NamedTuple):
    """A parameter of a custom op."""
    name: str
    kind: str
    is_optional: bool
    is_list: bool
    is_keyword: bool

    @property
    def ref(self) -> Ref:
        """The argument of the rule."""
        is_plain = not self.is_optional and not self.is_list
        return Ref(f"%{self.name}", _TYPES.get(self.kind, _ANY) if is_plain else _ANY)


def _parameter(argument: Any) -> Parameter:
    text = str(argument.real_type)
    is_optional = text.startswith("Optional[")
    text = text[len("Optional["):-1] if is_optional else text
    is_list = text.startswith("List[")
    text = text[len("List["):-1] if is_list else text
    return Parameter(argument.name, text, is_optional, is_list, argument.kwarg_only)


class CustomCall:
    """A call of a custom op in a program: the arguments in the order of the schema,
    defaults included. All tensors are on `device` if there is one."""

    def __init__(self, op: Any, args: Sequence[Any], kwargs: Mapping[str, Any],
                 device: Optional[str] = None) -> None:
        self.op = op
        self.device = device
        self.parameters = [_parameter(argument) for argument in op._schema.arguments]
        self.values = []
        for index, argument in enumerate(op._schema.arguments):
            if index < len(args):
                self.values.append(args[index])
            else:
                self.values.append(kwargs.get(argument.name, argument.default_value))


class Ranked(NamedTuple):
    """A tensor among the arguments: its value, name and rank, and whether it is an
    argument of all calls."""
    ref: Ref
    word: str
    rank: int
    is_outer: bool

    def has_rank(self) -> Condition:
        """The condition that its rank is this one."""
        plural = "s" * (self.rank != 1)
        return condition(
            (self._dim(), f"$ = fake.aten.eq.int($r, {self.rank}) : (!fake.int) -> "
             "!fake.bool"), f"{self.word} has {self.rank} dimension{plural}",
            Ref("$r", "!fake.int"))

    def has_dimensions(self) -> Condition:
        """The condition that it is of rank 0, or that it is not."""
        if not self.rank:
            return self.has_rank()
        return condition(
            (self._dim(), "$ = fake.aten.gt.int($r, 0) : (!fake.int) -> !fake.bool"),
            f"{self.word} has dimensions", Ref("$r", "!fake.int"))

    def has_other_rank(self, ranks: Sequence[int]) -> Condition:
        """The condition that its rank is none of these."""
        lines = [self._dim()]
        found = ""
        for index, rank in enumerate(ranks):
            lines.append(f"$n{index} = fake.aten.ne.int($r, {rank}) : (!fake.int) -> "
                         "!fake.bool")
            if found:
                lines.append(f"$o{index} = fake.aten.__and__.bool({found}, $n{index}) : "
                             "(!fake.bool, !fake.bool) -> !fake.bool")
            found = f"$o{index}" if found else f"$n{index}"
        return condition(
            tuple(line.replace(found + " ", "$ ") for line in lines),
            f"{self.word} has not {' or '.join(map(str, ranks))} dimensions",
            Ref("$r", "!fake.int"))

    def _dim(self) -> str:
        return f"$r = fake.aten.dim({self.ref.name}) : ({self.ref.type}) -> !fake.int"


def _with_rank(tensor: "torch.Tensor", rank: int, is_trailing: bool) -> "torch.Tensor":
    """A tensor of another rank with the first or the last sizes of this one."""
    sizes = list(map(hint_of, tensor.shape))
    kept = min(rank, len(sizes))
    more = (sizes[:1] or [2]) * (rank - kept)
    sizes = more + sizes[len(sizes) - kept:] if is_trailing else sizes[:kept] + more
    return torch.empty(sizes, device="meta")


class Setup:
    """The arguments of one run of a kernel, and the conditions on them."""

    def __init__(self, call: CustomCall, table: Mapping[str, Schema],
                 changes: Mapping[Tuple[str, str], Any],
                 has_predicates: bool = True) -> None:
        self.tracer = Tracer(table)
        self.tracer.has_predicates = has_predicates
        self.device = call.device
        # Changes to the call, by kind (`dtype`, `device`, `rank`, `value`) and by the
        # name of the value; a rank with `trailing` keeps the last sizes.
        self.changes = changes
        # Possible changes, in the same form.
        self.examples: Dict[Tuple[str, str], Any] = {}
        self.outer: List[Condition] = []
        self.inner: List[Condition] = []
        self.tensors: Dict[str, Ranked] = {}
        self.args: List[Any] = []
        self.kwargs: Dict[str, Any] = {}
        for parameter, value in zip(call.parameters, call.values):
            made = self._argument(parameter, value)
            if parameter.is_keyword:
                self.kwargs[parameter.name] = made
            else:
                self.args.append(made)

    def _argument(self, parameter: Parameter, value: Any) -> Any:
        ref, name = parameter.ref, parameter.name
        if value is None:
            self.outer.append(condition(
                (f"$ = fake.aten.__is__({ref.name}, none) : ({_ANY}) -> !fake.bool",),
                f"{name} is None", ref))
            return None
        conditions = self.outer
        if parameter.is_optional:
            self.outer.append(condition(
                (f"$ = fake.aten.__isnot__({ref.name}, none) : ({_ANY}) -> !fake.bool",),
                f"{name} is not None"))
            conditions = self.inner
        if parameter.is_list:
            return self._list(parameter, value, conditions)
        if parameter.is_optional and parameter.kind in _TYPES:
            ref = self.tracer.add("cast", (ref,), _TYPES[parameter.kind])
        return self._value(parameter.kind, ref, name, value, conditions)

    def _list(self, parameter: Parameter, values: Sequence[Any],
              conditions: List[Condition]) -> List[Any]:
        name = parameter.name
        conditions.append(condition(
            (f"$l = fake.aten.len.t(%{name}) : ({_ANY}) -> !fake.int",
             f"$ = fake.aten.eq.int($l, {len(values)}) : (!fake.int) -> !fake.bool"),
            f"{name} has {len(values)} elements", Ref("$l", "!fake.int")))
        found = []
        kind = parameter.kind
        is_optional = kind.startswith("Optional[")
        kind = kind[len("Optional["):-1] if is_optional else kind
        for index, value in enumerate(values):
            ref = self.tracer.add("aten.__getitem__.t", (parameter.ref, str(index)),
                                  _ANY if is_optional else _TYPES.get(kind, _ANY))
            word = f"{name}[{index}]"
            if is_optional:
                raise CannotTrace(f"{name} is a list of optional values")
            found.append(self._value(kind, ref, word, value, self.inner))
        return found

    def _value(self, kind: str, ref: Ref, name: str, value: Any,
               conditions: List[Condition]) -> Any:
        if isinstance(value, torch.Tensor):
            self.tracer.arguments.add(ref.name)
            dtype = str(value.dtype).replace("torch.", "")
            dtype = self._change("dtype", ref, dtype)
            device = self._change("device", ref, self.device or str(value.device))
            rank = self.changes.get(("rank", ref.name), value.dim())
            if rank != value.dim():
                value = _with_rank(value, rank, ("trailing", ref.name) in self.changes)
            self.tensors[ref.name] = Ranked(ref, name, rank, conditions is self.outer)
            return self.tracer.tensor(ref, value, getattr(torch, dtype), device)
        if kind in ("int", "SymInt") and not isinstance(value, bool):
            return self.tracer.number(ref, value)
        if isinstance(value, torch.dtype):
            self.tracer.arguments.add(ref.name)
            self.tracer.trace.reads["dtype"].add(ref.name)
            return getattr(torch, self._change(
                "dtype", ref, str(value).replace("torch.", "")))
        if isinstance(value, torch.device):
            self.tracer.arguments.add(ref.name)
            self.tracer.trace.reads["device"].add(ref.name)
            return torch.device(self._change("device", ref, self.device or str(value)))
        if isinstance(value, (torch.layout, torch.memory_format)):
            text = ir.write_constant(Encoder().encode(value))
            conditions.append(condition(
                (f"$ = fake.aten.__is__({ref.name}, {text}) : ({_ANY}) -> !fake.bool",),
                f"{name} is {text}", ref))
            return value
        if type(value) in OTHERS:
            return self._constant(ref, name, value, conditions)
        raise CannotTrace(f"{name} is a {type(value).__name__}")

    def _change(self, kind: str, ref: Ref, value: Any) -> Any:
        self.examples[kind, ref.name] = value
        return self.changes.get((kind, ref.name), value)

    def _constant(self, ref: Ref, name: str, value: Any,
                  conditions: List[Condition]) -> Any:
        """A bool, number or string; the rule only holds for its value if the kernel
        depends on it."""
        kind = type(value)
        text = ir.write_constant(Encoder().encode(value))
        key = ("value", ref.name)
        self.examples[key] = (value, conditions is self.outer, condition(
            (f"$ = fake.aten.{_EQUALS[kind]}({ref.name}, {text}) : "
             f"({ref.type}) -> !fake.bool",), f"{name} is {text}", ref))
        value = self.changes.get(key, value)
        if kind not in _WATCHED:
            return value
        made = _WATCHED[kind](value)
        made.ref = ref
        made.seen = self.tracer.watched.setdefault(ref.name, set())
        return made
