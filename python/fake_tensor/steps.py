# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Steps of fake kernels, in terms of the fake dialect. Needs PyTorch."""

from typing import Any, Dict, List, NamedTuple, Optional, Set, Tuple

from torch.utils._pytree import tree_leaves, tree_map


class Ref(NamedTuple):
    """A value of the rule: its SSA name and type."""
    name: str
    type: str


class Slot(NamedTuple):
    """A constant that may be the dtype or the device of an argument."""
    kind: str
    value: str


class Message(NamedTuple):
    """The text of an error: literal texts, and the values between them, which are Refs,
    Slots, or constants."""
    literals: Tuple[str, ...]
    values: Tuple[Any, ...]


class Step(NamedTuple):
    """An op of the rule: its results, its name, and its arguments, in which values are
    Refs and dtypes and devices are Slots. `text` follows the arguments.

    The step `decide` is a branch on a predicate of dtypes, whose op and arguments are the
    arguments of the step, and which was `text`. If `message` is not None, it is not a
    branch but a check."""
    op: str
    args: Tuple[Any, ...]
    kw: Tuple[Tuple[str, Any], ...] = ()
    results: Tuple[Ref, ...] = ()
    text: str = ""
    message: Optional[Message] = None

    @property
    def shape(self) -> Any:
        """The step without Slots and without the message, which may differ."""
        args = self.args
        if self.op in _FILLED:
            place = _FILLED[self.op]
            args = tuple("number" if index == place and _is_number(arg) else arg
                         for index, arg in enumerate(args))
        return tree_map(lambda leaf: leaf.kind if isinstance(leaf, Slot) else leaf,
                        [self.op, args, self.kw, self.results, self.text],
                        is_leaf=lambda leaf: isinstance(leaf, (Slot, Ref)))

    @property
    def slots(self) -> List[Slot]:
        """The dtypes and devices among the arguments, in order."""
        return _slots([self.args, self.kw])

    @property
    def message_slots(self) -> List[Slot]:
        """The dtypes and devices in the message, in order."""
        return _slots(self.message and self.message.values)


# A check without a message.
NO_MESSAGE = Message(("",), ())
# Ops with an argument that is written to elements, and its place.
_FILLED = {"aten.full": 1, "aten.full_like": 1, "aten.new_full": 2, "aten.fill.Scalar": 1,
           "aten.fill_.Scalar": 1, "aten.masked_fill.Scalar": 2,
           "aten.masked_fill_.Scalar": 2, "aten.where.ScalarOther": 2,
           "aten.where.ScalarSelf": 1, "aten.constant_pad_nd": 2}


def _is_number(value: Any) -> bool:
    """Whether an argument is a float. Ints of other sizes have other dtypes."""
    return isinstance(value, str) and "." in value and value[:1] in "-.0123456789"


def _slots(tree: Any) -> List[Slot]:
    return [leaf for leaf in tree_leaves(
        tree, is_leaf=lambda leaf: isinstance(leaf, (Slot, Ref)))
            if isinstance(leaf, Slot)]


class Trace:
    """The trace of a kernel."""

    def __init__(self) -> None:
        self.steps: List[Step] = []
        self.results: List[Ref] = []
        # The arguments whose rank, dtype or device was read by Python code, which may
        # have branched on it, or of which it was read whether they have dimensions.
        self.reads: Dict[str, Set[str]] = {"rank": set(), "dtype": set(),
                                           "device": set(), "scalar": set()}
        # The kinds of metadata that only messages read.
        self.said: Set[str] = set()
        # The dtypes that steps computed, by the names of their results.
        self.derived: Dict[str, str] = {}

    def slots(self, count: Optional[int] = None) -> List[Slot]:
        """The dtypes and devices in the first steps, in order."""
        return [slot for step in self.steps[:count] for slot in step.slots]
