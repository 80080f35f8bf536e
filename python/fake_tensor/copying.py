# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The copies in a program that the layout of tensors causes: `fake_tensor.copies`."""

import dataclasses
import re
from typing import Any, Dict, Iterable, Iterator, List, TextIO

from .analysis import Subject, analyze
from .answers import Listing
from .printing import meta_json, place_json, show_bytes, show_place, write_rows
from .report import Copy, Function, Op, evaluate
from .results import Size
from .words import count_of

_TERM = re.compile(r"(?:(\d+)\*)?(.+)")
# A product in parentheses.
_PRODUCT = re.compile(r"\((\w+(?:\*\w+)*)\)")
# The reasons that are listed without asking for all.
_LAYOUT = ("layout",)


@dataclasses.dataclass(frozen=True)
class CopyInfo:
    """An op that copies a tensor."""
    op: Op
    copy: Copy

    @property
    def why(self) -> str:
        """The reason in words."""
        old, new = self.copy.source.tensor, self.copy.result.tensor
        if old is None or new is None:
            return ""
        if self.copy.reason == "device":
            return f"from {old.device} to {new.device}"
        if self.copy.reason == "dtype":
            return f"from {old.dtype} to {new.dtype}"
        if self.copy.reason == "layout":
            strides = ", ".join(map(str, old.strides or ()))
            return f"strides [{strides}]"
        return "always copies"


@dataclasses.dataclass(frozen=True, repr=False)
class Copies(Listing[CopyInfo]):
    """The copies of a program, in its order. Iterates over them."""
    copies: List[CopyInfo]
    #: The example values of symbols.
    hints: Dict[str, int]

    def _elements(self) -> List[CopyInfo]:
        return self.copies

    @property
    def bytes(self) -> Size:
        """The sum of their bytes: an integer or an expression; None if one is
        unknown."""
        return add(info.copy.bytes for info in self.copies)

    def write(self, out: TextIO) -> None:
        """Prints a line for each, and the sum."""
        if not self.copies:
            out.write("no copies\n")
            return
        write_rows([("value", "bytes", "op", "copy of", "because of", "source"),
                    *((info.op.label,
                       "?" if info.copy.bytes is None else str(info.copy.bytes),
                       info.op.overload, info.copy.source.label, info.why,
                       show_place(info.op))
                      for info in self.copies)], out)
        out.write(f"{self.summary()}\n")

    def summary(self) -> str:
        """The number of copies, and the sum of their bytes."""
        total = self.bytes
        text = f"{count_of(len(self.copies), 'copy', 'copies')}, " \
               f"{show_bytes(total)}"
        example = evaluate(total, self.hints)
        if isinstance(total, str) and example is not None:
            values = ", ".join(f"{name} = {value}" for name, value in self.hints.items()
                               if re.search(rf"\b{name}\b", total))
            text += f": {show_bytes(example)} for {values}"
        return text

    def as_json(self) -> Dict[str, Any]:
        """All of it in JSON."""
        return {"copies": [{"value": info.op.label, "bytes": info.copy.bytes,
                            "reason": info.copy.reason, "of": info.copy.source.label,
                            "from": meta_json(info.copy.source.meta),
                            "to": meta_json(info.copy.result.meta), **place_json(info.op)}
                           for info in self.copies],
                "bytes": self.bytes, "hints": self.hints,
                "example_bytes": evaluate(self.bytes, self.hints)}


def copies(program: Subject, *args: Any,
           all: bool = False,  # pylint: disable=redefined-builtin
           **options: Any) -> Copies:
    """The ops that copy because strides do not allow a view, such as reshape and
    contiguous, or as another memory format is asked for.

    Args:
        program: Of `analyze`; or what that takes, with its arguments.
        all: Also lists copies that ops make in any case, such as `clone`, and
            conversions to another dtype or device.
    """
    program = analyze(program, *args, **options)
    found = [info for function in program.functions for info in _find(function, all)]
    return Copies(found, program.main.hints)


def _find(function: Function, every: bool) -> Iterator[CopyInfo]:
    for op in function.ops:
        copy = op.copy
        if copy is not None and (every or copy.reason in _LAYOUT):
            yield CopyInfo(op, copy)


def add(sizes: Iterable[Size]) -> Size:
    """The sum of integers and expressions, with equal terms merged."""
    constant = 0
    # The factor of each product of sizes.
    terms: Dict[str, int] = {}
    for size in sizes:
        if size is None:
            return None
        if isinstance(size, int):
            constant += size
            continue
        match = _TERM.fullmatch(_PRODUCT.sub(r"\1", size))
        text = match[2] if match else size
        if re.fullmatch(r"[\w*]+", text) and "**" not in text:
            text = "*".join(sorted(text.split("*")))
        terms[text] = terms.get(text, 0) + (int(match[1]) if match and match[1] else 1)
    parts = [text if factor == 1 else f"{factor}*{text}" for text, factor in terms.items()]
    parts += [str(constant)] if constant else []
    return " + ".join(parts) if terms else constant
