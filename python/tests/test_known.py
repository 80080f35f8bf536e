# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the list of known failures."""

import io
import unittest

from fake_tensor.cases import Verdict
from fake_tensor.known import KnownFailures

LIST = """\
# A comment.
line 3: aten.mm.default: wrong: dtype, as the kernel casts
loop: add_1: aten.add.Tensor: missed error: not checked here
"""


class KnownTest(unittest.TestCase):
    """Known and actual failures."""

    def setUp(self) -> None:
        self.failures = KnownFailures()
        self.failures.read(io.StringIO(LIST))

    def test_exactly_the_known_ones(self) -> None:
        """Correct results need no line."""
        self.failures.add("line 1", "aten.mm.default", Verdict.EXACT, "")
        self.failures.add("line 3", "aten.mm.default", Verdict.WRONG, "dtype")
        self.failures.add("loop: add_1", "aten.add.Tensor", Verdict.MISSED_ERROR, "x")
        self.assertEqual(list(self.failures.problems()), [])

    def test_new_changed_and_mended_ones(self) -> None:
        """Each of them is a problem."""
        self.failures.add("line 2", "aten.mm.default", Verdict.WRONG, "sizes")
        self.failures.add("line 3", "aten.mm.default", Verdict.FALSE_ERROR, "refused")
        self.assertEqual(list(self.failures.problems()), [
            "not known to fail: line 2: aten.mm.default: wrong: sizes",
            "known to fail as 'wrong': line 3: aten.mm.default: false error: refused",
            "known to fail, but agrees: loop: add_1: aten.add.Tensor: missed error: "
            "not checked here"])

    def test_causes_stay(self) -> None:
        """A list that is written again keeps the causes."""
        self.failures.add("line 2", "aten.mm.default", Verdict.WRONG, "sizes")
        self.failures.add("line 3", "aten.mm.default", Verdict.WRONG, "dtype")
        out = io.StringIO()
        self.failures.write(out)
        self.assertEqual(out.getvalue(),
                         "line 2: aten.mm.default: wrong: sizes\n"
                         "line 3: aten.mm.default: wrong: dtype, as the kernel casts\n")

    def test_lines_that_cannot_be_read(self) -> None:
        """Invalid lines are errors."""
        with self.assertRaises(ValueError):
            self.failures.read(io.StringIO("line 7 is wrong\n"))
        with self.assertRaises(ValueError):
            self.failures.read(io.StringIO(LIST))


if __name__ == "__main__":
    unittest.main()
