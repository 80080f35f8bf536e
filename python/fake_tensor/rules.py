# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes rules for the custom ops of a program. Needs PyTorch.

An op that is not in the op table but has a fake kernel gets a `fake.rule` from what the
kernel does (see `kernels`). Where a kernel may have branched in Python, the rule only
holds for the traced calls and checks that: ranks, whether an argument is None, lengths
of lists, values of bools, floats and strings. Which dtypes and devices a rule is right
for is found by tracing again with others (see `trials`).
"""

import contextlib
import itertools
import logging
import re
from typing import (Any, Callable, Dict, Iterable, Iterator, List, Mapping, NamedTuple,
                    Optional, Sequence, Set, Tuple)

import torch
from torch.utils._pytree import tree_map

from . import ir
from .custom_calls import OTHERS, CustomCall, Setup
from .encoding import SHORT_DTYPES
from .graph import Rules
from .kernel_modes import CannotTrace
from .kernels import CONTIGUOUS, UnknownOp, find_kernel, hint_of
from .rule_text import (Case, Condition, condition, describe, message_text, write_cases,
                        write_step, written)
from .schema import Schema, parse
from .steps import NO_MESSAGE, Message, Ref, Slot, Step, Trace
from .trials import Choice, Refusal, combine, read_refusal, said

DTYPES = ("float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8",
          "uint8", "bool", "complex64", "complex128", "float8_e4m3fn", "float8_e5m2",
          "uint16", "uint32", "uint64", "complex32")
DEVICES = ("cpu", "cuda:0", "cuda:1", "xpu:0", "mps:0", "meta", "hpu:0")
_VALUES = {"dtype": DTYPES, "device": DEVICES}
# The tags that a rule can state.
_TAGS = {"data_dependent_output", "dynamic_output_shape", "inplace_view",
         "nondeterministic_seeded", "pointwise"}
# The maximum number of combinations to trace: all pairs of dtypes.
_MOST_TRACES = len(DTYPES) ** 2
# Ranks to try, for the messages of kernels that refuse them.
_RANKS = range(5)
# The maximum nesting of custom ops.
_MOST_NESTED = 10
_ANY = "!fake.any"


# ===- Cases ------------------------------------------------------------------===


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Does not log errors: kernels may fail in trials."""
    loggers = [logging.getLogger(f"torch.{name}") for name in (
        "_subclasses.fake_tensor", "fx.experimental.symbolic_shapes")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels):
            logger.setLevel(level)


class _Group(NamedTuple):
    """Arguments whose dtypes or devices change together, and their possible values."""
    kind: str
    names: Tuple[str, ...]
    accepted: Tuple[str, ...]
    # Whether nothing else is possible.
    is_all: bool
    # The values that the kernel refused with a message, and the messages if the values of
    # these arguments differ.
    refused: Tuple[Tuple[str, Refusal], ...] = ()
    apart: Tuple[Refusal, ...] = ()


