# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The parts of messages: counts, and suggestions for names."""

import difflib
from typing import Collection


def count_of(number: int, noun: str, plural: str = "") -> str:
    """A number and a noun, "1 guard" or "2 guards"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def did_you_mean(name: str, names: Collection[str]) -> str:
    """The end of an error about an unknown name: the most similar one, whatever its
    case; empty if none is similar."""
    near = difflib.get_close_matches(name, list(names), 1)
    if not near:
        lowered = {other.lower(): other for other in names}
        near = [lowered[other] for other
                in difflib.get_close_matches(name.lower(), lowered, 1)]
    return f"; did you mean '{near[0]}'?" if near else ""
