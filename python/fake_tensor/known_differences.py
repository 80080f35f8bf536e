# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Known, intended differences from PyTorch; docs/Spec/KnownDifferences.md lists all of
them, with reasons."""

import re
from typing import Any, NamedTuple, Optional, Tuple

from .encoding import SIZES, STRIDES, is_symbolic, is_tensor


class Known(NamedTuple):
    """Differences, as reported by a comparison, of the results of some ops."""
    ops: Tuple[str, ...]
    differences: Tuple[str, ...]
    reason: str
    # Whether results that are computed from these differ as well.
    is_inherited: bool = False
    # Whether only those with a data-dependent batch in the channels-last format.
    is_channels_last: bool = False

    def matches(self, op: str, difference: str, found: Any) -> bool:
        """Whether this is the difference in the found result of an op."""
        return op in self.ops and difference.split(":")[0] in self.differences and (
            not self.is_channels_last or _has_channels_last_data(found))


def _has_channels_last_data(value: Any) -> bool:
    """Whether a value is a tensor of a data-dependent batch, with channels last."""
    if not is_tensor(value):
        return False
    sizes, strides = value["t"][SIZES], value["t"][STRIDES]
    return bool(strides) and len(strides) > 2 and strides[1] == 1 \
        and is_symbolic(sizes[0]) and re.search(r"\bu\d+\b", sizes[0]["sym"]) is not None


KNOWN = (
    Known(("aten.lift_fresh.default", "aten.lift.default", "aten.lift_fresh_copy.default"),
          ("aliasing",), "a tensor that is made from a literal has a storage of its own"),
    Known(("aten.copy.default",), ("offset",),
          "copy keeps the offset of self, as in eager PyTorch; an exported graph may "
          "record 0"),
    Known(("aten.expand.default",), ("strides that do not matter",),
          "dimensions of size 1 that a tensor of rank 0 is expanded to have stride 0"),
    Known(("aten._pack_padded_sequence.default",), ("sizes", "strides", "dtype"),
          "FakeTensor packs one sequence, and returns batch sizes in the dtype of the "
          "input; eager packs all, with batch sizes in int64", is_inherited=True),
    Known(("aten.cat.default", "aten.pad.default", "aten.constant_pad_nd.default",
           "aten.conv2d.default", "aten.convolution.default"), ("strides",),
          "a data-dependent batch keeps channels-last, as in eager PyTorch; FakeTensor "
          "cannot rule out that there are no elements", is_inherited=True,
          is_channels_last=True),
)


# Ops that return an element of a tensor, and what may differ.
ITEMS = frozenset(("aten.item.default", "aten._local_scalar_dense.default"))
CONSTANT = ("an element of a tensor that a factory makes, or that has more elements than "
            "FakeTensor tracks, is a constant, and so is what depends on it")


def find(op: str, difference: str, found: Any) -> Optional[Known]:
    """The entry for a difference in the found result of an op, if it is known."""
    return next((known for known in KNOWN if known.matches(op, difference, found)), None)
