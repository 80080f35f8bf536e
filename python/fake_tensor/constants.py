# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Finds symbols whose values are known on one side of a comparison.

The elements of a tensor may be known here, and be a symbol in PyTorch; PyTorch may have
seen data of which nothing is known here. The ranges of such symbols become their values.
"""

import re
from typing import TYPE_CHECKING, Any, Dict, List, Sequence, Set, Tuple

from . import compare, known_differences
from .encoding import SIZES, is_symbolic, tensors

if TYPE_CHECKING:
    from .graph import Node

# A symbol, or the bool that it stands for.
_SYMBOL = re.compile(r"(\w+)|Eq\((\w+), 1\)")


def find_constants(nodes: Sequence["Node"], ranges: Dict[str, List[Any]]) -> Set["Node"]:
    """The nodes with a new symbol in PyTorch, and a known value here, which becomes the
    range of the symbol: elements of tensors, and then slices whose bounds they are."""
    found: Set["Node"] = set()
    for node in nodes:
        pairs = []
        if node.op in known_differences.ITEMS:
            pairs = [(node.wanted, node.fields["val"])]
        elif node.op == "aten.slice.Tensor" and found:
            pairs = _pair_sizes(node)
        if any([_set_constant(*pair, ranges) for pair in pairs]):
            found.add(node)
    return found


def _pair_sizes(node: "Node") -> List[Tuple[Any, Any]]:
    """The sizes of the tensors of a node, in PyTorch and here."""
    return [pair for left, right in zip(tensors(node.wanted), tensors(node.fields["val"]))
            for pair in zip(left[SIZES], right[SIZES] or [])]


def set_sizes_of_data(nodes: Sequence["Node"], ranges: Dict[str, List[Any]]) -> None:
    """Sets the ranges of symbols here that are integers in PyTorch, which has seen the
    data."""
    for node in nodes:
        for wanted, found in _pair_sizes(node):
            if isinstance(wanted, int) and is_symbolic(found) \
                    and _SYMBOL.fullmatch(found["sym"]):
                ranges.setdefault(compare.found_only(found["sym"]),
                                  [str(wanted), str(wanted)])


def _set_constant(wanted: Any, found: Any, ranges: Dict[str, List[Any]]) -> bool:
    """Sets the range of a symbol to its value. False if it is no symbol, or if its value
    is known in PyTorch as well."""
    match = _SYMBOL.fullmatch(wanted["sym"]) if is_symbolic(wanted) else None
    bounds = ranges.get(match[1] or match[2]) if match else None
    if match is None or bounds is None or not isinstance(found, int) \
            or bounds[0] == bounds[1]:
        return False
    ranges[match[1] or match[2]] = [str(int(found)), str(int(found)), *bounds[2:]]
    return True