class _CaseMaker:
    """Creates the case for one call."""

    def __init__(self, call: CustomCall, kernel: Optional[Callable[..., Any]],
                 table: Mapping[str, Schema], has_predicates: bool) -> None:
        self.call = call
        self.kernel = kernel
        self.table = table
        self.has_predicates = has_predicates
        try:
            with _quiet():
                self.setup, self.base = self._trace({})
        except UnknownOp:
            raise
        except Exception:  # pylint: disable=broad-except
            # Some kernels need predicates of dtypes to be plain bools.
            self.has_predicates = False
            self.setup, self.base = self._trace({})
        self._refs: Dict[str, Ref] = {}
        # What the lines require, in words.
        self.required: List[str] = []
        # The options of each slot: a constant, "", or that of an argument or a step.
        self.options: List[Set[str]] = []
        self.message_options: List[Set[str]] = []
        derived: Dict[str, str] = {}
        for step in self.base.steps:
            self.options += [self._slot_options(slot, derived) for slot in step.slots]
            self.message_options += [self._slot_options(slot, derived)
                                     for slot in step.message_slots]
            derived.update((ref.name, self.base.derived[ref.name]) for ref in step.results
                           if ref.name in self.base.derived)
        # The steps whose message depends on the call in other ways.
        self.unclear: Set[int] = set()
        # What the kernel said in the last trial, if it refused it.
        self.refusal: Optional[Refusal] = None

    @property
    def key(self) -> Any:
        """Equal for calls with the same case."""
        setup = self.setup
        return ([step.shape for step in self.base.steps], self.base.results,
                self.base.slots(), tuple(setup.outer), tuple(setup.inner), setup.tensors,
                setup.examples)

    def _setup(self, changes: Mapping[Tuple[str, str], Any]) -> Setup:
        return Setup(self.call, self.table, changes, self.has_predicates)

    def _trace(self, changes: Mapping[Tuple[str, str], Any]) -> Tuple[Setup, Trace]:
        setup = self._setup(changes)
        trace = setup.tracer.run(self.call.op, self.kernel, setup.args, setup.kwargs)
        return setup, trace

    def _slot_options(self, slot: Slot, derived: Mapping[str, str]) -> Set[str]:
        names = {name for (kind, name), value in self.setup.examples.items()
                 if kind == slot.kind and value == slot.value}
        if slot.kind == "dtype":
            names |= {name for name, value in derived.items() if value == slot.value}
        return {""} | names

    # ===- Trials ------------------------------------------------------------===

    def _try(self, changes: Mapping[Tuple[str, str], Any]) -> bool:
        """Whether the trace of a changed call is the same, as far as the rule accepts the
        call."""
        self.refusal = None
        error: Optional[Exception] = None
        setup = self._setup(changes)
        tracer = setup.tracer
        try:
            with _quiet():
                tracer.run(self.call.op, self.kernel, setup.args, setup.kwargs)
        except Exception as raised:  # pylint: disable=broad-except
            error = raised
        count = self._same_steps(tracer.trace, tracer.refused, error)
        if count is None:
            if error is not None:
                self.refusal = read_refusal(error, setup)
            return False
        # A kernel that reads more may branch on it for other values.
        if error is None and count == len(self.base.steps) and (
                any(tracer.trace.reads[kind] - names
                    for kind, names in self.base.reads.items())
                or any(bool(seen) > bool(self.setup.tracer.watched[name])
                       for name, seen in tracer.watched.items())):
            return False
        kept = self._narrow(self.options, tracer.trace.slots(count),
                            self.base.slots(count), tracer.trace, changes)
        if not all(kept):
            return False
        self.options = kept
        self._compare_messages(tracer.trace, count, changes)
        return True

    def _same_steps(self, trace: Trace, is_refused: bool,
                    error: Optional[Exception]) -> Optional[int]:
        """The number of steps that are the same as in the traced call, if these are all up
        to one at which the rule refuses the call: because dtypes do not promote, or a
        predicate of dtypes has another value. None if the traces differ otherwise."""
        for index, (step, base) in enumerate(zip(trace.steps, self.base.steps)):
            if step.shape == base.shape:
                continue
            if step.op == "decide" == base.op and step._replace(
                    text=base.text).shape == base.shape:
                return index + 1
            return None
        if is_refused:
            return len(trace.steps) if error is not None and len(trace.steps) <= len(
                self.base.steps) else None
        if error is not None or len(trace.steps) != len(self.base.steps) \
                or trace.results != self.base.results:
            return None
        return len(self.base.steps)

    def _narrow(self, options: List[Set[str]], slots: Sequence[Slot],
                bases: Sequence[Slot], trace: Trace,
                changes: Mapping[Tuple[str, str], Any]) -> List[Set[str]]:
        """The options of slots that also hold in a trial; those of later slots are kept."""

        def value(kind: str, name: str) -> Any:
            if name in self.base.derived:
                return trace.derived.get(name)
            return changes.get((kind, name), self.setup.examples.get((kind, name)))

        kept = [{name for name in names
                 if slot.value == (value(slot.kind, name) if name else base.value)}
                for slot, base, names in zip(slots, bases, options)]
        return kept + options[len(kept):]

    def _compare_messages(self, trace: Trace, count: int,
                          changes: Mapping[Tuple[str, str], Any]) -> None:
        """Narrows the options of the slots in messages."""
        index = 0
        for number, (step, base) in enumerate(zip(trace.steps[:count], self.base.steps)):
            if base.message is None:
                continue
            slots = base.message_slots
            if step.message is None or _fixed(step.message) != _fixed(base.message):
                self.unclear.add(number)
            else:
                kept = self._narrow(self.message_options[index:index + len(slots)],
                                    step.message_slots, slots, trace, changes)
                self.message_options[index:index + len(slots)] = kept
                if not all(kept):
                    self.unclear.add(number)
            index += len(slots)

    # ===- Dtypes and devices ------------------------------------------------===

    def _groups(self, kind: str) -> List[_Group]:
        names = [name for what, name in self.setup.examples if what == kind]
        reads = self.base.reads[kind]
        if kind not in self.base.said and not any(
                slot.kind == kind for slot in self.base.slots()):
            names = [name for name in names if name in reads]
        groups: List[_Group] = []
        alone: Dict[str, _Group] = {}
        for name in names:
            group = self._vary(kind, (name,), name in reads)
            if len(group.accepted) > 1:
                groups.append(group)
            else:
                alone[name] = group
        for _, same in itertools.groupby(
                sorted(alone, key=lambda name: self.setup.examples[kind, name]),
                key=lambda name: self.setup.examples[kind, name]):
            together = tuple(same)
            group = self._vary(kind, together, bool(reads))
            groups.append(group._replace(apart=tuple(
                refusal for name in together for _, refusal in alone[name].refused)))
        return groups

    def _vary(self, kind: str, names: Tuple[str, ...], is_read: bool) -> _Group:
        """The values with the same trace. Metadata not read by Python code is only
        tried with one other value, to see what depends on it."""
        example = self.setup.examples[kind, names[0]]
        accepted = [example]
        refused = []
        others = [value for value in _VALUES[kind] if value != example]
        for value in others:
            if self._try({(kind, name): value for name in names}):
                accepted.append(value)
                if not is_read:
                    return _Group(kind, names, tuple(accepted), True)
            elif self.refusal is not None:
                refused.append((value, self.refusal))
        return _Group(kind, names, tuple(accepted), len(accepted) > len(others),
                      tuple(refused))

    def _is_due(self, kind: str, names: Tuple[str, ...], value: Any,
                refusal: Refusal) -> bool:
        """Whether the kernel refuses a value, and not that it differs from others."""
        every = [name for what, name in self._changeable() if what == kind]
        if set(every) == set(names):
            return True
        return self._is_refused({(kind, name): value for name in every}, refusal)

    def _refusal_of(self, changes: Mapping[Tuple[str, str], Any]) -> Optional[Refusal]:
        """What the kernel says of a changed call, if it refuses it."""
        self._try(changes)
        return self.refusal

    def _is_refused(self, changes: Mapping[Tuple[str, str], Any],
                    refusal: Refusal) -> bool:
        """Whether the kernel refuses a changed call with the same message as another."""
        found = self._refusal_of(changes)
        return found is not None and found.key == refusal.key

    def _changeable(self) -> Iterable[Tuple[str, str]]:
        yield from self.setup.examples
        yield from (("rank", name) for name in self.setup.tensors)

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
                    *(group.accepted for group in open_groups))
                # The others were tried.
                if sum(value != group.accepted[0] for group, value in zip(
                    open_groups, values)) > 1):
            return groups
        fixed = open_groups[1:]
        return [group._replace(accepted=group.accepted[:1], is_all=False)
                if group in fixed else group for group in groups]

    def _group_conditions(self, group: _Group) -> Iterable[Condition]:
        first = group.names[0]
        found = Ref("$a", _ANY), Ref("$b", _ANY)
        for name in group.names[1:]:
            yield self._with_message(condition(
                (*self._ask(group.kind, first, "$a"), *self._ask(group.kind, name, "$b"),
                 f"$ = fake.aten.__is__($a, $b) : ({_ANY}, {_ANY}) -> !fake.bool"),
                f"{first[1:]} and {name[1:]} have one {group.kind}", *found),
                group.apart if len(group.accepted) > 1 else ())
        if group.is_all:
            return
        refused = [value for value in _VALUES[group.kind] if value not in group.accepted]
        # Use the shorter list.
        if len(refused) < len(group.accepted):
            whole = self._value_condition(group.kind, first, refused, False)
        else:
            whole = self._value_condition(group.kind, first, group.accepted, True)
        due = [item for item in group.refused
               if self._is_due(group.kind, group.names, *item)]
        yield from self._said(whole, len(refused), due, lambda values:
                              self._value_condition(group.kind, first, values, False))

    def _said(self, whole: Condition, count: int,
              refused: Sequence[Tuple[Any, Refusal]],
              excludes: Callable[[Sequence[Any]], Condition]) -> Iterable[Condition]:
        """A condition that excludes `count` values, with the message of the kernel if it
        refused all of them with the same one; else, the values of each message have a
        condition of their own before."""
        groups: Dict[Any, List[Tuple[Any, Refusal]]] = {}
        for value, refusal in refused:
            groups.setdefault(refusal.key, []).append((value, refusal))
        for group in groups.values():
            refusals = [refusal for _, refusal in group]
            if combine(refusals) is None:
                continue
            if len(group) == count:
                yield self._with_message(whole, refusals)
                return
            yield self._with_message(excludes([value for value, _ in group]), refusals)
        yield whole

    def _value_condition(self, kind: str, name: str, values: Sequence[str],
                         is_one: bool) -> Condition:
        """The condition that a dtype or device is one of some values, or none."""
        op, join, word = ("__is__", "__or__", "is") if is_one else (
            "__isnot__", "__and__", "is not")
        lines = list(self._ask(kind, name, "$a"))
        found = ""
        for index, value in enumerate(values):
            lines.append(f"$i{index} = fake.aten.{op}($a, "
                         f"{written(kind, value)}) : ({_ANY}) -> !fake.bool")
            if found:
                lines.append(f"$o{index} = fake.aten.{join}.bool({found}, $i{index}) : "
                             "(!fake.bool, !fake.bool) -> !fake.bool")
            found = f"$o{index}" if found else f"$i{index}"
        return condition(tuple(line.replace(found + " ", "$ ") for line in lines),
                         f"the {kind} of {name[1:]} {word} {' or '.join(values)}",
                         Ref("$a", _ANY))

    def _with_message(self, tested: Condition, refusals: Sequence[Refusal]) -> Condition:
        """A condition with the message of the kernel, if there is one."""
        found = combine(refusals)
        if found is None or not all(self._is_parameter(value.name) for value in found[1]
                                    if isinstance(value, Choice)):
            return tested
        lines = list(tested.lines)
        values: List[Any] = []
        for index, value in enumerate(found[1]):
            if not isinstance(value, Choice):
                values.append(value)
                continue
            name = f"$m{index}"
            if value.kind == "value":
                values.append(self._refs[value.name])
            elif value.kind in ("rank", "sizes"):
                op, kind = ("dim", "!fake.int") if value.kind == "rank" else ("size", _ANY)
                lines.append(f"{name} = fake.aten.{op}({value.name}) : ({ir.UNKNOWN}) -> "
                             f"{kind}")
                values.append(Ref(name, kind))
            else:
                lines.extend(self._ask(value.kind, value.name, name))
                values.append(Ref(name, _ANY))
        text, refs = message_text(Message(found[0], tuple(values)))
        return tested._replace(lines=tuple(lines), message=text, values=refs)

    def _ask(self, kind: str, name: str, result: str) -> Iterable[str]:
        """The line that queries the dtype or device of an argument."""
        ref = self._refs[name]
        if ref.type == ir.UNKNOWN:
            yield f"{result} = fake.prim.{kind}({name}) : ({ir.UNKNOWN}) -> {_ANY}"
        else:
            yield f"{result} = fake.cast {name} : {_ANY} to {_ANY}"

    def _rank_conditions(self, name: str) -> Iterable[Condition]:
        """The condition on the rank of a tensor, if the kernel depends on it."""
        tensor = self.setup.tensors[name]
        if name not in self.base.reads["rank"]:
            if name in self.base.reads["scalar"]:
                yield tensor.has_dimensions()
            return
        others = [rank for rank in _RANKS if rank != tensor.rank]
        refused = []
        for rank in others:
            refusal = self._refusal_of({("rank", name): rank})
            # Other sizes may also be a reason.
            if refusal and self._is_refused(
                    {("rank", name): rank, ("trailing", name): True}, refusal) \
                    and self._is_due("rank", (name,), rank, refusal):
                refused.append((rank, refusal))
        yield from self._said(tensor.has_rank(), len(others), refused,
                              tensor.has_other_rank)

    # ===- Constants ---------------------------------------------------------===

    def _constant_conditions(self) -> None:
        """Adds conditions for the constants that the kernel depends on."""
        for (kind, name), found in self.setup.examples.items():
            if kind != "value":
                continue
            value, is_outer, condition = found
            is_read = bool(self.setup.tracer.watched.get(name))
            if is_read or not self._try({(kind, name): OTHERS[type(value)](value)}):
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
        for name, tensor in setup.tensors.items():
            (setup.outer if tensor.is_outer else setup.inner).extend(
                self._rank_conditions(name))
        for kind in ("dtype", "device"):
            for group in self._combined(self._groups(kind)):
                known = all(self._is_parameter(name) for name in group.names)
                (setup.outer if known else setup.inner).extend(
                    self._group_conditions(group))
        lines = tuple(self._write())
        return Case(tuple(setup.outer), tuple(setup.inner), lines,
                    tuple(self.base.results), tuple(self.required))

    def _is_parameter(self, name: str) -> bool:
        return any(parameter.ref.name == name and not parameter.is_optional
                   for parameter in self.call.parameters)

    def _chosen(self) -> Iterable[Step]:
        """The steps, with constants and Choices in place of Slots."""
        options = iter(self.options)
        message_options = iter(self.message_options)

        def choose(slot: Slot, names: Set[str], constant: str) -> Any:
            return constant if "" in names or not names else Choice(slot.kind, min(names))

        for number, step in enumerate(self.base.steps):
            args, kw = tree_map(
                lambda leaf: choose(leaf, next(options), written(leaf.kind, leaf.value))
                if isinstance(leaf, Slot) else leaf,
                (step.args, step.kw), is_leaf=lambda leaf: isinstance(leaf, (Slot, Ref)))
            message = step.message
            if message is not None:
                values = tuple(
                    choose(value, next(message_options), said(value.kind, value.value))
                    if isinstance(value, Slot) else value for value in message.values)
                message = NO_MESSAGE if number in self.unclear else message._replace(
                    values=values)
            yield step._replace(args=args, kw=kw, message=message)

    def _write(self) -> Iterable[str]:
        """The ops of the case. Branches on predicates of arguments become conditions."""
        asked: Dict[Choice, Ref] = {}
        known = {parameter.ref.name: parameter.name for parameter in self.call.parameters}
        for number, step in enumerate(self._chosen()):
            if step.op == "decide":
                tested = self._decision(step)
                if step.message is None and tested is not None:
                    self.setup.outer.append(tested)
                    continue
            lines: List[str] = []

            def ask(value: Any) -> Any:
                if not isinstance(value, Choice):
                    return value
                if self._refs[value.name].type != ir.UNKNOWN:
                    return self._refs[value.name]
                if value not in asked:
                    asked[value] = Ref(f"%{value.kind}{len(asked)}", _ANY)
                    lines.extend(self._ask(value.kind, value.name, asked[value].name))
                return asked[value]

            args, kw, values = tree_map(
                ask, (step.args, step.kw, step.message and step.message.values),
                is_leaf=lambda leaf: isinstance(leaf, (Choice, Ref)))
            step = step._replace(args=args, kw=kw)
            if step.message is not None:
                step = step._replace(message=step.message._replace(values=values))
            describe(step, known)
            yield from lines
            if step.op == "decide":
                yield from self._write_decision(step, f"%decided{number}", known)
            else:
                if step.op == "require" and step.message is None:
                    left, right = (known.get(ref.name, "a result") for ref in step.args[1:])
                    self.required.append(f"{left} is {step.text} {right}")
                yield write_step(step, known)

    def _optional(self, name: str) -> Optional[Ref]:
        """The optional tensor that a value is, if it is one."""
        refs = [parameter.ref for parameter in self.call.parameters
                if parameter.is_optional and not parameter.is_list]
        return next((step.args[0] for step in self.base.steps if step.op == "cast"
                     and step.results[0].name == name and step.args[0] in refs), None)

    def _decision(self, step: Step) -> Optional[Condition]:
        """A branch on a predicate as a condition, if it is one of arguments, of which at
        most one is optional."""
        lines: List[str] = []
        args: List[Any] = []
        words: List[str] = []
        optional: Dict[str, Ref] = {}
        for index, arg in enumerate(step.args[1:]):
            word = str(arg)
            if isinstance(arg, (Choice, Ref)):
                word = arg.name[1:]
                if not self._is_parameter(arg.name):
                    ref = self._optional(arg.name)
                    if ref is None:
                        return None
                    optional[arg.name], word = ref, ref.name[1:]
            words.append(f"{word}.{arg.kind}" if isinstance(arg, Choice) else word)
            if isinstance(arg, Choice):
                lines.extend(self._ask(arg.kind, arg.name, f"$a{index}"))
                arg = Ref(f"$a{index}", _ANY)
            args.append(arg)
        is_true = step.text == "true"
        test = Step(step.args[0], tuple(args), (),
                    (Ref("$" if is_true else "$not", "!fake.bool"),))
        lines.append(write_step(test, {}))
        if not is_true:
            lines.append("$ = fake.aten.__not__($not) : (!fake.bool) -> !fake.bool")
        text = _describe_decision(step, words)
        if not optional:
            return condition(tuple(lines), text,
                             *(arg for arg in args if isinstance(arg, Ref)))
        (name, ref), *others = optional.items()
        return None if others else condition(_if_present(lines, name, ref), text)

    def _write_decision(self, step: Step, name: str,
                        known: Mapping[str, str]) -> Iterable[str]:
        """A check of a predicate."""
        op, *args = step.args
        test = Ref(name, "!fake.bool")
        words = [known.get(arg.name, "a result") if isinstance(arg, Ref) else str(arg)
                 for arg in args]
        yield write_step(Step(op, tuple(args), (), (test,)), known)
        if step.text == "false":
            inverse = Ref(f"{name}_not", "!fake.bool")
            yield write_step(Step("aten.__not__", (test,), (), (inverse,)), known)
            test = inverse
        text = f"expected that {_describe_decision(step, words)}"
        yield write_step(step._replace(op="assert", args=(test,), text=text), known)


