# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The known failures of a file of cases, and their causes.

A line each, `LABEL: OP: VERDICT: CAUSE`, with the label and the verdict printed by the
comparison. Empty lines, and those that start with `#`, are comments.
"""

import re
from typing import Dict, Iterator, List, NamedTuple, TextIO

from .cases import Verdict

_LINE = re.compile(r"(.*?): (\S+): (" + "|".join(
    verdict.value for verdict in Verdict) + r"): (.*)")
# Verdicts that are not failures.
_GOOD = (Verdict.EXACT, Verdict.RIGHT_ERROR, Verdict.LIMIT)


class Failure(NamedTuple):
    """A failing case."""
    label: str
    op: str
    verdict: str
    cause: str

    def __str__(self) -> str:
        return f"{self.label}: {self.op}: {self.verdict}: {self.cause}"


class KnownFailures:
    """Compares failures with the known ones."""

    def __init__(self) -> None:
        self.known: Dict[str, Failure] = {}
        self.found: List[Failure] = []

    def read(self, lines: TextIO) -> None:
        """Reads the file; ValueError for an invalid line."""
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
        """Records the verdict on a case."""
        if verdict not in _GOOD:
            self.found.append(Failure(label, op, verdict.value,
                                      " ".join(difference.split())))

    def problems(self) -> Iterator[str]:
        """The failures that are not known, and the known ones that do not fail."""
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
        """Writes the failures; known causes are kept."""
        for failure in self.found:
            known = self.known.get(failure.label)
            same = known is not None and known.verdict == failure.verdict
            out.write(f"{known if same else failure}\n")
