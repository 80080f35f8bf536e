# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Records the graphs of torch.compile. Needs PyTorch.

A graph of Dynamo calls functions of torch; one of AOTAutograd has ATen ops. Both are run
on the fake tensors that they were traced with, under a `Recorder`.
"""

import contextlib
import re
from typing import Any, Callable, Collection, Dict, Iterator, Optional, Sequence, Tuple

import torch
from torch._dispatch.python import enable_python_dispatcher
from torch._guards import CompileContext, TracingContext, detect_fake_mode
from torch._subclasses.fake_tensor import FakeTensor, FakeTensorMode

from .naming import BUFFER, INPUT, PARAMETER, Name, NameFinder
from .places import Place, read_place
from .recorder import Recorder, find_mode
from .torch_values import size_names

Compiler = Callable[["torch.fx.GraphModule", Sequence[Any]], Any]

_PART = re.compile(r"\['?([^'\]]+)'?\]|\.(\w+)")
_CONTAINERS = frozenset(("_modules", "_parameters", "_buffers"))


def graph_id() -> str:
    """The number of the graph that is compiled, such as `0/1`; empty if unknown."""
    found = CompileContext.current_compile_id()
    return "" if found is None else str(found)


def _input_name(node: "torch.fx.Node", value: Any) -> Name:
    """The name of an input: of the variable that it comes from, if that is known."""
    source = getattr(node.meta.get("grapharg"), "source", None)
    if source is None or not isinstance(value, torch.Tensor):
        return Name(node.name)
    text = source.name() if callable(source.name) else source.name
    parts = [first or second for first, second in _PART.findall(text)]
    kind = INPUT
    if isinstance(value, torch.nn.Parameter):
        kind = PARAMETER
    elif "_buffers" in parts:
        kind = BUFFER
    return Name(".".join(part for part in parts if part not in _CONTAINERS) or node.name,
                kind)


def _fake_input(node: "torch.fx.Node", value: Any, mode: FakeTensorMode) -> Any:
    """The fake tensor for an input, whose own metadata may change."""
    if not isinstance(value, torch.Tensor):
        return value
    fake: torch.Tensor = value
    if not isinstance(value, FakeTensor) or value.fake_mode is not mode:
        # The symbols that Dynamo has chosen.
        tracing = TracingContext.try_get()
        contexts: Any = {} if tracing is None else tracing.tensor_to_context
        context = contexts.get(value)
        fake = mode.from_tensor(value, static_shapes=context is None,
                                symbolic_context=context,
                                source=getattr(context, "tensor_source", None))
    copy: Any = fake.detach().requires_grad_(value.requires_grad)
    # Dynamo passes floats as tensors; this is the symbol of one.
    copy.item_memo = getattr(node.meta.get("example_value"), "item_memo", None)
    return copy


class _Runner(torch.fx.Interpreter):
    """Runs a graph, and passes the places of its nodes to the recorder."""

    def __init__(self, module: "torch.fx.GraphModule", recorder: Recorder) -> None:
        super().__init__(module)
        self._place: Optional[Place] = None
        recorder.place = lambda: self._place

    def run_node(self, n: "torch.fx.Node") -> Any:
        self._place = read_place(n.meta)
        return super().run_node(n)


@contextlib.contextmanager
def _quiet(mode: FakeTensorMode) -> Iterator[None]:
    """Symbols that are made anew have no uses in the graph."""
    with contextlib.ExitStack() as stack:
        if mode.shape_env is not None:
            stack.enter_context(mode.shape_env.ignore_fresh_unbacked_symbols())
        stack.enter_context(torch.set_grad_enabled(torch.is_grad_enabled()))
        yield


def record_graph(module: "torch.fx.GraphModule", inputs: Sequence[Any], limit: int,
                 table: Collection[str] = ()) -> Tuple[Recorder, Optional[Exception]]:
    """Records a graph, and returns the exception that ended it, if one did."""
    nodes = module.graph.find_nodes(op="placeholder")
    mode = detect_fake_mode(inputs) or find_mode()
    variables: Dict[str, Any] = {"self": module}
    recorder = Recorder(mode, NameFinder(None, variables), limit, table)
    error: Optional[Exception] = None
    with mode, _quiet(mode):
        values = [_fake_input(node, value, mode) for node, value in zip(nodes, inputs)]
        names = [_input_name(node, given) for node, given in zip(nodes, inputs)]
        recorder.encoder.renamed.update(size_names(
            ((re.sub(r"\W", "_", name.path), value)
             for name, value in zip(names, values) if isinstance(value, torch.Tensor)
             and name.kind == INPUT), {}))
        for name, value in zip(names, values):
            recorder.add_argument(value, name)
        try:
            with recorder, enable_python_dispatcher():
                result = _Runner(module, recorder).run(*values)
            recorder.add_outputs(result)
        except Exception as failure:  # pylint: disable=broad-except
            # Anything: a graph may have any function.
            error = failure
        recorder.finish()
    return recorder, error


def compile_with_autograd(module: "torch.fx.GraphModule", inputs: Sequence[Any],
                          forward: Compiler, backward: Compiler) -> Any:
    """Compiles a graph with AOTAutograd: each of its graphs by a compiler."""
    # Slow to import. pylint: disable=import-outside-toplevel
    from torch._functorch._aot_autograd.utils import make_boxed_func
    from torch._dynamo.backends.common import aot_autograd

    def boxed(compiler: Compiler) -> Any:
        return lambda graph, values: make_boxed_func(compiler(graph, values))
    return aot_autograd(fw_compiler=boxed(forward), bw_compiler=boxed(backward))(
        module, inputs)
