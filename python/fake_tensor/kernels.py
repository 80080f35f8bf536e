# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Traces the fake kernels of custom ops. Needs PyTorch.

A kernel runs once, on fake tensors all of whose sizes and strides are symbols. The
result is a list of steps in terms of the fake dialect: queries of arguments,
arithmetic, calls of ATen ops, and a condition for each branch that the kernel took
depending on sizes.

Branches within ATen ops are not recorded: fake-opt has rules for those ops, which
branch for each call. Therefore the results of ops also get new symbols.

Promoted dtypes are results of steps as well, under constants of Python: which dtypes
depend on them shows when the kernel runs again for others. Predicates of dtypes, and
whether a tensor is contiguous, are symbols, and branches on them are steps.
"""

import contextlib
import sys
import warnings
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Set, Tuple

from unittest import mock

import sympy  # type: ignore[import-untyped]
import torch
from torch._dynamo.source import ConstantSource
from torch._library import fake_impl, simple_registry, utils
from torch._subclasses.fake_tensor import FakeTensor, FakeTensorMode
from torch.fx.experimental.symbolic_shapes import DimDynamic, ShapeEnv
from torch.utils._python_dispatch import _disable_current_modes
from torch.utils._pytree import tree_leaves

from . import ir, messages
from .kernel_modes import (PROMOTIONS, WHOLE, Calls, CannotTrace, Context, Reads,
                           noted_device)
from .schema import Schema
from .steps import NO_MESSAGE, Message, Ref, Slot, Step, Trace
from .torch_values import Encoder

# The assumed value of a size without an example, which is data-dependent.
_NO_HINT = 5
_RELATIONS = {sympy.Eq: "eq", sympy.Ne: "ne", sympy.Lt: "lt", sympy.Le: "le",
              sympy.Gt: "gt", sympy.Ge: "ge"}
_FOLDS = {"Add": "add", "Mul": "mul", "Max": "max", "Min": "min"}
_PAIRS = {"FloorDiv": "floordiv", "CleanDiv": "floordiv", "Mod": "mod",
          "PythonMod": "mod"}
# Bools and ints that depend on the dtype of a tensor, and what they are symbols for.
_PREDICATES = ("is_floating_point", "is_complex", "is_signed")
_ITEM_SIZES = {"element_size": "aten.element_size", "itemsize": "aten.element_size"}
# Whether a tensor has a memory format; another one than row-major is an argument.
CONTIGUOUS = ("aten.is_contiguous", "aten.is_contiguous.memory_format")
_BOOLS = {"aten.can_cast", *(f"aten.{name}" for name in _PREDICATES), *CONTIGUOUS}
class UnknownOp(CannotTrace):
    """A kernel calls an op that is not in the op table."""

    def __init__(self, op: Any, args: Any, kwargs: Any) -> None:
        super().__init__(f"{op}: not in the op table")
        self.op, self.arguments, self.keywords = op, args, kwargs


# ===- Kernels ----------------------------------------------------------------===


def find_kernel(op: Any) -> Optional[Callable[..., Any]]:
    """The Python function that computes the metadata of the results of an op, or None
    if it is not in Python."""
    found: Optional[Callable[..., Any]] = simple_registry.singleton.find(
        op.name()).fake_impl.kernel
    for key in (torch._C.DispatchKey.Meta, torch._C.DispatchKey.CompositeImplicitAutograd):
        found = found or op.py_kernels.get(key)
    if found is not None:
        return found
    if utils.can_generate_trivial_fake_impl(op):
        return lambda *args, **kwargs: None
    if not torch._C._dispatch_has_kernel_for_dispatch_key(op.name(), "Meta"):
        raise CannotTrace("no fake kernel")
    return None


_CHECK = torch._check_with
_BROADCAST: Any = torch.broadcast_shapes
_NO_TEXT = messages.Text("", ())


def _caller_lines() -> Tuple[str, int, int]:
    """The file and lines of the call of a check."""
    frame: Any = sys._getframe(2)
    while frame.f_back and frame.f_code.co_filename == torch.__file__:
        frame = frame.f_back
    first = last = frame.f_lineno
    if sys.version_info >= (3, 11):
        positions = list(frame.f_code.co_positions())[frame.f_lasti // 2]
        first, last = positions[0] or first, positions[1] or last
    return frame.f_code.co_filename, first, last


def _is_in(place: Any, lines: Tuple[str, int, int]) -> bool:
    """Whether the place where a guard was added is among some lines."""
    return (getattr(place, "filename", None) == lines[0]
            and lines[1] <= place.lineno <= lines[2])


def _raw(value: Any) -> Any:
    """The expression of a number, without what guards say of its symbols."""
    return value.node._expr if isinstance(value, torch.SymInt) else value


def hint_of(value: Any) -> int:
    """The example of a number."""
    if not isinstance(value, torch.SymInt):
        return int(value)
    return int(value.node.hint) if value.node.has_hint() else _NO_HINT


class Tracer:
    """Runs a kernel and records the steps."""

    def __init__(self, table: Mapping[str, Schema]) -> None:
        self.table = table
        self.trace = Trace()
        self.env = ShapeEnv(duck_shape=False, specialize_zero_one=False)
        self.mode = FakeTensorMode(shape_env=self.env)
        self.mode.cache_enabled = False
        # The names of the ops that were called.
        self.ops: List[str] = []
        # Arguments by the names of their values.
        self.arguments: Set[str] = set()
        self._tensors: Dict[int, Tuple[Any, Ref]] = {}
        # The step that computes each symbol, and its example.
        self._origins: Dict[Any, Step] = {}
        self._hints: Dict[Any, int] = {}
        self._numbers: Dict[Any, Ref] = {}
        self._count = 0
        self._seen_guards = 0
        self._seen_asserts: Set[int] = set()
        # Whether predicates of dtypes are symbols. Few kernels cannot cope with that.
        self.has_predicates = True
        # Whether the kernel read the values of plain arguments, by name.
        self.watched: Dict[str, Set[bool]] = {}
        # Whether PyTorch refused to promote dtypes.
        self.refused = False
        # The message of the check that failed.
        self.failure: Optional[messages.Text] = None

    # ===- Values ------------------------------------------------------------===

    def add(self, op: str, args: Tuple[Any, ...], kind: Optional[str],
            kw: Tuple[Tuple[str, Any], ...] = (), text: str = "") -> Ref:
        """Adds a step with one result, or none if the type is None."""
        ref = Ref("", "")
        if kind is not None:
            ref = Ref(f"%{self._count}", kind)
            self._count += 1
        self.trace.steps.append(
            Step(op, args, kw, (ref,) if kind is not None else (), text))
        return ref

    def symbol(self, hint: Any, origin: Step) -> Any:
        """A new symbolic number; `origin` is the step that computes it."""
        hint = hint_of(hint)
        source = ConstantSource(f"n{len(self._origins)}")
        symbol = self.env.create_symbol(
            hint, source, DimDynamic.DYNAMIC, positive=None,
            do_not_specialize_zero_one=True)
        self._origins[symbol] = origin
        self._hints[symbol] = hint
        return self.env.create_symintnode(symbol, hint=hint, source=source)

    def tensor(self, ref: Ref, like: "torch.Tensor", dtype: "torch.dtype",
               device: str) -> "torch.Tensor":
        """A tensor for a value, all of whose sizes are symbols."""
        if like.layout != torch.strided:
            raise CannotTrace("a tensor that is not strided")

        def ask(op: str, dim: int, value: Any) -> Any:
            if isinstance(value, torch.SymInt) and value.node.expr.free_symbols \
                    and not value.node.has_hint() \
                    and value.node.expr.free_symbols <= self._origins.keys():
                return value
            return self.symbol(value, Step(op, (ref, dim), (), (), ""))

        sizes = [ask("size", dim, size) for dim, size in enumerate(like.shape)]
        strides = [ask("stride", dim, stride)
                   for dim, stride in enumerate(like.stride())]
        with self.mode, self.env.suppress_guards(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = torch.empty_strided(sizes, strides, dtype=dtype, device=device)
        self._tensors[id(made)] = (made, ref)
        return made

    def number(self, ref: Ref, like: Any) -> Any:
        """A symbolic integer for a value that is an int."""
        made = self.symbol(like, Step("", ()))
        self._numbers[made.node.expr] = ref
        return made

    def note_read(self, kind: str, tensor: "torch.Tensor") -> None:
        """Records that Python code read the rank, dtype or device of a tensor."""
        name = self._tensors[id(tensor)][1].name if id(tensor) in self._tensors else ""
        self.trace.reads[kind] |= {name} if name in self.arguments else self.arguments

    def add_new_size(self, size: "torch.SymInt", low: int, high: Optional[int]) -> None:
        """A data-dependent size requested by the kernel."""
        text = f"min {low}" + (f" max {high}" if high is not None else "")
        ref = self.add("new_size", (), "!fake.int", text=text)
        symbol = size.node.expr
        self._origins[symbol] = self.trace.steps[-1]
        self._numbers[symbol] = ref

    # ===- Numbers -----------------------------------------------------------===

    def integer(self, expr: Any) -> Any:
        """A Ref to the value of an expression, or an int."""
        if isinstance(expr, int) or expr.is_Integer:
            return int(expr)
        if expr not in self._numbers:
            try:
                self._numbers[expr] = self._compute(expr)
            except CannotTrace:
                return self._specialize(expr)
        return self._numbers[expr]

    def _operand(self, value: Any) -> Ref:
        """A number as an operand of arithmetic."""
        if isinstance(value, Ref):
            if value.type != "!fake.int":
                raise CannotTrace(f"arithmetic on a {value.type}")
            return value
        if value not in self._numbers:
            self._numbers[value] = self.add("constant", (), "!fake.int",
                                            text=str(value))
        return self._numbers[value]

    def _compute(self, expr: Any) -> Ref:
        name = type(expr).__name__
        if expr in self._origins:
            origin = self._origins[expr]
            kind = "!fake.bool" if origin.op in _BOOLS else "!fake.int"
            return self.add(origin.op, origin.args, kind, origin.kw)
        terms = list(expr.args)
        if name == "Pow" and terms[1].is_Integer and 1 <= terms[1] <= 16:
            name, terms = "Mul", [terms[0]] * int(terms[1])
        if name == "ModularIndexing":
            inner = self._binary("floordiv", self.integer(terms[0]),
                                 self.integer(terms[1]))
            return self._binary("mod", inner, self.integer(terms[2]))
        operands = [self.integer(term) for term in terms]
        if name in _PAIRS and len(operands) == 2:
            return self._binary(_PAIRS[name], *operands)
        if name not in _FOLDS or not operands:
            raise CannotTrace(f"arithmetic such as {expr}")
        found = operands[0]
        for operand in operands[1:]:
            found = self._binary(_FOLDS[name], found, operand)
        return self._operand(found)

    def _binary(self, op: str, left: Any, right: Any) -> Ref:
        if op in ("floordiv", "mod") and isinstance(right, Ref):
            # Python raises an error.
            self._require("ne", right, 0)
        return self.add(op, (self._operand(left), self._operand(right)), "!fake.int")

    def _specialize(self, expr: Any) -> int:
        """The example of an expression; requires its symbols to equal those of the
        example."""
        if not expr.free_symbols <= self._hints.keys():
            raise CannotTrace(f"arithmetic such as {expr}")
        self._pin(expr, None)
        return int(expr.xreplace(self._hints))

    def require(self, relation: str, left: Any, right: Any,
                message: Optional[Message] = None) -> None:
        """Requires a relation of two integers that held in the kernel."""
        self._require(relation, self.integer(left), self.integer(right), message)

    def _require(self, relation: str, left: Any, right: Any,
                 message: Optional[Message] = None) -> None:
        operands = self._operand(left), self._operand(right)
        words = {"eq": "equal to", "ne": "other than", "lt": "less than",
                 "le": "at most", "gt": "greater than", "ge": "at least"}
        self._add_once(Step("require", (relation, *operands), (), (), words[relation],
                            message))

    def _add_once(self, step: Step) -> None:
        """Adds a step without results unless there is the same one."""
        if not any(step == other._replace(message=step.message)
                   for other in self.trace.steps):
            self.trace.steps.append(step)

    def broadcast(self, *shapes: Any) -> Any:
        """`torch.broadcast_shapes`, whose branches on sizes are those of each call."""
        lists = [(shape,) if isinstance(shape, (int, torch.SymInt)) else tuple(shape)
                 for shape in shapes]
        sizes = [size for shape in lists for size in shape]
        if len(lists) < 2 or all(isinstance(size, int) for size in sizes) \
                or not all(isinstance(size, int) or size.node.has_hint() for size in sizes):
            return _BROADCAST(*shapes)
        self.flush()
        found: Any = self._written(lists[0])
        for shape in lists[1:]:
            found = self.add("aten.broadcast_shapes", (found, self._written(shape)),
                             "!fake.any")
        hints = _BROADCAST(*(tuple(map(hint_of, shape)) for shape in lists))
        return torch.Size([
            self.symbol(hint, Step("aten.__getitem__.t", (found, str(index))))
            for index, hint in enumerate(hints)])

    # ===- Dtypes ------------------------------------------------------------===

    def promote(self, func: Any, args: Any, kwargs: Mapping[str, Any]) -> Any:
        """A dtype or bool that a function of `PROMOTIONS` computes from others."""
        name, parameters = PROMOTIONS[func]
        values = [*args, *(kwargs[key] for key in parameters[len(args):] if key in kwargs)]
        if len(values) != 2:
            return func(*args, **kwargs)
        self.flush()
        op = f"aten.{name}"
        if name == "result_type":
            op += {"TT": ".Tensor", "TS": ".Scalar", "ST": ".Scalar_Tensor",
                   "SS": ".Scalar_Scalar"}["".join(
                       "T" if isinstance(value, torch.Tensor) else "S" for value in values)]
        for tensor in (value for value in values if isinstance(value, torch.Tensor)):
            self.note_read("dtype", tensor)
            self.note_read("scalar", tensor)
        given = tuple(value.ref if hasattr(value, "ref") else self._written(value)
                      for value in values)
        plain = [hint_of(value) if isinstance(value, torch.SymInt) else value
                 for value in values]
        if name == "can_cast":
            with _disable_current_modes():
                can_cast = func(*plain)
            return self._property(op, given, can_cast) == 1 if self.has_predicates \
                else can_cast
        ref = self.add(op, given, "!fake.any")
        try:
            with _disable_current_modes():
                found = func(*plain)
        except RuntimeError:
            self.refused = True
            raise
        self.trace.derived[ref.name] = str(found).replace("torch.", "")
        return found

    def is_known(self, args: Any) -> bool:
        """Whether the first argument of a function is a tensor of the rule."""
        return bool(args) and id(args[0]) in self._tensors

    def property_of(self, name: str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        """A symbol for the storage offset of a tensor, for whether it is contiguous, or
        for what depends on its dtype, if that is known."""
        known = [self._tensors.get(id(arg)) for arg in args[:1]]
        if name == "storage_offset":
            # That of a view of an argument would be without the offset of the argument.
            if not known or known[0] is None or known[0][1].name not in self.arguments:
                raise CannotTrace("it reads the storage offset of a result")
            return self._property(name, (known[0][1],), 0)
        if not known or known[0] is None or not self.has_predicates:
            return None
        tensor, ref = known[0]
        if name in _ITEM_SIZES:
            return self._property(_ITEM_SIZES[name], (ref,), tensor.element_size())
        if name == "nbytes":
            self.note_read("rank", tensor)
            return tensor.numel() * self._property(
                _ITEM_SIZES["itemsize"], (ref,), tensor.element_size())
        if name in _PREDICATES:
            return self._property(f"aten.{name}", (ref,), getattr(tensor, name)()) == 1
        if name == "is_contiguous":
            return self._is_contiguous(tensor, ref, **kwargs)
        return None

    def _is_contiguous(self, tensor: "torch.Tensor", ref: Ref,
                       memory_format: Any = torch.contiguous_format) -> Any:
        sizes = [*tensor.shape, *tensor.stride()]
        if not all(isinstance(size, int) or size.node.has_hint() for size in sizes):
            return None
        sizes = list(map(hint_of, sizes))
        with _disable_current_modes():
            is_contiguous = torch.empty_strided(
                sizes[:tensor.dim()], sizes[tensor.dim():], device="meta").is_contiguous(
                    memory_format=memory_format)
        if memory_format == torch.contiguous_format:
            return self._property(CONTIGUOUS[0], (ref,), is_contiguous) == 1
        return self._property(CONTIGUOUS[1], (ref, self._written(memory_format)),
                              is_contiguous) == 1

    def _property(self, op: str, args: Tuple[Any, ...], hint: int) -> Any:
        return self.symbol(int(hint), Step(op, args))

    def _truth(self, condition: Any) -> Optional[Tuple[Any, bool]]:
        """The symbol of a predicate that a condition is about, and whether it is to be
        true; None for other conditions."""
        if not isinstance(condition, (sympy.Eq, sympy.Ne)) or not condition.rhs.is_Integer:
            return None
        origin = self._origins.get(condition.lhs)
        if origin is None or origin.op not in _BOOLS:
            return None
        return condition.lhs, isinstance(condition, sympy.Eq) == (condition.rhs == 1)

    def _bool(self, value: "torch.SymBool") -> Ref:
        """A Ref to the value of a predicate."""
        found = self._truth(value.node.expr)
        if found is None:
            raise CannotTrace("a symbolic number that is no int")
        symbol, is_true = found
        ref: Ref = self.integer(symbol)
        return ref if is_true else self.add("aten.__not__", (ref,), "!fake.bool")

    # ===- Conditions --------------------------------------------------------===

    def flush(self, text: Optional[messages.Text] = None,
              lines: Optional[Tuple[str, int, int]] = None) -> None:
        """Requires the guards that the kernel added since the last call, those in `lines`
        or all with this message."""
        guards = self.env.guards[self._seen_guards:]
        self._seen_guards = len(self.env.guards)
        for guard in guards:
            is_in = lines is None or _is_in(guard.sloc.framework_loc, lines)
            self._assume(guard.expr, text if is_in else None)
        for asserts in list(self.env.deferred_runtime_asserts.values()):
            for item in asserts:
                if id(item) not in self._seen_asserts:
                    self._seen_asserts.add(id(item))
                    self._assume(item.expr, None if lines else text)

    def _assume(self, condition: Any, text: Optional[messages.Text]) -> None:
        if condition in (True, sympy.true):
            return
        if isinstance(condition, sympy.And):
            for part in condition.args:
                self._assume(part, text)
            return
        message = self._message(text) if text else None
        predicate = self._truth(condition)
        if predicate:
            origin = self._origins[predicate[0]]
            self._decide(origin, predicate[1], message)
            return
        relation = _RELATIONS.get(type(condition))
        if relation is not None:
            self.require(relation, condition.lhs, condition.rhs, message)
            return
        if not condition.free_symbols <= self._hints.keys():
            raise CannotTrace(f"a condition such as {condition}")
        self._pin(condition, message)

    def _pin(self, expr: Any, message: Optional[Message]) -> None:
        """Requires that the symbols of an expression are as in the traced call."""
        for symbol in sorted(expr.free_symbols, key=str):
            origin = self._origins[symbol]
            if origin.op in _BOOLS:
                self._decide(origin, bool(self._hints[symbol]), message)
            else:
                self.require("eq", symbol, self._hints[symbol], message)

    def _decide(self, origin: Step, is_true: bool, message: Optional[Message]) -> None:
        self._add_once(Step("decide", (origin.op, *origin.args), (), (),
                            str(is_true).lower(), message))

    # ===- Messages ----------------------------------------------------------===

    def check(self, error_type: Any, condition: Any, message: Any = None) -> None:
        """`torch._check_with`, to which all checks of Python code lead."""
        text = self._evaluate(message)
        # With `and`, Python itself branches on the first conditions.
        self.flush(text or _NO_TEXT, _caller_lines())
        try:
            _CHECK(error_type, condition, message)
        except error_type:
            # A symbolic condition is one on sizes, whatever else is different.
            self.failure = None if isinstance(condition, torch.SymBool) else text
            raise
        finally:
            self.flush(text or _NO_TEXT)

    def check_all(self, error_type: Any, condition: Any, message: Any = None) -> None:
        """`torch._check_tensor_all_with`: a check of data, which is true while tracing."""
        del error_type
        self.flush()
        text = self._evaluate(message) or _NO_TEXT
        whole = self.add("aten._is_all_true", (self._written(condition),), ir.UNKNOWN)
        ref = self.add("aten.Bool.Tensor", (whole,), "!fake.bool")
        self._add_once(Step("assert", (ref,), (), (), "", self._message(text)))

    def _evaluate(self, message: Any) -> Optional[messages.Text]:
        """The text of a message. Calling it has no effect on the trace."""
        reads = {kind: set(names) for kind, names in self.trace.reads.items()}
        watched = {name: set(seen) for name, seen in self.watched.items()}
        count = len(self.trace.steps)
        with self.env.suppress_guards():
            text = messages.evaluate(message)
        has_calls = len(self.trace.steps) != count
        new_ranks = self.trace.reads["rank"] - reads["rank"]
        self.trace.said |= {kind for kind, names in self.trace.reads.items()
                            if names - reads[kind]}
        self.trace.reads.update(reads)
        for name, seen in watched.items():
            self.watched[name].clear()
            self.watched[name].update(seen)
        del self.trace.steps[count:]
        if text is None or has_calls:
            return None
        # The rule may hold for other ranks.
        if new_ranks and any(piece.kind in ("symbol", "rank")
                             for piece in messages.split(text)[1]):
            return None
        return text

    def _message(self, text: messages.Text) -> Message:
        """A message in terms of values of the rule; computes them."""
        literals, pieces = messages.split(text)
        before = len(self.trace.steps), self._count, dict(self._numbers)
        try:
            values = tuple(map(self._piece, pieces))
            if any(step.op == "require" for step in self.trace.steps[before[0]:]):
                raise messages.Unwritable
        except (messages.Unwritable, CannotTrace):
            del self.trace.steps[before[0]:]
            self._count, self._numbers = before[1:]
            return NO_MESSAGE
        return Message(literals, values)

    def _piece(self, piece: messages.Piece) -> Any:
        if piece.kind == "sizes":
            names = self.find_sizes(piece.found)
            if len(names) != 1:
                raise messages.Unwritable
            return self.add("aten.size", (names[0],), "!fake.any")
        if piece.kind == "symbol":
            value, = piece.found
            if isinstance(value, torch.SymInt):
                return self.integer(_raw(value))
            if not hasattr(value, "ref"):
                raise messages.Unwritable
            return value.ref
        return piece.text if piece.kind == "rank" else Slot(piece.kind, piece.text)

    def find_sizes(self, sizes: Tuple[Any, ...]) -> List[Ref]:
        """The tensors that have these sizes."""
        return [ref for made, ref in self._tensors.values()
                if list(map(_raw, made.shape)) == list(map(_raw, sizes))]

    # ===- Calls -------------------------------------------------------------===

    def _written(self, value: Any) -> Any:
        """An argument of an ATen op in a step."""
        if isinstance(value, torch.Tensor):
            if id(value) not in self._tensors:
                raise CannotTrace("a tensor that is none of the arguments")
            return self._tensors[id(value)][1]
        if isinstance(value, torch.SymInt):
            return self.integer(value.node.expr)
        if isinstance(value, torch.SymBool):
            return self._bool(value)
        if isinstance(value, torch.SymFloat):
            raise CannotTrace("a symbolic number that is no int")
        if isinstance(value, (list, tuple)):
            return tuple(map(self._written, value))
        if isinstance(value, torch.dtype):
            return Slot("dtype", str(value).replace("torch.", ""))
        if isinstance(value, torch.device):
            return Slot("device", str(value))
        return ir.write_constant(Encoder().encode(value))

    def call(self, func: Any, args: Any, kwargs: Dict[str, Any]) -> Any:
        """An ATen op that the kernel calls."""
        if func is torch.ops.prim.device.default:
            # It is read by C++ code.
            self.note_read("device", args[0])
            return args[0].fake_device
        self.flush()
        if func is torch.ops.aten.detach.default and id(args[0]) in self._tensors:
            # Guards needed by autograd only, some of which PyTorch adds.
            with self.env.suppress_guards():
                made = func(*args)
            self._tensors[id(made)] = (made, self._tensors[id(args[0])][1])
            return made
        self.ops.append(func.overloadpacket.__name__)
        try:
            name, schema = ir.find_schema(str(func), self.table)
        except ir.Unsupported as reason:
            raise UnknownOp(func, args, kwargs) from reason
        if torch.Tag.inplace_view in func.tags:
            raise CannotTrace(f"{name} changes the sizes of a tensor")
        given = tuple(map(self._written, args))
        keywords = tuple((key, self._written(value)) for key, value in kwargs.items())
        with self.env.suppress_guards():
            made = func(*args, **kwargs)
        results = []
        for kind in ir.result_types(schema, []):
            results.append(Ref(f"%{self._count}", kind))
            self._count += 1
        self.trace.steps.append(Step(name, given, keywords, tuple(results)))
        if len(results) == 1:
            return self._result(made, results[0])
        return tuple(map(self._result, made, results))

    def call_whole(self, name: str, args: Any, kwargs: Dict[str, Any]) -> Any:
        """A function of `WHOLE`: one step, whose result is a new tensor even if it is the
        argument in the traced call."""
        self.flush()
        if name == "reshape" and len(args) > 1 and not isinstance(args[1], (list, tuple)):
            args = (args[0], args[1:])
        func = WHOLE[name]
        name, _ = ir.find_schema(str(func), self.table)
        given = tuple(map(self._written, args))
        keywords = tuple((key, self._written(value)) for key, value in kwargs.items())
        ref = self.add(name, given, ir.UNKNOWN, keywords)
        with _disable_current_modes():
            with self.env.suppress_guards(), self.mode:
                made = func(*args, **kwargs)
            return self.tensor(ref, made, made.dtype, str(made.device))

    def _result(self, value: Any, ref: Ref) -> Any:
        """The value for a result of an op in the kernel."""
        if isinstance(value, torch.Tensor):
            if id(value) in self._tensors:
                return value
            return self.tensor(ref, value, value.dtype, str(value.device))
        if isinstance(value, (list, tuple)) and ref.type.startswith("!fake.list"):
            return [self._result(element, self.add(
                "aten.__getitem__.t", (ref, str(index)), ir.UNKNOWN))
                for index, element in enumerate(value)]
        raise CannotTrace("a result that is no tensor")

    # ===- Running -----------------------------------------------------------===

    @contextlib.contextmanager
    def _modes(self, op: Any) -> Iterator[None]:
        context = Context(self, op)
        with warnings.catch_warnings(), fake_impl.set_ctx_getter(lambda: context), \
                mock.patch.multiple(torch, _check_with=self.check,
                                    _check_tensor_all_with=self.check_all,
                                    broadcast_shapes=self.broadcast), \
                mock.patch.object(FakeTensor, "device", noted_device(self)), \
                torch.no_grad(), self.mode, Calls(self), Reads(self):
            # Kernels may warn of dtypes used in trials.
            warnings.simplefilter("ignore")
            yield

    def run(self, op: Any, kernel: Optional[Callable[..., Any]], args: List[Any],
            kwargs: Dict[str, Any]) -> Trace:
        """Traces a kernel, or an op whose kernel is not in Python. Arguments are those
        created by `tensor` and `symbol`."""
        if kernel is None:
            made = self._run_whole(op, args, kwargs)
        else:
            with self._modes(op):
                made = kernel(*args, **kwargs)
        self.flush()
        returns = op._schema.returns
        values = [] if not returns else [made] if len(returns) == 1 else list(made)
        if len(values) != len(returns):
            raise CannotTrace(f"expected {len(returns)} results, found {len(values)}")
        self.trace.results = [self._yielded(value) for value in values]
        return self.trace

    def _run_whole(self, op: Any, args: List[Any], kwargs: Dict[str, Any]) -> Any:
        """Runs an op as a black box: its results are new tensors, whose sizes and
        strides are computed from those of the arguments."""
        with torch.no_grad(), self.mode:
            made = op(*args, **kwargs)
        self.flush()
        for names in self.trace.reads.values():
            names |= self.arguments
        storages = {tensor.untyped_storage()._cdata for tensor, _ in self._tensors.values()}
        for leaf in tree_leaves(made):
            if not isinstance(leaf, torch.Tensor) or id(leaf) in self._tensors:
                continue
            if leaf.untyped_storage()._cdata in storages:
                raise CannotTrace("a result that shares storage with an argument")
            self._tensors[id(leaf)] = leaf, self.add(
                "aten.empty_strided",
                (self._written(tuple(leaf.shape)), self._written(leaf.stride())),
                ir.UNKNOWN, (("dtype", self._written(leaf.dtype)),
                             ("device", self._written(leaf.device))))
        return made

    def _yielded(self, value: Any) -> Ref:
        if isinstance(value, bool):
            return self.add("constant", (), "!fake.bool", text=str(value).lower())
        if isinstance(value, float):
            return self.add("constant", (), "!fake.float", text=repr(value))
        if isinstance(value, int):
            return self._operand(value)
        if isinstance(value, (list, tuple)):
            elements = tuple(map(self._yielded, value))
            kind = ", ".join(element.type for element in elements)
            # Cases of a rule may have lists of other lengths.
            packed = self.add("pack", elements, f"!fake.list<{kind}>")
            return self.add("cast", (packed,), "!fake.any")
        if isinstance(value, (torch.Tensor, torch.SymInt, torch.SymBool)):
            written = self._written(value)
            return written if isinstance(written, Ref) else self._operand(written)
        raise CannotTrace(f"a result of type {type(value).__name__}")
