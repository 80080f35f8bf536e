# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Counts verdicts and prints tables of them."""

import collections
from typing import Dict, List, TextIO, Tuple

from .cases import Verdict

_COLUMNS = ("cases", "exact", "significant", "unsupported", "false errors",
            "missed errors")


class Tally:
    """Verdicts, counted."""

    def __init__(self) -> None:
        self.counts: Dict[Verdict, int] = collections.Counter()

    def add(self, verdict: Verdict) -> None:
        """Counts one."""
        self.counts[verdict] += 1

    def merge(self, other: "Tally") -> None:
        """Adds the counts of another tally."""
        for verdict, count in other.counts.items():
            self.counts[verdict] += count

    @property
    def limits(self) -> int:
        """Cases without a result in PyTorch."""
        return self.counts[Verdict.LIMIT]

    @property
    def cases(self) -> int:
        """Counted cases: all but PyTorch's limits."""
        return sum(self.counts.values()) - self.limits

    @property
    def exact(self) -> int:
        """Cases that agree in all fields, or in having an error."""
        return self.counts[Verdict.EXACT] + self.counts[Verdict.RIGHT_ERROR]

    @property
    def significant(self) -> int:
        """Cases that agree in all significant fields."""
        return self.exact + self.counts[Verdict.SIGNIFICANT]

    def row(self) -> Tuple[int, ...]:
        """The numbers in the order of the table."""
        return (self.cases, self.exact, self.significant,
                self.counts[Verdict.UNSUPPORTED], self.counts[Verdict.FALSE_ERROR],
                self.counts[Verdict.MISSED_ERROR])

    def percent(self, count: int) -> float:
        """A share of the counted cases."""
        return 100.0 * count / self.cases if self.cases else 100.0

    def summary(self) -> List[str]:
        """The lines of the summary."""
        lines = [f"cases          {self.cases:7}"]
        if self.limits:
            lines[0] += f"   and {self.limits} to which PyTorch has no answer"
        for name, count in (("exact", self.exact), ("significant", self.significant),
                            ("unsupported", self.counts[Verdict.UNSUPPORTED]),
                            ("wrong", self.counts[Verdict.WRONG]),
                            ("false errors", self.counts[Verdict.FALSE_ERROR]),
                            ("missed errors", self.counts[Verdict.MISSED_ERROR])):
            lines.append(f"{name:14} {count:7} {self.percent(count):7.2f}%")
        return lines


def print_table(tallies: Dict[str, Tally], out: TextIO, limit: int) -> None:
    """Prints the ops with failures, sorted by their number."""
    failing = [(tally.cases - tally.significant, name, tally)
               for name, tally in tallies.items() if tally.exact < tally.cases]
    failing.sort(key=lambda item: (-item[0], item[1]))
    if not failing or limit <= 0:
        return
    width = max(len(name) for _, name, _ in failing[:limit])
    print("  ".join([f"{'op':{width}}", *_COLUMNS]), file=out)
    for _, name, tally in failing[:limit]:
        cells = [f"{value:{len(column)}}"
                 for value, column in zip(tally.row(), _COLUMNS)]
        print("  ".join([f"{name:{width}}", *cells]), file=out)
    if len(failing) > limit:
        print(f"and {len(failing) - limit} more ops", file=out)
    print(file=out)
