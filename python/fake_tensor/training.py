# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Traces a training step of a model: forward, backward, optimizer. Needs PyTorch.

PyTorch exports the model with its loss first, which gives the symbols of the inputs. Then
the step runs on fake tensors, as it would run in eager mode, and torch.fx records the ops
below autograd. So they are those that eager mode runs, in its order: ops in place stay in
place, and a checkpoint computes its part again during the backward pass.
"""

import contextlib
import dataclasses
import inspect
from typing import (Any, Callable, Collection, Dict, Iterator, List, Mapping, NamedTuple,
                    Optional, Set, Tuple)

import torch
from torch._dispatch.python import enable_python_dispatcher
from torch._guards import detect_fake_mode
from torch._subclasses.fake_tensor import FakeTensor
from torch.export import ExportedProgram
from torch.export.graph_signature import (ConstantArgument, ExportGraphSignature,
                                          InputKind, InputSpec, OutputKind, OutputSpec,
                                          TensorArgument)
from torch.fx import traceback as fx_traceback
from torch.fx.experimental.proxy_tensor import make_fx
from torch.overrides import TorchFunctionMode
from torch.utils import _pytree as pytree
from torch.utils._python_dispatch import TorchDispatchMode

from .blame import Watch
from .export_error import ExportError
from .naming import find_place_in, module_names
from .optimizers import TracedOptimizer
from .places import Place
from .results import TensorInfo, decode
from .torch_values import Encoder, dim_names

# Where the parameters of the model are in a step.
_MODEL = "model."
# What is said to be the module of the ops of an optimizer.
_OPTIMIZER = "optimizer"


class CallSpec(NamedTuple):
    """The structure of inputs and outputs."""
    in_spec: Any
    out_spec: Any


class TrainingProgram(NamedTuple):
    """The graph of a training step, with the attributes of an ExportedProgram that are
    read. Parameters, buffers, states of the optimizer and inputs are inputs of the graph;
    its results are those of the model, the loss, and gradients. Ops in place change
    parameters, buffers and states."""
    graph_module: "torch.fx.GraphModule"
    graph_signature: ExportGraphSignature
    call_spec: CallSpec
    range_constraints: Mapping[Any, Any]

    @property
    def graph(self) -> "torch.fx.Graph":
        """The graph."""
        return self.graph_module.graph


class LossError(ValueError):
    """There is no such loss."""


# ===- The loss ---------------------------------------------------------------===


class Loss:
    """How the loss follows from the outputs of a model."""

    def __init__(self, loss: Any) -> None:
        self._loss = loss
        self._signature: Optional[inspect.Signature] = None
        if callable(loss):
            function = loss.forward if isinstance(loss, torch.nn.Module) else loss
            with contextlib.suppress(ValueError, TypeError):
                self._signature = inspect.signature(function)
        elif loss is False or not isinstance(loss, (int, str)):
            raise TypeError("expected a loss of True, the index or name of an output, or a "
                            f"function of the outputs, found {loss!r}")

    @property
    def is_output(self) -> bool:
        """Whether it is one of the outputs."""
        return not callable(self._loss)

    def parameters(self) -> List[inspect.Parameter]:
        """The parameters of the function besides the outputs of the model."""
        if self._signature is None:
            return []
        kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
        found = list(self._signature.parameters.values())[1:]
        return [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in found
                if each.kind in kinds]

    def check(self, names: Collection[str]) -> None:
        """Raises LossError if the function needs other inputs than those."""
        for each in self.parameters():
            if each.default is each.empty and each.name not in names:
                raise LossError(f"expected a keyword input '{each.name}', as it is a "
                                f"parameter of the loss, found {', '.join(names) or 'none'}")

    def of(self, outputs: Any, inputs: Mapping[str, Any]) -> torch.Tensor:
        """The loss of the outputs, and of inputs of the function."""
        if callable(self._loss):
            found, name = self._loss(outputs, **inputs), "the loss"
        else:
            found, name = self._choose(outputs)
        if not isinstance(found, torch.Tensor):
            raise LossError(f"expected {name} to be a tensor, found {type(found).__name__}")
        if any(not isinstance(size, int) or size != 1 for size in found.shape):
            raise LossError(f"expected {name} to be a scalar, found {_show(found)}")
        if found.is_complex() or not found.is_floating_point():
            raise LossError(f"expected {name} to be a real number, found {_show(found)}")
        return found

    def _choose(self, outputs: Any) -> Tuple[Any, str]:
        """The output that is the loss, and what it is called."""
        if isinstance(self._loss, str) or self._loss is True and _has(outputs, "loss"):
            name = "loss" if self._loss is True else self._loss
            if not _has(outputs, name):
                raise LossError(f"expected an output '{name}', found {_kind(outputs)}")
            return (outputs[name] if isinstance(outputs, Mapping)
                    else getattr(outputs, name)), f"output '{name}'"
        leaves = pytree.tree_leaves(outputs)
        index = int(self._loss) if self._loss is not True else 0
        if not 0 <= index < len(leaves):
            raise LossError(f"expected the index of one of {len(leaves)} outputs, found "
                            f"{index}")
        return leaves[index], f"output {index}"


def _show(tensor: torch.Tensor) -> str:
    """The dtype and sizes of a tensor, with the names of dimensions."""
    encoder, mode = Encoder(), getattr(tensor, "fake_mode", None)
    if mode is not None:
        encoder.renamed.update(dim_names(mode.shape_env))
    found = decode(encoder.encode(tensor))
    return str(dataclasses.replace(found, strides=None)
               if isinstance(found, TensorInfo) else found)


def _has(outputs: Any, name: str) -> bool:
    if isinstance(outputs, Mapping):
        return name in outputs
    return not isinstance(outputs, torch.Tensor) and hasattr(outputs, name)


def _kind(outputs: Any) -> str:
    if isinstance(outputs, Mapping):
        return f"those of {', '.join(map(str, outputs))}"
    return "a tensor" if isinstance(outputs, torch.Tensor) else type(outputs).__name__


# ===- The step ---------------------------------------------------------------===


class _Step(torch.nn.Module):
    """A model and its loss. With `train`, a training step."""

    def __init__(self, model: "torch.nn.Module", loss: Loss) -> None:
        super().__init__()
        self.model = model
        self.loss = loss
        #: What follows the forward pass: returns the results of the step.
        self.train_step: Optional[Callable[[torch.Tensor, Any], Any]] = None
        signature = inspect.signature(model.forward)
        own = signature.parameters
        # An input that both need is given to both.
        self.shared = [each.name for each in loss.parameters()
                       if each.name in own and each.default is each.empty]
        self.targets = [each for each in loss.parameters() if each.name not in own]

        # Not a method: its frame is not that of a module, and it has the parameters of
        # the model and the loss.
        def run(*args: Any, **kwargs: Any) -> Any:
            targets = {each.name: kwargs.pop(each.name) for each in self.targets
                       if each.name in kwargs}
            targets.update({name: kwargs[name] for name in self.shared if name in kwargs})
            outputs = self.model(*args, **kwargs)
            value = self.loss.of(outputs, targets)
            return value if self.train_step is None else self.train_step(value, outputs)
        others = [each for each in own.values() if each.kind is not each.VAR_KEYWORD]
        last = [each for each in own.values() if each.kind is each.VAR_KEYWORD]
        setattr(run, "__signature__", signature.replace(
            parameters=[*others, *self.targets, *last]))
        self.code = run.__code__
        self.forward = run

    def check(self, kwargs: Mapping[str, Any]) -> None:
        """Raises LossError if inputs of the loss are missing, or nothing is trained."""
        self.loss.check([*kwargs])
        if not any(each.requires_grad for each in self.model.parameters()):
            raise LossError("expected a model with a parameter that requires a gradient, "
                            "found none")


def _count_nodes() -> int:
    """The number of nodes of autograd so far."""
    autograd: Any = torch.autograd
    return int(autograd._get_sequence_nr())


class _Placing(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Says where each op is called: one of the backward pass where the op is called that
    it is the gradient of."""

    supports_higher_order_operators = True

    def __init__(self, step: _Step) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._code = step.code
        self._names = module_names(step.model)
        self._forward: Dict[int, Place] = {}
        self._last = Place("", ())
        self._count = _count_nodes()
        # The place of all ops, if it is set.
        self.fixed: Optional[Place] = None
        # The number of the node of autograd that runs; None in the forward pass.
        self._running: Optional[int] = None

    def watch_backward(self, loss: torch.Tensor) -> None:
        """Follows which node of autograd runs."""
        pending: List[Any] = [loss.grad_fn]
        seen: Set[Any] = set()
        while pending:
            node = pending.pop()
            if node is None or node in seen:
                continue
            seen.add(node)
            pending += [found for found, _ in node.next_functions]
            node.register_prehook(self._hook(node._sequence_nr()))

    def _hook(self, number: int) -> Callable[[Any], None]:
        def note(_: Any) -> None:
            self._running = number
        return note

    def _place(self) -> Place:
        if self.fixed is not None:
            return self.fixed
        place = find_place_in(self._names, self._code)
        if self._running is not None:
            origin = self._forward.get(self._running, Place("", ()))
            # A function of the user, or a checkpoint, has frames of its own.
            return Place(place.module or origin.module, place.frames or origin.frames)
        # The last node, if it is new, belongs to this op; others to the one before.
        count = _count_nodes()
        for number in range(self._count, count):
            self._forward[number] = self._last if number < count - 1 else place
        self._count, self._last = count, place
        return place

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (),
                           kwargs: Any = None) -> Any:
        place = self._place()
        meta = fx_traceback.get_current_meta()
        meta["stack_trace"] = "\n".join(f'File "{file}", line {line}'
                                        for file, line in reversed(place.frames))
        meta["nn_module_stack"] = {"": (place.module, "")}
        # Kernels in C++ may make symbolic sizes constant.
        with enable_python_dispatcher():
            return func(*args, **(kwargs or {}))


