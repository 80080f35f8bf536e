# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures the memory of a program in PyTorch: the reference for `fake-memory`.

An exported graph is run on FakeTensors of certain sizes, node by node, and values are
dropped after their last use. A dispatch mode sees each op that the dispatcher runs, those
of composite ops included, and keeps weak references to storages. Needs PyTorch.
"""

import collections
import contextlib
import weakref
from typing import (Any, Callable, ContextManager, Dict, Iterator, List, Mapping,
                    NamedTuple, Optional, Sequence, Set, Tuple)

import torch
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.fx.experimental.symbolic_shapes import ShapeEnv
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from fake_tensor.memory import Peak
from fake_tensor.report import Program


class Step(NamedTuple):
    """An op that the dispatcher ran."""
    node: str
    op: str
    # The bytes that were alive when it returned.
    bytes: int


class StorageTracker(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Sums up the storages that are alive, on one device, after each op."""

    def __init__(self, device: str = "cpu") -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.device = device
        # The bytes that are alive now.
        self.alive = 0
        self.steps: List[Step] = []
        # The node that runs, and what was alive before and after each node.
        self.node = ""
        self.before: Dict[str, int] = {}
        self.after: Dict[str, int] = {}
        self._storages: Dict[int, Tuple[Any, int]] = {}

    @property
    def peak(self) -> int:
        """The most bytes that were alive."""
        return max((step.bytes for step in self.steps), default=0)

    def add(self, values: Any) -> None:
        """Tracks the storages of the tensors among some values."""
        for tensor in tree_leaves(values):
            if isinstance(tensor, torch.Tensor) and str(tensor.device) == self.device:
                self._add_storage(tensor.untyped_storage())

    def _add_storage(self, storage: Any) -> None:
        key, size = storage._cdata, storage.nbytes()
        known = self._storages.get(key)
        if known is not None:
            # It may have been resized.
            self.alive += size - known[1]
            self._storages[key] = known[0], size
            return

        def forget(_: Any) -> None:
            self.alive -= self._storages.pop(key)[1]
        self._storages[key] = weakref.ref(storage, forget), size
        self.alive += size

    @contextlib.contextmanager
    def enter(self, node: str) -> Iterator[None]:
        """Says that a node runs."""
        self.node = node
        self.before[node] = self.alive
        yield
        self.after[node] = self.alive

    def note(self, op: str) -> None:
        """Records what is alive."""
        self.steps.append(Step(self.node, op, self.alive))

    def __torch_dispatch__(self, func: Any, types: Any, args: Sequence[Any] = (),
                           kwargs: Optional[Mapping[str, Any]] = None) -> Any:
        out = func(*args, **(kwargs or {}))
        self.add((out, args, kwargs))
        self.note(str(func))
        return out


class GraphRun(torch.fx.Interpreter):
    """Runs a graph, in which values are dropped after their last use; each node in a
    context."""

    def __init__(self, module: "torch.fx.GraphModule",
                 enter: Callable[[str], ContextManager[Any]]) -> None:
        super().__init__(module)
        self._enter = enter
        # A value without a use, such as that of a random op, is dropped as well.
        for node in module.graph.nodes:
            if not node.users and node.op not in ("placeholder", "output"):
                self.user_to_last_uses.setdefault(node, []).append(node)

    def run_node(self, n: "torch.fx.Node") -> Any:
        with self._enter(n.name):
            # It is alive when the node ends.
            result = super().run_node(n)
        return result


