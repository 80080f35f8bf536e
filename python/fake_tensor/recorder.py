# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Records the ops that a running program calls. Needs PyTorch.

`Recorder` is a mode below autograd: it sees the ATen calls of forward, backward and
optimizer, passes them to a FakeTensorMode, and writes a record for each. The records are
those of a program (docs/Conformance.md). Real tensors become inputs of the program, with
fake tensors in their place.
"""

import itertools
import warnings
import weakref
from typing import Any, Callable, Collection, Dict, Iterator, List, NamedTuple, Optional, Tuple

import torch
from torch._functorch import config
from torch._library.utils import is_builtin
from torch._subclasses.fake_tensor import (
    FakeTensor, FakeTensorMode, MetadataMismatchError)
from torch.fx.experimental.symbolic_shapes import (
    DimDynamic, ShapeEnv, StatelessSymbolicContext)
from torch.utils._pytree import tree_leaves, tree_map_only
from torch.utils._python_dispatch import TorchDispatchMode, _disable_current_modes
from torch.utils.weak import WeakTensorKeyDictionary

from . import ir
from .encoding import (DTYPE, OFFSET, SIZES, STORAGE, STRIDES, is_symbolic, is_tensor,
                       map_symbolic, tensors)
from .naming import INPUT, PARAMETER, Name, NameFinder, find_place
from .places import Place
from .program import Record, describe_symbols
from .regions import region_inputs
from .results import RecordWarning
from .sizes import SizeWriter
from .torch_values import Encoder, error_fields

# The maximum number of elements of a literal: those of which FakeTensor tracks the
# values.
_MOST_ELEMENTS = 1
_LIFTS = frozenset(("lift_fresh", "lift", "lift_fresh_copy"))
_ITEMS = frozenset(("item", "_local_scalar_dense"))
# Changes of metadata that have no tag.
_RESIZES = ("resize", "set_")
_PLAIN = (torch.Tensor, torch.nn.Parameter)
_SCALARS = (torch.SymInt, torch.SymFloat, torch.SymBool)
_ATTRIBUTE = "_fake_tensor_recorded"
_keys = itertools.count()
# Queries and annotations are no part of a program: the types of their results, and
# namespaces.
_PLAIN_TYPES = frozenset(("bool", "int", "SymInt", "Device", "Layout", "str",
                          "List[int]", "List[SymInt]"))
_SKIPPED = frozenset(("prim", "profiler"))


class _Op:
    """What the recorder needs to know about an op."""

    def __init__(self, op: Any, table: Collection[str]) -> None:
        self.name = str(op)
        schema = op._schema
        self.label = schema.name.partition("::")[2]
        space = schema.name.partition("::")[0]
        self.is_skipped = space in _SKIPPED or space == "aten" and bool(schema.returns) \
            and all(str(value.type) in _PLAIN_TYPES for value in schema.returns)
        self.is_lift = self.label in _LIFTS and self.name.startswith("aten.")
        self.is_mutable = schema.is_mutable
        # FakeTensor's cache drops the offsets of views, and which results alias.
        self.is_cacheable = len(schema.returns) <= 1 and not any(
            value.alias_info is not None and not value.alias_info.is_write
            or str(value.type) != "Tensor" for value in schema.returns)
        self.changes_metadata = schema.is_mutable and (
            torch.Tag.inplace_view in op.tags or any(map(self.label.startswith, _RESIZES))
            or any(argument.is_out for argument in schema.arguments))
        # Whether a rule is needed for it.
        self.is_custom = ir.normal_name(self.name) not in table if table \
            else not self.name.startswith(("aten.", "prims."))


class _Entry:
    """A tensor of the program: its names, the oldest first, and its last recorded
    value."""

    def __init__(self, value: Any, key: Any) -> None:
        self.names: List[str] = []
        # Without a name, the list that it is an element of.
        self.element: Optional[Tuple[str, int]] = None
        self.value = value
        self.key = key

    @property
    def has_name(self) -> bool:
        """Whether the tensor has a name, or can get one."""
        return bool(self.names) or self.element is not None


class _Entries(Dict[int, _Entry]):
    """The entries of a tensor, by recorder. They are an attribute, as weak references
    would keep `Module.to` from exchanging a tensor. A copy is another tensor."""

    def __deepcopy__(self, memo: Any) -> "_Entries":
        return _Entries()

    def __reduce__(self) -> Any:
        return _Entries, ()


class Call(NamedTuple):
    """A call of a custom op."""
    op: Any
    args: Any
    kwargs: Any


class _Converted:
    """The fake tensor for a real one, and the version of that."""

    def __init__(self, fake: torch.Tensor) -> None:
        self.fake = fake
        self.version = -1


class RealTensors:
    """The fake tensors in place of real ones. Recorders of one FakeTensorMode share
    them."""

    def __init__(self, mode: FakeTensorMode) -> None:
        # Whether only recorders use the mode.
        self.is_own = False
        # The number of open blocks.
        self.blocks = 0
        self._convert = mode.from_tensor
        self._fakes: Any = WeakTensorKeyDictionary()
        self._reals: Any = WeakTensorKeyDictionary()

    @classmethod
    def of(cls, mode: FakeTensorMode) -> "RealTensors":
        """Those of a mode."""
        found = getattr(mode, _ATTRIBUTE, None)
        if not isinstance(found, cls):
            found = cls(mode)
            # Its fake tensors refer to the mode.
            setattr(mode, _ATTRIBUTE, found)
        return found

    def real(self, fake: torch.Tensor) -> Optional[torch.Tensor]:
        """The real tensor of a fake one, if there is one."""
        found = self._reals.get(fake)
        return None if found is None else found()

    def fake(self, real: torch.Tensor) -> torch.Tensor:
        """The fake tensor for a real one, with static sizes."""
        found = self._fakes.get(real)
        if found is None:
            found = self._fakes[real] = _Converted(self.convert(real))
            self._reals[found.fake] = weakref.ref(real)
        version = 0 if real.is_inference() else real._version
        if found.version != version:
            # Written through the real tensor or a view of it: FakeTensor forgets what it
            # remembers about the data.
            found.version = version
            torch.autograd.graph.increment_version(found.fake)
        fake: torch.Tensor = found.fake
        return fake

    def convert(self, real: torch.Tensor, dynamic: Collection[int] = ()) -> torch.Tensor:
        """A new fake tensor like a real one, in which the sizes of some dimensions are
        symbols."""
        with _disable_current_modes():
            # Below autograd: neither a leaf with a gradient nor a view.
            alias = real.detach()
        context: Any = None
        if dynamic:
            context = StatelessSymbolicContext(dynamic_sizes=[
                DimDynamic.DYNAMIC if index in dynamic else DimDynamic.STATIC
                for index in range(real.dim())])
        return self._convert(alias, static_shapes=not dynamic, symbolic_context=context)


class Recorder(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Records the ops that are called in the block that it is the mode of."""

    supports_higher_order_operators = True

    def __init__(self, mode: FakeTensorMode, names: NameFinder, limit: int,
                 table: Collection[str] = ()) -> None:
        """`table` has the ops that need no rule; if it is empty, all of PyTorch's."""
        super().__init__()  # type: ignore[no-untyped-call]
        self.mode = mode
        self.names = names
        self.limit = limit
        self._table = table
        self.encoder = Encoder()
        self.inputs: List[Record] = []
        self.records: List[Record] = []
        self.outputs: List[Record] = []
        self.header: Record = {}
        # Calls of ops that may need rules.
        self.custom_calls: List[Call] = []
        self.count = 0
        # The number of calls after the limit.
        self.left_out = 0
        # Returns the place of a call.
        self.place: Callable[[], Optional[Place]] = find_place
        # The gradients of real tensors before the block, by ID.
        self._gradients: Dict[int, Tuple[torch.Tensor, Optional[torch.Tensor]]] = {}
        self._reals = RealTensors.of(mode)
        self._key = next(_keys)
        # The names and values of each storage.
        self._of_storage: Dict[int, List[Tuple[str, List[Any]]]] = {}
        self._used: Dict[str, int] = {}
        self._ops: Dict[Any, _Op] = {}
        self._sizes = SizeWriter(self.encoder, self._add_size, self._add_number)

    def finish(self) -> None:
        """Records what is known at the end: ranges of symbols, and as outputs the
        variables of the block that are results."""
        inputs = {record["name"] for record in self.inputs}
        found: Dict[str, str] = {}
        for variable, tensor in self.names.outputs():
            entry = self._entry(tensor)
            if entry is not None and entry.has_name \
                    and self._name_of(entry) not in inputs:
                found[variable] = self._name_of(entry)
        self.header = self._describe_symbols()
        if found:
            self.header["outputs"] = ", ".join(f"{variable} = {name}"
                                               for variable, name in found.items())
            self.outputs = [{
                "k": "out", "args": [{"n": name} for name in found.values()],
                "results": [{"kind": "USER_OUTPUT", "target": name} for name in found]}]
        self.names.forget()

    def add_outputs(self, value: Any) -> None:
        """Records the outputs of a graph."""
        leaves = tree_leaves(value)
        self.outputs = [{"k": "out", "args": [self._encode(leaf) for leaf in leaves],
                         "results": [{"kind": "USER_OUTPUT"}] * len(leaves)}]

    def _describe_symbols(self) -> Record:
        header = describe_symbols(self.mode.shape_env, self.encoder)
        # With data, a program is compared for the sizes that were seen.
        header["data"] = self.mode.propagate_real_tensors
        env = self.mode.shape_env
        # The older name is of PyTorch 2.9.
        seen = getattr(env, "real_tensor_prop_unbacked_vals", None) \
            or getattr(env, "unbacked_var_to_val", {})
        for symbol, value in seen.items():
            bounds = header["ranges"].get(self.encoder.text(symbol))
            if bounds is not None:
                bounds[:2] = [str(value), str(value)]
        return header

    def begin(self) -> None:
        """Begins a block. Remembers the gradients of the parameters in its variables;
        others are remembered when they are used."""
        self._reals.blocks += 1
        for leaf in self.names.leaves():
            self._gradients[id(leaf)] = leaf, leaf.grad

    def restore(self, states: Dict[Any, Dict[Any, Any]]) -> None:
        """Ends a block. The outermost one gives real tensors their gradients back, and
        optimizers of them the states that they had."""
        self._reals.blocks -= 1
        if self._reals.blocks:
            return
        for leaf, gradient in self._gradients.values():
            if leaf.grad is not gradient:
                leaf.grad = gradient
        for optimizer, state in states.items():
            if any(not isinstance(value, FakeTensor)
                   for group in optimizer.param_groups for value in group["params"]):
                optimizer.state.clear()
                optimizer.state.update(state)
        self._gradients = {}

    def graph_records(self) -> List[Record]:
        """The records of the program so far."""
        header = self.header or self._describe_symbols()
        return [header, *self.inputs, *self.records, *self.outputs]

    # ===- Calls ------------------------------------------------------------===

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (),
                           kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        for kind in types:
            if kind not in _PLAIN and not issubclass(kind, FakeTensor):
                # A wrapper of other tensors, whose ops come here.
                return NotImplemented
        if not isinstance(func, torch._ops.OpOverload):
            return self._run_higher_order(func, args, kwargs)
        op = self._ops.get(func)
        if op is None:
            op = self._ops[func] = _Op(func, self._table)
        if op.is_lift and not isinstance(args[0], FakeTensor):
            return self._lift(func, op, args[0])
        # An outer recorder gets what an inner one has converted.
        has_real = op.is_mutable and not all(
            isinstance(tensor, FakeTensor) for tensor in _tensors((args, kwargs)))
        args, kwargs = self._to_fake(args), self._to_fake(kwargs)
        if op.is_skipped:
            return self._query(func, args, kwargs)
        if self.count >= self.limit:
            self._leave_out()
            result = func(*args, **kwargs)
        else:
            result = self._record(func, op, args, kwargs)
        return self._to_real(result) if has_real else result

    def _to_fake(self, value: Any) -> Any:
        """Arguments with fake tensors in place of real ones."""
        if isinstance(value, FakeTensor):
            return value
        if isinstance(value, torch.Tensor):
            return self._reals.fake(value)
        if isinstance(value, (list, tuple)):
            return type(value)(list(map(self._to_fake, value)))
        if isinstance(value, dict):
            return {key: self._to_fake(element) for key, element in value.items()}
        return value

    def _query(self, func: Any, args: Any, kwargs: Any) -> Any:
        """The result of a query, of the data if tensors have some."""
        has_data = self.mode.propagate_real_tensors and all(
            _real(tensor) is not None for tensor in _tensors((args, kwargs)))
        if not has_data or not func._schema.name.startswith("aten::"):
            return func(*args, **kwargs)
        with _disable_current_modes():
            return func(*tree_map_only(torch.Tensor, _real, args),
                        **tree_map_only(torch.Tensor, _real, kwargs))

    def _leave_out(self) -> None:
        if not self.left_out:
            place = self.place()
            file, line = (place.source if place else None) or ("<unknown>", 0)
            warnings.warn_explicit(f"only the first {self.limit} ops are recorded: the "
                                   "limit of fake_tensor.record", RecordWarning, file, line)
        self.left_out += 1

    def _record(self, func: Any, op: _Op, args: Any, kwargs: Any) -> Any:
        record: Record = {"k": "op", "name": "", "op": op.name,
                          "args": [self._encode(value) for value in args],
                          "kw": {key: self._encode(value)
                                 for key, value in kwargs.items()}}
        record["name"] = self._new_name(op.label)
        if op.is_custom:
            self.custom_calls.append(Call(func, args, kwargs))
        self._append(record)
        try:
            result = self._call(func, op.is_cacheable, args, kwargs)
        except Exception as error:
            record.update(error_fields(error))
            raise
        kept = op.changes_metadata and self._record_changes(op, record, args, kwargs)
        self._set_value(record, result)
        if kept:
            raise RuntimeError(f"{op.name} changes the metadata of a real tensor, which "
                               "fake_tensor.record keeps: expected a tensor of the block, "
                               "such as program.fake(tensor)")
        data = _real(args[0]) if op.label in _ITEMS else None
        if data is not None and isinstance(result, _SCALARS):
            # Python code sees the data.
            with _disable_current_modes():
                return data.item()
        return result

    def _append(self, record: Record) -> None:
        place = self.place()
        if place is not None:
            record["place"] = place
        self.records.append(record)
        self.count += 1

    def _call(self, func: Any, is_cacheable: bool, args: Any, kwargs: Any) -> Any:
        was_enabled = self.mode.cache_enabled
        self.mode.cache_enabled = was_enabled and is_cacheable
        try:
            return func(*args, **kwargs)
        finally:
            self.mode.cache_enabled = was_enabled
            if self._reals.is_own:
                # Weak references to results would keep `Module.to` from exchanging a
                # tensor; RealTensors knows those that were converted.
                self.mode.fake_tensor_converter.meta_converter.tensor_memo.clear()

    def _to_real(self, result: Any) -> Any:
        """The result of a write, which is an argument."""
        if isinstance(result, torch.Tensor):
            real = self._reals.real(result)
            return result if real is None else real
        if isinstance(result, (list, tuple)):
            return type(result)(list(map(self._to_real, result)))
        return result

    def _set_value(self, record: Record, result: Any) -> None:
        """Records the result of an op."""
        value = self.encoder.encode(result)
        if isinstance(result, float):
            # Of a constant, whose elements are not metadata.
            value = None
        record["val"] = value
        name = record["name"]
        if isinstance(result, (list, tuple)):
            for index, (element, inner) in enumerate(zip(result, value)):
                self._note(element, inner, (name, index))
        else:
            self._note(result, value, (name, None))

    def _note(self, result: Any, value: Any, place: Tuple[str, Optional[int]]) -> None:
        """Remembers the value of a name, or of an element of it."""
        if isinstance(result, _SCALARS):
            if place[1] is None:
                self._sizes.add_number(result, place[0])
            return
        if not isinstance(result, torch.Tensor):
            return
        entry = self._entry(result)
        if entry is None:
            entry = self._add_entry(result, value)
            if place[1] is not None:
                entry.element = (place[0], place[1])
        entry.value, entry.key = value, _key(result)
        if place[1] is None:
            entry.names.append(place[0])
            self._note_tensor(place[0], value["t"])

    def _note_tensor(self, name: str, fields: List[Any]) -> None:
        self._sizes.add_tensor(name, fields)
        if fields[STORAGE] is not None:
            self._of_storage.setdefault(fields[STORAGE], []).append((name, fields))

    def _name_of(self, entry: _Entry) -> str:
        """The oldest name of a tensor. An element of a list gets one when needed."""
        if not entry.names:
            assert entry.element is not None
            source, index = entry.element
            name = self._new_name("getitem")
            self._append({"k": "op", "name": name, "op": "getitem",
                          "args": [{"n": source}, index], "kw": {}, "val": entry.value})
            entry.names.append(name)
            self._note_tensor(name, entry.value["t"])
        return entry.names[0]

    def _record_changes(self, op: _Op, record: Record, args: Any, kwargs: Any) -> bool:
        """Records the arguments with other metadata than before. Returns whether one
        stands for a real tensor."""
        changed = {}
        kept = False
        for tensor in _tensors((args, kwargs)):
            entry = self._entry(tensor)
            value = self.encoder.encode(tensor)
            if entry is None or entry.value == value:
                continue
            kept = kept or self._reals.real(tensor) is not None
            entry.value, entry.key = value, _key(tensor)
            for name in entry.names:
                self._sizes.forget(name)
                changed[name] = value
            if op.is_custom:
                # Without a rule, older names do not change: the result has the newest.
                entry.names = []
        if changed:
            record["changed"] = changed
        return kept

    def _run_higher_order(self, func: Any, args: Any, kwargs: Any) -> Any:
        """Runs an op with graphs, and records the graphs of control flow."""
        args, kwargs = self._to_fake(args), self._to_fake(kwargs)
        if self.count >= self.limit:
            self._leave_out()
            return func(*args, **kwargs)
        name = self._new_name(func.__name__)
        op = f"higher_order.{func.__name__}"
        record: Record = {"k": "op", "name": name, "op": op,
                          "args": [self._encode(value) for value in args],
                          "kw": {key: self._encode(value)
                                 for key, value in kwargs.items()}}
        graphs = [self._record_region(f"{name}.{index}.", args[place], inputs)
                  for index, (place, inputs) in enumerate(region_inputs(op, args))]
        if graphs:
            record["graphs"] = graphs
        self._append(record)
        try:
            result = self._call(func, False, args, kwargs)
        except Exception as error:
            record.update(error_fields(error))
            raise
        # Control flow has a list of results, in the order of the tree.
        self._set_value(record, tree_leaves(result) if graphs else result)
        return result

    def _record_region(self, name: str, function: Any, inputs: List[Any]) -> Record:
        """Records a graph of an op, with copies of its inputs."""
        records, self.records = self.records, []
        try:
            copies = [value.detach() if isinstance(value, torch.Tensor) else value
                      for value in inputs]
            for value in copies:
                record = {"k": "arg", "name": self._new_name("arg"), "scope": name,
                          "val": self.encoder.encode(value)}
                self.records.append(record)
                self._note(value, record["val"], (record["name"], None))
            with self:
                result = function(*copies)
            outputs = [self._encode(leaf) for leaf in tree_leaves(result)]
            for record in self.records:
                record["scope"] = name
            return {"name": name, "records": self.records, "args": outputs}
        finally:
            self.records = records

    def _lift(self, func: Any, op: _Op, real: torch.Tensor) -> Any:
        """Records the tensor of a literal, of which FakeTensor tracks the elements."""
        if self.count >= self.limit:
            self._leave_out()
            return func(real)
        literal = _literal(real)
        result = func(real)
        if literal is None:
            self.add_argument(result, Name("constant", "CONSTANT_TENSOR"))
            return result
        record: Record = {"k": "op", "name": self._new_name(op.label), "op": op.name,
                          "args": [{"literal": literal, "dtype": str(real.dtype)[6:]}],
                          "kw": {}}
        self._append(record)
        self._set_value(record, result)
        return result

    # ===- Tensors -----------------------------------------------------------===

    def _entry(self, tensor: torch.Tensor) -> Optional[_Entry]:
        found: Optional[_Entries] = getattr(tensor, _ATTRIBUTE, None)
        return None if found is None else found.get(self._key)

    def _add_entry(self, tensor: torch.Tensor, value: Any) -> _Entry:
        """A new entry for a tensor of that recorded value."""
        found: Optional[_Entries] = getattr(tensor, _ATTRIBUTE, None)
        if found is None:
            found = _Entries()
            setattr(tensor, _ATTRIBUTE, found)
        entry = found[self._key] = _Entry(value, _key(tensor))
        return entry

    # ===- Arguments --------------------------------------------------------===

    def _encode(self, value: Any) -> Any:
        """An argument, in which tensors and symbolic numbers are references."""
        if isinstance(value, torch.Tensor):
            return {"n": self._reference(value)}
        if isinstance(value, _SCALARS):
            return self._sizes.reference(value)
        if isinstance(value, (list, tuple)):
            return [self._encode(element) for element in value]
        if isinstance(value, torch.Generator):
            return None
        return self.encoder.encode(value)

    def _reference(self, tensor: torch.Tensor) -> str:
        """The name of a tensor."""
        entry = self._entry(tensor)
        if entry is not None and entry.has_name and (
                entry.key is None or entry.key == _key(tensor)):
            return self._name_of(entry)
        # Unknown, or changed without an op, as by `x.data = y`.
        value = self.encoder.encode(tensor)
        name = None
        if entry is not None or self._reals.real(tensor) is None:
            name = self._find_alias(value["t"])
        if name is None:
            name = self._add_input(tensor, value)
        entry = self._add_entry(tensor, value)
        entry.names.append(name)
        return name

    def _find_alias(self, fields: List[Any]) -> Optional[str]:
        """Records an alias of a tensor of the same storage."""
        known = self._of_storage.get(fields[STORAGE], [])
        for name, other in reversed(known):
            if other == fields:
                return self._add_view("aten.alias.default", [{"n": name}], fields)
        for name, other in known[:1]:
            if other[DTYPE] == fields[DTYPE] and not any(
                    is_symbolic(size) for size in (*fields[SIZES], *fields[STRIDES])):
                return self._add_view(
                    "aten.as_strided.default",
                    [{"n": name}, fields[SIZES], fields[STRIDES], fields[OFFSET]], fields)
        return None

    def _add_view(self, op: str, args: List[Any], fields: List[Any]) -> str:
        name = self._new_name(op.split(".")[1])
        self._append({"k": "op", "name": name, "op": op, "args": args, "kw": {},
                      "val": {"t": fields}})
        self._note_tensor(name, fields)
        return name

    def _add_input(self, tensor: torch.Tensor, value: Any) -> str:
        """Records a tensor from outside of the block."""
        real = self._reals.real(tensor)
        found = self.names.find(tensor if real is None else real)
        record = self.add_input(found or Name("input"), value)
        if real is not None and real.requires_grad:
            record["requires_grad"] = True
            if real.is_leaf:
                self._gradients.setdefault(id(real), (real, real.grad))
        return str(record["name"])

    def add_input(self, found: Name, value: Any) -> Record:
        """Records an input of that name and value."""
        record = {"k": "in", "name": self._new_name(found.path), "kind": found.kind,
                  "val": value}
        if found.kind != INPUT:
            record["target"] = found.path
            if found.kind != PARAMETER:
                record["persistent"] = True
        self.inputs.append(record)
        if is_tensor(value):
            self._note_tensor(record["name"], value["t"])
        return record

    def add_argument(self, value: Any, found: Name) -> None:
        """Records an argument of a graph, which has a name."""
        record = self.add_input(found, self.encoder.encode(value))
        if isinstance(value, torch.Tensor):
            if value.requires_grad:
                record["requires_grad"] = True
            entry = self._add_entry(value, record["val"])
            entry.names.append(record["name"])
        elif isinstance(value, _SCALARS):
            self._sizes.add_number(value, record["name"])

    def fake(self, real: torch.Tensor, dynamic: Collection[int]) -> torch.Tensor:
        """A fake tensor like a real one, as an input of the program."""
        if isinstance(real, FakeTensor):
            raise TypeError("expected a real tensor, made before the block, found a fake "
                            "one, which tensors made in the block are")
        if not isinstance(real, torch.Tensor):
            raise TypeError(f"expected a real tensor, found {type(real).__name__}")
        rank = real.dim()
        if not all(-rank <= index < rank for index in dynamic):
            raise ValueError(f"expected dimensions of a tensor of rank {rank}, found "
                             f"{list(dynamic)}")
        found = self.names.find(real) or Name("input")
        with _disable_current_modes():
            tensor = self._reals.convert(real, {index % rank for index in dynamic})
            tensor.requires_grad_(real.requires_grad)
        self.add_argument(tensor, found)
        return tensor

    def _add_size(self, label: str, op: str, args: List[Any], text: str) -> str:
        """Records an op on sizes."""
        name = self._new_name(label)
        self._append({"k": "op", "name": name, "op": op, "args": args, "kw": {},
                      "val": {"sym": text}})
        return name

    def _add_number(self, value: Any) -> str:
        """Records a number that no ops compute as an input."""
        return str(self.add_input(Name("number"), value)["name"])

    def _new_name(self, path: str) -> str:
        """A new name that starts like that."""
        base = "".join(char if char.isalnum() or char == "_" else "_" for char in path)
        if not base or base[0].isdigit():
            base = f"value_{base}"
        while True:
            number = self._used.get(base, 0)
            self._used[base] = number + 1
            name = f"{base}_{number}" if number else base
            if not number or name not in self._used:
                self._used.setdefault(name, 1)
                return name


