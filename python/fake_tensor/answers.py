# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the answers to queries of programs have in common."""

import io
from typing import Generic, Iterator, Sequence, TextIO, TypeVar

T = TypeVar("T")


class Brief:
    """Shown in one line by `repr`, whatever it holds. Its dataclasses have repr=False."""

    def summary(self) -> str:
        """What it is, in a line."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.summary()}>"


class Answer(Brief):
    """A text as `write` prints it."""

    def write(self, out: TextIO) -> None:
        """Prints it."""
        raise NotImplementedError

    def __str__(self) -> str:
        out = io.StringIO()
        self.write(out)
        return out.getvalue().rstrip("\n")


class Listing(Answer, Generic[T]):
    """Iterates over its elements."""

    def _elements(self) -> Sequence[T]:
        raise NotImplementedError

    def __iter__(self) -> Iterator[T]:
        return iter(self._elements())

    def __len__(self) -> int:
        return len(self._elements())