class SizedInputs:
    """The inputs of an exported program for values of its symbols, as FakeTensors that
    share storages as those of the program do."""

    def __init__(self, exported: "torch.export.ExportedProgram",
                 sizes: Mapping[str, int]) -> None:
        # Numbers may depend on data, as in an optimizer, but not sizes.
        self.mode = FakeTensorMode(allow_non_fake_inputs=True, shape_env=ShapeEnv(
            allow_dynamic_output_shape_ops=False))
        self._sizes = sizes
        self._storages: Dict[int, Any] = {}
        with self.mode:
            self.values = [self._make(node.meta["val"]) for node in exported.graph.nodes
                           if node.op == "placeholder"]
        self._storages.clear()

    def _number(self, value: Any) -> int:
        if not isinstance(value, torch.SymInt):
            return int(value)
        expression = value.node.expr
        return int(expression.subs({symbol: self._sizes[str(symbol)]
                                    for symbol in expression.free_symbols}))

    def _make(self, value: Any) -> Any:
        if isinstance(value, torch.SymInt):
            return self._number(value)
        if not isinstance(value, torch.Tensor):
            return value
        storage = value.untyped_storage()
        if storage._cdata not in self._storages:
            self._storages[storage._cdata] = torch.empty(
                self._number(storage.nbytes()), dtype=torch.uint8, device=value.device)
        made = torch.empty(0, dtype=value.dtype, device=value.device)
        return made.set_(self._storages[storage._cdata].untyped_storage(),
                         self._number(value.storage_offset()),
                         tuple(map(self._number, value.shape)),
                         tuple(map(self._number, value.stride())))


class InputSymbol(NamedTuple):
    """A symbol in the sizes of inputs, by PyTorch's name."""
    name: str
    lower: int
    upper: int
    example: int


def symbols_of(exported: "torch.export.ExportedProgram") -> Iterator[InputSymbol]:
    """The symbols in the sizes of inputs."""
    seen: Set[Any] = set()
    for node in exported.graph.nodes:
        if node.op != "placeholder" or not isinstance(node.meta["val"], torch.Tensor):
            continue
        for size in node.meta["val"].shape:
            if not isinstance(size, torch.SymInt):
                continue
            for symbol in size.node.expr.free_symbols - seen:
                seen.add(symbol)
                env = size.node.shape_env
                bounds = env.var_to_range[symbol]
                upper = int(bounds.upper) if bounds.upper.is_Integer else 1 << 40
                yield InputSymbol(str(symbol), int(bounds.lower), upper,
                                  int(env.backed_var_to_val[symbol]))


def _sources(exported: "torch.export.ExportedProgram", analyzed: Program
             ) -> Iterator[Tuple[str, str]]:
    """The name of each symbol of an input in the IR, and its name in PyTorch."""
    shapes: Dict[str, Any] = {
        node.name: node.meta["val"].shape for node in exported.graph.nodes
        if node.op == "placeholder" and isinstance(node.meta["val"], torch.Tensor)}
    for symbol in analyzed.main.symbols:
        shape = shapes.get(symbol.value.name if symbol.value else "")
        if shape is not None and symbol.dim is not None:
            yield symbol.name, str(shape[symbol.dim].node.expr)


def named_sizes(exported: "torch.export.ExportedProgram", analyzed: Program,
                sizes: Mapping[str, int]) -> Dict[str, int]:
    """Values by the names of symbols in the IR, by PyTorch's names; or the other way
    round."""
    found = {}
    for name, inner in _sources(exported, analyzed):
        if inner in sizes:
            found[name] = sizes[inner]
        if name in sizes:
            found[inner] = sizes[name]
    return found


def measure(exported: "torch.export.ExportedProgram", sizes: Mapping[str, int],
            device: str = "cpu") -> StorageTracker:
    """Runs a program for values of its symbols, without gradients. Dead nodes must have
    been removed."""
    inputs = SizedInputs(exported, sizes)
    tracker = StorageTracker(device)
    tracker.add(inputs.values)
    tracker.note("entry")
    with inputs.mode, torch.no_grad(), tracker:
        GraphRun(exported.graph_module, tracker.enter).run(*inputs.values)
    return tracker


def first_difference(peak: Peak, tracker: StorageTracker, sizes: Mapping[str, int]) -> str:
    """The first node of which the memory differs from that of a run."""
    expected: Dict[str, int] = {}
    ops: Dict[str, List[str]] = collections.defaultdict(list)
    for step in tracker.steps:
        expected[step.node] = max(expected.get(step.node, 0), step.bytes)
        ops[step.node].append(step.op)
    for point in peak.timeline(**sizes):
        name = point.place.name
        if name in expected and expected[name] != point.bytes:
            return (f"{name} ({point.place.op}): {expected[name]} in PyTorch, "
                    f"{point.bytes} here; {', '.join(ops[name])[:200]}")
    return "no node"
