# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Comparisons of inferred metadata with stored tensors, for check-onnx.py."""

import pathlib
import sys
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "python"))

# pylint: disable=wrong-import-position
from fake_tensor import report, results


class Meta(NamedTuple):
    """The sizes of a stored tensor, and its dtype; None for one that PyTorch lacks."""
    dtype: Optional[str]
    sizes: Tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.dtype or '?'}{list(self.sizes)}"


class Verdict(NamedTuple):
    """How a comparison ended: "exact", or why not, with an explanation."""
    reason: str
    text: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether it is a contradiction."""
        return self.reason in WRONG


class Answer(NamedTuple):
    """What fake-opt says of a function."""
    function: Optional[report.Function]
    errors: List[str]


# The reasons that are contradictions, worst first.
WRONG = ("refused", "accepted", "wrong rank", "wrong size", "wrong bound", "wrong dtype",
         "wrong length")
EXACT = Verdict("exact")


class Comparison:
    """Compares values of a function with stored ones, at values of its symbols."""

    def __init__(self, function: report.Function,
                 inputs: Sequence[Any]) -> None:
        self._function = function
        self._bounds = {each.name: each for each in function.symbols}
        self.values: Dict[str, int] = {}
        for argument, real in zip(function.arguments, inputs):
            meta = argument.meta
            if not isinstance(meta, results.TensorInfo) or not isinstance(real, Meta):
                continue
            for size, number in zip(meta.sizes or (), real.sizes):
                if isinstance(size, str) and size.isidentifier():
                    self.values.setdefault(size, number)

    def broken_guard(self) -> str:
        """A guard that does not hold; empty if there is none."""
        return next((guard.text for guard in self._function.guards
                     if report.evaluate(guard.text, self.values) == 0), "")

    def outputs(self, wanted: Sequence[Any]) -> Verdict:
        """Compares all outputs: the worst verdict."""
        if guard := self.broken_guard():
            return Verdict("broken guard", guard)
        found = [output.value and output.value.meta for output in self._function.outputs]
        return worst([self.compare(*pair) for pair in zip(found, wanted)])

    def compare(self, found: Any, wanted: Any) -> Verdict:
        """Compares metadata with that of a stored value: a Meta, a list, or None."""
        if wanted is None:
            return EXACT if found is None else Verdict("unknown value")
        if isinstance(wanted, list):
            if not isinstance(found, (list, tuple)):
                return Verdict("unknown length")
            if len(found) != len(wanted):
                return Verdict("wrong length", f"found {len(found)}, stored {len(wanted)}")
            return worst([self.compare(*pair) for pair in zip(found, wanted)])
        if not isinstance(found, results.TensorInfo):
            return Verdict("unknown value")
        return self._compare_tensors(found, wanted)

    def _compare_tensors(self, found: results.TensorInfo, wanted: Meta) -> Verdict:
        if found.sizes is None:
            return Verdict("unknown rank")
        text = f"found {found.dtype}{list(found.sizes)}, stored {wanted}"
        if len(found.sizes) != len(wanted.sizes):
            return Verdict("wrong rank", text)
        sizes = [report.evaluate(size, self.values) for size in found.sizes]
        if any(size not in (None, want) for size, want in zip(sizes, wanted.sizes)):
            return Verdict("wrong size", text)
        if not all(map(self._is_bound, found.sizes, wanted.sizes)):
            return Verdict("wrong bound", text)
        if found.dtype != wanted.dtype and found.dtype and wanted.dtype:
            return Verdict("wrong dtype", text)
        if None in sizes:
            return Verdict("data-dependent size", text)
        return EXACT if found.dtype == wanted.dtype else Verdict("unknown dtype", text)

    def _is_bound(self, size: results.Size, number: int) -> bool:
        """Whether a number is in the range of a size that is a symbol."""
        symbol = self._bounds.get(size) if isinstance(size, str) else None
        return symbol is None or (
            (symbol.min is None or symbol.min <= number) and
            (symbol.max is None or number <= symbol.max))


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """A contradiction if there is one, else the first that is not exact."""
    rank = {reason: place for place, reason in enumerate(WRONG)}
    return min(verdicts, default=EXACT,
               key=lambda each: (each == EXACT, rank.get(each.reason, len(WRONG))))


def judge(answer: Answer, inputs: Sequence[Any], outputs: Sequence[Any]) -> Verdict:
    """Compares the answer for a function with the metadata of stored outputs, at that of
    its inputs."""
    if answer.errors:
        error = answer.errors[0]
        return Verdict("no rule" if "no metadata rule" in error else "refused", error)
    if answer.function is None:
        return Verdict("no answer")
    return Comparison(answer.function, inputs).outputs(outputs)


def by_line(starts: Mapping[int, str], line: int) -> Optional[str]:
    """The function that a line is in, given those that begin at lines."""
    number = max((at for at in starts if at <= line), default=0)
    return starts.get(number)
