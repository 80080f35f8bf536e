# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The cases of a file that are known not to agree, and why.

A line each, `LABEL: OP: VERDICT: CAUSE`, where the label and the verdict are those that
the comparison prints. Empty lines, and those that start with `#`, are comments.
"""

import re
from typing import Dict, Iterator, List, NamedTuple, TextIO

from .cases import Verdict

_LINE = re.compile(r"(.*?): (\S+): (" + "|".join(
    verdict.value for verdict in Verdict) + r"): (.*)")
# What needs no line.
_GOOD = (Verdict.EXACT, Verdict.RIGHT_ERROR, Verdict.LIMIT)


class Failure(NamedTuple):
    """One case that does not agree."""
    label: str
    op: str
    verdict: str
    cause: str

    def __str__(self) -> str:
        return f"{self.label}: {self.op}: {self.verdict}: {self.cause}"


class KnownFailures:
    """Compares what does not agree with what is known not to."""

    def __init__(self) -> None:
        self.known: Dict[str, Failure] = {}
        self.found: List[Failure] = []

    def read(self, lines: TextIO) -> None:
        """Reads the file; ValueError for a line that cannot be read."""
        for number, line in enumerate(lines, 1):
            text = line.strip()
            if not text or text.startswith("#"):
                continue
            fields = _LINE.fullmatch(text)
            if fields is None:
                raise ValueError(f"expected 'LABEL: OP: VERDICT: CAUSE' in line "
                                 f"{number} of the known failures, found '{text}'")
            failure = Failure(*fields.groups())
            if failure.label in self.known:
                raise ValueError(f"expected {failure.label} once in the known "
                                 f"failures, found it again in line {number}")
            self.known[failure.label] = failure

    def add(self, label: str, op: str, verdict: Verdict, difference: str) -> None:
        """Notes how a case ended."""
        if verdict not in _GOOD:
            self.found.append(Failure(label, op, verdict.value,
                                      " ".join(difference.split())))

    def problems(self) -> Iterator[str]:
        """What fails and is not known to, and what is known to and does not."""
        found = {failure.label: failure for failure in self.found}
        for failure in self.found:
            known = self.known.get(failure.label)
            if known is None:
                yield f"not known to fail: {failure}"
            elif (known.op, known.verdict) != (failure.op, failure.verdict):
                yield f"known to fail as '{known.verdict}': {failure}"
        for label, known in self.known.items():
            if label not in found:
                yield f"known to fail, but agrees: {known}"

    def write(self, out: TextIO) -> None:
        """Writes what fails; causes that are known stay."""
        for failure in self.found:
            known = self.known.get(failure.label)
            same = known is not None and known.verdict == failure.verdict
            out.write(f"{known if same else failure}\n")
