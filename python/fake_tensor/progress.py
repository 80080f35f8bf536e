# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A line on a terminal about what takes long.

The commands turn it on; functions say what they do with `show`, which has no effect
otherwise.
"""

import contextlib
import shutil
import sys
import time
from typing import Iterator, Optional, TextIO

# Seconds between two updates of the line.
_INTERVAL = 0.1


class Line:
    """The last line of a terminal, which is written again and again."""

    def __init__(self, out: TextIO) -> None:
        self.out = out
        self._text = ""
        self._length = 0
        self._time = 0.0

    def write(self, text: str) -> None:
        """Replaces the line; rarely if only a number in it changes."""
        now = time.monotonic()
        is_same = text.split(":")[0] == self._text.split(":")[0]
        if is_same and now - self._time < _INTERVAL:
            return
        width = shutil.get_terminal_size().columns - 1
        shown = text[:width]
        self.out.write("\r" + shown + " " * (self._length - len(shown)))
        self.out.flush()
        self._text, self._length, self._time = text, len(shown), now

    def clear(self) -> None:
        """Removes the line, before something else is printed."""
        if self._length:
            self.out.write("\r" + " " * self._length + "\r")
            self.out.flush()
        self._text, self._length = "", 0


_line: Optional[Line] = None


@contextlib.contextmanager
def enabled(out: Optional[TextIO] = None) -> Iterator[None]:
    """Shows progress on `out`, by default standard error, if it is a terminal."""
    global _line  # pylint: disable=global-statement
    out = out or sys.stderr
    previous, _line = _line, Line(out) if out.isatty() else None
    try:
        yield
    finally:
        clear()
        _line = previous


def show(what: str, done: Optional[int] = None, total: Optional[int] = None) -> None:
    """Says what is being done, and how much of it is."""
    if _line is None:
        return
    if done is None:
        _line.write(f"{what} ...")
    elif total is None:
        _line.write(f"{what}: {done}")
    else:
        _line.write(f"{what}: {done} of {total}")


def clear() -> None:
    """Removes the line, before something else is printed."""
    if _line is not None:
        _line.clear()
