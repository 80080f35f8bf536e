# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes a program with a finding smaller: drops ops, then regions, then arguments."""

from typing import Callable, Iterator, List, Optional, Sequence, Set

from .checks import CHECKS, Finding, Runner
from .programs import Node, Program, Region

# Runs of the check per finding.
_TRIES = 150


def _without(nodes: Sequence[Node], dropped: int) -> List[Node]:
    """The nodes without one and its users."""
    gone: Set[int] = set(nodes[dropped].results)
    kept: List[Node] = list(nodes[:dropped])
    for node in nodes[dropped + 1:]:
        if gone & set(node.operands()):
            gone |= set(node.results)
        else:
            kept.append(node)
    return kept


def _smaller(program: Program) -> Iterator[Program]:
    """Programs with less, the smallest first."""
    count = len(program.nodes)
    for half in (program.nodes[:count // 2], program.nodes[:count - 1]):
        if half and len(half) < count:
            candidate = program.copy()
            candidate.nodes = candidate.nodes[:len(half)]
            yield candidate
    for number in range(count - 1):
        candidate = program.copy()
        candidate.nodes = _without(candidate.nodes, number)
        if candidate.nodes:
            yield candidate
    for number, node in enumerate(program.nodes):
        if isinstance(node, Region) and node.kind == "cond":
            for _, block in node.blocks:
                if block.nodes and not block.parameters:
                    candidate = program.copy()
                    candidate.nodes[number:number + 1] = block.nodes
                    candidate.nodes = [other for other in candidate.nodes
                                       if not set(node.results) & set(other.operands())]
                    if candidate.nodes:
                        yield candidate


def reduce(runner: Runner, finding: Finding, check: str) -> Finding:
    """The same kind of finding for a smaller program."""
    tries = _TRIES
    found = True
    while found and tries > 0:
        found = False
        for candidate in _smaller(finding.program):
            candidate.prune()
            tries -= 1
            again = [other for other in CHECKS[check](runner, [candidate])
                     if other.kind == finding.kind]
            if again:
                finding, found = again[0], True
                break
            if tries <= 0:
                break
    return finding