class _PythonKernels(TorchFunctionMode):
    """Runs functions whose kernels in C++ need sizes that are numbers, such as torch.lstm,
    with those in Python."""

    def __torch_function__(self, func: Any, types: Any, args: Any = (),
                           kwargs: Any = None) -> Any:
        try:
            return func(*args, **(kwargs or {}))
        except RuntimeError as error:
            if "symbolic sizes/strides" not in str(error):
                raise
        with enable_python_dispatcher():
            return func(*args, **(kwargs or {}))


class _Tracer:
    """Traces one training step."""

    def __init__(self, step: _Step, program: ExportedProgram, args: Any, kwargs: Any,
                 optimizer: Any) -> None:
        self.step = step
        self.program = program
        specs = program.graph_signature.input_specs
        nodes = [node for node in program.graph.nodes if node.op == "placeholder"]
        self.user_specs = [spec for spec in specs if spec.kind is InputKind.USER_INPUT]
        values = [node.meta.get("val") for node, spec in zip(nodes, specs)
                  if spec.kind is InputKind.USER_INPUT]
        mode: Any = detect_fake_mode([node.meta.get("val") for node in nodes])
        self.mode = mode
        sizes: List[Any] = [size for value in values if isinstance(value, torch.Tensor)
                            for size in value.shape if isinstance(size, torch.SymInt)]
        self._sizes = [size.node.expr for size in sizes]
        self._dims = dim_names(mode.shape_env)
        # In the order of the parameters.
        order = pytree.tree_unflatten(values, program.call_spec.in_spec)[1]
        given = pytree.tree_leaves((args, {name: kwargs[name] for name in order}))
        with self.mode:
            self.inputs = [
                self._input(value, isinstance(real, torch.Tensor) and real.requires_grad)
                for value, real in zip(values, given)]
            self.parameters = {
                name: torch.nn.Parameter(self._input(self._fake(value), False),
                                         value.requires_grad)
                for name, value in step.model.named_parameters()}
            self.buffers = {name: self._input(self._fake(value), False)
                            for name, value in step.model.named_buffers()}
        self.optimizer = None if optimizer is None \
            else TracedOptimizer(optimizer, step.model, self.parameters, self.mode)
        self.placing = _Placing(step)
        self.out_spec: Any = None
        self.output_specs: List[OutputSpec] = []

    def _fake(self, value: torch.Tensor) -> torch.Tensor:
        if isinstance(value, FakeTensor):
            return value
        found: torch.Tensor = self.mode.from_tensor(value, static_shapes=True)
        return found

    @staticmethod
    def _input(value: Any, requires_grad: bool) -> Any:
        """An input of the step. A tensor on meta is one on the cpu, whose kernels are
        traced, as meta has none."""
        if not isinstance(value, torch.Tensor):
            return value
        if value.device.type == "meta":
            value = torch.empty_strided(value.size(), value.stride(), dtype=value.dtype,
                                        device="cpu")
        return value.detach().requires_grad_(requires_grad)

    # ===- Running -----------------------------------------------------------===

    def trace(self, decompositions: Optional[Mapping[Any, Callable[..., Any]]]
              ) -> TrainingProgram:
        """The program of the step."""
        named = {_MODEL + name: value
                 for name, value in [*self.parameters.items(), *self.buffers.items()]}
        states = {} if self.optimizer is None else self.optimizer.states
        in_spec = self.program.call_spec.in_spec

        def run(*values: Any) -> Any:
            inputs = values[len(values) - len(self.inputs):]
            args, kwargs = pytree.tree_unflatten(inputs, in_spec)
            with self.placing, _PythonKernels():
                return torch.func.functional_call(self.step, named, args, kwargs)
        self.step.train_step = self._train
        with self.mode, torch.enable_grad(), fx_traceback.preserve_node_meta():
            module = make_fx(run, decompositions, _error_on_data_dependent_ops=False)(
                *named.values(), *states.values(), *self.inputs)
        _erase_profiling(module.graph)
        return TrainingProgram(module, self._signature(module, states),
                               CallSpec(in_spec, self.out_spec),
                               self.program.range_constraints)

    def _train(self, loss: torch.Tensor, outputs: Any) -> List[Any]:
        """Backward pass and optimizer; returns the results of the step."""
        if not loss.requires_grad:
            raise LossError("expected a loss that depends on a parameter, found one that "
                            "needs no gradient")
        results = self._user_outputs(loss, outputs)
        targets: Dict[Tuple[OutputKind, str], torch.Tensor] = {
            (OutputKind.GRADIENT_TO_PARAMETER, name): value
            for name, value in self.parameters.items() if value.requires_grad}
        for spec, value in zip(self.user_specs, self.inputs):
            if isinstance(value, torch.Tensor) and value.requires_grad:
                targets[OutputKind.GRADIENT_TO_USER_INPUT, spec.arg.name] = value
        del outputs
        self.placing.watch_backward(loss)
        gradients = torch.autograd.grad(loss, list(targets.values()), allow_unused=True)
        for (kind, name), gradient in zip(targets, gradients):
            if gradient is not None:
                results.append(gradient)
                self.output_specs.append(OutputSpec(kind, TensorArgument(""), name))
        if self.optimizer is not None:
            self.placing.fixed = Place(_OPTIMIZER, ())
            self.optimizer.step(dict(zip((name for _, name in targets), gradients)))
        return results

    def _user_outputs(self, loss: torch.Tensor, outputs: Any) -> List[Any]:
        """The results besides gradients: the loss, or the outputs that it is one of."""
        leaves, self.out_spec = pytree.tree_flatten(
            outputs if self.step.loss.is_output else loss)
        for leaf in leaves:
            kind = OutputKind.LOSS_OUTPUT if leaf is loss else OutputKind.USER_OUTPUT
            self.output_specs.append(OutputSpec(kind, TensorArgument(""), None))
        plain = (torch.Tensor, torch.SymInt, torch.SymFloat, torch.SymBool, int, float,
                 bool, str)
        return [leaf if isinstance(leaf, plain) else None for leaf in leaves]

    def check_sizes(self) -> None:
        """Raises ExportError if the backward pass is not the same for all sizes of the
        inputs for which the forward pass is."""
        for expression in self._sizes:
            found = self.mode.shape_env.replace(expression)
            if found != expression:
                raise ExportError(
                    f"the backward pass needs the size {found.xreplace(self._dims)} in "
                    f"dimension {expression.xreplace(self._dims)}",
                    advice="make it static, with a number")

    # ===- The signature -----------------------------------------------------===

    def _signature(self, module: "torch.fx.GraphModule", states: Mapping[str, Any]
                   ) -> ExportGraphSignature:
        """Names the inputs of the graph, and says what its inputs and outputs are."""
        nodes = iter(module.graph.find_nodes(op="placeholder"))
        namer = _Namer(module.graph)
        persistent = set(self.step.model.state_dict(keep_vars=True))
        specs: List[InputSpec] = []
        for prefix, kind, values in (("p", InputKind.PARAMETER, self.parameters),
                                     ("b", InputKind.BUFFER, self.buffers),
                                     ("o", InputKind.BUFFER, states)):
            for name, value in values.items():
                node = next(nodes)
                namer.name(node, f"{prefix}_{name.replace('.', '_')}", value)
                is_kept = None if kind is InputKind.PARAMETER \
                    else prefix == "o" or name in persistent
                specs.append(InputSpec(kind, TensorArgument(node.name), name, is_kept))
        for node, spec, value in zip(nodes, self.user_specs, self.inputs):
            namer.name(node, spec.arg.name, value)
        specs += self.user_specs
        outputs: Any = module.graph.output_node().args[0]
        for output, made in zip(outputs, self.output_specs):
            made.arg = TensorArgument(output.name) if isinstance(output, torch.fx.Node) \
                else ConstantArgument("", output)
        return ExportGraphSignature(specs, self.output_specs)