def _describe_decision(step: Step, words: Sequence[str]) -> str:
    """A predicate of arguments, and its value."""
    if step.args[0] in CONTIGUOUS:
        is_not = " not" * (step.text == "false")
        return f"{words[0]} is{is_not} {' in '.join(('contiguous', *words[1:]))}"
    return f"{step.args[0].partition('.')[2]}({', '.join(words)}) is {step.text}"


def _if_present(lines: Sequence[str], name: str, optional: Ref) -> Tuple[str, ...]:
    """The lines of a condition on an optional tensor, which is the value `name` where it is
    not None. It does not hold for None."""
    inner = [re.sub(rf"{name}\b", "$t", line) for line in lines]
    return (f"$none = fake.aten.__is__({optional.name}, none) : ({_ANY}) -> !fake.bool",
            "$ = fake.if $none -> !fake.bool {",
            "  $false = fake.constant false : !fake.bool",
            "  fake.yield $false : !fake.bool",
            "} else {",
            f"  $t = fake.cast {optional.name} : {_ANY} to {ir.UNKNOWN}",
            *(f"  {line}" for line in inner[:-1]),
            f"  $holds{inner[-1][1:]}",
            "  fake.yield $holds : !fake.bool",
            "}")


def _fixed(message: Message) -> Any:
    """A message without Slots."""
    return message.literals, [value.kind if isinstance(value, Slot) else value
                              for value in message.values]


