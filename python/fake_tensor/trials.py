# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What a fake kernel says of other calls than the traced one. Needs PyTorch.

A check of a rank or a dtype is done in Python, so that its condition is not in the trace;
the rule gets one from the values for which the trace is another one. Where the kernel
refuses these with a message, the condition has it. A number, dtype or shape in the message
is a value of the rule if in each of the trials it was that of the same argument.
"""

import dis
import os
import re
from typing import Any, FrozenSet, List, NamedTuple, Optional, Sequence, Tuple

import torch

from . import messages
from .custom_calls import Setup
from .kernel_modes import CannotTrace

_SYMBOL_NAME = re.compile(r"\b[suz]\d+\b")
_LIBRARY = os.path.dirname(torch.__file__)


class Choice(NamedTuple):
    """A property of an argument: its kind (`dtype`, `device`, `rank`, `sizes` or `value`),
    and the name of the argument."""
    kind: str
    name: str


class Refusal(NamedTuple):
    """The message of a kernel that refused a call, see `messages.split`, and for each
    piece the arguments with that property."""
    literals: Tuple[str, ...]
    pieces: Tuple[messages.Piece, ...]
    options: Tuple[FrozenSet[str], ...]

    @property
    def key(self) -> Any:
        """Equal for messages that may differ only in values."""
        return self.literals, tuple(piece.kind for piece in self.pieces)


def read_refusal(error: BaseException, setup: Setup) -> Optional[Refusal]:
    """The message of an error that the kernel raised itself, in a run with `setup`."""
    text = setup.tracer.failure
    if text is None:
        if isinstance(error, CannotTrace) or not _is_raised_by_kernel(error) \
                or _SYMBOL_NAME.search(str(error)):
            return None
        text = messages.Text(str(error), ())
    if not text.text:
        return None
    literals, pieces = messages.split(text)
    options = [_options(piece, setup) for piece in pieces]
    if not all(found or piece.kind not in ("sizes", "symbol")
               for found, piece in zip(options, pieces)):
        return None
    return Refusal(literals, pieces, tuple(options))


def _is_raised_by_kernel(error: BaseException) -> bool:
    """Whether a statement of the kernel raised an error, `raise` or `assert`."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    if place is None or place.tb_frame.f_code.co_filename.startswith(_LIBRARY):
        return False
    code = place.tb_frame.f_code.co_code
    return dis.opname[code[place.tb_lasti]] == "RAISE_VARARGS"


def _options(piece: messages.Piece, setup: Setup) -> FrozenSet[str]:
    if piece.kind == "symbol":
        value, = piece.found
        return frozenset({value.ref.name} if hasattr(value, "ref") else ())
    if piece.kind == "sizes":
        return frozenset(ref.name for ref in setup.tracer.find_sizes(piece.found)
                         if ref.name in setup.tensors)
    if piece.kind == "rank":
        return frozenset(name for name, tensor in setup.tensors.items()
                         if str(tensor.rank) == piece.text)
    return frozenset(name for (kind, name), value in setup.examples.items()
                     if kind == piece.kind
                     and setup.changes.get((kind, name), value) == piece.text)


def said(kind: str, text: str) -> str:
    """A constant in a message."""
    return f"torch.{text}" if kind == "dtype" else text


def combine(refusals: Sequence[Refusal]
            ) -> Optional[Tuple[Tuple[str, ...], Tuple[Any, ...]]]:
    """The message of all of these: literal texts, and between them constants and Choices.
    None if there is none."""
    if not refusals or len({refusal.key for refusal in refusals}) != 1:
        return None
    values: List[Any] = []
    for pieces, options in zip(zip(*(refusal.pieces for refusal in refusals)),
                               zip(*(refusal.options for refusal in refusals))):
        kind = pieces[0].kind
        names = frozenset.intersection(*options)
        if kind not in ("sizes", "symbol") and len({piece.text for piece in pieces}) == 1:
            values.append(said(kind, pieces[0].text))
        elif names:
            values.append(Choice("value" if kind == "symbol" else kind, min(names)))
        else:
            return None
    return refusals[0].literals, tuple(values)