def _key(tensor: torch.Tensor) -> Any:
    """The metadata of a tensor to compare; None if that would evaluate symbols."""
    if tensor._has_symbolic_sizes_strides or tensor.layout != torch.strided:
        return None
    return (tensor.shape, tensor.stride(), tensor.storage_offset(), tensor.dtype,
            tensor.untyped_storage()._cdata)


def _tensors(value: Any) -> Iterator[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, (list, tuple)):
        for element in value:
            yield from _tensors(element)
    elif isinstance(value, dict):
        for element in value.values():
            yield from _tensors(element)


def _real(tensor: torch.Tensor) -> Optional[torch.Tensor]:
    """The data of a fake tensor, if it has some."""
    return getattr(tensor, "real_tensor", None)


def _literal(real: torch.Tensor) -> Any:
    """The elements of a tensor, if they can be written; else None."""
    if str(real.dtype)[6:] not in ir.ELEMENT_TYPES or real.numel() > _MOST_ELEMENTS \
            or real.device.type != "cpu" or not real.is_contiguous():
        return None
    with _disable_current_modes():
        if real.dtype.is_floating_point and not bool(torch.isfinite(real).all()):
            return None
        return real.tolist()


class _AbsentData(Exception):
    """A fake result has tensors where the real one has None."""

    def __init__(self, fake_out: Any, data: List[Tuple[Any, Any]]) -> None:
        super().__init__()
        self.fake_out = fake_out
        self.data = data


