# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints places, metadata and aligned tables."""

import os
import re
import shutil
from typing import Any, Dict, List, Optional, Protocol, Sequence, TextIO, Union

from . import report
from .places import Frame
from .report import Guard, Op
from .results import Size, TensorInfo, Value

_SYMBOL = re.compile(r"[A-Za-z_]\w*")
_UNITS = ("bytes", "KiB", "MiB", "GiB", "TiB")
# The narrowest column that a table is shrunk to.
_NARROWEST = 8


def width_of(out: TextIO) -> Optional[int]:
    """The width of a terminal; None for files, in which nothing is cut."""
    return shutil.get_terminal_size().columns if out.isatty() else None


def write_rows(rows: Sequence[Sequence[str]], out: TextIO, indent: str = "") -> None:
    """Writes a table whose columns are aligned, within the width of a terminal."""
    if not rows:
        return
    count = max(map(len, rows))
    widths = [max(len(row[column]) if column < len(row) else 0 for row in rows)
              for column in range(count)]
    limit = width_of(out)
    if limit is not None:
        _shrink(widths, limit - len(indent) - 2 * (count - 1))
    for row in rows:
        cells = [f"{_cut(cell, width):{width}}" for cell, width in zip(row, widths)]
        out.write((indent + "  ".join(cells)).rstrip() + "\n")


def _shrink(widths: List[int], limit: int) -> None:
    """Makes the widest columns narrower until they fit."""
    while sum(widths) > limit and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[:width - 3] + "..."


# ===- Places ----------------------------------------------------------------===


# The folder of installed packages.
_PACKAGES = re.compile(r"^.*[/\\](?:site|dist)-packages[/\\]")


def show_frame(frame: Optional[Frame]) -> str:
    """A file and line, "model.py:7", relative to the current folder if it is in it."""
    if frame is None:
        return ""
    path = frame[0]
    if os.path.isabs(path):
        near = os.path.relpath(path)
        path = path if near.startswith(os.pardir) else near
    return f"{path}:{frame[1]}"


class HasPlace(Protocol):
    """What comes from a module and a line of Python, such as an op or a guard."""

    @property
    def module(self) -> str:
        """The path of the module."""

    @property
    def source(self) -> Optional[Frame]:
        """The file and line."""


def show_place(at: HasPlace) -> str:
    """The source and the module of an op, "model.py:7 (layers.7.attn)". That of an
    installed package is relative to the folder of packages."""
    module = f"({at.module})" if at.module else ""
    source = _PACKAGES.sub("", show_frame(at.source))
    return " ".join(filter(None, (source, module)))


def frame_json(frame: Optional[Frame]) -> Any:
    """A file and line in JSON."""
    return None if frame is None else list(frame)


def place_json(at: Union[Op, Guard]) -> Dict[str, Any]:
    """Where an op or guard is, in JSON."""
    return {"op": at.overload, "name": at.name, "module": at.module,
            "source": frame_json(at.source)}


# ===- Values ----------------------------------------------------------------===


def show_meta(meta: Value, everything: bool = False) -> str:
    """Metadata in a few words: strides only of tensors that are not row-major, unless
    everything is shown."""
    if isinstance(meta, list):
        return "(" + ", ".join(show_meta(each, everything) for each in meta) + ")"
    if not isinstance(meta, TensorInfo):
        return "unknown" if meta is None else str(meta)
    if meta.sizes is None:
        return "unknown"
    if everything or meta.strides is None:
        return str(meta)
    sizes = ", ".join("?" if size is None else str(size) for size in meta.sizes)
    text = f"{meta.dtype}[{sizes}]"
    if meta.layout == "strided" and not report.is_row_major(meta):
        strides = ", ".join("?" if each is None else str(each) for each in meta.strides)
        text += f" strides [{strides}]"
    text += "" if meta.offset in (0, None) else f" offset {meta.offset}"
    text += "" if meta.device in ("cpu", None) else f" on {meta.device}"
    return text + ("" if meta.layout == "strided" else f" {meta.layout}")


def show_bytes(size: Size) -> str:
    """A number of bytes; an expression stays one."""
    if size is None:
        return "? bytes"
    if isinstance(size, str):
        return f"{size} bytes"
    number, unit = float(size), 0
    while number >= 1024 and unit < len(_UNITS) - 1:
        number, unit = number / 1024, unit + 1
    return f"{number:.4g} {_UNITS[unit]}" if unit else f"{size} bytes"


def symbols_of(text: Any) -> List[str]:
    """The names in an expression; none in an integer."""
    return _SYMBOL.findall(text) if isinstance(text, str) else []


def meta_json(meta: Value) -> Any:
    """Metadata in JSON, with the fields of TensorInfo but for the storage."""
    if isinstance(meta, list):
        return [meta_json(each) for each in meta]
    if not isinstance(meta, TensorInfo):
        return str(meta) if isinstance(meta, complex) else meta
    def plain(sizes: Optional[Sequence[Size]]) -> Optional[List[Size]]:
        return None if sizes is None else list(sizes)
    return {"sizes": plain(meta.sizes), "strides": plain(meta.strides),
            "offset": meta.offset, "dtype": meta.dtype, "device": meta.device,
            "layout": meta.layout}
