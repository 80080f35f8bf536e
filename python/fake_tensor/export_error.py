# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The error of a model that PyTorch or JAX does not export, which needs neither."""

import os
from typing import List, NamedTuple, Optional, Sequence, Tuple

from .results import TensorInfo, Value

# The maximum number of lines of a report; one more says how to see everything.
MAX_LINES = 14
_MAX_OPERANDS = 5
_MAX_WIDTH = 160


class Frame(NamedTuple):
    """A call in the source of a model."""
    file: str
    line: int
    function: str
    #: The path of the module that is called, such as "layers.0"; "" for the model itself,
    #: and None if it is unknown.
    module: Optional[str] = ""
    #: The line, without indentation.
    text: str = ""
    #: The first and last columns of the call in `text`; None if they are unknown.
    columns: Optional[Tuple[int, int]] = None


class Operand(NamedTuple):
    """An operand of an op."""
    name: str
    value: Value

    def __str__(self) -> str:
        return _cut(f"{self.name}: {self.value}")


class ExportError(RuntimeError):
    """PyTorch or JAX does not export a model. `__cause__` is its exception."""

    #: What is wrong.
    message: str
    #: The op that PyTorch refused, such as "aten.view.default"; "" if it was no op.
    op: str
    #: The operands of the op, as far as they are known.
    operands: Tuple[Operand, ...]
    #: File and line in the source of the model.
    source: Optional[Tuple[str, int]]
    #: The path of the innermost module, such as "layers.0.attn".
    module: str
    #: The calls in the source of the model, the innermost one first.
    frames: Tuple[Frame, ...]
    #: What to do about it; "" if that is not known.
    advice: str

    def __init__(self, message: str, *, op: str = "", operands: Sequence[Operand] = (),
                 module: str = "", frames: Sequence[Frame] = (),
                 advice: str = "") -> None:
        super().__init__(message)
        self.message, self.op, self.module, self.advice = message, op, module, advice
        self.operands, self.frames = tuple(operands), tuple(frames)
        self.source = (frames[0].file, frames[0].line) if frames else None

    def __str__(self) -> str:
        lines = [self._headline(), *self._source_lines(), *self._operand_lines()]
        if self.advice:
            lines.append(f"  hint: {self.advice}")
        return "\n".join(lines + self._outer_lines(MAX_LINES - len(lines)))

    def _headline(self) -> str:
        place = f"{show_path(self.source[0])}:{self.source[1]}: " if self.source else ""
        module = f"in {self.module}: " if self.module else ""
        op = f"{show_op(self.op)}: " if self.op else ""
        return f"{place}error: {module}{op}{self.message}"

    def _source_lines(self) -> List[str]:
        if not self.frames or not self.frames[0].text:
            return []
        frame = self.frames[0]
        lines = [f"    {_cut(frame.text)}"]
        if frame.columns is not None and frame.columns[1] <= _MAX_WIDTH:
            start, end = frame.columns
            lines.append(" " * (4 + start) + "^" * (end - start))
        return lines

    def _operand_lines(self) -> List[str]:
        tensors = [each for each in self.operands if isinstance(each.value, TensorInfo)]
        others = [each for each in self.operands if not isinstance(each.value, TensorInfo)]
        lines = [f"  {each}" for each in tensors]
        if others:
            lines.append("  " + _cut(", ".join(map(str, others))))
        if len(lines) > _MAX_OPERANDS:
            more = len(lines) - _MAX_OPERANDS + 1
            lines[_MAX_OPERANDS - 1:] = [f"  and {more} more operands"]
        return lines

    def _outer_lines(self, limit: int) -> List[str]:
        """The calls around the innermost one, in at most so many lines."""
        lines = [_cut(f"  {show_path(frame.file)}:{frame.line}: {_show_module(frame)}"
                      f"{frame.text or frame.function}") for frame in self.frames[1:]]
        if len(lines) > limit:
            # The outermost call, which is in the model itself, stays.
            more = len(lines) - limit + 1
            lines[limit - 2:-1] = [f"  and {more} more calls"]
        return lines


def _show_module(frame: Frame) -> str:
    return "" if frame.module is None else f"in {frame.module or 'the model'}: "


def show_op(op: str) -> str:
    """The name of an op, without the overload that most have."""
    return op[:-len(".default")] if op.endswith(".default") else op


def show_path(path: str) -> str:
    """A path, relative to the current folder if it is in there."""
    folder = os.path.join(os.getcwd(), "")
    path = path if path.startswith("<") else os.path.abspath(path)
    return path[len(folder):] if path.startswith(folder) else path


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_WIDTH else text[:_MAX_WIDTH - 3] + "..."