def _accept_data(mode: Any) -> None:
    """Makes a mode whose tensors have data go on where a fake kernel of PyTorch has
    another result than the real one: for native_layer_norm under autocast other dtypes,
    for mkldnn_rnn_layer no workspace, for native_batch_norm_backward a gradient that is
    not needed. Ops with graphs have no kernel for a class derived from FakeTensorMode."""
    dispatch, compare = mode._dispatch_impl, mode._maybe_infer_fake_kernel_from_pytree_out

    def dispatch_and_set_data(*args: Any) -> Any:
        try:
            return dispatch(*args)
        except _AbsentData as absent:
            for fake, real in absent.data:
                if isinstance(fake, FakeTensor):
                    fake.real_tensor = real
            return absent.fake_out

    def compare_kernels(func: Any, fake_in: Any, real_in: Any, fake_out: Any,
                        real_out: Any) -> Any:
        data = list(zip(tree_leaves(fake_out), tree_leaves(real_out)))
        if any(real is None and fake is not None for fake, real in data):
            # PyTorch would query the data.
            raise _AbsentData(fake_out, data)
        try:
            return compare(func, fake_in, real_in, fake_out, real_out)
        except MetadataMismatchError:
            if not is_builtin(func):
                # The fake kernel is part of the program.
                raise
            return fake_out

    mode._dispatch_impl = dispatch_and_set_data
    mode._maybe_infer_fake_kernel_from_pytree_out = compare_kernels


def find_mode(data: bool = False) -> FakeTensorMode:
    """The active FakeTensorMode, or a new one, whose tensors may have data as well."""
    mode: Optional[FakeTensorMode] = torch._C._get_dispatch_mode(
        torch._C._TorchDispatchModeKey.FAKE)
    if mode is not None:
        return mode
    with config.patch(fake_tensor_propagate_real_tensors=data):
        # Graphs of higher-order ops may use real tensors.
        mode = FakeTensorMode(shape_env=ShapeEnv(), allow_non_fake_inputs=True)
    if data:
        _accept_data(mode)
    # A copy of a tensor has the same mode.
    setattr(mode, "__deepcopy__", lambda memo: mode)
    RealTensors.of(mode).is_own = True
    return mode