# ===- Rules ------------------------------------------------------------------===


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


class _SameConditions(CannotTrace):
    """Calls with different cases for which the same conditions hold."""


def _make_cases(calls: Sequence[CustomCall], table: Mapping[str, Schema],
                has_predicates: bool) -> List[Case]:
    """A case for each call that needs one."""
    kernel = find_kernel(calls[0].op)
    cases: List[Case] = []
    seen: List[Any] = []
    for call in calls:
        maker = _CaseMaker(call, kernel, table, has_predicates)
        if maker.key in seen:
            continue
        seen.append(maker.key)
        case = maker.make()
        if case in cases:
            continue
        if any(set(case.outer) == set(other.outer) for other in cases):
            raise _SameConditions(
                "calls in the model take different branches on sizes, strides, a result or "
                "an element of a list, for which a rule has no cases; branch on "
                "x.is_contiguous() of an argument, call x.contiguous(), or write the rule: "
                "see docs/CustomOps.md")
        if cases and [ref.type for ref in case.results] != [
                ref.type for ref in cases[0].results]:
            raise CannotTrace("calls with results of different kinds")
        cases.append(case)
    return cases


def write_rule(calls: Sequence[CustomCall],
               table: Mapping[str, Schema]) -> Tuple[List[str], List[str]]:
    """The lines of the rule for all calls of an op, and its restrictions. Raises
    CannotTrace."""
    op = calls[0].op
    try:
        cases = _make_cases(calls, table, has_predicates=True)
    except _SameConditions:
        # What tells them apart may be a property of dtypes, such as their size.
        cases = _make_cases(calls, table, has_predicates=False)
    # A case without conditions comes last.
    cases.sort(key=lambda case: -len(case.outer))
    names = ", ".join(f"%{argument.name}" for argument in op._schema.arguments)
    example = ", ".join(map(_example, calls[0].values))
    limits = sorted({condition.text for case in cases
                     for condition in (*case.outer, *case.inner)})
    limits += dict.fromkeys(text for case in cases for text in case.required)
    tags = ", ".join(sorted({tag.name for tag in op.tags} & _TAGS))
    return [f"fake.rule {ir.quote(str(op._schema))} ({names})" +
            (f" tags [{tags}]" if tags else ""),
            f"    attributes {{fake.example = [{example}]}} {{",
            *("  " + line for line in write_cases(cases)), "}"], limits


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
                CustomCall(inner.op, inner.arguments, inner.keywords))
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
