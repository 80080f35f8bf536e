# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads programs of torch.export as graphs of records. Needs PyTorch.

The records are those of a recorded graph (docs/Conformance.md), with some more fields:
`place` is where a node is called, `target` and `requires_grad` describe inputs, and
`results` the outputs. A node with control flow has `graphs`, each with its `name`, its
`records`, those of kind `arg` first, and its results, `args`.
"""

import operator
import os
import warnings
from typing import (Any, Callable, Dict, Iterator, List, Mapping, NamedTuple, Optional,
                    Sequence, Tuple, Union)

import torch
from torch._guards import detect_fake_mode
from torch.export import ExportedProgram
from torch.fx.passes.fake_tensor_prop import FakeTensorProp
from torch.utils import _pytree as pytree

from .blame import Watch
from .caches import register_caches
from .control_flow import INLINED, SHAPES, Inlined
from .export_error import ExportError
from .flex_attention import FLEX_ATTENTION, attention_operands
from .functional import WRAPPER, View, read_wrapped
from .places import read_place
from .results import ExportWarning
from .training import TrainingProgram, load_training_program
from .torch_values import Encoder, bounds_of, dim_names, kind_in, size_names

Record = Dict[str, Any]
# Names of calls that need run_decompositions({}); their effects are not in the graph
# before it.
_DECOMPOSED = ("wrap_with_autocast", "_enter_autocast", "._add_batch_dim")
# Calls that mark a tensor, and pass it on.
_MARKS = frozenset(f"torch._functorch.predispatch.{name}"
                   for name in ("_unwrap_for_grad", "_wrap_for_grad"))

AnyProgram = Union[ExportedProgram, TrainingProgram]

# The ends of names of files with text.
_TEXTS = (".mlir", ".jsonl", ".mlirbc")


def load_program(model: Any, args: Any = None, kwargs: Any = None,
                 dynamic_shapes: Any = None,
                 decompositions: Optional[Mapping[Any, Callable[..., Any]]] = None,
                 loss: Any = None, optimizer: Any = None) -> AnyProgram:
    """The program of a module with example inputs, of a `.pt2` file, or a
    program as it is; decomposed if there are decompositions. With a loss, that of a
    training step."""
    if loss is not None or optimizer is not None:
        return _load_training(model, args, kwargs, dynamic_shapes, decompositions, loss,
                              optimizer)
    if isinstance(model, TrainingProgram):
        return model
    if isinstance(model, ExportedProgram):
        program = model
    elif isinstance(model, (str, os.PathLike)):
        program = _read_file(model)
        _propagate(program)
    elif isinstance(model, torch.nn.Module):
        positional, keywords = _check_inputs(args, kwargs)
        register_caches(model)
        with Watch(model).watching():
            program = torch.export.export(model, positional, keywords,
                                          dynamic_shapes=dynamic_shapes, strict=False)
    else:
        raise TypeError("expected an nn.Module, an ExportedProgram or the path of a "
                        f".pt2 file, found {_kind(model)}")
    names = _names_to_decompose(program) if decompositions is None else []
    if decompositions is None and not names:
        return program
    try:
        with Watch(program.graph_module).watching():
            program = program.run_decompositions(dict(decompositions or {}))
    except ExportError as error:
        if decompositions is not None and not names:
            error.advice = "; ".join(filter(None, (
                error.advice, "PyTorch exports the model, but does not decompose it: omit "
                "the decompositions, which are --decompose")))
        if not names or any("autocast" in name for name in names):
            raise
        warnings.warn(f"{', '.join(names)}: run_decompositions({{}}), which writes what "
                      f"that does as ops, failed: {error.message}",
                      ExportWarning, stacklevel=4)
    return program


def _load_training(model: Any, args: Any, kwargs: Any, dynamic_shapes: Any,
                   decompositions: Optional[Mapping[Any, Callable[..., Any]]], loss: Any,
                   optimizer: Any) -> TrainingProgram:
    """The program of a training step of a module."""
    if loss is None:
        raise TypeError("expected a loss, with an optimizer, found none")
    if not isinstance(model, torch.nn.Module):
        raise TypeError("expected an nn.Module, with a loss, as a program has no backward "
                        f"pass, found {_kind(model)}")
    positional, keywords = _check_inputs(args, kwargs)
    register_caches(model)
    return load_training_program(model, positional, keywords, dynamic_shapes,
                                 decompositions, loss, optimizer)


def _kind(model: Any) -> str:
    return f"the class {model.__name__}; call it" if isinstance(model, type) \
        else type(model).__name__


def _check_inputs(args: Any, kwargs: Any) -> Tuple[Tuple[Any, ...], Dict[str, Any]]:
    """The example inputs of a module."""
    if args is not None and not isinstance(args, (tuple, list)):
        raise TypeError("expected a tuple of inputs, such as (x,), found "
                        f"{type(args).__name__}")
    if kwargs is not None and not isinstance(kwargs, Mapping):
        raise TypeError("expected a dict of keyword inputs, found "
                        f"{type(kwargs).__name__}")
    return tuple(args or ()), dict(kwargs or {})


def _read_file(path: Union[str, "os.PathLike[str]"]) -> ExportedProgram:
    """The program in a file."""
    try:
        with open(path, "rb"):
            # OSError names the file; PyTorch may report another one.
            pass
        return torch.export.load(path)
    except OSError:
        raise
    except Exception as error:  # pylint: disable=broad-except
        # Anything: a file may be no archive, or lack a part.
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        advice = ("; IR and reports are read by fake-opt, and by fake-tensor explain, page "
                  "and the like" if os.fspath(path).endswith(_TEXTS) else "")
        raise ValueError(f"cannot read '{os.fspath(path)}' as a program saved by "
                         f"torch.export.save: {reason}{advice}") from error


def _names_to_decompose(program: ExportedProgram) -> List[str]:
    """The calls that open and close a section of a graph in which ops have other
    semantics: autocast converts their arguments, vmap adds a dimension."""
    found: Dict[str, None] = {}
    for module in program.graph_module.modules():
        for node in module.graph.nodes if isinstance(module, torch.fx.GraphModule) else ():
            name = _op_name(node.target) if node.op == "call_function" else ""
            if name.endswith(_DECOMPOSED):
                found[name.rpartition(".")[2]] = None
    return list(found)


class _Propagator(FakeTensorProp):
    """Also visits regions."""

    def call_function(self, target: Any, args: Any, kwargs: Any) -> Any:
        place = INLINED.get(_op_name(target))
        if place is None:
            return super().call_function(target, args, kwargs)
        inner = _Propagator(args[place.graph], self._mode)
        return inner.propagate_dont_convert_inputs(*place.inputs(args))


def _propagate(program: ExportedProgram) -> None:
    """Recomputes the metadata of all tensors: files have neither offsets nor
    aliasing."""
    inputs = [node.meta.get("val") for node in program.graph.nodes
              if node.op == "placeholder"]
    mode = detect_fake_mode(inputs)
    if mode is not None:
        _Propagator(program.graph_module, mode).propagate_dont_convert_inputs(*inputs)


def _op_name(target: Any) -> str:
    """The name of the target of a node."""
    if target is operator.getitem:
        return "getitem"
    if isinstance(target, torch._ops.OpOverload):
        return str(target)
    if isinstance(target, torch._ops.HigherOrderOperator):
        return f"higher_order.{target.__name__}"
    return f"{getattr(target, '__module__', '')}.{getattr(target, '__name__', target)}"


class _Encoded(NamedTuple):
    """A value that is already encoded."""
    value: Any


def describe_symbols(env: Any, encoder: Encoder,
                     requested: Optional[Mapping[Any, Any]] = None) -> Record:
    """The fields of the first record of a graph: the ranges of the symbols of a
    ShapeEnv, the assertions on data-dependent sizes, and PyTorch's guards. `requested`
    has ranges that replace those of the ShapeEnv."""
    if env is None:
        return {"ranges": {}, "asserted": [], "guards": []}
    ranges = {}
    for symbol in env.var_to_range:
        if not symbol.is_Symbol:
            # Files have ranges of derived dimensions as well.
            continue
        lower, upper, hint = bounds_of(env, symbol)
        if requested is not None and symbol in requested:
            lower, upper = str(requested[symbol].lower), str(requested[symbol].upper)
        ranges[encoder.text(symbol)] = [lower, upper, hint,
                                        kind_in(env, symbol, encoder.nested)]
    return {"ranges": ranges,
            "asserted": [encoder.text(item.expr)
                         for items in env.deferred_runtime_asserts.values()
                         for item in items],
            "guards": list(dict.fromkeys(encoder.text(guard.expr)
                                         for guard in env.guards))}


class ProgramReader:
    """Converts the graph of a program to records."""

    def __init__(self, program: AnyProgram, device: Optional[str] = None) -> None:
        """With all tensors on `device` if there is one."""
        self.program = program
        self.encoder = Encoder(device)
        self.records: List[Record] = []
        # The attributes of inner graphs that are tensors.
        self._inputs: List[Record] = []
        # The value of a node: a reference, or the values of an inlined graph.
        self._values: Dict["torch.fx.Node", Any] = {}
        self._nodes: Dict[str, "torch.fx.Node"] = {}
        self._env: Any = None

    def read(self) -> List[Record]:
        """A line about the program, then a record of each node."""
        self._read_graph(self.program.graph_module, "", None)
        return [self._header(), *self._inputs, *self.records]

    # ===- The program ------------------------------------------------------===

    def _header(self) -> Record:
        signature: Any = self.program.graph_signature
        spec = self.program.call_spec
        # Requested ranges are stricter than those found by tracing.
        header = describe_symbols(self._env, self.encoder, self.program.range_constraints)
        for key, names, tree in (("inputs", signature.user_inputs, spec.in_spec),
                                 ("outputs", signature.user_outputs, spec.out_spec)):
            if tree is not None:
                header[key] = _describe(names, tree)
        return header

    def ask(self, name: str) -> Any:
        """The result of FakeTensor for a call of an op, without its cache, which drops
        offsets. None if it cannot be evaluated, or if that may change what is
        recorded."""
        node = self._nodes.get(name)
        op = None if node is None else node.target
        if node is None or not isinstance(op, torch._ops.OpOverload) \
                or op._schema.is_mutable:
            return None
        args, kwargs = torch.fx.node.map_arg((node.args, node.kwargs),
                                             lambda other: other.meta.get("val"))
        mode = detect_fake_mode((args, kwargs))
        if mode is None:
            return None
        was_enabled, mode.cache_enabled = mode.cache_enabled, False
        try:
            with mode:
                return self.encoder.encode(op(*args, **kwargs))
        except Exception:  # pylint: disable=broad-except
            # Rules may raise any exception; then there is no result.
            return None
        finally:
            mode.cache_enabled = was_enabled

    # ===- Graphs -----------------------------------------------------------===

    def _read_graph(self, module: "torch.fx.GraphModule", prefix: str,
                    inputs: Optional[List[Any]], is_region: bool = False) -> Any:
        """Reads the nodes of a graph. The inputs of an inner graph are passed, unless
        it is a region; returns its outputs."""
        signature = {spec.arg.name: spec
                     for spec in self.program.graph_signature.input_specs}
        pending = list(inputs or [])
        for node in module.graph.nodes:
            if node.op == "placeholder" and is_region:
                self._add(node, prefix, {"k": "arg"})
            elif node.op == "placeholder" and inputs is not None:
                self._values[node] = pending.pop(0)
            elif node.op == "placeholder":
                self._read_input(node, signature.get(node.name))
            elif node.op == "get_attr":
                self._read_attribute(module, node, prefix)
            elif node.op == "call_function":
                self._read_call(module, node, prefix)
            elif node.op == "output" and (is_region or inputs is not None):
                return self._encode(node.args[0])
            elif node.op == "output":
                self._read_output(node)
            else:
                raise ValueError(f"expected a graph of functions, found {node.op} in it")
        return None

    def _add(self, node: "torch.fx.Node", prefix: str, record: Record) -> None:
        value = node.meta.get("val")
        self._note_environment(value)
        record["val"] = self.encoder.encode(value)
        if prefix:
            record["scope"] = prefix
        place = read_place(node.meta)
        if place is not None:
            record["place"] = place
        record["name"] = prefix + node.name
        self._values[node] = {"n": record["name"]}
        self._nodes[record["name"]] = node
        self.records.append(record)

    def _note_environment(self, value: Any) -> None:
        if self._env is not None:
            return
        for leaf in pytree.tree_leaves(value):
            if isinstance(leaf, torch.Tensor) and hasattr(leaf, "fake_mode"):
                self._env = leaf.fake_mode.shape_env
            elif isinstance(leaf, (torch.SymInt, torch.SymFloat, torch.SymBool)):
                self._env = leaf.node.shape_env
            if self._env is not None:
                self.encoder.renamed.update(dim_names(self._env))
                inputs = set(self.program.graph_signature.user_inputs)
                self.encoder.renamed.update(size_names(
                    ((node.name, node.meta.get("val")) for node
                     in self.program.graph.find_nodes(op="placeholder")
                     if node.name in inputs), self.encoder.renamed))
                return

    def _read_input(self, node: "torch.fx.Node", spec: Any) -> None:
        record: Record = {"k": "in"}
        value = node.meta.get("val")
        if spec is not None:
            record["kind"] = spec.kind.name
            if spec.target is not None:
                record["target"] = spec.target
            if spec.persistent is not None:
                record["persistent"] = spec.persistent
        if isinstance(value, torch.Tensor) and value.requires_grad:
            record["requires_grad"] = True
        self._add(node, "", record)

    def _read_attribute(self, module: "torch.fx.GraphModule", node: "torch.fx.Node",
                        prefix: str) -> None:
        value: Any = module
        for name in str(node.target).split("."):
            value = getattr(value, name)
        if isinstance(value, torch.fx.GraphModule):
            self._values[node] = {"g": prefix + node.name}
            return
        node.meta.setdefault("val", value)
        if isinstance(value, torch.Tensor) and prefix:
            # An input of the program, also if a region uses it.
            records, self.records = self.records, self._inputs
            self._add(node, prefix, {"k": "in", "kind": "CONSTANT_TENSOR",
                                     "target": str(node.target)})
            self.records = records
            return
        self._add(node, prefix, {"k": "in", "kind": "CONSTANT_TENSOR",
                                 "target": str(node.target)})

    def _read_call(self, module: "torch.fx.GraphModule", node: "torch.fx.Node",
                   prefix: str) -> None:
        op = _op_name(node.target)
        args: Any = node.args
        if op in INLINED and self._inline(module, node, INLINED[op], prefix):
            return
        if op in SHAPES:
            self._read_regions(module, node, op, prefix)
            return
        if op == WRAPPER:
            self._read_wrapped(node, prefix)
            return
        if op == "higher_order.out_dtype":
            self._read_out_dtype(node, prefix)
            return
        if op in _MARKS:
            self._values[node] = self._encode(args[0])
            return
        if op == FLEX_ATTENTION:
            args = attention_operands(args)
        if op == "getitem":
            source = self._values[args[0]]
            if isinstance(source, list):
                self._values[node] = source[args[1]]
                return
        self._add(node, prefix, {
            "k": "op", "op": op, "args": self._encode(args),
            "kw": {key: self._encode(value) for key, value in node.kwargs.items()}})

    def _inline(self, module: "torch.fx.GraphModule", node: "torch.fx.Node",
                place: Inlined, prefix: str) -> bool:
        """Inlines the graph of a call. False if that is not possible."""
        inputs = place.inputs(node.args)
        inner = self._graph(module, node.args[place.graph])
        names = [] if inner is None else inner.graph.find_nodes(op="placeholder")
        if inner is None or len(names) != len(inputs):
            return False
        self._values[node] = self._read_graph(
            inner, f"{prefix}{node.name}.", [self._encode(value) for value in inputs])
        return True

    @staticmethod
    def _graph(module: "torch.fx.GraphModule",
               argument: Any) -> Optional["torch.fx.GraphModule"]:
        """The graph of an argument of a call."""
        if not isinstance(argument, torch.fx.Node) or argument.op != "get_attr":
            return None
        value: Any = module
        for name in str(argument.target).split("."):
            value = getattr(value, name)
        return value if isinstance(value, torch.fx.GraphModule) else None

    def _read_regions(self, module: "torch.fx.GraphModule", node: "torch.fx.Node",
                      op: str, prefix: str) -> None:
        """Reads a call with control flow, and its graphs."""
        graphs = []
        for index, _ in SHAPES[op].graphs:
            inner = self._graph(module, node.args[index])
            if inner is None:
                continue
            name = f"{prefix}{node.name}.{node.args[index]}."
            records, self.records = self.records, []
            outputs = self._read_graph(inner, name, None, is_region=True)
            graphs.append({"name": name, "records": self.records, "args": outputs})
            self.records = records
        self._add(node, prefix, {
            "k": "op", "op": op, "args": self._encode(node.args), "kw": {},
            "graphs": graphs})

    def _read_wrapped(self, node: "torch.fx.Node", prefix: str) -> None:
        """Copies, views of them, and the call; the node stands for its results and
        the copies."""
        call = read_wrapped(node.args[0], node.kwargs)
        found = list(node.meta["val"])
        results, copied = found[:-len(call.bases)], found[-len(call.bases):]
        name = prefix + node.name

        def add(suffix: str, op: str, args: Any, value: Any, kw: Any = None) -> Record:
            record = {"k": "op", "op": op, "args": self._encode(args), "kw": kw or {},
                      "val": self.encoder.encode(value), "name": name + suffix}
            place = read_place(node.meta)
            if place is not None:
                record["place"] = place
            self.records.append(record)
            return {"n": record["name"]}

        copies = [add(f".copy{index}", "aten.clone.default", [base], value)
                  for index, (base, value) in enumerate(zip(call.bases, copied))]

        def view(view: View) -> Any:
            if view.op is None:
                return copies[view.base]
            value = view.op(copied[view.base], *torch.fx.node.map_arg(
                view.args, lambda other: other.meta["val"]))
            return add(f".view{len(self.records)}", str(view.op),
                       [_Encoded(copies[view.base]), *view.args], value)

        arguments = call.with_views(lambda found: _Encoded(view(found)))
        made = add("", str(call.op), [], results[0] if len(results) == 1 else results,
                   {key: self._encode(value) for key, value in arguments.items()})
        if len(results) == 1:
            # None if the op returns nothing.
            values = [made]
        else:
            values = [add(f".{index}", "getitem", [_Encoded(made), index], value)
                      for index, value in enumerate(results)]
        self._values[node] = [*values, *copies]

    def _read_out_dtype(self, node: "torch.fx.Node", prefix: str) -> None:
        """Reads a call in another dtype as the call, and a conversion."""
        target, dtype, *args = node.args
        name = f"{prefix}{node.name}.call"
        self.records.append({
            "k": "op", "op": _op_name(target), "args": self._encode(args), "kw": {},
            "name": name, "scope": f"{prefix}{node.name}."})
        self._add(node, prefix, {
            "k": "op", "op": "aten.to.dtype", "kw": {},
            "args": [{"n": name}, self.encoder.encode(dtype)]})

    def _read_output(self, node: "torch.fx.Node") -> None:
        signature = self.program.graph_signature
        results = [{"kind": spec.kind.name,
                    **({"target": spec.target} if spec.target else {})}
                   for spec in signature.output_specs]
        self.records.append({"k": "out", "args": self._encode(node.args),
                             "results": results})

    def _encode(self, value: Any) -> Any:
        """Arguments, in which nodes are references."""
        if isinstance(value, _Encoded):
            return value.value
        if isinstance(value, torch.fx.Node):
            return self._values[value]
        if isinstance(value, (list, tuple)):
            return [self._encode(element) for element in value]
        if isinstance(value, slice):
            return {"slice": self._encode([value.start, value.stop, value.step])}
        return self.encoder.encode(value)


class _Name:
    """Prints as a name does."""

    def __init__(self, name: Any) -> None:
        self.name = name

    def __repr__(self) -> str:
        return str(self.name)


def _describe(names: Sequence[Any], tree: Any) -> str:
    """The tree structure of values, as Python prints it."""
    try:
        return repr(pytree.tree_unflatten([_Name(name) for name in names], tree))
    except Exception:  # pylint: disable=broad-except
        # A user class that cannot hold names.
        return str(tree)


class Program(NamedTuple):
    """The records of a program, and a function that evaluates the node of a name in
    PyTorch again."""
    records: List[Record]
    ask: Callable[[str], Any]


def read_program(program: AnyProgram, device: Optional[str] = None) -> Program:
    """Reads a program, with all tensors on `device` if there is one."""
    reader = ProgramReader(program, None if device is None else normalize_device(device))
    return Program(reader.read(), reader.ask)


def calls_of_ops(program: AnyProgram) -> Iterator[Tuple[Any, Any, Any]]:
    """The calls of ops in all graphs of a program: the op, its arguments and keyword
    arguments, with PyTorch's values in place of nodes."""
    for module in program.graph_module.modules():
        for node in module.graph.nodes if isinstance(module, torch.fx.GraphModule) else ():
            args, kwargs = torch.fx.node.map_arg(
                (node.args, node.kwargs), lambda other: other.meta.get("val"))
            if isinstance(node.target, torch._ops.OpOverload):
                yield node.target, args, kwargs
            elif _op_name(node.target) == WRAPPER:
                call = read_wrapped(args[0], kwargs)
                yield call.op, (), call.with_views(lambda view: (
                    view.op or torch.ops.aten.alias.default)(
                        call.bases[view.base], *view.args))


def normalize_device(device: Union[str, "torch.device"]) -> str:
    """The name of a device, with an index where it can have one."""
    parsed = torch.device(device)
    if parsed.type in ("cpu", "meta") or parsed.index is not None:
        return str(parsed)
    return f"{parsed.type}:0"
