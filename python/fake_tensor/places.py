# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Where a node comes from in Python, and how locations say that in IR.

    loc("view"("layers.7.attn"(callsite("model.py":12:0 at "model.py":30:0))))

is the node `view`, an op that the module `layers.7.attn` calls in line 12.
"""

import linecache
import re
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from .ir import quote

_FRAME = re.compile(r'File "([^"]+)", line (\d+)')
# In the path of files of PyTorch, as in lib/Analysis/Places.cpp.
_PYTORCH = ("/site-packages/torch/", "/dist-packages/torch/")

# The key of the module stack of ops that torch.export adds.
_NO_MODULE = "_empty_nn_module_stack_from_metadata_hook"

# File and line.
Frame = Tuple[str, int]


def is_of_torch(frame: Frame) -> bool:
    """Whether the code of a frame is part of PyTorch, or made by it."""
    path = frame[0].replace("\\", "/")
    return any(part in path for part in _PYTORCH) or path.startswith("<")


class Place(NamedTuple):
    """Where an op is called."""
    #: The innermost module, as `named_modules` names it; empty for the root.
    module: str
    #: The stack, innermost frame first.
    frames: Tuple[Frame, ...]

    @property
    def source(self) -> Optional[Frame]:
        """The innermost frame outside of PyTorch, if there is one."""
        own = (frame for frame in self.frames if not is_of_torch(frame))
        return next(own, self.frames[0] if self.frames else None)


def read_place(meta: Mapping[str, Any]) -> Optional[Place]:
    """The place in the metadata of a node of torch.fx, None if nothing is known."""
    # Nodes that PyTorch inserts to read sizes have made-up frames.
    frames = [(file, int(line)) for file, line
              in _FRAME.findall(meta.get("stack_trace") or "")
              if not file.startswith("torch/")]
    modules = [path for key, (path, *_) in (meta.get("nn_module_stack") or {}).items()
               if key != _NO_MODULE]
    if not frames and not modules:
        return None
    return Place(str(modules[-1]) if modules else "", tuple(reversed(frames)))


def _column(frame: Frame) -> int:
    """The column of the first character of a line; 0 if it is not known."""
    text = linecache.getline(*frame).rstrip()
    return len(text) - len(text.lstrip()) + 1 if text else 0


class LocationWriter:
    """Writes locations, and defines an alias for each stack of several frames, since
    many ops have the same callers."""

    def __init__(self) -> None:
        self.aliases: List[str] = []
        self._names: Dict[Tuple[Frame, ...], str] = {}

    def _stack(self, frames: Tuple[Frame, ...]) -> str:
        if frames not in self._names:
            file, line = frames[0]
            name = f"{quote(file)}:{line}:{_column(frames[0])}"
            if len(frames) > 1:
                inner, outer = name, self._stack(frames[1:])
                name = f"#stack{len(self.aliases)}"
                self.aliases.append(f"{name} = loc(callsite({inner} at {outer}))")
            self._names[frames] = name
        return self._names[frames]

    def write_caller(self, places: Sequence[Place]) -> str:
        """The location of the function that calls all ops: the outermost frame; empty if
        there is none."""
        frames = next((place.frames for place in places if place.frames), ())
        return self._stack(frames[-1:]) if frames else ""

    def write(self, name: str, place: Optional[Place]) -> str:
        """The location of a value of that name, which may have a place."""
        text = quote(name)
        if place is None:
            return text
        inner = self._stack(place.frames) if place.frames else ""
        if place.module:
            inner = quote(place.module) + (f"({inner})" if inner else "")
        return f"{text}({inner})" if inner else text
