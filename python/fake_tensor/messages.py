# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The messages of `torch._check` in fake kernels. Needs PyTorch.

A message is a function that PyTorch only calls if the check fails, and often formats
sizes, dtypes or arguments. It is called in advance, with symbols printed as tokens, so
that the rule can print what they are in a wrong call. What cannot be told from a
constant makes the message unusable: one that is not said is better than one that says
what only holds for the traced call.
"""

import contextlib
import re
from typing import Any, Callable, Iterator, List, NamedTuple, Optional, Tuple

import torch

# What a symbol, the sizes of a tensor, and an argument print as.
TOKEN = re.compile("\0(\\d+)\0")
_SIZES = re.compile("torch\\.Size\\(\\[((?:\0\\d+\0(?:, )?|\\d+(?:, )?)*)\\]\\)")
_CONSTANTS = re.compile(
    r"torch\.(?P<dtype>(?:float|bfloat|complex|u?int)\d\w*|bool)\b"
    r"|\b(?P<device>(?:cuda|xpu|mps|hpu):\d+|cpu|meta)\b"
    r"|(?<![\w.{])(?P<rank>\d+)(?=D?\b)(?![.}]\d)")


class Unwritable(Exception):
    """A message that depends on a symbol in a way that a rule cannot express."""


class Text(NamedTuple):
    """A message whose symbols are tokens: indices into a list of them."""
    text: str
    found: Tuple[Any, ...]


class Piece(NamedTuple):
    """A part of a message that may depend on the call: its kind (`sizes`, `symbol`,
    `dtype`, `device` or `rank`), text, and for tokens what they stand for."""
    kind: str
    text: str
    found: Tuple[Any, ...] = ()


class _Recorder:
    """What the message being evaluated prints."""

    def __init__(self) -> None:
        self.found: List[Any] = []

    def token(self, value: Any) -> str:
        """The token of a value."""
        self.found.append(value)
        return f"\0{len(self.found) - 1}\0"


_active: List[_Recorder] = []


def token_of(value: Any) -> Optional[str]:
    """The token that stands for a value if a message is being evaluated."""
    return _active[-1].token(value) if _active else None


def _refuse(_: Any) -> Any:
    raise Unwritable


@contextlib.contextmanager
def _tokens() -> Iterator[_Recorder]:
    recorder = _Recorder()
    patches = [(kind, name, recorder.token if name == "__repr__" else _refuse)
               for kind, names in ((torch.SymInt, "__repr__ __int__ __index__"),
                                   (torch.SymFloat, "__repr__ __int__"),
                                   (torch.SymBool, "__repr__ __int__ __bool__"))
               for name in names.split()]
    before = [(kind, name, kind.__dict__[name]) for kind, name, _ in patches]
    _active.append(recorder)
    try:
        for kind, name, function in patches:
            # A function, so that it is bound as a method.
            setattr(kind, name, lambda self, function=function: function(self))
        yield recorder
    finally:
        _active.pop()
        for kind, name, function in before:
            setattr(kind, name, function)


def evaluate(message: Optional[Callable[[], Any]]) -> Optional[Text]:
    """The text of a message, or None if it has none that a rule can express."""
    if not callable(message):
        return None
    try:
        with _tokens() as recorder:
            text = str(message())
    except Exception:  # pylint: disable=broad-except
        return None
    return Text(text, tuple(recorder.found))


def split(text: Text) -> Tuple[Tuple[str, ...], Tuple[Piece, ...]]:
    """The literal texts of a message, and the pieces between them."""
    literals: List[str] = [""]
    pieces: List[Piece] = []

    def add(piece: Piece) -> None:
        pieces.append(piece)
        literals.append("")

    place = 0
    while place < len(text.text):
        match = _SIZES.match(text.text, place)
        token = TOKEN.match(text.text, place)
        constant = _CONSTANTS.match(text.text, place)
        if match and "\0" in match[1] or match and not match[1]:
            literals[-1] += "torch.Size("
            elements = [element for element in match[1].split(", ") if element]
            add(Piece("sizes", match[0][len("torch.Size("):-1], tuple(
                text.found[int(element.strip("\0"))] if "\0" in element else int(element)
                for element in elements)))
            literals[-1] += ")"
            place = match.end()
        elif token:
            add(Piece("symbol", "", (text.found[int(token[1])],)))
            place = token.end()
        elif constant:
            kind = constant.lastgroup or ""
            add(Piece(kind, constant[0].replace("torch.", "") if kind == "dtype"
                      else constant[0]))
            place = constant.end()
        else:
            literals[-1] += text.text[place]
            place += 1
    return tuple(literals), tuple(pieces)