def _erase_profiling(graph: "torch.fx.Graph") -> None:
    """Erases the marks that an optimizer sets for the profiler."""
    for node in reversed(graph.nodes):
        if getattr(node.target, "namespace", "") == "profiler":
            graph.erase_node(node)


class _Namer:
    """Names the inputs of a graph as torch.export does, also by a builtin such as
    `input`, which torch.fx avoids."""

    def __init__(self, graph: "torch.fx.Graph") -> None:
        self._nodes = {node.name: node for node in graph.nodes}
        self._inputs: Set[str] = set()

    def name(self, node: "torch.fx.Node", name: str, value: Any) -> None:
        """Names an input, and sets its value."""
        base, number = name, 0
        while name in self._inputs:
            number += 1
            name = f"{base}_{number}"
        other = self._nodes.pop(name, None)
        if other is not None and other is not node:
            other._rename(f"{name}_")
            self._nodes[other.name] = other
        self._inputs.add(name)
        node.name = node.target = name
        node.meta["val"] = value


def load_training_program(
        model: "torch.nn.Module", args: Tuple[Any, ...], kwargs: Dict[str, Any],
        dynamic_shapes: Any, decompositions: Optional[Mapping[Any, Callable[..., Any]]],
        loss: Any, optimizer: Any) -> TrainingProgram:
    """The program of a training step of a module. For the parameters see
    `fake_tensor.export`."""
    step = _Step(model, Loss(loss))
    with _errors_of_loss(), torch.enable_grad():
        step.check(kwargs)
        with Watch(model).watching():
            program = torch.export.export(step, args, kwargs,
                                          dynamic_shapes=dynamic_shapes, strict=False)
        tracer = _Tracer(step, program, args, kwargs, optimizer)
        with Watch(model).watching():
            traced = tracer.trace(decompositions)
        tracer.check_sizes()
        return traced


@contextlib.contextmanager
def _errors_of_loss() -> Iterator[None]:
    """An error about the loss is none of PyTorch, and for others a ValueError."""
    try:
        yield
    except LossError as error:
        raise ValueError(str(error)) from None
    except ExportError as error:
        if isinstance(error.__cause__, LossError):
            raise ValueError(str(error.__cause__)) from None
        raise
