# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Known, intended differences from PyTorch; docs/Spec/KnownDifferences.md lists all of
them, with reasons."""

from typing import NamedTuple, Tuple


class Known(NamedTuple):
    """A difference, as reported by a comparison, of the results of some ops."""
    ops: Tuple[str, ...]
    difference: str
    reason: str


KNOWN = (
    Known(("aten.lift_fresh.default", "aten.lift.default", "aten.lift_fresh_copy.default"),
          "aliasing", "a tensor that is made from a literal has a storage of its own"),
    Known(("aten.copy.default",), "offset",
          "copy keeps the offset of self, as in eager PyTorch; an exported graph may "
          "record 0"),
    Known(("aten.expand.default",), "strides that do not matter",
          "dimensions of size 1 that a tensor of rank 0 is expanded to have stride 0"),
)


# Ops that return an element of a tensor, and what may differ.
ITEMS = frozenset(("aten.item.default", "aten._local_scalar_dense.default"))
CONSTANT = ("an element of a tensor that a factory makes, or that has more elements than "
            "FakeTensor tracks, is a constant, and so is what depends on it")


def find(op: str, difference: str) -> str:
    """The reason for a difference in the result of an op; empty if it is not known."""
    for known in KNOWN:
        if op in known.ops and difference.split(":")[0] == known.difference:
            return known.reason
    return ""
