# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Where the ops of a page come from.

    {"files": [{"path": "model.py", "lines": {"7": "return self.fc(x)"}}],
     "stacks": [[[file, line], ...]]}            innermost first
"""

import os
from typing import Any, Dict, Hashable, List, Tuple

from ..places import Frame, is_of_torch

# Lines of a file that are shown before and after one.
CONTEXT = 2
# Characters of a line.
_WIDTH = 200
# Only such files are read, as locations can name any file.
_SOURCES = (".py", ".pyi", ".mlir")
_MAX_FILE = 4_000_000


class Pool:
    """Numbers different objects."""

    def __init__(self) -> None:
        self.items: List[Any] = []
        self._numbers: Dict[Hashable, int] = {}

    def number(self, key: Hashable, item: Any = None) -> int:
        """The number of a key, whose object is the key unless another one is given."""
        if key not in self._numbers:
            self._numbers[key] = len(self.items)
            self.items.append(key if item is None else item)
        return self._numbers[key]


class Sources:
    """The stacks of ops, and the files in them."""

    def __init__(self, has_sources: bool = True) -> None:
        # Whether lines of source files are embedded.
        self._has_sources = has_sources
        self._stacks = Pool()
        self._files = Pool()
        self._lines: Dict[str, Dict[int, None]] = {}

    def stack(self, stack: Tuple[Frame, ...]) -> int:
        """The number of a stack; -1 for none."""
        if not stack:
            return -1
        frames = []
        for path, line in stack:
            self._lines.setdefault(path, {})[line] = None
            frames.append([self._files.number(path), line])
        return self._stacks.number(tuple(map(tuple, frames)), frames)

    def write(self) -> Dict[str, Any]:
        """All stacks and files."""
        return {"stacks": self._stacks.items,
                "files": [self._file(path) for path in self._files.items]}

    def _file(self, path: str) -> Dict[str, Any]:
        """A file with the text of the lines in stacks and some around them."""
        entry: Dict[str, Any] = {"path": path, "lines": {}}
        if is_of_torch((path, 0)):
            entry["torch"] = True
        texts = _read_lines(path) if self._has_sources else []
        for line in self._lines[path]:
            for number in range(line - CONTEXT, line + CONTEXT + 1):
                if 0 < number <= len(texts):
                    entry["lines"][number] = texts[number - 1][:_WIDTH].rstrip()
        entry["lines"] = dict(sorted(entry["lines"].items()))
        return entry


def _read_lines(path: str) -> List[str]:
    """The lines of a file of source code; none if it cannot be read."""
    if not path.endswith(_SOURCES) or not os.path.isfile(path):
        return []
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read(_MAX_FILE + 1)
    except OSError:
        return []
    return [] if len(text) > _MAX_FILE else text.split("\n")
