# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Two other measurements of the memory of a program, beside `live_memory`. Need PyTorch.

MemTracker of torch.distributed is a mode that somebody else wrote: it follows the storages
of results on FakeTensors. The allocator of the cpu is what really happens: the events of
torch.profiler in a run on real tensors have what kernels allocate for themselves, too.
"""

import bisect
import collections
import contextlib
import itertools
import re
from typing import (Any, Callable, Collection, Dict, List, Mapping, NamedTuple, Sequence,
                    Set, Tuple)

import torch
from torch.distributed._tools.mem_tracker import MemTracker
from torch.profiler import ProfilerActivity, profile, record_function
from torch.utils._pytree import tree_leaves, tree_map_only

from fake_tensor.torch_values import decode

from .composite_memory import CALL, run_call
from .dispatched import find_overload
from .live_memory import GraphRun, SizedInputs, StorageTracker, symbols_of
from .replay import World

# What the names of ranges begin with that are nodes.
_NODE = "node "


class NodePeak(NamedTuple):
    """The memory of a node, relative to what is alive before it."""
    # The most bytes while it runs, and those that it leaves.
    most: int
    left: int


def bytes_of(values: Any) -> int:
    """The bytes of the storages of some tensors."""
    storages = {tensor.untyped_storage()._cdata: tensor.untyped_storage().nbytes()
                for tensor in tree_leaves(values) if isinstance(tensor, torch.Tensor)}
    return sum(storages.values())


def track(call: Callable[[], Any], inputs: Any) -> int:
    """The largest number of bytes on the cpu that MemTracker finds in a call, which is
    made in the fake mode that is active."""
    tracker = MemTracker()
    tracker.track_external(*[value for value in tree_leaves(inputs)
                             if isinstance(value, torch.Tensor)])
    with torch.no_grad(), tracker:
        call()
    found = tracker.get_tracker_snapshot("peak").get(torch.device("cpu"), {})
    return int(found.get("Total", 0))


def track_program(exported: "torch.export.ExportedProgram") -> int:
    """The largest number of bytes on the cpu that MemTracker finds in a program, for the
    sizes of its example."""
    inputs = SizedInputs(exported, {
        symbol.name: symbol.example for symbol in symbols_of(exported)})
    with inputs.mode:
        run = GraphRun(exported.graph_module, lambda _: contextlib.nullcontext())
        return track(lambda: run.run(*inputs.values), inputs.values)


# ===- The allocator -----------------------------------------------------------===

_BUFFER = "a buffer of the kernel"
_NUMBER = "a number becomes a tensor"
# Why a kernel allocates what the dispatcher does not see, by the ops that it calls.
_REASONS = (
    (r"mkldnn|mkl_", "oneDNN packs operands and results"),
    (r"\b(contiguous|clone|_to_copy|reshape)\b", "a copy of an operand in other strides or "
                                                  "another dtype"),
    (r"^((empty\w*|resize_|new_empty)\b ?)*$", _BUFFER),
    (r"", "results of ops that the kernel calls"))
# An allocation of a smaller share does not explain a difference.
_SHARE = 0.25


class _Inner(NamedTuple):
    """An allocation inside of a node: its size, and the ops around it, outermost first."""
    bytes: int
    ops: List[str]

    def reason(self, seen: Collection[str]) -> str:
        """Why it is made, where the dispatcher runs some ops."""
        known = [index for index, op in enumerate(self.ops) if op in seen]
        rest = " ".join(self.ops[known[-1] + 1 if known else 0:])
        if self.bytes <= 16 and not rest.replace("to _to_copy empty_strided", ""):
            return _NUMBER
        return next(text for pattern, text in _REASONS if re.search(pattern, rest))


class Allocation(NamedTuple):
    """A run on real tensors."""
    # The most bytes that were allocated during the run, beside those of the inputs.
    peak: int
    nodes: Dict[str, NodePeak]
    inner: Mapping[str, List[_Inner]]


class _Timeline:
    """The bytes that are allocated, by time."""

    def __init__(self, changes: Sequence[Tuple[int, int]]) -> None:
        self.times = [time for time, _ in changes]
        # Before and after each change.
        self.alive = [0, *itertools.accumulate(change for _, change in changes)]

    def between(self, start: int, end: int) -> NodePeak:
        """The memory of what runs between two times."""
        first = bisect.bisect_left(self.times, start)
        last = bisect.bisect_right(self.times, end)
        before = self.alive[first]
        return NodePeak(max(self.alive[first:last + 1]) - before, self.alive[last] - before)


def _find_inner(changes: Sequence[Tuple[int, int]], ranges: Sequence[Tuple[int, int, str]]
                ) -> Mapping[str, List[_Inner]]:
    """The allocations of each node."""
    found: Dict[str, List[_Inner]] = collections.defaultdict(list)
    stack: List[Tuple[int, str]] = []
    waiting = collections.deque(sorted(ranges, key=lambda each: (each[0], -each[1])))
    for time, change in changes:
        while waiting and waiting[0][0] <= time:
            start, end, name = waiting.popleft()
            stack = [each for each in stack if each[0] >= start] + [(end, name)]
        stack = [each for each in stack if each[0] >= time]
        names = [name for _, name in stack]
        node = next((name for name in reversed(names) if name.startswith(_NODE)), "")
        if change > 0 and node:
            ops = [name.removeprefix("aten::") for name in names[names.index(node) + 1:]]
            found[node[len(_NODE):]].append(_Inner(change, ops))
    return found


def allocate(call: Callable[[], Any]) -> Allocation:
    """What the allocator of the cpu sees in a call. Ranges of the profiler with names of
    nodes are told apart."""
    with torch.no_grad():
        call()  # Kernels keep some buffers that they make at first.
        with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as profiler:
            with record_function(_NODE):
                result = call()
    del result
    events = profiler.profiler.kineto_results.events()
    changes = sorted((event.start_ns(), event.nbytes()) for event in events
                     if event.name() == "[memory]")
    ranges = [(event.start_ns(), event.end_ns(), event.name()) for event in events
              if event.name() != "[memory]"]
    timeline = _Timeline(changes)
    nodes = {name[len(_NODE):]: timeline.between(start, end)
             for start, end, name in ranges if name.startswith(_NODE)}
    return Allocation(nodes[""].most, nodes, _find_inner(changes, ranges))


def allocate_program(exported: "torch.export.ExportedProgram") -> Allocation:
    """What the allocator of the cpu sees in a program, for its example. The peak includes
    the inputs, which need no gradients."""
    args, kwargs = exported.example_inputs
    inputs = tree_map_only(torch.Tensor, torch.Tensor.detach,
                           exported._graph_module_flat_inputs(args, kwargs))
    run = GraphRun(exported.graph_module,
                   lambda node: record_function(_NODE + node))
    found = allocate(lambda: run.run(*inputs))
    return found._replace(peak=found.peak + bytes_of(inputs))


def track_call(case: Mapping[str, Any]) -> int:
    """The largest number of bytes on the cpu that MemTracker finds in a recorded call."""
    world = World(None)
    with world.mode, torch.no_grad():
        args = world.decode(case["args"])
        kwargs = {key: world.decode(value) for key, value in case["kw"].items()}
        return track(lambda: find_overload(case["op"])(*args, **kwargs), (args, kwargs))


def allocate_call(case: Mapping[str, Any]) -> Allocation:
    """What the allocator of the cpu sees in a recorded call."""
    args = decode(case["args"])
    kwargs = {key: decode(value) for key, value in case["kw"].items()}

    def call() -> Any:
        with record_function(_NODE + CALL):
            # It is alive when the node ends.
            result = find_overload(case["op"])(*args, **kwargs)
        return result
    found = allocate(call)
    return found._replace(peak=found.peak + bytes_of((args, kwargs)))


# ===- Comparing ---------------------------------------------------------------===


def node_peaks(tracker: StorageTracker) -> Dict[str, NodePeak]:
    """The memory of each node in a run on FakeTensors."""
    found = {node: NodePeak(0, tracker.after[node] - before)
             for node, before in tracker.before.items()}
    for step in tracker.steps:
        if step.node in found:
            most, left = found[step.node]
            found[step.node] = NodePeak(
                max(most, step.bytes - tracker.before[step.node]), left)
    return found


class Witnesses:
    """Compares the memory of ops on FakeTensors with that of the allocator."""

    def __init__(self) -> None:
        self._ops: Dict[str, List[int]] = collections.defaultdict(lambda: [0, 0, 0, 0])
        self._reasons: Dict[str, Set[str]] = collections.defaultdict(set)

    def add(self, op: str, node: str, tracker: StorageTracker, found: Allocation) -> None:
        """Compares one node of a run."""
        expected = node_peaks(tracker).get(node, NodePeak(0, 0))
        counts = self._ops[op]
        counts[0] += 1
        counts[3] += found.nodes[node].left != expected.left
        extra = found.nodes[node].most - expected.most
        if not extra:
            return
        counts[1] += 1
        counts[2] = max(counts[2], extra, key=abs)
        seen = {step.op.split(".")[1] for step in tracker.steps
                if step.node == node and "." in step.op}
        reasons = {inner.reason(seen) for inner in found.inner[node]
                   if inner.bytes >= _SHARE * extra > 0}
        # Results are allocated like buffers, and may be what is counted.
        self._reasons[op] |= reasons - {_BUFFER} or reasons

    def add_call(self, case: Mapping[str, Any]) -> bool:
        """Compares a recorded call; whether MemTracker finds the same peak."""
        tracker = run_call(case)
        self.add(case["op"], CALL, tracker, allocate_call(case))
        return track_call(case) == tracker.peak

    @property
    def results_differ(self) -> int:
        """The number of nodes that leave another number of bytes."""
        return sum(counts[3] for counts in self._ops.values())

    def print(self) -> None:
        """Prints a table of the ops that differ."""
        nodes, differ = (sum(counts[index] for counts in self._ops.values())
                         for index in (0, 1))
        print("\n| op | nodes | with more | at most | why |\n"
              "| --- | ---: | ---: | ---: | --- |")
        for op, (count, more, extra, _) in sorted(self._ops.items()):
            if more:
                print(f"| `{op}` | {count} | {more} | {extra} | "
                      f"{'; '.join(sorted(self._reasons[op]))} |")
        print(f"\n{nodes} nodes: {nodes - differ} need as much as on FakeTensors, "
              f"{self.results_differ} leave another number of bytes")
