# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the answers to questions that list something have in common."""

import io
from typing import Generic, Iterator, Sequence, TextIO, TypeVar

T = TypeVar("T")


class Listing(Generic[T]):
    """Iterates over its elements, and is a text as `write` prints it."""

    def _elements(self) -> Sequence[T]:
        raise NotImplementedError

    def write(self, out: TextIO) -> None:
        """Prints the elements."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[T]:
        return iter(self._elements())

    def __len__(self) -> int:
        return len(self._elements())

    def __str__(self) -> str:
        out = io.StringIO()
        self.write(out)
        return out.getvalue().rstrip("\n")
