# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the nodes of a graph with what PyTorch recorded for them."""

from typing import (TYPE_CHECKING, Any, Callable, Collection, Dict, List, Mapping,
                    Sequence, Set, Tuple)

from . import compare, constants, known_differences, progress
from .cases import Verdict
from .encoding import STORAGE, is_limit, is_symbolic, tensors, walk

if TYPE_CHECKING:
    from .graph import Graph, Node


def judge_nodes(graph: "Graph", guards: Sequence[str]) -> None:
    """Compares the nodes of a graph that was run, under the guards found."""
    nodes = graph.all_nodes()
    both = [node for node in nodes if "val" in node.fields and node.error is None]
    ranges = dict(graph.ranges)
    found_constants = constants.find_constants(both, ranges)
    if graph.header.get("data"):
        constants.set_sizes_of_data(both, ranges)
    worlds = compare.make_worlds(
        graph.symbols([*graph.header.get("guards", ()), *guards]),
        [[node.wanted, node.wanted_changes] for node in both],
        [[node.fields["val"], node.changes] for node in both], ranges,
        asserted=compare.Assertions(graph.header.get("asserted", ()), guards))
    inputs = graph.inputs
    # When an inner graph was traced, its inputs were copies.
    judges = {"": _Judge(worlds, compare.pair_storages(inputs, inputs))}
    for index, node in enumerate(nodes):
        progress.show("comparing nodes", index, len(nodes))
        judge = judges.setdefault(node.scope, _Judge(worlds, compare.Storages()))
        judge.judge(node)
        if node in found_constants and node.verdict is Verdict.EXACT:
            node.verdict, node.difference = Verdict.WRONG, "value"
            node.known = known_differences.CONSTANT
        if node.verdict in (Verdict.WRONG, Verdict.SIGNIFICANT) and not node.known:
            judge.find_excuse(node, graph.ask)
        judge.note(node)


_VERDICTS = {compare.Level.EXACT: Verdict.EXACT,
             compare.Level.SIGNIFICANT: Verdict.SIGNIFICANT,
             compare.Level.WRONG: Verdict.WRONG}


