# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes rules for the custom ops of a program. Needs PyTorch.

An op that is not in the op table but has a fake kernel gets a `fake.rule` from what the
kernel does (see `kernels`). Where a kernel may have branched in Python, the rule only
holds for the traced calls and checks that: ranks, whether an argument is None, lengths
of lists, values of bools, floats and strings. Which dtypes and devices a rule is right
for is found by tracing again with others.
"""

import itertools
import logging
from typing import (Any, Callable, Dict, Iterable, List, Mapping, NamedTuple, Optional,
                    Sequence, Set, Tuple)

import torch
from torch.utils._pytree import tree_map

from . import ir
from .kernels import (CannotTrace, Ref, Slot, Step, Trace, Tracer, UnknownOp, find_kernel,
                      hint_of)
from .encoding import SHORT_DTYPES
from .graph import Rules
from .schema import Schema, parse
from .torch_values import Encoder

DTYPES = ("float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8",
          "uint8", "bool", "complex64", "complex128", "float8_e4m3fn", "float8_e5m2",
          "uint16", "uint32", "uint64", "complex32")
DEVICES = ("cpu", "cuda:0", "cuda:1", "xpu:0", "mps:0", "meta", "hpu:0")
_VALUES = {"dtype": DTYPES, "device": DEVICES}
# The tags that a rule can state.
_TAGS = {"data_dependent_output", "dynamic_output_shape", "inplace_view",
         "nondeterministic_seeded", "pointwise"}
# The maximum number of combinations to trace.
_MOST_TRACES = 50
# The maximum nesting of custom ops.
_MOST_NESTED = 10
_ANY = "!fake.any"
_TYPES = {"Tensor": ir.UNKNOWN, "int": "!fake.int", "SymInt": "!fake.int",
          "float": "!fake.float", "bool": "!fake.bool"}


class Condition(NamedTuple):
    """A condition of a case of a rule: ops that compute a bool, called `$`, and its
    description."""
    lines: Tuple[str, ...]
    text: str


class Case(NamedTuple):
    """The case of a rule for calls that satisfy some conditions."""
    # Conditions on arguments of all calls, and others.
    outer: Tuple[Condition, ...]
    inner: Tuple[Condition, ...]
    lines: Tuple[str, ...]
    results: Tuple[Ref, ...]


# ===- Constants --------------------------------------------------------------===


def _watched(kind: Any) -> Any:
    """A subclass of a number or string type that records accesses."""

    def watch(name: str) -> Callable[..., Any]:
        plain = getattr(kind, name)

        def method(self: Any, *args: Any) -> Any:
            self.seen.add(True)
            return plain(self, *args)
        return method

    names = [name for name in dir(kind) if name not in dir(object) or name in (
        "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__hash__",
        "__str__", "__repr__", "__format__")]
    return type(f"Watched{kind.__name__}", (kind,),
                {name: watch(name) for name in names
                 if callable(getattr(kind, name)) and name not in (
                     "__new__", "__getnewargs__", "__class_getitem__")})


_WATCHED = {kind: _watched(kind) for kind in (int, float, str)}
_OTHERS: Dict[Any, Callable[[Any], Any]] = {
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


class _Setup:
    """The arguments of one run of a kernel, and the conditions on them."""

    def __init__(self, call: CustomCall, table: Mapping[str, Schema],
                 changes: Mapping[Tuple[str, str], Any]) -> None:
        self.tracer = Tracer(table)
        self.device = call.device
        # Changes to the call, by kind (`dtype`, `device`, `value`) and by the name of
        # the value.
        self.changes = changes
        # Possible changes, in the same form.
        self.examples: Dict[Tuple[str, str], Any] = {}
        self.outer: List[Condition] = []
        self.inner: List[Condition] = []
        self.ranks: Dict[str, Tuple[Condition, bool]] = {}
        self.watched: Dict[str, Set[bool]] = {}
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
            self.outer.append(Condition(
                (f"$ = fake.aten.__is__({ref.name}, none) : ({_ANY}) -> !fake.bool",),
                f"{name} is None"))
            return None
        conditions = self.outer
        if parameter.is_optional:
            self.outer.append(Condition(
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
        conditions.append(Condition(
            (f"$l = fake.aten.len.t(%{name}) : ({_ANY}) -> !fake.int",
             f"$ = fake.aten.eq.int($l, {len(values)}) : (!fake.int) -> !fake.bool"),
            f"{name} has {len(values)} elements"))
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
            self.ranks[ref.name] = Condition(
                (f"$r = fake.aten.dim({ref.name}) : ({ref.type}) -> !fake.int",
                 f"$ = fake.aten.eq.int($r, {value.dim()}) : (!fake.int) -> !fake.bool"),
                f"{name} has {value.dim()} dimensions"), conditions is self.outer
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
            conditions.append(Condition(
                (f"$ = fake.aten.__is__({ref.name}, {text}) : ({_ANY}) -> !fake.bool",),
                f"{name} is {text}"))
            return value
        if type(value) in _OTHERS:
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
        self.examples[key] = (value, conditions is self.outer, Condition(
            (f"$ = fake.aten.{_EQUALS[kind]}({ref.name}, {text}) : "
             f"({ref.type}) -> !fake.bool",), f"{name} is {text}"))
        value = self.changes.get(key, value)
        if kind not in _WATCHED:
            return value
        made = _WATCHED[kind](value)
        made.seen = self.watched.setdefault(ref.name, set())
        return made


# ===- Cases ------------------------------------------------------------------===


class _Group(NamedTuple):
    """Arguments whose dtypes or devices change together, and their possible values."""
    kind: str
    names: Tuple[str, ...]
    accepted: Tuple[str, ...]
    # Whether nothing else is possible.
    is_all: bool


class _CaseMaker:
    """Creates the case for one call."""

    def __init__(self, call: CustomCall, kernel: Optional[Callable[..., Any]],
                 table: Mapping[str, Schema]) -> None:
        self.call = call
        self.kernel = kernel
        self.table = table
        self.setup, self.base = self._trace({})
        self._refs: Dict[str, Ref] = {}
        # The options of each slot: a constant, "", or that of an argument.
        self.options = [self._slot_options(slot) for slot in self.base.slots]

    @property
    def key(self) -> Any:
        """Equal for calls with the same case."""
        return (self.base.shape, self.base.slots, tuple(self.setup.outer),
                tuple(self.setup.inner), self.setup.ranks, self.setup.examples)

    def _trace(self, changes: Mapping[Tuple[str, str], Any]) -> Tuple[_Setup, Trace]:
        setup = _Setup(self.call, self.table, changes)
        trace = setup.tracer.run(self.call.op, self.kernel, setup.args, setup.kwargs)
        return setup, trace

    def _slot_options(self, slot: Slot) -> Set[str]:
        return {""} | {name for (kind, name), value in self.setup.examples.items()
                       if kind == slot.kind and value == slot.value}

    def _try(self, changes: Mapping[Tuple[str, str], Any]) -> bool:
        """Whether the trace of a changed call is the same."""
        logger = logging.getLogger("torch._subclasses.fake_tensor")
        level = logger.level
        # Kernels may fail in trials.
        logger.setLevel(logging.CRITICAL + 1)
        try:
            setup, trace = self._trace(changes)
        except Exception:  # pylint: disable=broad-except
            return False
        finally:
            logger.setLevel(level)
        if trace.shape != self.base.shape:
            return False
        # A kernel that reads more may branch on it for other values.
        if any(trace.reads[kind] - names for kind, names in self.base.reads.items()) \
                or any(bool(seen) > bool(self.setup.watched[name])
                       for name, seen in setup.watched.items()):
            return False
        kept = []
        for slot, first, options in zip(trace.slots, self.base.slots, self.options):
            kept.append({
                name for name in options if slot.value == (
                    changes.get((slot.kind, name), self.setup.examples.get(
                        (slot.kind, name))) if name else first.value)})
        if not all(kept):
            return False
        self.options = kept
        return True

    # ===- Dtypes and devices ------------------------------------------------===

    def _groups(self, kind: str) -> List[_Group]:
        names = [name for what, name in self.setup.examples if what == kind]
        reads = self.base.reads[kind]
        if not any(slot.kind == kind for slot in self.base.slots):
            names = [name for name in names if name in reads]
        groups: List[_Group] = []
        alone = []
        for name in names:
            group = self._vary(kind, (name,), name in reads)
            if len(group.accepted) > 1:
                groups.append(group)
            else:
                alone.append(name)
        for _, same in itertools.groupby(
                sorted(alone, key=lambda name: self.setup.examples[kind, name]),
                key=lambda name: self.setup.examples[kind, name]):
            groups.append(self._vary(kind, tuple(same), bool(reads)))
        return groups

    def _vary(self, kind: str, names: Tuple[str, ...], is_read: bool) -> _Group:
        """The values with the same trace. Metadata not read by Python code is only
        tried with one other value, to see what depends on it."""
        example = self.setup.examples[kind, names[0]]
        accepted = [example]
        others = [value for value in _VALUES[kind] if value != example]
        for value in others:
            if self._try({(kind, name): value for name in names}):
                accepted.append(value)
                if not is_read:
                    return _Group(kind, names, tuple(accepted), True)
        return _Group(kind, names, tuple(accepted), len(accepted) > len(others))

    def _combined(self, groups: List[_Group]) -> List[_Group]:
        """Groups that may change independently: tries all combinations, or lets only
        the first change."""
        open_groups = [group for group in groups if len(group.accepted) > 1
                       and set(group.names) & self.base.reads[group.kind]]
        count = 1
        for group in open_groups:
            count *= len(group.accepted)
        if len(open_groups) < 2:
            return groups
        if count <= _MOST_TRACES and all(
                self._try({(group.kind, name): value
                           for group, value in zip(open_groups, values)
                           for name in group.names})
                for values in itertools.product(
                    *(group.accepted for group in open_groups))):
            return groups
        fixed = open_groups[1:]
        return [group._replace(accepted=group.accepted[:1], is_all=False)
                if group in fixed else group for group in groups]

    def _group_conditions(self, group: _Group) -> Iterable[Condition]:
        first = group.names[0]
        for name in group.names[1:]:
            yield Condition(
                (*self._ask(group.kind, first, "$a"), *self._ask(group.kind, name, "$b"),
                 f"$ = fake.aten.__is__($a, $b) : ({_ANY}, {_ANY}) -> !fake.bool"),
                f"{first[1:]} and {name[1:]} have one {group.kind}")
        if group.is_all:
            return
        # Use the shorter list.
        refused = [value for value in _VALUES[group.kind] if value not in group.accepted]
        values, op, join, word = group.accepted, "__is__", "__or__", "is"
        if len(refused) < len(values):
            values, op, join, word = tuple(refused), "__isnot__", "__and__", "is not"
        lines = list(self._ask(group.kind, first, "$a"))
        found = ""
        for index, value in enumerate(values):
            lines.append(f"$i{index} = fake.aten.{op}($a, "
                         f"{_written(group.kind, value)}) : ({_ANY}) -> !fake.bool")
            if found:
                lines.append(f"$o{index} = fake.aten.{join}.bool({found}, $i{index}) : "
                             "(!fake.bool, !fake.bool) -> !fake.bool")
            found = f"$o{index}" if found else f"$i{index}"
        yield Condition(tuple(line.replace(found + " ", "$ ") for line in lines),
                        f"the {group.kind} of {first[1:]} {word} {' or '.join(values)}")

    def _ask(self, kind: str, name: str, result: str) -> Iterable[str]:
        """The line that queries the dtype or device of an argument."""
        ref = self._refs[name]
        if ref.type == ir.UNKNOWN:
            yield f"{result} = fake.prim.{kind}({name}) : ({ir.UNKNOWN}) -> {_ANY}"
        else:
            yield f"{result} = fake.cast {name} : {_ANY} to {_ANY}"

    # ===- Constants ---------------------------------------------------------===

    def _constant_conditions(self) -> None:
        """Adds conditions for the constants that the kernel depends on."""
        for (kind, name), found in self.setup.examples.items():
            if kind != "value":
                continue
            value, is_outer, condition = found
            is_read = bool(self.setup.watched.get(name))
            if is_read or not self._try({(kind, name): _OTHERS[type(value)](value)}):
                (self.setup.outer if is_outer else self.setup.inner).append(condition)

    # ===- The case ----------------------------------------------------------===

    def make(self) -> Case:
        """The case."""
        setup = self.setup
        self._refs.update((parameter.ref.name, parameter.ref)
                          for parameter in self.call.parameters)
        self._refs.update((ref.name, ref) for step in self.base.steps
                          for ref in step.results)
        self._constant_conditions()
        for name, (condition, is_outer) in setup.ranks.items():
            if name in self.base.reads["rank"]:
                (setup.outer if is_outer else setup.inner).append(condition)
        for kind in ("dtype", "device"):
            for group in self._combined(self._groups(kind)):
                known = all(self._is_parameter(name) for name in group.names)
                (setup.outer if known else setup.inner).extend(
                    self._group_conditions(group))
        return Case(tuple(setup.outer), tuple(setup.inner), tuple(self._write()),
                    tuple(self.base.results))

    def _is_parameter(self, name: str) -> bool:
        return any(parameter.ref.name == name and not parameter.is_optional
                   for parameter in self.call.parameters)

    def _write(self) -> Iterable[str]:
        """The ops of the case."""
        options = iter(self.options)
        asked: Dict[Tuple[str, str], Ref] = {}
        descriptions = {parameter.ref.name: parameter.name
                        for parameter in self.call.parameters}
        for step in self.base.steps:
            lines: List[str] = []

            def choose(slot: Slot) -> Any:
                names = next(options)
                name = "" if "" in names else min(names)
                if not name:
                    return _written(slot.kind, slot.value)
                if self._refs[name].type != ir.UNKNOWN:
                    return self._refs[name]
                if (slot.kind, name) not in asked:
                    ref = Ref(f"%{slot.kind}{len(asked)}", _ANY)
                    lines.extend(self._ask(slot.kind, name, ref.name))
                    asked[slot.kind, name] = ref
                return asked[slot.kind, name]

            args, kw = tree_map(
                lambda leaf: choose(leaf) if isinstance(leaf, Slot) else leaf,
                (step.args, step.kw), is_leaf=lambda leaf: isinstance(leaf, (Slot, Ref)))
            _describe(step, descriptions)
            yield from lines
            yield _write_step(step._replace(args=args, kw=kw), descriptions)


def _written(kind: str, value: str) -> str:
    return ir.write_constant({kind: value})


def _describe(step: Step, known: Dict[str, str]) -> None:
    """A short description of the result of a step, if there is one."""
    if not step.results:
        return
    words = [known.get(arg.name, "a result") if isinstance(arg, Ref) else str(arg)
             for arg in step.args]
    if step.op in ("size", "stride"):
        text = f"{step.op} {words[1]} of {words[0]}"
    elif step.op == "constant":
        text = step.text
    elif step.op == "cast":
        text = words[0]
    elif step.op == "new_size":
        text = "a new size"
    elif "." not in step.op:
        text = f"{step.op}({', '.join(words)})"
    else:
        return
    known[step.results[0].name] = text


def _write_step(step: Step, descriptions: Mapping[str, str]) -> str:
    """A step as IR."""
    args = [str(arg.name if isinstance(arg, Ref) else arg) for arg in step.args]
    kinds = ", ".join(arg.type for arg in step.args if isinstance(arg, Ref))
    head = ", ".join(ref.name for ref in step.results)
    head = f"{head} = fake.{step.op}" if head else f"fake.{step.op}"
    results = [ref.type for ref in step.results]
    if step.op in ("size", "stride"):
        return f"{head} {args[0]}, {args[1]} : {kinds} -> {results[0]}"
    if step.op in ("constant", "new_size"):
        return f"{head} {step.text} : {results[0]}"
    if step.op == "cast":
        return f"{head} {args[0]} : {kinds} to {results[0]}"
    if step.op == "require":
        left, right = (descriptions.get(ref.name, "a result") for ref in step.args[1:])
        message = ir.quote(f"expected {left} to be {step.text} {right}")
        return f"{head} {args[0]} {args[1]}, {args[2]}, {message} : {kinds}"
    if "." not in step.op:
        return f"{head} {', '.join(args)} : ({kinds}) -> {results[0]}"
    types: List[str] = []

    def write(value: Any) -> str:
        if isinstance(value, Ref):
            types.append(value.type)
            return value.name
        if isinstance(value, tuple):
            return "[" + ", ".join(map(write, value)) + "]"
        return str(value)

    parts = [write(value) for value in step.args]
    parts += [f"{key} = {write(value)}" for key, value in step.kw]
    kind = results[0] if len(results) == 1 else f"({', '.join(results)})"
    return f"{head}({', '.join(parts)}) : ({', '.join(types)}) -> {kind}"


# ===- Rules ------------------------------------------------------------------===


def _compute(condition: Condition, name: str) -> List[str]:
    return [line.replace("$", name) for line in condition.lines]


def _write_case(case: Case, conditions: Iterable[Condition], prefix: str) -> List[str]:
    """The body of a case, in which the conditions are errors."""
    lines = []
    for index, condition in enumerate((*conditions, *case.inner)):
        if condition in case.inner:
            # Needs values computed by the ops of the case.
            continue
        name = f"%{prefix}{index}_"
        lines += _compute(condition, name)
        lines.append(f"fake.assert {name}, {ir.quote('expected that ' + condition.text)}")
    body = list(case.lines)
    checks = []
    for index, condition in enumerate(case.inner):
        name = f"%{prefix}inner{index}_"
        checks += _compute(condition, name)
        checks.append(
            f"fake.assert {name}, {ir.quote('expected that ' + condition.text)}")
    # After the ops that only read arguments.
    place = 0
    while place < len(body) and ("fake.cast " in body[place]
                                 or "fake.aten.__getitem__.t(" in body[place]):
        place += 1
    return lines + body[:place] + checks + body[place:] + [_yield(case.results)]


def _yield(results: Sequence[Ref]) -> str:
    if not results:
        return "fake.yield"
    return (f"fake.yield {', '.join(ref.name for ref in results)} : "
            f"{', '.join(ref.type for ref in results)}")


def _indent(lines: Iterable[str]) -> List[str]:
    return ["  " + line for line in lines]


def _write_cases(cases: Sequence[Case], number: int = 0) -> List[str]:
    """The body of a rule: the first case whose conditions hold; those of the last
    are errors."""
    case, prefix = cases[0], f"c{number}_"
    if len(cases) == 1:
        return _write_case(case, case.outer, prefix)
    lines: List[str] = []
    found = ""
    for index, condition in enumerate(case.outer):
        name = f"%{prefix}{index}_"
        lines += _compute(condition, name)
        if found:
            both = f"%{prefix}both{index}"
            lines.append(f"{both} = fake.aten.__and__.bool({found}, {name}) : "
                         "(!fake.bool, !fake.bool) -> !fake.bool")
            name = both
        found = name
    types = ", ".join(ref.type for ref in case.results)
    results = [Ref(f"%{prefix}r{index}", ref.type)
               for index, ref in enumerate(case.results)]
    head = f"{', '.join(ref.name for ref in results)} = " if results else ""
    arrow = f" -> {types}" if types else ""
    return [*lines, f"{head}fake.if {found}{arrow} {{",
            *_indent(_write_case(case, (), prefix)), "} else {",
            *_indent(_write_cases(cases[1:], number + 1)), "}", _yield(results)]


def _example(value: Any) -> str:
    """The type of an argument, or `unit` if it does not matter."""
    if isinstance(value, torch.Tensor):
        sizes = ", ".join(str(hint_of(size)) for size in value.shape)
        dtype = SHORT_DTYPES[str(value.dtype).replace("torch.", "")]
        return f"!fake.tensor<[{sizes}], {dtype}>"
    if isinstance(value, (int, torch.SymInt)) and not isinstance(value, bool):
        return f"!fake.int<{hint_of(value)}>"
    if isinstance(value, (list, tuple)):
        types = [_example(element) for element in value]
        return "unit" if "unit" in types else f"!fake.list<{', '.join(types)}>"
    return "unit"


def write_rule(calls: Sequence[CustomCall],
               table: Mapping[str, Schema]) -> Tuple[List[str], List[str]]:
    """The lines of the rule for all calls of an op, and its restrictions. Raises
    CannotTrace."""
    op = calls[0].op
    kernel = find_kernel(op)
    cases: List[Case] = []
    seen: List[Any] = []
    for call in calls:
        maker = _CaseMaker(call, kernel, table)
        if maker.key in seen:
            continue
        seen.append(maker.key)
        case = maker.make()
        if case in cases:
            continue
        if any(set(case.outer) == set(other.outer) for other in cases):
            raise CannotTrace("calls with different sizes that the kernel tells apart")
        if cases and [ref.type for ref in case.results] != [
                ref.type for ref in cases[0].results]:
            raise CannotTrace("calls with results of different kinds")
        cases.append(case)
    # A case without conditions comes last.
    cases.sort(key=lambda case: -len(case.outer))
    names = ", ".join(f"%{argument.name}" for argument in op._schema.arguments)
    example = ", ".join(map(_example, calls[0].values))
    limits = sorted({condition.text for case in cases
                     for condition in (*case.outer, *case.inner)})
    tags = ", ".join(sorted({tag.name for tag in op.tags} & _TAGS))
    return [f"fake.rule {ir.quote(str(op._schema))} ({names})" +
            (f" tags [{tags}]" if tags else ""),
            f"    attributes {{fake.example = [{example}]}} {{",
            *_indent(_write_cases(cases)), "}"], limits


def write_rules(calls: Iterable[CustomCall], table: Mapping[str, Schema],
                is_right: Callable[[str], Optional[str]]) -> Rules:
    """Rules for the ops of some calls. `is_right` returns the error in the text of a
    rule, if any."""
    by_op: Dict[Any, List[CustomCall]] = {}
    for call in calls:
        by_op.setdefault(call.op, []).append(call)
    rules = Rules()
    for op in list(by_op):
        _add_rule(rules, op, by_op, table, is_right)
    return rules


def _add_rule(rules: Rules, op: Any, by_op: Dict[Any, List[CustomCall]],
              table: Mapping[str, Schema], is_right: Callable[[str], Optional[str]],
              depth: int = 0) -> None:
    """Adds the rule of one op, after those of the custom ops that its kernel calls."""
    name = ir.normal_name(str(op))
    if name in rules.schemas:
        return
    try:
        lines, limits = write_rule(by_op[op], {**table, **rules.schemas})
        problem = is_right("\n".join([*rules.lines, *lines, ""]))
        if problem:
            raise CannotTrace(problem)
    except UnknownOp as inner:
        inner_name = ir.normal_name(str(inner.op))
        if inner_name not in rules.missing and depth < _MOST_NESTED:
            by_op.setdefault(inner.op, []).append(
                CustomCall(inner.op, inner.args, inner.kwargs))
            _add_rule(rules, inner.op, by_op, table, is_right, depth + 1)
        if inner_name in rules.schemas:
            _add_rule(rules, op, by_op, table, is_right, depth + 1)
        else:
            rules.missing[name] = (f"calls {inner_name}, which has none: "
                                   f"{rules.missing.get(inner_name)}")
    except CannotTrace as reason:
        rules.missing[name] = str(reason)
    except Exception as error:  # pylint: disable=broad-except
        text = str(error).split("\n", maxsplit=1)[0]
        rules.missing[name] = f"{type(error).__name__}: {text}"
    else:
        rules.lines.extend(lines)
        rules.schemas[name] = parse(str(op._schema))
        if limits:
            rules.limits[name] = limits