class _Judge:
    """Compares the nodes of one scope, in order."""

    def __init__(self, worlds: Sequence[compare.World],
                 storages: compare.Storages) -> None:
        self.comparison = compare.Comparison(worlds, storages)
        # The results of each storage: as recorded, and as found.
        self.wanted: Dict[int, List[str]] = {}
        self.found: Dict[int, List[str]] = {}
        # The nodes with a difference that those computed from them have, and its reason.
        self._inherited: Dict[str, str] = {}
        # The storages of constants, as found, and the results of nodes that have only
        # those.
        self._constants: Set[int] = set()
        self._of_constants: Set[str] = set()

    def note(self, node: "Node") -> None:
        """Records the storages of a node, for later ones."""
        for value, into in ((node.wanted, self.wanted),
                            (node.fields.get("val"), self.found)):
            for name, number in _results(node.name, value):
                into.setdefault(number, []).append(name)
        if node.is_constant:
            self._constants.update(_storages(node.fields.get("val")))
        found = set(_storages(node.fields.get("val")))
        if found and found <= self._constants:
            self._of_constants.update(name for name, _ in _results(node.name, node.wanted))

    def find_excuse(self, node: "Node", ask: Callable[[str], Any]) -> None:
        """Checks whether a difference is known."""
        storages = self.comparison.storages
        node.known = self._find_known(node)
        if not node.known and self._is_of_constant(node):
            node.known = ("torch.export makes a constant an input after tracing; what it "
                          "records for that, and for its aliases, has other storages")
        # Only these are unreliable in graphs.
        is_doubtful = node.difference == "offset" or node.difference.startswith("aliasing")
        asked = ask(node.name) if is_doubtful and not node.known else None
        if asked is not None:
            other = compare.Comparison(self.comparison.worlds, storages.copy())
            if other.value(asked, node.fields["val"]).level == compare.Level.EXACT:
                node.known = ("PyTorch recorded something else in the graph than its "
                              "FakeTensor answers when asked about the op alone")
        if node.known:
            # Results derived from it differ for the same reason.
            for left, right in zip(tensors(node.wanted), tensors(node.fields["val"])):
                storages.excuse(left[STORAGE], right[STORAGE])

    def _find_known(self, node: "Node") -> str:
        """The reason for a difference that is known, or of an operand that has one."""
        known = known_differences.find(node.op, node.difference, node.fields["val"])
        reason = known.reason if known else ""
        inherited = reason if known and known.is_inherited else next(
            (self._inherited[item["n"]] for item in walk([node.args, node.kw])
             if isinstance(item, dict) and item.get("n") in self._inherited), "")
        if inherited:
            self._inherited[node.name] = inherited
        return reason or inherited

    def _is_of_constant(self, node: "Node") -> bool:
        """Whether a difference is only in the aliasing of constants."""
        found = set(_storages(node.fields["val"]))
        others = {name for number in _storages(node.wanted)
                  for name in self.wanted.get(number, ())}
        return (node.difference.startswith("aliasing") and bool(found)
                and found <= self._constants and others <= self._of_constants)

    def judge(self, node: "Node") -> None:
        """Sets the verdict on a node."""
        if node.error is not None and is_limit(*node.error):
            node.verdict = Verdict.LIMIT
        elif "unsupported" in node.fields:
            node.verdict = Verdict.UNSUPPORTED
            node.difference = node.fields["unsupported"]
        elif node.error is not None:
            node.verdict = (Verdict.RIGHT_ERROR if "error" in node.fields
                            else Verdict.MISSED_ERROR)
            node.difference = ": ".join(node.error)
        elif "error" in node.fields:
            node.verdict = Verdict.FALSE_ERROR
            node.difference = node.fields["error"]
        elif _is_unrecorded(node):
            node.verdict = Verdict.EXACT
        else:
            result = self._compare(node)
            node.verdict, node.difference = _VERDICTS[result.level], result.difference

    def _compare(self, node: "Node") -> compare.Result:
        """Compares the value of a node, and those that it changes."""
        result = self.comparison.value(node.wanted, node.fields["val"])
        if result.difference == "aliasing":
            result = result._replace(difference=self._explain_aliasing(node))
        for name in sorted({*node.wanted_changes, *node.changes}):
            if name not in node.wanted_changes or name not in node.changes:
                known = "found" if name in node.changes else "recorded"
                change = compare.Result(compare.Level.WRONG,
                                        f"only {known}: a change of {name}")
            else:
                level, text = self.comparison.value(node.wanted_changes[name],
                                                    node.changes[name])
                change = compare.Result(level, f"{text} of {name}")
            result = min(result, change, key=lambda each: each.level)
        return result

    def _explain_aliasing(self, node: "Node") -> str:
        """The other results that share storage with a node, on each side."""
        found = node.fields["val"]

        def explain(value: Any, known: Mapping[int, Sequence[str]],
                    others: Collection[str]) -> str:
            numbers = _storages(value)
            # One that only this side has, if there is one.
            names = [next((name for name in members if name not in others), members[0])
                     for members in _members(value, known)]
            if names:
                return f"the storage of {', '.join(names)}"
            if len(set(numbers)) < len(numbers):
                return "one new storage for several results"
            return "a new storage" if numbers else "an unknown storage"

        sides = ((node.wanted, self.wanted), (found, self.found))
        wanted_names, found_names = (
            {name for members in _members(*side) for name in members} for side in sides)
        return (f"aliasing: PyTorch has {explain(node.wanted, self.wanted, found_names)}, "
                f"fake-opt {explain(found, self.found, wanted_names)}")


def _members(value: Any, known: Mapping[int, Sequence[str]]) -> List[Sequence[str]]:
    """The results of each storage in a value that has some."""
    return [known[number] for number in dict.fromkeys(_storages(value))
            if number in known]


def _storages(value: Any) -> List[int]:
    """The numbers of the storages in a value."""
    return [number for _, number in _results("", value)]


def _results(name: str, value: Any) -> List[Tuple[str, int]]:
    """The tensors of a node of that name, with the numbers of their storages. An element
    of a list is `name#index`."""
    if isinstance(value, list):
        return [(f"{name}#{index}", number) for index, element in enumerate(value)
                for _, number in _results(name, element)]
    return [(name, fields[STORAGE]) for fields in tensors(value)
            if fields[STORAGE] is not None]


def _is_unrecorded(node: "Node") -> bool:
    """Whether there is no recorded value: PyTorch records no integers in programs
    without symbols, and no values in some inner graphs. Values of float or text inputs
    are not metadata."""
    if node.wanted is None:
        return bool(node.scope) or not tensors(node.fields["val"])
    return node.is_input and node.fields["val"] is None \
        and not tensors(node.wanted) and not is_symbolic(node.wanted)
